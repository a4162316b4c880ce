import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MuiLink from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { LIMITS, type RegisterBody } from '@tokentradex/backend/contracts';
import { useForm, useWatch } from 'react-hook-form';
import { Link, Navigate } from 'react-router-dom';
import { authTexts } from '../../i18n/en/auth.ts';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/index.ts';
import { register, selectIsSignedIn } from '../../store/slices/authSlice.ts';
import { AuthLayout } from './AuthLayout.tsx';
import { applyServerErrors } from './apply-server-errors.ts';
import {
  emailRules,
  judgePassword,
  newPasswordRules,
  usernameRules,
  type PasswordStrength,
} from './credential-rules.ts';
import { FormField } from './FormField.tsx';

const STRENGTHS: Record<PasswordStrength, { bars: number; color: string }> = {
  short: { bars: 0, color: 'surface.border' },
  weak: { bars: 1, color: 'trading.down' },
  fair: { bars: 2, color: 'warning.main' },
  strong: { bars: 3, color: 'trading.up' },
};

function StrengthMeter({ password }: { password: string }) {
  const t = useText(authTexts);
  const strength = judgePassword(password);
  const { bars, color } = STRENGTHS[strength];
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, mt: -2, mb: 4 }}>
      {[0, 1, 2].map((bar) => (
        <Box
          key={bar}
          aria-hidden
          sx={{
            flex: 1,
            height: 3,
            borderRadius: 1,
            bgcolor: bar < bars ? color : 'surface.hover',
          }}
        />
      ))}
      <Typography
        variant="caption"
        sx={{ color: 'text.secondary', minWidth: 56, textAlign: 'right' }}
      >
        {password === '' ? t('strength') : t(`strength.${strength}`)}
      </Typography>
    </Box>
  );
}

export function RegisterPage() {
  const t = useText(authTexts);
  const form = useForm<RegisterBody>({
    defaultValues: { email: '', username: '', password: '' },
    mode: 'onTouched',
  });
  const { errors, isSubmitting } = form.formState;
  const password = useWatch({ control: form.control, name: 'password' });
  const dispatch = useAppDispatch();
  const isSignedIn = useAppSelector(selectIsSignedIn);
  if (isSignedIn) return <Navigate to="/dashboard" replace />;

  const submit = form.handleSubmit(async (body) => {
    const result = await dispatch(register({ ...body, email: body.email.trim() }));
    if (register.rejected.match(result)) {
      applyServerErrors(form, result.payload, ['email', 'username', 'password']);
    }
  });

  return (
    <AuthLayout
      title={t('createAnAccount')}
      subtitle={
        <>
          {t('haveOne')}{' '}
          <MuiLink underline="always" component={Link} to="/login">
            {t('signIn')}
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
          autoComplete="email"
          registration={form.register('email', emailRules(t))}
          error={errors.email?.message}
        />
        <FormField
          label={t('username')}
          autoComplete="username"
          registration={form.register('username', usernameRules(t))}
          error={errors.username?.message}
          hint={t('usernameHint')}
        />
        <FormField
          label={t('password')}
          type="password"
          autoComplete="new-password"
          registration={form.register('password', newPasswordRules(t))}
          error={errors.password?.message}
          hint={t('passwordHint', { count: LIMITS.passwordLengthMin })}
        />
        <StrengthMeter password={password} />
        <Button type="submit" variant="contained" size="large" fullWidth loading={isSubmitting}>
          {t('createAccount')}
        </Button>
      </form>
    </AuthLayout>
  );
}
