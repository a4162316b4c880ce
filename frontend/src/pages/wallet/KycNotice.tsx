import Alert from '@mui/material/Alert';
import type { KycStatus } from '@tokentradex/backend/contracts';

const TEXTS: Record<Exclude<KycStatus, 'approved'>, string> = {
  none: 'Your identity is not verified yet. Withdrawals open as soon as our compliance team has verified it; depositing and trading work without.',
  pending: 'Your identity is being checked. Withdrawals open as soon as it is approved.',
  rejected: 'Your identity could not be verified, so withdrawals are closed. Contact support.',
};

/** Why this account cannot withdraw now; nothing when it can. */
export function KycNotice({ status }: { status: KycStatus }) {
  if (status === 'approved') return null;
  return <Alert severity="warning">{TEXTS[status]}</Alert>;
}
