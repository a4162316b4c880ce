import type { AdminUser } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { AssetName } from '../../components/AssetName.tsx';
import { LabelledField } from '../../components/LabelledField.tsx';
import { LabelledSelect } from '../../components/LabelledSelect.tsx';
import { adjustmentTexts } from '../../i18n/en/adjustments.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatDecimal } from '../../lib/decimal-text.ts';
import { fieldErrors } from '../../lib/error-text.ts';
import { exceedsAvailable, readSignedAmount } from '../../lib/signed-amount.ts';
import { adminApi } from '../../services/admin-api.ts';
import { notify } from '../../services/notify.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectAllTokens } from '../../store/slices/tokensSlice.ts';
import { AdjustmentFacts } from './AdjustmentFacts.tsx';
import { AdminDialog } from './AdminDialog.tsx';
import { ReasonField } from './ReasonField.tsx';
import { UserPicker } from './UserPicker.tsx';
import { useAdjustmentPreview } from './use-adjustment-preview.ts';
import { useReasonedChange } from './use-reasoned-change.ts';

interface ProposeAdjustmentDialogProps {
  onClose: () => void;
  onDone: () => void;
}

/** Asks for a credit or a debit, which a second person decides. */
export function ProposeAdjustmentDialog({ onClose, onDone }: ProposeAdjustmentDialogProps) {
  const t = useText(adjustmentTexts);
  const tokens = useAppSelector(selectAllTokens);
  const quote = tokens.find(({ isQuote }) => isQuote);
  const [user, setUser] = useState<AdminUser | null>(null);
  const [tokenId, setTokenId] = useState(quote?.id ?? '');
  const [typed, setTyped] = useState('');
  const { isBusy, error, isTouched, reasonField, submit } = useReasonedChange();
  const refused = fieldErrors(error);
  const amount = readSignedAmount(typed);
  const preview = useAdjustmentPreview(user?.id ?? null, tokenId, amount);
  const token = tokens.find(({ id }) => id === tokenId);

  const propose = async () => {
    const isComplete = user !== null && amount !== null && token !== undefined;
    const proposal = await submit(isComplete, (reason) =>
      adminApi.adjustments.propose({
        userId: user?.id ?? '',
        tokenId,
        amount: amount ?? '',
        reason,
      }),
    );
    if (proposal === null) return;
    notify('success', t('proposed'), t('proposedNote'));
    onDone();
    onClose();
  };

  const amountProblem = (): string | undefined => {
    if (amount === null) return isTouched || typed.length > 1 ? t('badAmount') : undefined;
    const { data } = preview;
    if (data !== null && exceedsAvailable(amount, data.available)) {
      return t('tooMuch', { available: `${formatDecimal(data.available)} ${data.symbol}` });
    }
    return refused['amount'];
  };

  return (
    <AdminDialog
      title={t('propose')}
      confirmLabel={t('propose')}
      isBusy={isBusy}
      error={Object.keys(refused).length > 0 ? null : error}
      width="sm"
      onSubmit={() => void propose()}
      onClose={onClose}
    >
      <UserPicker
        user={user}
        onChange={setUser}
        error={refused['userId'] ?? (isTouched && user === null ? t('chooseUser') : undefined)}
      />
      <LabelledSelect
        label={t('token')}
        value={tokenId}
        options={tokens.map(({ id, symbol, name }) => ({
          value: id,
          label: <AssetName symbol={symbol} name={name} iconSize={22} />,
        }))}
        onChange={setTokenId}
      />
      <LabelledField
        label={t('signedAmount')}
        value={typed}
        onChange={setTyped}
        // The keyboard of numbers on a phone has no minus.
        inputMode="text"
        placeholder="0"
        isTabular
        error={amountProblem()}
        hint={
          token?.isQuote === true
            ? t('signedAmountHintCash')
            : t('signedAmountHint', { symbol: token?.symbol ?? '', quote: quote?.symbol ?? '' })
        }
      />
      {user !== null && amount !== null && <AdjustmentFacts preview={preview} />}
      <ReasonField {...reasonField} hint={t('reasonHint')} />
    </AdminDialog>
  );
}
