import Box from '@mui/material/Box';
import type {
  KycStatus,
  MarketState,
  OrderStatus,
  TransactionStatus,
} from '@tokentradex/backend/contracts';

type Status = OrderStatus | TransactionStatus | MarketState | KycStatus | 'enabled' | 'disabled';
type Tone = 'good' | 'bad' | 'wait' | 'active' | 'quiet';

const STATUSES: Record<Status, { label: string; tone: Tone }> = {
  open: { label: 'Open', tone: 'active' },
  partially_filled: { label: 'Partly filled', tone: 'active' },
  filled: { label: 'Filled', tone: 'good' },
  cancelled: { label: 'Cancelled', tone: 'quiet' },
  expired: { label: 'Expired', tone: 'quiet' },
  pending: { label: 'Pending', tone: 'wait' },
  held: { label: 'In review', tone: 'wait' },
  completed: { label: 'Completed', tone: 'good' },
  rejected: { label: 'Rejected', tone: 'bad' },
  active: { label: 'Active', tone: 'good' },
  post_only: { label: 'Post-only', tone: 'wait' },
  cancel_only: { label: 'Cancel-only', tone: 'wait' },
  halted: { label: 'Halted', tone: 'bad' },
  delisted: { label: 'Delisted', tone: 'quiet' },
  none: { label: 'Not verified', tone: 'quiet' },
  approved: { label: 'Verified', tone: 'good' },
  enabled: { label: 'Enabled', tone: 'good' },
  disabled: { label: 'Disabled', tone: 'bad' },
};

const TONES: Record<Tone, { color: string; background: string }> = {
  good: { color: 'trading.up', background: 'trading.upSoft' },
  bad: { color: 'trading.down', background: 'trading.downSoft' },
  wait: { color: 'warning.main', background: 'surface.warningSoft' },
  active: { color: 'primary.main', background: 'surface.accentSoft' },
  quiet: { color: 'text.secondary', background: 'surface.hover' },
};

/** The state of an order, transaction, market or account, in a word. */
export function StatusChip({ status, title }: { status: Status; title?: string | undefined }) {
  const { label, tone } = STATUSES[status];
  const { color, background } = TONES[tone];
  return (
    <Box
      component="span"
      title={title}
      sx={{
        display: 'inline-block',
        px: 1.75,
        py: 0.25,
        borderRadius: '4px',
        fontSize: '0.75rem',
        fontWeight: 500,
        lineHeight: '18px',
        whiteSpace: 'nowrap',
        color,
        bgcolor: background,
      }}
    >
      {label}
    </Box>
  );
}
