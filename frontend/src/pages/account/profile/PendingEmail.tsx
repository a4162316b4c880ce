import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { EmailChange } from '@tokentradex/backend/contracts';
import { useSending } from '../../../components/use-sending.ts';
import { profileTexts } from '../../../i18n/en/profile.ts';
import { useText } from '../../../i18n/use-text.ts';
import { describeError } from '../../../lib/error-text.ts';
import { formatDateTime } from '../../../lib/time-text.ts';
import { api } from '../../../services/api.ts';
import { notify } from '../../../services/notify.ts';

interface PendingEmailProps {
  change: EmailChange;
  /** Called when it was taken back. */
  onStopped: () => void;
}

/** A new address that waits for its link to be opened, and the way to take it back. */
export function PendingEmail({ change, onStopped }: PendingEmailProps) {
  const t = useText(profileTexts);
  const { isBusy, error, send } = useSending();
  const stop = async () => {
    const isDone = await send(async () => {
      await api.auth.cancelEmailChange();
      return true;
    });
    if (isDone !== true) return;
    notify('success', t('changeStopped'));
    onStopped();
  };
  return (
    <>
      <Typography variant="body2">
        {t('pending', { email: change.email, time: formatDateTime(change.expiresAt) })}
      </Typography>
      {error !== null && (
        <Typography role="alert" variant="caption" component="p" sx={{ color: 'trading.down' }}>
          {describeError(error)}
        </Typography>
      )}
      <Button
        size="small"
        variant="outlined"
        loading={isBusy}
        onClick={() => void stop()}
        sx={{ mt: 3 }}
      >
        {t('stopChange')}
      </Button>
    </>
  );
}
