import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MuiLink from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { LIMITS, type RegisterBody } from '@tokentradex/backend/contracts';
import { useForm, useWatch } from 'react-hook-form';
import { Link, Navigate } from 'react-router-dom';
import { useAppDispatch, useAppSelector } from '../../store/index.ts';
import { register, selectIsSignedIn } from '../../store/slices/authSlice.ts';
import { AuthLayout } from './AuthLayout.tsx';
import { applyServerErrors } from './apply-server-errors.ts';
import {
  EMAIL_RULES,
  judgePassword,
  NEW_PASSWORD_RULES,
  USERNAME_RULES,
  type PasswordStrength,
} from './credential-rules.ts';
import { FormField } from './FormField.tsx';

const STRENGTHS: Record<PasswordStrength, { label: string; bars: number; color: string }> = {
  short: { label: 'Too short', bars: 0, color: 'surface.border' },
  weak: { label: 'Weak', bars: 1, color: 'trading.down' },
  fair: { label: 'Fair', bars: 2, color: 'warning.main' },
  strong: { label: 'Strong', bars: 3, color: 'trading.up' },
};

function StrengthMeter({ password }: { password: string }) {
  const { label, bars, color } = STRENGTHS[judgePassword(password)];
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
        {password === '' ? 'Strength' : label}
      </Typography>
    </Box>
  );
}

export function RegisterPage() {
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
      title="Create an account"
      subtitle={
        <>
          Have one already?{' '}
          <MuiLink underline="always" component={Link} to="/login">
            Sign in
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
          label="E-mail"
          type="email"
          autoComplete="email"
          registration={form.register('email', EMAIL_RULES)}
          error={errors.email?.message}
        />
        <FormField
          label="User name"
          autoComplete="username"
          registration={form.register('username', USERNAME_RULES)}
          error={errors.username?.message}
          hint="Other traders never see it."
        />
        <FormField
          label="Password"
          type="password"
          autoComplete="new-password"
          registration={form.register('password', NEW_PASSWORD_RULES)}
          error={errors.password?.message}
          hint={`At least ${LIMITS.passwordLengthMin} characters; a long phrase is best.`}
        />
        <StrengthMeter password={password} />
        <Button type="submit" variant="contained" size="large" fullWidth loading={isSubmitting}>
          Create account
        </Button>
      </form>
    </AuthLayout>
  );
}
