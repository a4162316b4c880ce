import Alert from '@mui/material/Alert';
import type { KycStatus } from '@tokentradex/backend/contracts';
import { walletTexts } from '../../i18n/en/wallet.ts';
import { useText } from '../../i18n/use-text.ts';

/** Why this account cannot withdraw now; nothing when it can. */
export function KycNotice({ status }: { status: KycStatus }) {
  const t = useText(walletTexts);
  if (status === 'approved') return null;
  return <Alert severity="warning">{t(`kyc.${status}`)}</Alert>;
}
