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
import { api } from '../../services/api.ts';
import { notify } from '../../services/notify.ts';
import { AdminDialog } from './AdminDialog.tsx';
import { ReasonField } from './ReasonField.tsx';
import { KYC_LABELS, ROLE_LABELS, ROLE_TEXTS } from './role-words.ts';
import { TypedConfirmation } from './TypedConfirmation.tsx';
import { useSending } from './use-sending.ts';

/** Which of the user's fields is changed. */
export type UserChangeKind = 'role' | 'kycStatus' | 'isActive';

type Change = Omit<UpdateUserBody, 'reason'>;

const TITLES: Record<UserChangeKind, string> = {
  role: 'Change the role',
  kycStatus: 'Change the identity check',
  isActive: 'Change the account',
};

function initialChange(kind: UserChangeKind, user: AdminUser): Change {
  switch (kind) {
    case 'role':
      return { role: user.role };
    case 'kycStatus':
      return { kycStatus: user.kycStatus };
    case 'isActive':
      return { isActive: !user.isActive };
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
    (change.isActive ?? user.isActive) === user.isActive
  );
}

interface ChoiceProps {
  change: Change;
  onChange: (change: Change) => void;
}

function Choice({ change, onChange }: ChoiceProps) {
  if (change.role !== undefined) {
    return (
      <LabelledSelect
        label="Role"
        value={change.role}
        options={ROLES.map((role) => ({ value: role, label: ROLE_LABELS[role] }))}
        hint={ROLE_TEXTS[change.role]}
        onChange={(role) => {
          onChange({ role });
        }}
      />
    );
  }
  if (change.kycStatus !== undefined) {
    return (
      <LabelledSelect
        label="Identity check"
        value={change.kycStatus}
        options={KYC_STATUSES.map((status) => ({ value: status, label: KYC_LABELS[status] }))}
        hint="Withdrawals are open to verified users alone."
        onChange={(kycStatus) => {
          onChange({ kycStatus });
        }}
      />
    );
  }
  return (
    <Typography variant="body2">
      {change.isActive === true
        ? 'The account is opened again: its owner can sign in and trade.'
        : 'The account is closed at once: its sessions end, and nobody can sign in. Open orders and balances stay.'}
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
  const [change, setChange] = useState(() => initialChange(kind, user));
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const [isTouched, setIsTouched] = useState(false);
  const { isBusy, error, send } = useSending();
  const needsWord = isDrastic(change) && !isSame(change, user);

  const submit = async () => {
    setIsTouched(true);
    const isConfirmed = !needsWord || typed === user.username;
    if (isSame(change, user) || reason.trim() === '' || !isConfirmed) return;
    const updated = await send(() =>
      api.admin.updateUser(user.id, { ...change, reason: reason.trim() }),
    );
    if (updated === null) return;
    notify('success', `${user.username} changed`);
    onDone();
    onClose();
  };

  return (
    <AdminDialog
      title={TITLES[kind]}
      confirmLabel={
        change.isActive === undefined
          ? 'Apply the change'
          : change.isActive
            ? 'Open the account'
            : 'Close the account'
      }
      isDangerous={needsWord}
      isBusy={isBusy}
      error={error}
      onSubmit={() => void submit()}
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
          Choose something else than now.
        </Typography>
      )}
      <ReasonField
        value={reason}
        onChange={setReason}
        isMissing={isTouched && reason.trim() === ''}
      />
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
