import { reconciliationTexts } from '../../i18n/en/reconciliation.ts';
import { useText } from '../../i18n/use-text.ts';
import { adminApi } from '../../services/admin-api.ts';
import { notify } from '../../services/notify.ts';
import { AdminDialog } from './AdminDialog.tsx';
import { ReasonField } from './ReasonField.tsx';
import { useReasonedChange } from './use-reasoned-change.ts';

/** Lets money leave again. */
export function UnfreezeDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const t = useText(reconciliationTexts);
  const { isBusy, error, reasonField, submit } = useReasonedChange();
  const unfreeze = async () => {
    const lifted = await submit(true, (reason) =>
      adminApi.reconciliation.unfreeze({ reason }).finally(onDone),
    );
    if (lifted === null) return;
    notify('success', t('unfrozen'));
    onClose();
  };
  return (
    <AdminDialog
      title={t('unfreeze')}
      confirmLabel={t('unfreeze')}
      isBusy={isBusy}
      error={error}
      onSubmit={() => void unfreeze()}
      onClose={onClose}
    >
      <ReasonField {...reasonField} hint={t('unfreezeHint')} />
    </AdminDialog>
  );
}
