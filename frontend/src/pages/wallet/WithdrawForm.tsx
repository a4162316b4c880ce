import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import type { KycStatus, Token, WithdrawalBody } from '@tokentradex/backend/contracts';
import { parseAmount } from '@tokentradex/backend/decimal';
import { useState } from 'react';
import { AmountField } from '../../components/AmountField.tsx';
import { LabelledField } from '../../components/LabelledField.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { walletTexts } from '../../i18n/en/wallet.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { RichText } from '../../i18n/RichText.tsx';
import { useText } from '../../i18n/use-text.ts';
import { readAmount } from '../../lib/amount-text.ts';
import { describeError, fieldErrors } from '../../lib/error-text.ts';
import type { ApiErrorData } from '../../services/api-error.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectAllTokens } from '../../store/slices/tokensSlice.ts';
import { selectBalanceOf, selectBalances } from '../../store/slices/walletSlice.ts';
import { AssetSelect } from './AssetSelect.tsx';
import { KycNotice } from './KycNotice.tsx';

type WalletText = Translate<typeof walletTexts.english>;

const ADDRESS_PATTERN = /^[\x21-\x7e]{8,128}$/;

export interface WithdrawalDraft {
  tokenId: string;
  amount: string;
  address: string;
}

function amountProblem(t: WalletText, text: string, available: string): string | undefined {
  const reading = readAmount(text);
  if (!reading.isValid) return reading.problem;
  return parseAmount(reading.amount) > parseAmount(available) ? t('tooMuch') : undefined;
}

function addressProblem(t: WalletText, text: string): string | undefined {
  if (text.trim() === '') return t('enterAddress');
  return ADDRESS_PATTERN.test(text.trim()) ? undefined : t('addressRule');
}

interface WithdrawFormProps {
  token: Token;
  draft: WithdrawalDraft;
  kycStatus: KycStatus;
  /** The server's refusal of the last try. */
  error: ApiErrorData | null;
  onChange: (draft: WithdrawalDraft) => void;
  onReview: (body: WithdrawalBody) => void;
  onClose: () => void;
}

/** What to withdraw and where to. */
export function WithdrawForm(props: WithdrawFormProps) {
  const t = useText(walletTexts);
  const { token, draft, kycStatus, error, onChange, onReview, onClose } = props;
  const [isTouched, setIsTouched] = useState(false);
  const tokens = useAppSelector(selectAllTokens);
  const balances = useAppSelector(selectBalances);
  const available = useAppSelector((state) => selectBalanceOf(state, token.id))?.available ?? '0';
  const held = tokens.filter(
    ({ id }) => id === token.id || balances.some(({ tokenId }) => tokenId === id),
  );
  const problems = {
    amount: amountProblem(t, draft.amount, available),
    address: addressProblem(t, draft.address),
  };
  const refused = fieldErrors(error);
  const isUnnamed = error !== null && Object.keys(refused).length === 0;

  const submit = () => {
    setIsTouched(true);
    const reading = readAmount(draft.amount);
    if (problems.amount !== undefined || problems.address !== undefined || !reading.isValid) return;
    onReview({ tokenId: token.id, amount: reading.amount, address: draft.address.trim() });
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <DialogContent sx={{ display: 'grid', gap: 4 }}>
        <KycNotice status={kycStatus} />
        <AssetSelect
          assets={held}
          value={token.id}
          onChange={(tokenId) => {
            setIsTouched(false);
            onChange({ ...draft, tokenId, amount: '' });
          }}
        />
        <AmountField
          label={t('amount')}
          symbol={token.symbol}
          value={draft.amount}
          onChange={(amount) => {
            onChange({ ...draft, amount });
          }}
          onMax={() => {
            onChange({ ...draft, amount: available });
          }}
          error={isTouched ? problems.amount : refused['amount']}
          aside={
            <RichText
              texts={walletTexts}
              name="availableIs"
              values={{ amount: <Quantity value={available} symbol={token.symbol} /> }}
            />
          }
        />
        <LabelledField
          label={t('address')}
          value={draft.address}
          onChange={(address) => {
            onChange({ ...draft, address });
          }}
          error={isTouched ? problems.address : refused['address']}
          hint={t('addressHint')}
          lengthMax={160}
          isTabular
        />
        {isUnnamed && (
          <Alert severity="error">
            {describeError(error)}
            {error.requestId !== null && ` ${t('request', { id: error.requestId })}`}
          </Alert>
        )}
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit" variant="contained" disabled={kycStatus !== 'approved'}>
          {t('review')}
        </Button>
      </DialogActions>
    </form>
  );
}
