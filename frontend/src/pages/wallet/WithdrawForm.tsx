import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import type { KycStatus, Token, WithdrawalBody } from '@tokentradex/backend/contracts';
import { parseAmount } from '@tokentradex/backend/decimal';
import { useState } from 'react';
import { AmountField } from '../../components/AmountField.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { useNow } from '../../components/use-now.ts';
import { walletTexts } from '../../i18n/en/wallet.ts';
import { withdrawalRuleTexts } from '../../i18n/en/withdrawal-rules.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { RichText } from '../../i18n/RichText.tsx';
import { useText } from '../../i18n/use-text.ts';
import { readAmount } from '../../lib/amount-text.ts';
import { describeError, fieldErrors } from '../../lib/error-text.ts';
import type { ApiErrorData } from '../../services/api-error.ts';
import { useTicker } from '../../services/market-data/use-market-data.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectAllTokens } from '../../store/slices/tokensSlice.ts';
import { selectBalanceOf, selectBalances } from '../../store/slices/walletSlice.ts';
import { AssetSelect } from './AssetSelect.tsx';
import { DestinationField } from './DestinationField.tsx';
import { KycNotice } from './KycNotice.tsx';
import { LeftOfLimit } from './limits/LeftOfLimit.tsx';
import { isOverLimit } from './limits/left-of-limits.ts';
import type { WithdrawalRules } from './use-withdrawal-rules.ts';
import {
  destinationsOf,
  effectiveChoice,
  TYPED,
  typedProblem,
  UNCHOSEN,
} from './withdrawal-destination.ts';

type WalletText = Translate<typeof walletTexts.english>;

/** How often it is looked whether an address is past its waiting period. */
const CLOCK_MS = 15_000;

export interface WithdrawalDraft {
  tokenId: string;
  amount: string;
  /** What is typed. */
  address: string;
  /** The id of an entry of the address book, `TYPED`, or `UNCHOSEN`. */
  destination: string;
}

function amountProblem(
  t: WalletText,
  reading: ReturnType<typeof readAmount>,
  available: string,
): string | undefined {
  if (!reading.isValid) return reading.problem;
  return parseAmount(reading.amount) > parseAmount(available) ? t('tooMuch') : undefined;
}

/** Refusals by these rules are said in the user's language; the server names the field. */
function refusedFields(error: ApiErrorData | null): Record<string, string> {
  const fields = fieldErrors(error);
  if (error === null || error.code === 'validation_failed') return fields;
  return Object.fromEntries(Object.keys(fields).map((field) => [field, describeError(error)]));
}

interface WithdrawFormProps {
  token: Token;
  draft: WithdrawalDraft;
  kycStatus: KycStatus;
  /** Null while they load. */
  rules: WithdrawalRules | null;
  /** The server's refusal of the last try. */
  error: ApiErrorData | null;
  onChange: (draft: WithdrawalDraft) => void;
  onReview: (body: WithdrawalBody) => void;
  onClose: () => void;
}

/** What to withdraw and where to. */
export function WithdrawForm(props: WithdrawFormProps) {
  const t = useText(walletTexts);
  const ruleText = useText(withdrawalRuleTexts);
  const { token, draft, kycStatus, rules, error, onChange, onReview, onClose } = props;
  const [isTouched, setIsTouched] = useState(false);
  const reading = readAmount(draft.amount);
  const tokens = useAppSelector(selectAllTokens);
  const balances = useAppSelector(selectBalances);
  const available = useAppSelector((state) => selectBalanceOf(state, token.id))?.available ?? '0';
  const held = tokens.filter(
    ({ id }) => id === token.id || balances.some(({ tokenId }) => tokenId === id),
  );
  const nowMs = useNow(CLOCK_MS);
  const price = useTicker(token.id)?.last ?? token.currentPrice;
  const limits = rules?.limits ?? null;
  const destinations = destinationsOf(rules, token.id);
  const choice = effectiveChoice(draft.destination, destinations, nowMs);
  const isOver =
    limits !== null &&
    kycStatus === 'approved' &&
    reading.isValid &&
    isOverLimit(token, reading.amount, price, limits);
  const typed = typedProblem(draft.address);
  const unchosen = choice === UNCHOSEN ? ruleText('chooseProblem') : undefined;
  const problems = {
    amount: amountProblem(t, reading, available) ?? (isOver ? ruleText('overLimit') : undefined),
    destination: choice === TYPED && typed !== undefined ? t(typed) : unchosen,
  };
  const refused = refusedFields(error);
  const isUnnamed = error !== null && Object.keys(refused).length === 0;

  const submit = () => {
    setIsTouched(true);
    if (problems.amount !== undefined || problems.destination !== undefined) return;
    if (!reading.isValid) return;
    onReview({
      tokenId: token.id,
      amount: reading.amount,
      ...(choice === TYPED ? { address: draft.address.trim() } : { addressId: choice }),
    });
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
          hint={
            limits === null || kycStatus !== 'approved' ? undefined : (
              <LeftOfLimit limits={limits} />
            )
          }
          aside={
            <RichText
              texts={walletTexts}
              name="availableIs"
              values={{ amount: <Quantity value={available} symbol={token.symbol} /> }}
            />
          }
        />
        <DestinationField
          token={token}
          destinations={rules === null ? null : destinations}
          nowMs={nowMs}
          choice={choice}
          onChoose={(destination) => {
            onChange({ ...draft, destination });
          }}
          address={draft.address}
          onType={(address) => {
            onChange({ ...draft, address });
          }}
          error={isTouched ? problems.destination : (refused['addressId'] ?? refused['address'])}
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
        <Button
          type="submit"
          variant="contained"
          disabled={kycStatus !== 'approved' || rules === null}
        >
          {t('review')}
        </Button>
      </DialogActions>
    </form>
  );
}
