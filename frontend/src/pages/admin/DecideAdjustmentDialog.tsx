import type { Adjustment } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { FactList } from '../../components/FactList.tsx';
import { Money } from '../../components/Money.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { adjustmentTexts } from '../../i18n/en/adjustments.ts';
import { useText } from '../../i18n/use-text.ts';
import { adminApi } from '../../services/admin-api.ts';
import { notify } from '../../services/notify.ts';
import { AdjustmentFacts } from './AdjustmentFacts.tsx';
import { AdminDialog } from './AdminDialog.tsx';
import { ReasonField } from './ReasonField.tsx';
import { TypedConfirmation } from './TypedConfirmation.tsx';
import { useAdjustmentPreview } from './use-adjustment-preview.ts';
import { useReasonedChange } from './use-reasoned-change.ts';

interface DecideAdjustmentDialogProps {
  adjustment: Adjustment;
  decision: 'approve' | 'reject';
  onClose: () => void;
  /** Decided, by this or by somebody before. */
  onDone: () => void;
}

/** The second person's part: amount and symbol typed again, and why. */
export function DecideAdjustmentDialog(props: DecideAdjustmentDialogProps) {
  const t = useText(adjustmentTexts);
  const { adjustment, decision, onClose, onDone } = props;
  const { user, tokenId, symbol, amount, value, quoteSymbol } = adjustment;
  const isApproval = decision === 'approve';
  const [typedAmount, setTypedAmount] = useState('');
  const [typedSymbol, setTypedSymbol] = useState('');
  const { isBusy, error, isTouched, reasonField, submit } = useReasonedChange();
  const preview = useAdjustmentPreview(user.id, tokenId, amount);

  const decide = async () => {
    const isTyped = typedAmount === amount && typedSymbol === symbol;
    const decided = await submit(isTyped, (reason) =>
      adminApi.adjustments
        .decide(adjustment.id, decision, {
          reason,
          confirm: { amount: typedAmount, symbol: typedSymbol },
        })
        .finally(onDone),
    );
    if (decided === null) return;
    notify('success', t(isApproval ? 'approved' : 'rejected'), user.username);
    onClose();
  };

  return (
    <AdminDialog
      title={t(isApproval ? 'approveTitle' : 'rejectTitle')}
      confirmLabel={t(isApproval ? 'approve' : 'reject')}
      isDangerous={!isApproval}
      isBusy={isBusy}
      error={error}
      width="sm"
      onSubmit={() => void decide()}
      onClose={onClose}
    >
      <FactList
        facts={[
          { name: t('user'), value: `${user.username}, ${user.email}` },
          {
            name: t('amount'),
            value: <Quantity value={amount} symbol={symbol} isSigned sx={{ fontWeight: 600 }} />,
          },
          ...(isApproval
            ? []
            : [
                {
                  name: t('worthThen'),
                  value:
                    value === null ? (
                      t('noPrice')
                    ) : (
                      <Money value={value} symbol={quoteSymbol} isSigned />
                    ),
                },
              ]),
          { name: t('reason'), value: adjustment.reason },
          { name: t('proposedBy'), value: adjustment.proposedBy.email },
        ]}
        isCompact
      />
      {isApproval && <AdjustmentFacts preview={preview} />}
      <TypedConfirmation
        word={amount}
        value={typedAmount}
        onChange={setTypedAmount}
        isMissing={isTouched}
        hint={t('amountTypedHint')}
      />
      <TypedConfirmation
        word={symbol}
        value={typedSymbol}
        onChange={setTypedSymbol}
        isMissing={isTouched}
      />
      <ReasonField {...reasonField} hint={t('decisionHint')} />
    </AdminDialog>
  );
}
