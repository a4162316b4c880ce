import type { WithdrawalAddress } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { withdrawalRuleTexts } from '../../../i18n/en/withdrawal-rules.ts';
import { useText } from '../../../i18n/use-text.ts';
import { toErrorData } from '../../../services/api-error.ts';
import { accountApi } from '../../../services/account-api.ts';
import { notify, notifyError } from '../../../services/notify.ts';

interface DeleteAddressDialogProps {
  address: WithdrawalAddress;
  onClose: () => void;
  /** It is gone, by this or by somebody before. */
  onDone: () => void;
}

/** Asks before an address leaves the book. */
export function DeleteAddressDialog({ address, onClose, onDone }: DeleteAddressDialogProps) {
  const t = useText(withdrawalRuleTexts);
  const [isBusy, setIsBusy] = useState(false);
  const { id, label } = address;
  const remove = async () => {
    setIsBusy(true);
    try {
      await accountApi.withdrawalRules.removeAddress(id);
      notify('success', t('deleted'), label);
    } catch (error) {
      notifyError(t('notDeleted'), toErrorData(error));
    }
    onDone();
    onClose();
  };
  return (
    <ConfirmDialog
      isOpen
      title={t('deleteQuestion', { label })}
      confirmLabel={t('delete')}
      cancelLabel={t('keep')}
      isDangerous
      isBusy={isBusy}
      onConfirm={() => void remove()}
      onCancel={onClose}
    >
      {t('deleteHint')}
    </ConfirmDialog>
  );
}
