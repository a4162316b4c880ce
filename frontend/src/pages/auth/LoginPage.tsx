import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MuiLink from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { LoginBody } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Link, Navigate, useLocation } from 'react-router-dom';
import { authTexts } from '../../i18n/en/auth.ts';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/index.ts';
import { selectIsSignedIn, signIn } from '../../store/slices/authSlice.ts';
import { selectExchangeStatus } from '../../store/slices/tokensSlice.ts';
import { AuthLayout } from './AuthLayout.tsx';
import { CodeStep } from './CodeStep.tsx';
import { applyServerErrors } from '../../components/form/apply-server-errors.ts';
import { emailRules } from '../../components/form/credential-rules.ts';
import { FormField } from '../../components/form/FormField.tsx';

const DEMO: LoginBody = { email: 'demo@tokentradex.com', password: 'Demo123!' };

/** The seeded account, offered only where the server says that it exists. */
function DemoHint({ onUse }: { onUse: () => void }) {
  const t = useText(authTexts);
  return (
    <Box
      sx={{
        mt: 6,
        p: 4,
        border: 1,
        borderColor: 'divider',
        borderRadius: '8px',
        bgcolor: 'surface.raised',
        display: 'flex',
        alignItems: 'center',
        justifyContent: 'space-between',
        gap: 3,
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        <Typography variant="subtitle2" component="p">
          {t('demoAccount')}
        </Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {DEMO.email}
          <br />
          {DEMO.password}
        </Typography>
      </Box>
      <Button variant="outlined" size="small" onClick={onUse}>
        {t('fillIn')}
      </Button>
    </Box>
  );
}

function useReturnPath(): string {
  const state: unknown = useLocation().state;
  const from = typeof state === 'object' && state !== null && 'from' in state ? state.from : null;
  return typeof from === 'string' ? from : '/dashboard';
}

export function LoginPage() {
  const t = useText(authTexts);
  const form = useForm<LoginBody>({ defaultValues: { email: '', password: '' } });
  const { errors, isSubmitting } = form.formState;
  const dispatch = useAppDispatch();
  const isSignedIn = useAppSelector(selectIsSignedIn);
  const hasDemo = useAppSelector((state) => selectExchangeStatus(state)?.demo === true);
  const returnPath = useReturnPath();
  /** Right, but not enough: the account has a second factor. */
  const [credentials, setCredentials] = useState<LoginBody | null>(null);
  if (isSignedIn) return <Navigate to={returnPath} replace />;

  const submit = form.handleSubmit(async (values) => {
    const body = { ...values, email: values.email.trim() };
    const result = await dispatch(signIn(body));
    if (!signIn.rejected.match(result)) return;
    if (result.payload?.code === 'totp_required') setCredentials(body);
    else applyServerErrors(form, result.payload, ['email', 'password']);
  });

  if (credentials !== null) {
    return (
      <CodeStep
        credentials={credentials}
        onBack={(error) => {
          setCredentials(null);
          if (error !== undefined) applyServerErrors(form, error, []);
        }}
      />
    );
  }

  return (
    <AuthLayout
      title={t('signIn')}
      subtitle={
        <>
          {t('newHere')}{' '}
          <MuiLink underline="always" component={Link} to="/register">
            {t('createAnAccount')}
          </MuiLink>
        </>
      }
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        {errors.root?.['server'] !== undefined && (
          <Alert severity="error" sx={{ mb: 4 }}>
            {errors.root['server'].message}
          </Alert>
        )}
        <FormField
          label={t('email')}
          type="email"
          autoComplete="username"
          registration={form.register('email', emailRules(t))}
          error={errors.email?.message}
        />
        <FormField
          label={t('password')}
          type="password"
          autoComplete="current-password"
          registration={form.register('password', { required: t('enterPassword') })}
          error={errors.password?.message}
        />
        <MuiLink
          component={Link}
          to="/forgot"
          underline="hover"
          variant="body2"
          sx={{ display: 'block', width: 'fit-content', ml: 'auto', mt: -2, py: 1 }}
        >
          {t('forgotPassword')}
        </MuiLink>
        <Button
          type="submit"
          variant="contained"
          size="large"
          fullWidth
          loading={isSubmitting}
          sx={{ mt: 2 }}
        >
          {t('signIn')}
        </Button>
      </form>
      {hasDemo && (
        <DemoHint
          onUse={() => {
            form.reset(DEMO);
          }}
        />
      )}
    </AuthLayout>
  );
}
