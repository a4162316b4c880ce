import Alert from '@mui/material/Alert';
import MuiLink from '@mui/material/Link';
import type { KycStatus } from '@tokentradex/backend/contracts';
import { Link } from 'react-router-dom';
import { walletTexts } from '../../i18n/en/wallet.ts';
import { useText } from '../../i18n/use-text.ts';

/** Why this account cannot withdraw now, and where that changes; nothing when it can. */
export function KycNotice({ status }: { status: KycStatus }) {
  const t = useText(walletTexts);
  if (status === 'approved') return null;
  return (
    <Alert severity="warning">
      {t(`kyc.${status}`)}{' '}
      <MuiLink component={Link} to="/settings/identity" color="inherit">
        {t(`kyc.link.${status}`)}
      </MuiLink>
    </Alert>
  );
}
