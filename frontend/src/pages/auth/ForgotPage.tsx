import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import MuiLink from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { LIMITS, type ForgotPasswordBody } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Link } from 'react-router-dom';
import { applyServerErrors } from '../../components/form/apply-server-errors.ts';
import { emailRules } from '../../components/form/credential-rules.ts';
import { FormField } from '../../components/form/FormField.tsx';
import { authTexts } from '../../i18n/en/auth.ts';
import { recoveryTexts } from '../../i18n/en/recovery.ts';
import { useText } from '../../i18n/use-text.ts';
import { toErrorData } from '../../services/api-error.ts';
import { api } from '../../services/api.ts';
import { AuthLayout } from './AuthLayout.tsx';

/** Asks for a link to choose a new password. Says the same whether there is such an account or not. */
export function ForgotPage() {
  const [sentTo, setSentTo] = useState<string | null>(null);
  return sentTo === null ? (
    <AskForLink onSent={setSentTo} />
  ) : (
    <LinkSent
      email={sentTo}
      onOther={() => {
        setSentTo(null);
      }}
    />
  );
}

function AskForLink({ onSent }: { onSent: (email: string) => void }) {
  const t = useText(recoveryTexts);
  const tAuth = useText(authTexts);
  const form = useForm<ForgotPasswordBody>({ defaultValues: { email: '' } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ email }) => {
    const body = { email: email.trim() };
    try {
      await api.auth.forgot(body);
      onSent(body.email);
    } catch (error) {
      applyServerErrors(form, toErrorData(error), ['email']);
    }
  });
  return (
    <AuthLayout title={t('forgotTitle')} subtitle={t('forgotHint')}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        {errors.root?.['server'] !== undefined && (
          <Alert severity="error" sx={{ mb: 4 }}>
            {errors.root['server'].message}
          </Alert>
        )}
        <FormField
          label={tAuth('email')}
          type="email"
          autoComplete="username"
          registration={form.register('email', emailRules(tAuth))}
          error={errors.email?.message}
        />
        <Button
          type="submit"
          variant="contained"
          size="large"
          fullWidth
          loading={isSubmitting}
          sx={{ mt: 2 }}
        >
          {t('sendLink')}
        </Button>
      </form>
      <BackToSignIn />
    </AuthLayout>
  );
}

function LinkSent({ email, onOther }: { email: string; onOther: () => void }) {
  const t = useText(recoveryTexts);
  return (
    <AuthLayout
      title={t('sentTitle')}
      subtitle={
        <span role="status">{t('sentHint', { email, minutes: LIMITS.resetLinkMinutes })}</span>
      }
    >
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 5 }}>
        {t('nothingCame')}
      </Typography>
      <Button variant="outlined" size="large" fullWidth onClick={onOther}>
        {t('otherAddress')}
      </Button>
      <BackToSignIn />
    </AuthLayout>
  );
}

function BackToSignIn() {
  const t = useText(recoveryTexts);
  return (
    <Typography variant="body2" component="p" sx={{ mt: 5, textAlign: 'center' }}>
      <MuiLink component={Link} to="/login" underline="always">
        {t('backToSignIn')}
      </MuiLink>
    </Typography>
  );
}
