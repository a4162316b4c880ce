import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { LIMITS } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { useSending } from '../../../components/use-sending.ts';
import { profileTexts } from '../../../i18n/en/profile.ts';
import { useText } from '../../../i18n/use-text.ts';
import { describeError } from '../../../lib/error-text.ts';
import { api } from '../../../services/api.ts';

/** What an address that is not proven waits for, and the link once more. */
export function UnverifiedEmail() {
  const t = useText(profileTexts);
  const { isBusy, error, send } = useSending();
  const [isSent, setIsSent] = useState(false);
  const sendAgain = async () => {
    setIsSent(false);
    // The answer itself is null, as that of a failure is.
    const isDone = await send(async () => {
      await api.auth.resendVerification();
      return true;
    });
    setIsSent(isDone === true);
  };
  return (
    <>
      <Typography variant="body2">{t('unverified')}</Typography>
      <Typography variant="caption" component="p" sx={{ color: 'text.secondary', mt: 1 }}>
        {t('unverifiedWhy')}
      </Typography>
      <Button
        size="small"
        variant="outlined"
        loading={isBusy}
        onClick={() => void sendAgain()}
        sx={{ mt: 3 }}
      >
        {t('sendAgain')}
      </Button>
      <Typography
        role="status"
        variant="caption"
        component="p"
        sx={{ mt: 1, color: error === null ? 'trading.up' : 'trading.down' }}
      >
        {error !== null && describeError(error)}
        {isSent && t('sentAgain', { hours: LIMITS.verifyLinkHours })}
      </Typography>
    </>
  );
}
