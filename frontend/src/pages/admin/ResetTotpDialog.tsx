import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { AdminUser } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { adminTexts } from '../../i18n/en/admin.ts';
import { useText } from '../../i18n/use-text.ts';
import { adminApi } from '../../services/admin-api.ts';
import { notify } from '../../services/notify.ts';
import { AdminDialog } from './AdminDialog.tsx';
import { ReasonField } from './ReasonField.tsx';
import { TypedConfirmation } from './TypedConfirmation.tsx';
import { useReasonedChange } from './use-reasoned-change.ts';

interface ResetTotpDialogProps {
  user: AdminUser;
  onClose: () => void;
  onDone: () => void;
}

/** Turns two-factor sign-in off for a user who lost it, with a reason. */
export function ResetTotpDialog({ user, onClose, onDone }: ResetTotpDialogProps) {
  const t = useText(adminTexts);
  const [typed, setTyped] = useState('');
  const { isBusy, error, isTouched, reasonField, submit } = useReasonedChange();
  const apply = async () => {
    const updated = await submit(typed === user.username, (reason) =>
      adminApi.resetTotp(user.id, { reason }),
    );
    if (updated === null) return;
    notify('success', t('changed', { name: user.username }));
    onDone();
    onClose();
  };
  return (
    <AdminDialog
      title={t('users.resetTwoFactor')}
      confirmLabel={t('resetTotp.confirm')}
      isDangerous
      isBusy={isBusy}
      error={error}
      onSubmit={() => void apply()}
      onClose={onClose}
    >
      <Box sx={{ typography: 'body2' }}>
        <strong>{user.username}</strong>{' '}
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {user.email}
        </Box>
      </Box>
      <Typography variant="body2">{t('resetTotp.hint')}</Typography>
      <ReasonField {...reasonField} />
      <TypedConfirmation
        word={user.username}
        value={typed}
        onChange={setTyped}
        isMissing={isTouched}
      />
    </AdminDialog>
  );
}
