import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { FormDialog } from '../../../components/FormDialog.tsx';
import { PasswordField } from '../../../components/PasswordField.tsx';
import { SecondFactorField } from '../../../components/SecondFactorField.tsx';
import { useSending } from '../../../components/use-sending.ts';
import { secondFactorTexts } from '../../../i18n/en/second-factor.ts';
import { securityTexts } from '../../../i18n/en/security.ts';
import { useText } from '../../../i18n/use-text.ts';
import { isCodeShaped } from '../../../lib/is-code-shaped.ts';
import { accountApi } from '../../../services/account-api.ts';
import { notify } from '../../../services/notify.ts';

interface DisableTotpDialogProps {
  onDisabled: () => void;
  onClose: () => void;
}

/** Turns the second factor off, for who has the password and the factor. */
export function DisableTotpDialog({ onDisabled, onClose }: DisableTotpDialogProps) {
  const t = useText(securityTexts);
  const tCode = useText(secondFactorTexts);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [isTouched, setIsTouched] = useState(false);
  const { isBusy, error, send, dismissError } = useSending();
  const isPasswordWrong = error?.code === 'invalid_credentials';
  const isCodeWrong = error?.code === 'invalid_totp';

  const submit = async () => {
    setIsTouched(true);
    if (password === '' || !isCodeShaped(code)) return;
    const isDone = await send(async () => {
      await accountApi.security.disableTotp({ password, code: code.trim() });
      return true;
    });
    if (isDone !== true) return;
    notify('success', t('turnedOff'));
    onDisabled();
    onClose();
  };
  const passwordError = () => {
    if (isTouched && password === '') return t('enterPassword');
    return isPasswordWrong ? t('wrongPassword') : undefined;
  };
  const codeError = () => {
    if (isTouched && !isCodeShaped(code)) return tCode('enterCode');
    return isCodeWrong ? tCode('wrongCode') : undefined;
  };

  return (
    <FormDialog
      title={t('turnOffTitle')}
      confirmLabel={t('turnOff')}
      cancelLabel={t('cancel')}
      isDangerous
      isBusy={isBusy}
      error={isPasswordWrong || isCodeWrong ? null : error}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('turnOffHint')}
      </Typography>
      <PasswordField
        label={t('currentPassword')}
        value={password}
        onChange={(value) => {
          setPassword(value);
          dismissError();
        }}
        autoComplete="current-password"
        error={passwordError()}
      />
      <SecondFactorField
        value={code}
        onChange={(value) => {
          setCode(value);
          dismissError();
        }}
        error={codeError()}
      />
    </FormDialog>
  );
}
