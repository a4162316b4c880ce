import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { Token } from '@tokentradex/backend/contracts';
import { useState, type Dispatch } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { describeError } from '../../lib/error-text.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectIsSignedIn } from '../../store/slices/authSlice.ts';
import { selectExchangeStatus } from '../../store/slices/tokensSlice.ts';
import { selectBalanceOf, selectWallet } from '../../store/slices/walletSlice.ts';
import { AvailableLine } from './AvailableLine.tsx';
import { closedReason } from './closed-reason.ts';
import { checkDraft, type DraftAction, type OrderDraft } from './order-draft.ts';
import { AmountFields } from './AmountFields.tsx';
import { OrderKindChoice } from './OrderKindChoice.tsx';
import { OrderOptions } from './OrderOptions.tsx';
import { exceedsFunds, maxOrderSize } from './order-sizing.ts';
import { OrderReceipt } from './OrderReceipt.tsx';
import { useOrderPreview } from './use-order-preview.ts';
import { usePlaceOrder } from './use-place-order.ts';

interface OrderFormProps {
  market: Token;
  quote: Token;
  draft: OrderDraft;
  dispatch: Dispatch<DraftAction>;
}

const STAGE_LABELS = { sending: 'Placing', verifying: 'Verifying' } as const;

/** Buys and sells: type, price, amount, options, receipt, and the button. */
export function OrderForm({ market, quote, draft, dispatch }: OrderFormProps) {
  const isSignedIn = useAppSelector(selectIsSignedIn);
  const canTrade = useAppSelector((state) => selectExchangeStatus(state)?.canTrade !== false);
  const cash = useAppSelector((state) => selectBalanceOf(state, quote.id));
  const token = useAppSelector((state) => selectBalanceOf(state, market.id));
  const isWalletReady = useAppSelector((state) => selectWallet(state).load.status === 'ready');
  const [showsProblems, setShowsProblems] = useState(false);
  const checked = checkDraft(draft, market, quote.symbol);
  const order = usePlaceOrder();
  const closed = closedReason(market.state, draft, canTrade);
  const funds = { cash: cash?.available ?? '0', token: token?.available ?? '0' };
  const max = maxOrderSize(draft, market, funds);
  const isUnfunded = isWalletReady && exceedsFunds(draft, max);
  const body = isUnfunded ? null : checked.body;
  const preview = useOrderPreview(isSignedIn ? body : null);
  const amountProblem =
    checked.amountProblem ??
    (isUnfunded ? describeError({ code: 'insufficient_balance', message: '' }) : null);
  const problemOf = (typed: string, problem: string | null) =>
    showsProblems || typed !== '' ? problem : null;

  const change = (action: DraftAction) => {
    setShowsProblems(false);
    order.clearRefusal();
    dispatch(action);
  };
  const submit = async () => {
    if (body === null) {
      setShowsProblems(true);
      return;
    }
    if (await order.place(body)) dispatch({ type: 'orderPlaced' });
  };
  const refusal = order.refusal ?? (preview.isStale ? null : preview.error);

  return (
    <Box
      component="form"
      aria-label="Order"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      sx={{ display: 'flex', flexDirection: 'column', gap: 3, p: 3 }}
    >
      <OrderKindChoice draft={draft} onChange={change} />
      {isSignedIn && (
        <AvailableLine side={draft.side} funds={funds} market={market} quote={quote} />
      )}
      <AmountFields
        market={market}
        quote={quote}
        draft={draft}
        max={max}
        isSignedIn={isSignedIn}
        priceProblem={problemOf(draft.price, checked.priceProblem)}
        amountProblem={problemOf(draft.amount, amountProblem)}
        onChange={change}
      />
      {draft.orderType === 'limit' && <OrderOptions draft={draft} onChange={change} />}
      {closed !== null && <Alert severity="warning">{closed}</Alert>}
      {refusal !== null && closed === null && (
        <Alert severity="error">{describeError(refusal)}</Alert>
      )}
      {isSignedIn ? (
        <Button
          type="submit"
          variant="contained"
          size="large"
          color={draft.side === 'buy' ? 'success' : 'error'}
          disabled={closed !== null}
          aria-disabled={order.stage !== 'idle'}
          sx={{ '&[aria-disabled="true"]': { opacity: 0.75 } }}
        >
          {order.stage === 'idle'
            ? `${draft.side === 'buy' ? 'Buy' : 'Sell'} ${market.symbol}`
            : `${STAGE_LABELS[order.stage]}…`}
        </Button>
      ) : (
        <SignInButtons />
      )}
      <OrderReceipt
        body={body}
        preview={preview.preview}
        isStale={preview.isStale}
        market={market}
        quoteSymbol={quote.symbol}
        notional={checked.notional}
      />
    </Box>
  );
}

function SignInButtons() {
  const { pathname } = useLocation();
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Button
        component={Link}
        to="/login"
        state={{ from: pathname }}
        variant="contained"
        size="large"
      >
        Sign in to trade
      </Button>
      <Button component={Link} to="/register" variant="outlined">
        Create an account
      </Button>
    </Box>
  );
}
