import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import MuiLink from '@mui/material/Link';
import { LIMITS, type RegisterBody } from '@tokentradex/backend/contracts';
import { useForm, useWatch } from 'react-hook-form';
import { Link, Navigate } from 'react-router-dom';
import { authTexts } from '../../i18n/en/auth.ts';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/index.ts';
import { register, selectIsSignedIn } from '../../store/slices/authSlice.ts';
import { AuthLayout } from './AuthLayout.tsx';
import { applyServerErrors } from '../../components/form/apply-server-errors.ts';
import {
  emailRules,
  newPasswordRules,
  usernameRules,
} from '../../components/form/credential-rules.ts';
import { FormField } from '../../components/form/FormField.tsx';
import { StrengthMeter } from '../../components/form/StrengthMeter.tsx';

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
