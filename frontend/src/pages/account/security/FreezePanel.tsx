import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { FormDialog } from '../../../components/FormDialog.tsx';
import { LabelledField } from '../../../components/LabelledField.tsx';
import { Panel } from '../../../components/Panel.tsx';
import { PasswordField } from '../../../components/PasswordField.tsx';
import { useSending } from '../../../components/use-sending.ts';
import { securityTexts } from '../../../i18n/en/security.ts';
import { useText } from '../../../i18n/use-text.ts';
import { accountApi } from '../../../services/account-api.ts';
import { notify } from '../../../services/notify.ts';
import { useAppDispatch, useAppSelector } from '../../../store/index.ts';
import { selectUser, signOut } from '../../../store/slices/authSlice.ts';

/** The emergency brake. */
export function FreezePanel() {
  const t = useText(securityTexts);
  const [isAsking, setIsAsking] = useState(false);
  return (
    <Panel title={t('freeze')}>
      <Box sx={{ p: 4, display: 'grid', gap: 4 }}>
        <Typography variant="body2" sx={{ color: 'text.secondary', maxWidth: 560 }}>
          {t('freezeText')}
        </Typography>
        <div>
          <Button
            variant="outlined"
            color="error"
            onClick={() => {
              setIsAsking(true);
            }}
          >
            {t('freezeButton')}
          </Button>
        </div>
      </Box>
      {isAsking && (
        <FreezeDialog
          onClose={() => {
            setIsAsking(false);
          }}
        />
      )}
    </Panel>
  );
}

function FreezeDialog({ onClose }: { onClose: () => void }) {
  const t = useText(securityTexts);
  const dispatch = useAppDispatch();
  const word = useAppSelector(selectUser)?.username ?? '';
  const [typed, setTyped] = useState('');
  const [password, setPassword] = useState('');
  const [isTouched, setIsTouched] = useState(false);
  const { isBusy, error, send, dismissError } = useSending();
  const isPasswordWrong = error?.code === 'invalid_credentials';

  const submit = async () => {
    setIsTouched(true);
    if (typed !== word || password === '') return;
    const isDone = await send(async () => {
      await accountApi.security.freeze(password);
      return true;
    });
    if (isDone !== true) return;
    notify('info', t('frozen'), t('frozenHint'));
    // The session is gone already; this forgets it here.
    await dispatch(signOut());
  };
  const passwordError = () => {
    if (isTouched && password === '') return t('enterPassword');
    return isPasswordWrong ? t('wrongPassword') : undefined;
  };

  return (
    <FormDialog
      title={t('freezeTitle')}
      confirmLabel={t('freezeButton')}
      cancelLabel={t('cancel')}
      isDangerous
      isBusy={isBusy}
      error={isPasswordWrong ? null : error}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('freezeEffects')}
      </Typography>
      <LabelledField
        label={t('typeToConfirm', { word })}
        value={typed}
        onChange={setTyped}
        error={isTouched && typed !== word ? t('typeExactly', { word }) : undefined}
      />
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
    </FormDialog>
  );
}
