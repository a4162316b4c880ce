import CheckIcon from '@mui/icons-material/Check';
import CloseIcon from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import type { LoginAttempt, LoginOutcome } from '@tokentradex/backend/contracts';
import { useCallback } from 'react';
import { DataTable, type Column } from '../../../components/DataTable.tsx';
import { Figure } from '../../../components/Figure.tsx';
import { Panel } from '../../../components/Panel.tsx';
import { usePagedList, type PageSource } from '../../../components/use-paged-list.ts';
import { securityTexts } from '../../../i18n/en/security.ts';
import type { Translate } from '../../../i18n/i18n.ts';
import { useText } from '../../../i18n/use-text.ts';
import { browserName } from '../../../lib/browser-name.ts';
import { formatDateTime } from '../../../lib/time-text.ts';
import { accountApi } from '../../../services/account-api.ts';

const PAGE_SIZE = 10;

function historyColumns(t: Translate<typeof securityTexts.english>): Column<LoginAttempt>[] {
  return [
    {
      key: 'outcome',
      header: t('outcome'),
      onPhone: 'title',
      render: ({ outcome }) => <Outcome outcome={outcome} label={t(`outcome.${outcome}`)} />,
    },
    {
      key: 'device',
      header: t('device'),
      render: ({ userAgent }) => (
        <span title={userAgent ?? undefined}>
          {browserName(userAgent ?? '') ?? t('unknownDevice')}
        </span>
      ),
    },
    {
      key: 'address',
      header: t('address'),
      render: ({ ip }) => <Figure>{ip ?? '–'}</Figure>,
    },
    {
      key: 'time',
      header: t('time'),
      align: 'right',
      onPhone: 'aside',
      render: ({ time }) => (
        <Box component="span" sx={{ typography: 'body2' }}>
          <Figure>{formatDateTime(time)}</Figure>
        </Box>
      ),
    },
  ];
}

function Outcome({ outcome, label }: { outcome: LoginOutcome; label: string }) {
  const isGood = outcome === 'signed_in';
  const Icon = isGood ? CheckIcon : CloseIcon;
  return (
    <Box component="span" sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
      <Icon sx={{ fontSize: 16, color: isGood ? 'trading.up' : 'trading.down' }} />
      {label}
    </Box>
  );
}

/** Who signed in, and who tried. */
export function LoginHistoryPanel() {
  const t = useText(securityTexts);
  const source: PageSource<LoginAttempt> = useCallback(
    (cursor, signal) =>
      accountApi.security.loginHistory(
        { limit: PAGE_SIZE, ...(cursor === undefined ? {} : { cursor }) },
        signal,
      ),
    [],
  );
  const list = usePagedList(source);
  return (
    <Panel title={t('history')} note={t('historyNote')}>
      <DataTable
        label={t('history')}
        columns={historyColumns(t)}
        rows={list.rows}
        rowKey={({ id }) => id}
        load={list.load}
        onRetry={list.retry}
        empty={{ title: t('noHistory'), hint: t('noHistoryHint') }}
        onLoadMore={list.loadMore}
        isLoadingMore={list.isLoadingMore}
        loadingRows={4}
        isCompact
      />
    </Panel>
  );
}
