import Alert from '@mui/material/Alert';
import type { AdminWithdrawal } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { FactList } from '../../components/FactList.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { formatDateTime } from '../../lib/time-text.ts';
import { api } from '../../services/api.ts';
import { notify } from '../../services/notify.ts';
import { AdminDialog } from './AdminDialog.tsx';
import { ReasonField } from './ReasonField.tsx';
import { useSending } from './use-sending.ts';

interface DecideWithdrawalDialogProps {
  withdrawal: AdminWithdrawal;
  decision: 'approve' | 'reject';
  onClose: () => void;
  /** Decided, by this or by somebody before. */
  onDone: () => void;
}

/** Pays a withdrawal out, or gives it back. */
export function DecideWithdrawalDialog(props: DecideWithdrawalDialogProps) {
  const { withdrawal, decision, onClose, onDone } = props;
  const [reason, setReason] = useState('');
  const [isTouched, setIsTouched] = useState(false);
  const { isBusy, error, send } = useSending();
  const isApproval = decision === 'approve';
  const { user, amount, symbol, address, createdAt } = withdrawal;

  const submit = async () => {
    setIsTouched(true);
    if (reason.trim() === '') return;
    const decided = await send(() =>
      api.admin.decideWithdrawal(withdrawal.id, decision, { reason: reason.trim() }),
    );
    onDone();
    if (decided === null) return;
    notify('success', isApproval ? 'Withdrawal approved' : 'Withdrawal rejected', user.username);
    onClose();
  };

  return (
    <AdminDialog
      title={isApproval ? 'Approve the withdrawal' : 'Reject the withdrawal'}
      confirmLabel={isApproval ? 'Approve' : 'Reject'}
      isDangerous={!isApproval}
      isBusy={isBusy}
      error={error}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <FactList
        facts={[
          { name: 'Amount', value: <Quantity value={amount} symbol={symbol} /> },
          { name: 'To', value: address },
          { name: 'User', value: `${user.username}, ${user.email}` },
          { name: 'Identity check', value: <StatusChip status={user.kycStatus} /> },
          { name: 'Asked for', value: formatDateTime(createdAt) },
        ]}
        isCompact
      />
      {isApproval && user.kycStatus !== 'approved' && (
        <Alert severity="warning">This user's identity is not verified now.</Alert>
      )}
      <ReasonField
        value={reason}
        onChange={setReason}
        isMissing={isTouched && reason.trim() === ''}
        hint={
          isApproval
            ? 'Kept in the audit log and shown to the user.'
            : 'The user reads it, and the audit log keeps it. The amount becomes available again.'
        }
      />
    </AdminDialog>
  );
}
