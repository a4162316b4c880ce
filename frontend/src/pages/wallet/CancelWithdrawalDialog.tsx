import type { Transaction } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { walletTexts } from '../../i18n/en/wallet.ts';
import { useText } from '../../i18n/use-text.ts';
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
  const t = useText(walletTexts);
  const { transaction, onClose, onDone } = props;
  const [isBusy, setIsBusy] = useState(false);
  const amount = `${formatDecimal(transaction.amount)} ${transaction.symbol}`;
  const cancel = async () => {
    setIsBusy(true);
    try {
      await api.wallet.cancelWithdrawal(transaction.id);
      notify('success', t('withdrawalCancelled'), t('availableAgain', { amount }));
    } catch (error) {
      notifyError(t('notCancelled'), toErrorData(error));
    }
    onDone();
    onClose();
  };
  return (
    <ConfirmDialog
      isOpen
      title={t('cancelWithdrawalQuestion', { amount })}
      confirmLabel={t('cancelWithdrawal')}
      cancelLabel={t('keepIt')}
      isDangerous
      isBusy={isBusy}
      onConfirm={() => void cancel()}
      onCancel={onClose}
    >
      {t('availableAtOnce')}
    </ConfirmDialog>
  );
}
