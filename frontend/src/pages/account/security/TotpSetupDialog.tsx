import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import type { TotpSetup } from '@tokentradex/backend/contracts';
import { lazy, Suspense, useState } from 'react';
import { CopyButton } from '../../../components/CopyButton.tsx';
import { FormDialog } from '../../../components/FormDialog.tsx';
import { LabelledField } from '../../../components/LabelledField.tsx';
import { PasswordField } from '../../../components/PasswordField.tsx';
import { useSending } from '../../../components/use-sending.ts';
import { securityTexts } from '../../../i18n/en/security.ts';
import { useText } from '../../../i18n/use-text.ts';
import { accountApi } from '../../../services/account-api.ts';
import { notify } from '../../../services/notify.ts';
import { RecoveryCodesDialog } from './RecoveryCodesDialog.tsx';

const TotpQrCode = lazy(async () => ({
  default: (await import('./TotpQrCode.tsx')).TotpQrCode,
}));

interface TotpSetupDialogProps {
  onEnabled: () => void;
  onClose: () => void;
}

/** From the password over the secret and a first code to the recovery codes. */
export function TotpSetupDialog({ onEnabled, onClose }: TotpSetupDialogProps) {
  const t = useText(securityTexts);
  const [setup, setSetup] = useState<TotpSetup | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  if (setup === null) return <PasswordStep onDone={setSetup} onClose={onClose} />;
  if (codes === null) {
    return (
      <ConfirmStep
        setup={setup}
        onDone={(recoveryCodes) => {
          setCodes(recoveryCodes);
          onEnabled();
          notify('success', t('turnedOn'));
        }}
        onClose={onClose}
      />
    );
  }
  return <RecoveryCodesDialog codes={codes} onClose={onClose} />;
}

interface PasswordStepProps {
  onDone: (setup: TotpSetup) => void;
  onClose: () => void;
}

function PasswordStep({ onDone, onClose }: PasswordStepProps) {
  const t = useText(securityTexts);
  const [password, setPassword] = useState('');
  const [isTouched, setIsTouched] = useState(false);
  const { isBusy, error, send, dismissError } = useSending();
  const isWrong = error?.code === 'invalid_credentials';
  const submit = async () => {
    setIsTouched(true);
    if (password === '') return;
    const setup = await send(() => accountApi.security.setUpTotp(password));
    if (setup !== null) onDone(setup);
  };
  const fieldError = () => {
    if (isTouched && password === '') return t('enterPassword');
    return isWrong ? t('wrongPassword') : undefined;
  };
  return (
    <FormDialog
      title={t('setUpTitle')}
      confirmLabel={t('continue')}
      cancelLabel={t('cancel')}
      isBusy={isBusy}
      error={isWrong ? null : error}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('setUpIntro')}
      </Typography>
      <PasswordField
        label={t('currentPassword')}
        value={password}
        onChange={(value) => {
          setPassword(value);
          dismissError();
        }}
        autoComplete="current-password"
        error={fieldError()}
      />
    </FormDialog>
  );
}

interface ConfirmStepProps {
  setup: TotpSetup;
  onDone: (recoveryCodes: string[]) => void;
  onClose: () => void;
}

function ConfirmStep({ setup, onDone, onClose }: ConfirmStepProps) {
  const t = useText(securityTexts);
  const [code, setCode] = useState('');
  const [isTouched, setIsTouched] = useState(false);
  const { isBusy, error, send, dismissError } = useSending();
  const digits = code.replace(/\s/g, '');
  const isComplete = /^\d{6}$/.test(digits);
  const isWrong = error?.code === 'invalid_totp';
  const submit = async () => {
    setIsTouched(true);
    if (!isComplete) return;
    const answer = await send(() => accountApi.security.enableTotp(digits));
    if (answer !== null) onDone(answer.recoveryCodes);
  };
  const fieldError = () => {
    if (isTouched && !isComplete) return t('enterCode');
    return isWrong ? t('wrongCode') : undefined;
  };
  return (
    <FormDialog
      title={t('scanTitle')}
      confirmLabel={t('turnOn')}
      cancelLabel={t('cancel')}
      isBusy={isBusy}
      error={isWrong ? null : error}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('scanHint')}
      </Typography>
      <Box sx={{ display: 'flex', justifyContent: 'center' }}>
        <Suspense fallback={<Skeleton variant="rounded" width={200} height={200} />}>
          <TotpQrCode uri={setup.uri} label={t('qrCode')} />
        </Suspense>
      </Box>
      <div>
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
          {t('secretHint')}
        </Typography>
        <Box sx={SECRET}>
          <Box component="code" sx={{ fontFamily: 'monospace', overflowWrap: 'anywhere' }}>
            {groupsOf(setup.secret)}
          </Box>
          <CopyButton text={setup.secret} label={t('theSecret')} />
        </Box>
      </div>
      <LabelledField
        label={t('confirmCode')}
        value={code}
        onChange={(value) => {
          setCode(value);
          dismissError();
        }}
        error={fieldError()}
        hint={t('confirmCodeHint')}
        inputMode="numeric"
        autoComplete="one-time-code"
        lengthMax={7}
        isTabular
      />
    </FormDialog>
  );
}

/** Four characters at a time, as they are typed by hand. */
function groupsOf(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? secret;
}

const SECRET = {
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: 2,
  px: 3,
  py: 2,
  border: 1,
  borderColor: 'divider',
  borderRadius: '8px',
  bgcolor: 'surface.raised',
  typography: 'body2',
} as const;
