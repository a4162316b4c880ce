import type { Transaction } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { formatDecimal } from '../../lib/decimal-text.ts';
import { toErrorData } from '../../services/api-error.ts';
import { api } from '../../services/api.ts';
import { notify, notifyError } from '../../services/notify.ts';

interface CancelWithdrawalDialogProps {
  transaction: Transaction;
  onClose: () => void;
  /** The withdrawal is closed, by this or by somebody before. */
  onDone: () => void;
}

/** Takes back a withdrawal that no operator has decided yet. */
export function CancelWithdrawalDialog(props: CancelWithdrawalDialogProps) {
  const { transaction, onClose, onDone } = props;
  const [isBusy, setIsBusy] = useState(false);
  const amount = `${formatDecimal(transaction.amount)} ${transaction.symbol}`;
  const cancel = async () => {
    setIsBusy(true);
    try {
      await api.wallet.cancelWithdrawal(transaction.id);
      notify('success', 'Withdrawal cancelled', `${amount} are available again`);
    } catch (error) {
      notifyError('The withdrawal was not cancelled', toErrorData(error));
    }
    onDone();
    onClose();
  };
  return (
    <ConfirmDialog
      isOpen
      title={`Cancel the withdrawal of ${amount}?`}
      confirmLabel="Cancel the withdrawal"
      cancelLabel="Keep it"
      isDangerous
      isBusy={isBusy}
      onConfirm={() => void cancel()}
      onCancel={onClose}
    >
      The amount becomes available again at once.
    </ConfirmDialog>
  );
}
