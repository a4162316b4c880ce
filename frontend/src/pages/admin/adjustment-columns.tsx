import WarningIcon from '@mui/icons-material/WarningAmberOutlined';
import Box from '@mui/material/Box';
import MuiLink from '@mui/material/Link';
import type { Adjustment, AdjustmentStatus } from '@tokentradex/backend/contracts';
import { Link } from 'react-router-dom';
import type { Column } from '../../components/DataTable.tsx';
import { Figure } from '../../components/Figure.tsx';
import { Money } from '../../components/Money.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import type { adjustmentTexts } from '../../i18n/en/adjustments.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { formatDateTime } from '../../lib/time-text.ts';

type AdjustmentText = Translate<typeof adjustmentTexts.english>;

/** The words that other money waits and ends with. */
const CHIPS = {
  proposed: 'held',
  applying: 'pending',
  approved: 'completed',
  rejected: 'rejected',
  expired: 'expired',
} as const satisfies Record<AdjustmentStatus, string>;

function Person({ name, email, id }: { name?: string; email: string; id: string }) {
  return (
    <>
      <MuiLink
        component={Link}
        to={`/admin/users?user=${id}`}
        color="inherit"
        underline="hover"
        sx={{ fontWeight: name === undefined ? 400 : 560, overflowWrap: 'anywhere' }}
      >
        {name ?? email}
      </MuiLink>
      {name !== undefined && (
        <Box sx={{ typography: 'caption', color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {email}
        </Box>
      )}
    </>
  );
}

function Worth({ t, adjustment }: { t: AdjustmentText; adjustment: Adjustment }) {
  const { value, quoteSymbol, warnings } = adjustment;
  const isLarge = warnings.includes('large_share') || warnings.includes('large_value');
  return (
    <>
      <Money value={value} symbol={quoteSymbol} isSigned />
      {warnings.length > 0 && (
        <Box
          sx={{
            display: 'flex',
            alignItems: 'center',
            justifyContent: 'flex-end',
            gap: 1,
            typography: 'caption',
            color: 'warning.main',
            whiteSpace: 'nowrap',
          }}
        >
          <WarningIcon aria-hidden sx={{ fontSize: 14 }} />
          {t(isLarge ? 'large' : 'unpriced')}
        </Box>
      )}
    </>
  );
}

/** What every list of adjustments shows. */
export function adjustmentColumns(t: AdjustmentText): Column<Adjustment>[] {
  return [
    {
      key: 'user',
      header: t('user'),
      onPhone: 'title',
      render: ({ user }) => <Person name={user.username} email={user.email} id={user.id} />,
    },
    {
      key: 'amount',
      header: t('amount'),
      align: 'right',
      onPhone: 'aside',
      render: ({ amount, symbol }) => <Quantity value={amount} symbol={symbol} isSigned />,
    },
    {
      key: 'worth',
      header: t('worth'),
      align: 'right',
      onPhone: 'wide',
      render: (adjustment) => <Worth t={t} adjustment={adjustment} />,
    },
    {
      key: 'reason',
      header: t('reason'),
      onPhone: 'wide',
      render: ({ reason }) => (
        <Box sx={{ maxWidth: 260, overflowWrap: 'anywhere', color: 'text.secondary' }}>
          {reason}
        </Box>
      ),
    },
    {
      key: 'proposedBy',
      header: t('proposedBy'),
      onPhone: 'wide',
      render: ({ proposedBy }) => <Person email={proposedBy.email} id={proposedBy.id} />,
    },
  ];
}

/** Where adjustments of several states stand together. */
export function statusColumn(t: AdjustmentText): Column<Adjustment> {
  return {
    key: 'status',
    header: t('status'),
    render: ({ status }) => <StatusChip status={CHIPS[status]} />,
  };
}

export function expiryColumn(t: AdjustmentText): Column<Adjustment> {
  return {
    key: 'expires',
    header: t('expires'),
    onPhone: 'wide',
    render: ({ expiresAt }) => (
      <Figure tone="muted">
        <time dateTime={expiresAt}>{formatDateTime(expiresAt)}</time>
      </Figure>
    ),
  };
}

export function deciderColumn(t: AdjustmentText): Column<Adjustment> {
  return {
    key: 'decidedBy',
    header: t('decidedBy'),
    onPhone: 'wide',
    render: ({ decidedBy, decisionReason }) =>
      decidedBy !== null && (
        <>
          <Person email={decidedBy.email} id={decidedBy.id} />
          <Box
            sx={{
              maxWidth: 260,
              typography: 'caption',
              color: 'text.secondary',
              overflowWrap: 'anywhere',
            }}
          >
            {decisionReason}
          </Box>
        </>
      ),
  };
}
