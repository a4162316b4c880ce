import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { LIMITS } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { Link, useSearchParams } from 'react-router-dom';
import { applyServerErrors } from '../../components/form/apply-server-errors.ts';
import { newPasswordRules } from '../../components/form/credential-rules.ts';
import { FormField } from '../../components/form/FormField.tsx';
import { StrengthMeter } from '../../components/form/StrengthMeter.tsx';
import { authTexts } from '../../i18n/en/auth.ts';
import { recoveryTexts } from '../../i18n/en/recovery.ts';
import { useText } from '../../i18n/use-text.ts';
import { toErrorData } from '../../services/api-error.ts';
import { api } from '../../services/api.ts';
import { useAppDispatch, useAppSelector } from '../../store/index.ts';
import { selectIsSignedIn, signOut } from '../../store/slices/authSlice.ts';
import { AuthLayout } from './AuthLayout.tsx';
import { LinkExpired } from './LinkExpired.tsx';

/** Where a mailed link leads that lets its reader choose a new password. */
export function ResetPage() {
  const t = useText(recoveryTexts);
  const [parameters] = useSearchParams();
  const token = parameters.get('token') ?? '';
  const [outcome, setOutcome] = useState<'done' | 'expired' | null>(null);
  if (outcome === 'done') return <PasswordChanged />;
  if (token === '' || outcome === 'expired') {
    return <LinkExpired path="/forgot" actionLabel={t('askAgain')} />;
  }
  return <ChoosePassword token={token} onOutcome={setOutcome} />;
}

interface ChoosePasswordProps {
  token: string;
  onOutcome: (outcome: 'done' | 'expired') => void;
}

function ChoosePassword({ token, onOutcome }: ChoosePasswordProps) {
  const t = useText(recoveryTexts);
  const tAuth = useText(authTexts);
  const form = useForm<{ newPassword: string }>({
    defaultValues: { newPassword: '' },
    mode: 'onTouched',
  });
  const { errors, isSubmitting } = form.formState;
  const newPassword = useWatch({ control: form.control, name: 'newPassword' });
  const dispatch = useAppDispatch();
  const isSignedIn = useAppSelector(selectIsSignedIn);
  const submit = form.handleSubmit(async (values) => {
    try {
      await api.auth.reset({ token, ...values });
    } catch (error) {
      const data = toErrorData(error);
      const isLinkBad = data.details.some(({ field }) => field === 'token');
      if (data.code === 'link_expired' || isLinkBad) onOutcome('expired');
      else applyServerErrors(form, data, ['newPassword']);
      return;
    }
    // Its session has ended as well: this browser should not find out by failing requests.
    if (isSignedIn) await dispatch(signOut());
    onOutcome('done');
  });
  return (
    <AuthLayout title={t('resetTitle')} subtitle={t('resetHint')}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        {errors.root?.['server'] !== undefined && (
          <Alert severity="error" sx={{ mb: 4 }}>
            {errors.root['server'].message}
          </Alert>
        )}
        <FormField
          label={t('newPassword')}
          type="password"
          autoComplete="new-password"
          registration={form.register('newPassword', newPasswordRules(tAuth))}
          error={errors.newPassword?.message}
          hint={tAuth('passwordHint', { count: LIMITS.passwordLengthMin })}
        />
        <StrengthMeter password={newPassword} />
        <Button type="submit" variant="contained" size="large" fullWidth loading={isSubmitting}>
          {t('setPassword')}
        </Button>
      </form>
    </AuthLayout>
  );
}

function PasswordChanged() {
  const t = useText(recoveryTexts);
  return (
    <AuthLayout
      title={t('resetDoneTitle')}
      subtitle={<span role="status">{t('resetDoneHint')}</span>}
    >
      <Button component={Link} to="/login" variant="contained" size="large" fullWidth>
        {t('signIn')}
      </Button>
    </AuthLayout>
  );
}
