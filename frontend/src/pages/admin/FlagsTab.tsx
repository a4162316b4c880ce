import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { SurveillanceFlag } from '@tokentradex/backend/contracts';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { Figure } from '../../components/Figure.tsx';
import { Money } from '../../components/Money.tsx';
import { useLoaded } from '../../components/use-loaded.ts';
import { surveillanceTexts } from '../../i18n/en/surveillance.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/use-text.ts';
import { browserName } from '../../lib/browser-name.ts';
import { formatDateTime } from '../../lib/time-text.ts';
import { adminApi } from '../../services/admin-api.ts';
import { PersonLink } from './PersonLink.tsx';
import type { SurveillanceFilters } from './use-surveillance-filters.ts';

function columnsOf(
  t: Translate<typeof surveillanceTexts.english>,
  onShow: (flag: SurveillanceFlag) => void,
): Column<SurveillanceFlag>[] {
  return [
    {
      key: 'flag',
      header: t('column.flag'),
      onPhone: 'title',
      render: ({ kind }) => (
        <Box sx={{ minWidth: 160 }}>
          <Box sx={{ fontWeight: 560 }}>{t(`flag.${kind}`)}</Box>
          <Box sx={{ typography: 'caption', color: 'text.secondary' }}>{t(`flagText.${kind}`)}</Box>
        </Box>
      ),
    },
    {
      key: 'users',
      header: t('column.users'),
      onPhone: 'wide',
      render: ({ users }) =>
        users.map((user) => (
          // One below the other, and each high enough for a finger.
          <Box key={user.id} sx={{ lineHeight: '24px' }}>
            <PersonLink user={user} />
          </Box>
        )),
    },
    { key: 'market', header: t('market'), onPhone: 'aside', render: ({ symbol }) => symbol },
    {
      key: 'trades',
      header: t('column.trades'),
      align: 'right',
      render: ({ tradeCount }) => <Figure>{tradeCount}</Figure>,
    },
    {
      key: 'value',
      header: t('column.value'),
      align: 'right',
      render: ({ quoteAmount }) => <Money value={quoteAmount} />,
    },
    {
      key: 'last',
      header: t('column.last'),
      render: ({ lastAt, firstAt }) => (
        <span title={`${t('column.first')}: ${formatDateTime(firstAt)}`}>
          <Figure tone="muted">{formatDateTime(lastAt)}</Figure>
        </span>
      ),
    },
    {
      key: 'shared',
      header: t('column.shared'),
      onPhone: 'wide',
      render: ({ sharedSession }) =>
        sharedSession !== null && (
          <Box title={sharedSession.userAgent} sx={{ color: 'text.secondary' }}>
            {sharedSession.ip}, {browserName(sharedSession.userAgent) ?? sharedSession.userAgent}
          </Box>
        ),
    },
    {
      key: 'actions',
      header: t('column.actions'),
      isHeaderHidden: true,
      align: 'right',
      onPhone: 'wide',
      render: (flag) => (
        <Button
          size="small"
          variant="outlined"
          aria-label={t('showTradesOf', { name: flag.users[0]?.username ?? '' })}
          onClick={() => {
            onShow(flag);
          }}
          sx={{ my: { xs: 1, sm: -1 }, whiteSpace: 'nowrap' }}
        >
          {t('showTrades')}
        </Button>
      ),
    },
  ];
}

/** Trades of the last day that somebody should look at. */
export function FlagsTab({ filters }: { filters: SurveillanceFilters }) {
  const t = useText(surveillanceTexts);
  const { data, load, reload } = useLoaded(adminApi.surveillance.flags);
  const show = ({ users, symbol }: SurveillanceFlag) => {
    filters.change({ tab: 'trades', user: users[0]?.id ?? null, market: symbol, side: null });
  };
  return (
    <>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          gap: 3,
          px: 4,
          py: 2.5,
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <Typography variant="body2" sx={{ color: 'text.secondary', flex: 1, minWidth: 220 }}>
          {data !== null &&
            t('looked', { count: data.tradeCount, since: formatDateTime(data.since) })}{' '}
          {data?.isComplete === false && t('incomplete')} {t('hint')}
        </Typography>
        <Button size="small" variant="outlined" onClick={reload}>
          {t('refresh')}
        </Button>
      </Box>
      <DataTable
        label={t('tab.flags')}
        columns={columnsOf(t, show)}
        rows={data?.flags ?? []}
        rowKey={({ kind, users, tokenId }) =>
          [kind, tokenId, ...users.map(({ id }) => id)].join(' ')
        }
        load={load}
        onRetry={reload}
        empty={{ title: t('noFlags'), hint: t('noFlagsHint') }}
      />
    </>
  );
}
