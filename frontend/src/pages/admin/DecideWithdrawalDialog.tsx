import Alert from '@mui/material/Alert';
import type { AdminWithdrawal } from '@tokentradex/backend/contracts';
import { FactList } from '../../components/FactList.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { adminTexts } from '../../i18n/en/admin.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatDateTime } from '../../lib/time-text.ts';
import { adminApi } from '../../services/admin-api.ts';
import { notify } from '../../services/notify.ts';
import { AdminDialog } from './AdminDialog.tsx';
import { ReasonField } from './ReasonField.tsx';
import { useReasonedChange } from './use-reasoned-change.ts';

interface DecideWithdrawalDialogProps {
  withdrawal: AdminWithdrawal;
  decision: 'approve' | 'reject';
  onClose: () => void;
  /** Decided, by this or by somebody before. */
  onDone: () => void;
}

/** Pays a withdrawal out, or gives it back. */
export function DecideWithdrawalDialog(props: DecideWithdrawalDialogProps) {
  const t = useText(adminTexts);
  const { withdrawal, decision, onClose, onDone } = props;
  const { isBusy, error, reasonField, submit } = useReasonedChange();
  const isApproval = decision === 'approve';
  const { user, amount, symbol, address, createdAt } = withdrawal;

  const decide = async () => {
    const decided = await submit(true, (reason) =>
      adminApi.decideWithdrawal(withdrawal.id, decision, { reason }).finally(onDone),
    );
    if (decided === null) return;
    notify(
      'success',
      t(isApproval ? 'withdrawals.approved' : 'withdrawals.rejected'),
      user.username,
    );
    onClose();
  };

  return (
    <AdminDialog
      title={t(isApproval ? 'withdrawals.approveTitle' : 'withdrawals.rejectTitle')}
      confirmLabel={t(isApproval ? 'withdrawals.approve' : 'withdrawals.reject')}
      isDangerous={!isApproval}
      isBusy={isBusy}
      error={error}
      onSubmit={() => void decide()}
      onClose={onClose}
    >
      <FactList
        facts={[
          { name: t('withdrawals.amount'), value: <Quantity value={amount} symbol={symbol} /> },
          { name: t('withdrawals.to'), value: address },
          { name: t('users.user'), value: `${user.username}, ${user.email}` },
          { name: t('users.identityCheck'), value: <StatusChip status={user.kycStatus} /> },
          { name: t('withdrawals.askedFor'), value: formatDateTime(createdAt) },
        ]}
        isCompact
      />
      {isApproval && user.kycStatus !== 'approved' && (
        <Alert severity="warning">{t('withdrawals.notVerified')}</Alert>
      )}
      <ReasonField
        {...reasonField}
        hint={t(isApproval ? 'withdrawals.approveHint' : 'withdrawals.rejectHint')}
      />
    </AdminDialog>
  );
}
