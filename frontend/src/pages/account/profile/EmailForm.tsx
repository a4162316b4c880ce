import { useEffect } from 'react';
import { useForm } from 'react-hook-form';
import { applyServerErrors } from '../../../components/form/apply-server-errors.ts';
import { emailRules } from '../../../components/form/credential-rules.ts';
import { FormField } from '../../../components/form/FormField.tsx';
import { authTexts } from '../../../i18n/en/auth.ts';
import { profileTexts } from '../../../i18n/en/profile.ts';
import { useText } from '../../../i18n/use-text.ts';
import { toErrorData } from '../../../services/api-error.ts';
import { api } from '../../../services/api.ts';
import { RowForm } from './RowForm.tsx';

interface EmailFormProps {
  /** The address that the account has. */
  email: string;
  /** Called when the link was sent to the new address. */
  onSent: () => void;
  onCancel: () => void;
}

/** Asks for a new address and for the password: nothing changes before the link is opened. */
export function EmailForm({ email, onSent, onCancel }: EmailFormProps) {
  const t = useText(profileTexts);
  const tAuth = useText(authTexts);
  const form = useForm({ defaultValues: { email: '', currentPassword: '' } });
  const { errors, isSubmitting } = form.formState;
  const { setFocus } = form;
  useEffect(() => {
    setFocus('email');
  }, [setFocus]);
  const submit = form.handleSubmit(async (values) => {
    const body = { ...values, email: values.email.trim() };
    if (body.email.toLowerCase() === email) {
      form.setError('email', { message: t('emailSame') });
      return;
    }
    try {
      await api.auth.updateProfile(body);
      onSent();
    } catch (error) {
      const data = toErrorData(error);
      if (data.code === 'conflict') form.setError('email', { message: t('emailTaken') });
      else if (data.code === 'invalid_credentials') {
        form.setError('currentPassword', { message: t('wrongPassword') });
      } else applyServerErrors(form, data, ['email', 'currentPassword']);
    }
  });
  return (
    <RowForm
      submitLabel={t('sendLink')}
      isBusy={isSubmitting}
      error={errors.root?.['server']?.message}
      onSubmit={() => void submit()}
      onCancel={onCancel}
    >
      <FormField
        label={t('newEmail')}
        type="email"
        autoComplete="email"
        registration={form.register('email', emailRules(tAuth))}
        error={errors.email?.message}
        hint={t('newEmailHint')}
      />
      <FormField
        label={t('currentPassword')}
        type="password"
        autoComplete="current-password"
        registration={form.register('currentPassword', { required: t('enterPassword') })}
        error={errors.currentPassword?.message}
      />
    </RowForm>
  );
}
