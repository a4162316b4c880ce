import { useEffect } from 'react';
import { useForm } from 'react-hook-form';
import { applyServerErrors } from '../../../components/form/apply-server-errors.ts';
import { usernameRules } from '../../../components/form/credential-rules.ts';
import { FormField } from '../../../components/form/FormField.tsx';
import { authTexts } from '../../../i18n/en/auth.ts';
import { profileTexts } from '../../../i18n/en/profile.ts';
import { useText } from '../../../i18n/use-text.ts';
import { toErrorData } from '../../../services/api-error.ts';
import { api } from '../../../services/api.ts';
import { notify } from '../../../services/notify.ts';
import { useAppDispatch } from '../../../store/index.ts';
import { userChanged } from '../../../store/slices/authSlice.ts';
import { ChangeButton } from './ChangeButton.tsx';
import { ProfileRow } from './ProfileRow.tsx';
import { RowForm } from './RowForm.tsx';
import { useRowEditing } from './use-row-editing.ts';

/** The user name, and the form that changes it. */
export function UsernameRow({ username }: { username: string }) {
  const t = useText(profileTexts);
  const { isEditing, wasEditing, open, close } = useRowEditing();
  if (isEditing) {
    return (
      <ProfileRow label={t('username')}>
        <UsernameForm username={username} onClose={close} />
      </ProfileRow>
    );
  }
  return (
    <ProfileRow
      label={t('username')}
      action={<ChangeButton label={t('changeUsername')} isReturn={wasEditing} onClick={open} />}
    >
      {username}
    </ProfileRow>
  );
}

function UsernameForm({ username, onClose }: { username: string; onClose: () => void }) {
  const t = useText(profileTexts);
  const tAuth = useText(authTexts);
  const dispatch = useAppDispatch();
  const form = useForm<{ username: string }>({ defaultValues: { username } });
  const { errors, isSubmitting } = form.formState;
  const { setFocus } = form;
  useEffect(() => {
    setFocus('username', { shouldSelect: true });
  }, [setFocus]);
  const submit = form.handleSubmit(async (body) => {
    if (body.username === username) {
      onClose();
      return;
    }
    try {
      const { user } = await api.auth.updateProfile(body);
      dispatch(userChanged(user));
      notify('success', t('usernameSaved'));
      onClose();
    } catch (error) {
      const data = toErrorData(error);
      if (data.code === 'conflict') form.setError('username', { message: t('usernameTaken') });
      else applyServerErrors(form, data, ['username']);
    }
  });
  return (
    <RowForm
      submitLabel={t('save')}
      isBusy={isSubmitting}
      error={errors.root?.['server']?.message}
      onSubmit={() => void submit()}
      onCancel={onClose}
    >
      <FormField
        label={t('newUsername')}
        autoComplete="username"
        registration={form.register('username', usernameRules(tAuth))}
        error={errors.username?.message}
        hint={t('usernameHint')}
      />
    </RowForm>
  );
}
