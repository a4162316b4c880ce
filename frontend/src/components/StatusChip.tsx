import Box from '@mui/material/Box';
import type {
  KycStatus,
  MarketState,
  OrderStatus,
  TransactionStatus,
} from '@tokentradex/backend/contracts';
import { appTexts } from '../i18n/en/app.ts';
import { useText } from '../i18n/use-text.ts';

type Status =
  OrderStatus | TransactionStatus | MarketState | KycStatus | 'enabled' | 'disabled' | 'frozen';
type Tone = 'good' | 'bad' | 'wait' | 'active' | 'quiet';

const STATUSES: Record<Status, Tone> = {
  open: 'active',
  partially_filled: 'active',
  filled: 'good',
  cancelled: 'quiet',
  expired: 'quiet',
  pending: 'wait',
  held: 'wait',
  completed: 'good',
  rejected: 'bad',
  active: 'good',
  post_only: 'wait',
  cancel_only: 'wait',
  halted: 'bad',
  delisted: 'quiet',
  none: 'quiet',
  approved: 'good',
  enabled: 'good',
  disabled: 'bad',
  frozen: 'bad',
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
  const t = useText(appTexts);
  const tone = STATUSES[status];
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
      {t(`status.${status}`)}
    </Box>
  );
}
