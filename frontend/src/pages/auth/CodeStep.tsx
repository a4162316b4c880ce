import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { LoginBody } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { SecondFactorField } from '../../components/SecondFactorField.tsx';
import { secondFactorTexts } from '../../i18n/en/second-factor.ts';
import { useText } from '../../i18n/use-text.ts';
import { describeError } from '../../lib/error-text.ts';
import { isCodeShaped } from '../../lib/is-code-shaped.ts';
import type { ApiErrorData } from '../../services/api-error.ts';
import { useAppDispatch } from '../../store/index.ts';
import { signIn } from '../../store/slices/authSlice.ts';
import { AuthLayout } from './AuthLayout.tsx';

interface CodeStepProps {
  /** The e-mail and the password that were right. */
  credentials: LoginBody;
  /** Back to the first step. @param error why, when the server does not take them any more. */
  onBack: (error?: ApiErrorData) => void;
}

/** The second step of signing in: a code, with e-mail and password kept from the first. */
export function CodeStep({ credentials, onBack }: CodeStepProps) {
  const t = useText(secondFactorTexts);
  const dispatch = useAppDispatch();
  const [code, setCode] = useState('');
  const [codeError, setCodeError] = useState<string>();
  const [error, setError] = useState<ApiErrorData | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  const submit = async () => {
    if (!isCodeShaped(code)) {
      setCodeError(t('enterCode'));
      return;
    }
    setIsBusy(true);
    setError(null);
    const result = await dispatch(signIn({ ...credentials, totp: code.trim() }));
    if (!signIn.rejected.match(result)) return;
    setIsBusy(false);
    const failure = result.payload ?? null;
    if (failure?.code === 'invalid_totp') {
      setCodeError(t('wrongCode'));
    } else if (failure?.code === 'invalid_credentials' || failure?.status === 403) {
      onBack(failure);
    } else {
      setError(failure);
    }
  };

  return (
    <AuthLayout title={t('signInTitle')} subtitle={t('signInHint', { email: credentials.email })}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) void submit();
        }}
      >
        {error !== null && (
          <Alert severity="error" sx={{ mb: 4 }}>
            {describeError(error)}
          </Alert>
        )}
        <SecondFactorField
          value={code}
          onChange={(next) => {
            setCode(next);
            setCodeError(undefined);
          }}
          error={codeError}
          isFocusedAtFirst
        />
        <Box sx={{ display: 'grid', gap: 3, mt: 6 }}>
          <Button type="submit" variant="contained" size="large" fullWidth loading={isBusy}>
            {t('continue')}
          </Button>
          <Button
            variant="text"
            color="inherit"
            disabled={isBusy}
            onClick={() => {
              onBack();
            }}
          >
            {t('otherAccount')}
          </Button>
        </Box>
      </form>
    </AuthLayout>
  );
}
