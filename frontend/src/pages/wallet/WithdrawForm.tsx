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
import { readAmount } from '../../lib/amount-text.ts';
import { describeError, fieldErrors } from '../../lib/error-text.ts';
import type { ApiErrorData } from '../../services/api-error.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectAllTokens } from '../../store/slices/tokensSlice.ts';
import { selectBalanceOf, selectBalances } from '../../store/slices/walletSlice.ts';
import { AssetSelect } from './AssetSelect.tsx';
import { KycNotice } from './KycNotice.tsx';

const ADDRESS_PATTERN = /^[\x21-\x7e]{8,128}$/;

export interface WithdrawalDraft {
  tokenId: string;
  amount: string;
  address: string;
}

function amountProblem(text: string, available: string): string | undefined {
  const reading = readAmount(text);
  if (!reading.isValid) return reading.problem;
  return parseAmount(reading.amount) > parseAmount(available)
    ? 'This is more than you have available.'
    : undefined;
}

function addressProblem(text: string): string | undefined {
  if (text.trim() === '') return 'Enter where to send it.';
  return ADDRESS_PATTERN.test(text.trim())
    ? undefined
    : 'Use 8 to 128 printable characters without blanks.';
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
  const { token, draft, kycStatus, error, onChange, onReview, onClose } = props;
  const [isTouched, setIsTouched] = useState(false);
  const tokens = useAppSelector(selectAllTokens);
  const balances = useAppSelector(selectBalances);
  const available = useAppSelector((state) => selectBalanceOf(state, token.id))?.available ?? '0';
  const held = tokens.filter(
    ({ id }) => id === token.id || balances.some(({ tokenId }) => tokenId === id),
  );
  const problems = {
    amount: amountProblem(draft.amount, available),
    address: addressProblem(draft.address),
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
          label="Amount"
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
            <>
              Available <Quantity value={available} symbol={token.symbol} />
            </>
          }
        />
        <LabelledField
          label="Address"
          value={draft.address}
          onChange={(address) => {
            onChange({ ...draft, address });
          }}
          error={isTouched ? problems.address : refused['address']}
          hint="Check every character: a withdrawal that was sent cannot be called back."
          lengthMax={160}
          isTabular
        />
        {isUnnamed && (
          <Alert severity="error">
            {describeError(error)}
            {error.requestId !== null && ` (Request ${error.requestId})`}
          </Alert>
        )}
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" variant="contained" disabled={kycStatus !== 'approved'}>
          Review
        </Button>
      </DialogActions>
    </form>
  );
}
