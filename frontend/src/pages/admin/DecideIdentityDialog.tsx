import type { AdminKycCheckDetail } from '@tokentradex/backend/contracts';
import { FactList } from '../../components/FactList.tsx';
import { identityQueueTexts } from '../../i18n/en/identity-queue.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatDateTime } from '../../lib/time-text.ts';
import { adminApi } from '../../services/admin-api.ts';
import { notify } from '../../services/notify.ts';
import { AdminDialog } from './AdminDialog.tsx';
import { ReasonField } from './ReasonField.tsx';
import { useReasonedChange } from './use-reasoned-change.ts';

interface DecideIdentityDialogProps {
  check: AdminKycCheckDetail;
  decision: 'approve' | 'reject';
  onClose: () => void;
  /** Decided, by this or by somebody before. */
  onDone: () => void;
}

/** Opens withdrawals to somebody, or says what has to be mended. */
export function DecideIdentityDialog(props: DecideIdentityDialogProps) {
  const t = useText(identityQueueTexts);
  const { check, decision, onClose, onDone } = props;
  const { isBusy, error, reasonField, submit } = useReasonedChange();
  const isApproval = decision === 'approve';

  const decide = async () => {
    const decided = await submit(true, (reason) =>
      adminApi.kyc.decide(check.id, decision, { reason }).finally(onDone),
    );
    if (decided === null) return;
    notify('success', t(isApproval ? 'approved' : 'rejected'), check.user.username);
    onClose();
  };

  return (
    <AdminDialog
      title={t(isApproval ? 'approveTitle' : 'rejectTitle')}
      confirmLabel={t(isApproval ? 'approve' : 'reject')}
      isDangerous={!isApproval}
      isBusy={isBusy}
      error={error}
      onSubmit={() => void decide()}
      onClose={onClose}
    >
      <FactList
        facts={[
          { name: t('user'), value: `${check.user.username}, ${check.user.email}` },
          { name: t('name'), value: check.fullName },
          { name: t('submitted'), value: formatDateTime(check.submittedAt) },
        ]}
        isCompact
      />
      <ReasonField {...reasonField} hint={t(isApproval ? 'approveHint' : 'rejectHint')} />
    </AdminDialog>
  );
}
