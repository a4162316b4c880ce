import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import {
  KYC_STATUSES,
  ROLES,
  type AdminUser,
  type UpdateUserBody,
} from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { LabelledSelect } from '../../components/LabelledSelect.tsx';
import { adminTexts } from '../../i18n/en/admin.ts';
import { changeUserTexts } from '../../i18n/en/change-user.ts';
import { useText } from '../../i18n/use-text.ts';
import { adminApi } from '../../services/admin-api.ts';
import { notify } from '../../services/notify.ts';
import { AdminDialog } from './AdminDialog.tsx';
import { ReasonField } from './ReasonField.tsx';
import { TypedConfirmation } from './TypedConfirmation.tsx';
import { useReasonedChange } from './use-reasoned-change.ts';

/** Which of the user's fields is changed. */
export type UserChangeKind = 'role' | 'kycStatus' | 'isActive' | 'isFrozen';

type Change = Omit<UpdateUserBody, 'reason'>;

function initialChange(kind: UserChangeKind, user: AdminUser): Change {
  switch (kind) {
    case 'role':
      return { role: user.role };
    case 'kycStatus':
      return { kycStatus: user.kycStatus };
    case 'isActive':
      return { isActive: !user.isActive };
    case 'isFrozen':
      return { isFrozen: false };
  }
}

/** Closing an account and making an administrator hurt when they hit the wrong user. */
function isDrastic(change: Change): boolean {
  return change.isActive === false || change.role === 'admin';
}

function isSame(change: Change, user: AdminUser): boolean {
  return (
    (change.role ?? user.role) === user.role &&
    (change.kycStatus ?? user.kycStatus) === user.kycStatus &&
    (change.isActive ?? user.isActive) === user.isActive &&
    (change.isFrozen ?? user.isFrozen) === user.isFrozen
  );
}

function confirmKey(change: Change): 'apply' | 'open' | 'close' | 'unfreeze' {
  if (change.isFrozen !== undefined) return 'unfreeze';
  if (change.isActive === undefined) return 'apply';
  return change.isActive ? 'open' : 'close';
}

interface ChoiceProps {
  change: Change;
  onChange: (change: Change) => void;
}

function Choice({ change, onChange }: ChoiceProps) {
  const t = useText(adminTexts);
  const tChange = useText(changeUserTexts);
  if (change.role !== undefined) {
    return (
      <LabelledSelect
        label={t('users.role')}
        value={change.role}
        options={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        hint={t(`roleText.${change.role}`)}
        onChange={(role) => {
          onChange({ role });
        }}
      />
    );
  }
  if (change.kycStatus !== undefined) {
    return (
      <LabelledSelect
        label={t('users.identityCheck')}
        value={change.kycStatus}
        options={KYC_STATUSES.map((status) => ({ value: status, label: t(`kyc.${status}`) }))}
        hint={tChange('verifiedOnly')}
        onChange={(kycStatus) => {
          onChange({ kycStatus });
        }}
      />
    );
  }
  if (change.isFrozen !== undefined) {
    return <Typography variant="body2">{tChange('unfreezes')}</Typography>;
  }
  return (
    <Typography variant="body2">
      {tChange(change.isActive === true ? 'opens' : 'closes')}
    </Typography>
  );
}

interface ChangeUserDialogProps {
  user: AdminUser;
  kind: UserChangeKind;
  onClose: () => void;
  onDone: () => void;
}

/** Changes one thing about a user, with a reason. */
export function ChangeUserDialog({ user, kind, onClose, onDone }: ChangeUserDialogProps) {
  const t = useText(adminTexts);
  const tChange = useText(changeUserTexts);
  const [change, setChange] = useState(() => initialChange(kind, user));
  const [typed, setTyped] = useState('');
  const { isBusy, error, isTouched, reasonField, submit } = useReasonedChange();
  const needsWord = isDrastic(change) && !isSame(change, user);

  const apply = async () => {
    const isConfirmed = !needsWord || typed === user.username;
    const updated = await submit(!isSame(change, user) && isConfirmed, (reason) =>
      adminApi.updateUser(user.id, { ...change, reason }),
    );
    if (updated === null) return;
    notify('success', t('changed', { name: user.username }));
    onDone();
    onClose();
  };

  return (
    <AdminDialog
      title={tChange(kind)}
      confirmLabel={tChange(confirmKey(change))}
      isDangerous={needsWord}
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
      <Choice change={change} onChange={setChange} />
      {isTouched && isSame(change, user) && (
        <Typography variant="caption" role="alert" sx={{ color: 'trading.down' }}>
          {tChange('same')}
        </Typography>
      )}
      <ReasonField {...reasonField} />
      {needsWord && (
        <TypedConfirmation
          word={user.username}
          value={typed}
          onChange={setTyped}
          isMissing={isTouched}
        />
      )}
    </AdminDialog>
  );
}
