import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { LIMITS } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { Panel } from '../../../components/Panel.tsx';
import { PasswordField } from '../../../components/PasswordField.tsx';
import { useSending } from '../../../components/use-sending.ts';
import { securityTexts } from '../../../i18n/en/security.ts';
import { useText } from '../../../i18n/use-text.ts';
import { describeError, fieldErrors } from '../../../lib/error-text.ts';
import { accountApi } from '../../../services/account-api.ts';
import { notify } from '../../../services/notify.ts';

const EMPTY = { currentPassword: '', newPassword: '' };

/** Changes the password. */
export function PasswordPanel() {
  const t = useText(securityTexts);
  const [values, setValues] = useState(EMPTY);
  const [isTouched, setIsTouched] = useState(false);
  const { isBusy, error, send, dismissError } = useSending();
  const refused = fieldErrors(error);
  const set = (change: Partial<typeof EMPTY>) => {
    setValues({ ...values, ...change });
    dismissError();
  };

  const currentError = () => {
    if (isTouched && values.currentPassword === '') return t('enterPassword');
    return refused['currentPassword'] === undefined ? undefined : t('wrongPassword');
  };
  const newError = () => {
    if (isTouched && values.newPassword.length < LIMITS.passwordLengthMin) {
      return t('passwordMin', { count: LIMITS.passwordLengthMin });
    }
    const isSame = isTouched && values.newPassword === values.currentPassword;
    return isSame || refused['newPassword'] !== undefined ? t('passwordSame') : undefined;
  };

  const submit = async () => {
    setIsTouched(true);
    const isComplete =
      values.currentPassword !== '' &&
      values.newPassword.length >= LIMITS.passwordLengthMin &&
      values.newPassword !== values.currentPassword;
    if (!isComplete) return;
    const isDone = await send(async () => {
      await accountApi.security.changePassword(values);
      return true;
    });
    if (isDone !== true) return;
    setValues(EMPTY);
    setIsTouched(false);
    notify('success', t('passwordChanged'), t('passwordChangedHint'));
  };

  return (
    <Panel title={t('password')} note={t('passwordNote')}>
      <Box
        component="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
        sx={{ p: 4, display: 'grid', gap: 4, maxWidth: 420 }}
      >
        <PasswordField
          label={t('currentPassword')}
          value={values.currentPassword}
          onChange={(currentPassword) => {
            set({ currentPassword });
          }}
          autoComplete="current-password"
          error={currentError()}
        />
        <PasswordField
          label={t('newPassword')}
          value={values.newPassword}
          onChange={(newPassword) => {
            set({ newPassword });
          }}
          autoComplete="new-password"
          error={newError()}
          hint={t('newPasswordHint', { count: LIMITS.passwordLengthMin })}
        />
        {error !== null && Object.keys(refused).length === 0 && (
          <Alert severity="error">{describeError(error)}</Alert>
        )}
        <div>
          <Button type="submit" variant="outlined" loading={isBusy}>
            {t('changePassword')}
          </Button>
        </div>
      </Box>
    </Panel>
  );
}
