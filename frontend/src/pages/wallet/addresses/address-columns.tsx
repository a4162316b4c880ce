import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { WithdrawalAddress } from '@tokentradex/backend/contracts';
import { CopyableText } from '../../../components/CopyableText.tsx';
import type { Column } from '../../../components/DataTable.tsx';
import { Figure } from '../../../components/Figure.tsx';
import { TokenIcon } from '../../../components/TokenIcon.tsx';
import type { withdrawalRuleTexts } from '../../../i18n/en/withdrawal-rules.ts';
import type { Translate } from '../../../i18n/i18n.ts';
import { formatDateTime } from '../../../lib/time-text.ts';
import { AddressState } from './AddressState.tsx';

/** Columns of the address book. @param nowMs for the countdown of those that wait. */
export function addressColumns(
  t: Translate<typeof withdrawalRuleTexts.english>,
  nowMs: number,
  onDelete: (address: WithdrawalAddress) => void,
): Column<WithdrawalAddress>[] {
  return [
    {
      key: 'label',
      header: t('label'),
      onPhone: 'title',
      render: ({ label }) => (
        <Box component="span" sx={{ fontWeight: 500, overflowWrap: 'anywhere' }}>
          {label}
        </Box>
      ),
    },
    {
      key: 'asset',
      header: t('asset'),
      onPhone: 'aside',
      render: ({ symbol }) => (
        <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 2 }}>
          <TokenIcon symbol={symbol} size={20} />
          {symbol}
        </Box>
      ),
    },
    {
      key: 'address',
      header: t('address'),
      onPhone: 'wide',
      render: ({ address, label }) => (
        <CopyableText text={address} label={t('addressOf', { label })} lengthMax={25} />
      ),
    },
    {
      key: 'added',
      header: t('added'),
      onPhone: 'hidden',
      render: ({ createdAt }) => <Figure tone="muted">{formatDateTime(createdAt)}</Figure>,
    },
    {
      key: 'state',
      header: t('state'),
      onPhone: 'wide',
      render: ({ usableFrom }) => <AddressState usableFrom={usableFrom} nowMs={nowMs} />,
    },
    {
      key: 'actions',
      header: t('actions'),
      isHeaderHidden: true,
      align: 'right',
      onPhone: 'wide',
      render: (address) => (
        <Button
          size="small"
          variant="outlined"
          aria-label={t('deleteOf', { label: address.label })}
          onClick={() => {
            onDelete(address);
          }}
        >
          {t('delete')}
        </Button>
      ),
    },
  ];
}
