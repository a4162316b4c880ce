import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { Token } from '@tokentradex/backend/contracts';
import { useMemo, useRef, useState, type Dispatch } from 'react';
import { useNow } from '../../components/use-now.ts';
import { orderFormTexts } from '../../i18n/en/order-form.ts';
import { useText } from '../../i18n/use-text.ts';
import { describeError } from '../../lib/error-text.ts';
import { useTicker } from '../../services/market-data/use-market-data.ts';
import { usePreference } from '../../services/preferences.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectIsSignedIn } from '../../store/slices/authSlice.ts';
import { selectExchangeStatus } from '../../store/slices/tokensSlice.ts';
import { selectBalanceOf, selectBalances, selectWallet } from '../../store/slices/walletSlice.ts';
import { AdvancedOptions } from './AdvancedOptions.tsx';
import { AmountFields } from './AmountFields.tsx';
import { AvailableLine } from './AvailableLine.tsx';
import { checkDraft, type DraftProblems } from './check-draft.ts';
import { closedReason } from './closed-reason.ts';
import { ConfirmOrderDialog } from './ConfirmOrderDialog.tsx';
import type { DraftAction, OrderDraft, TypedField } from './order-draft.ts';
import { ORDER_KINDS } from './order-kinds.ts';
import type { OrderRequest } from './order-request.ts';
import { findRisks, worthOfBalances } from './order-risks.ts';
import { exceedsFunds, maxOrderSize } from './order-sizing.ts';
import { OrderKindChoice } from './OrderKindChoice.tsx';
import { OrderOptions } from './OrderOptions.tsx';
import { OrderProgress } from './OrderProgress.tsx';
import { OrderReceipt } from './OrderReceipt.tsx';
import { PriceFields } from './PriceFields.tsx';
import { SignInButtons } from './SignInButtons.tsx';
import { useOrderPreview } from './use-order-preview.ts';
import { usePlaceOrder } from './use-place-order.ts';

interface OrderFormProps {
  market: Token;
  quote: Token;
  draft: OrderDraft;
  dispatch: Dispatch<DraftAction>;
}

/** What the signed-in user has free in this market, and owns in all. */
function useFunds(market: Token, quote: Token) {
  const cash = useAppSelector((state) => selectBalanceOf(state, quote.id));
  const token = useAppSelector((state) => selectBalanceOf(state, market.id));
  const isReady = useAppSelector((state) => selectWallet(state).load.status === 'ready');
  const balances = useAppSelector(selectBalances);
  const worth = useMemo(() => worthOfBalances(balances), [balances]);
  const funds = { cash: cash?.available ?? '0', token: token?.available ?? '0' };
  return { isReady, funds, worth };
}

/** Checks the draft against the market and the balance, and asks the exchange what it would do. */
function useCheckedOrder(market: Token, quote: Token, draft: OrderDraft) {
  const isSignedIn = useAppSelector(selectIsSignedIn);
  const last = useTicker(market.id)?.last ?? market.currentPrice;
  const nowMs = useNow(60_000);
  const { isReady, funds, worth } = useFunds(market, quote);
  const checked = checkDraft(draft, { market, quoteSymbol: quote.symbol, last, nowMs });
  const max = maxOrderSize(draft, market, funds);
  const isUnfunded = isReady && exceedsFunds(draft, max);
  const problems: DraftProblems =
    isUnfunded && checked.problems.amount === undefined
      ? {
          ...checked.problems,
          amount: describeError({ code: 'insufficient_balance', message: '' }),
        }
      : checked.problems;
  const request = isUnfunded ? null : checked.request;
  const preview = useOrderPreview(isSignedIn && request?.kind === 'order' ? request.body : null);
  const risks =
    request === null
      ? []
      : findRisks(request, {
          last,
          preview: preview.isStale ? null : preview.preview,
          holdings: isReady ? worth : null,
        });
  return { isSignedIn, funds, max, problems, request, preview, risks, notional: checked.notional };
}

/** Buys and sells: type, prices, amount, options, receipt, and the button. */
export function OrderForm({ market, quote, draft, dispatch }: OrderFormProps) {
  const t = useText(orderFormTexts);
  const form = useRef<HTMLFormElement>(null);
  const exchange = useAppSelector(selectExchangeStatus);
  const [showsProblems, setShowsProblems] = useState(false);
  const [asked, setAsked] = useState<OrderRequest | null>(null);
  const confirmation = usePreference('confirmsOrders');
  const { isSignedIn, funds, max, problems, request, preview, risks, notional } = useCheckedOrder(
    market,
    quote,
    draft,
  );
  const order = usePlaceOrder();
  const closed = closedReason(market.state, draft, exchange);
  const shownProblems = Object.fromEntries(
    Object.entries(problems).filter(
      ([field]) => showsProblems || draft[field as TypedField].trim() !== '',
    ),
  ) as DraftProblems;

  const change = (action: DraftAction) => {
    setShowsProblems(false);
    order.clearRefusal();
    dispatch(action);
  };
  const place = async (sent: OrderRequest) => {
    setAsked(null);
    if (await order.place(sent, market)) dispatch({ type: 'orderPlaced' });
  };
  const submit = () => {
    if (request === null) {
      setShowsProblems(true);
      // The problems are drawn by then.
      requestAnimationFrame(() => {
        form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      });
    } else if (confirmation === 'always' || (confirmation === 'risky' && risks.length > 0)) {
      setAsked(request);
    } else {
      void place(request);
    }
  };
  const refusal = order.refusal ?? (preview.isStale ? null : preview.error);

  return (
    <Box
      component="form"
      ref={form}
      aria-label={t('form')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      sx={{ display: 'flex', flexDirection: 'column', gap: 3, p: 3 }}
    >
      <OrderKindChoice draft={draft} onChange={change} />
      {isSignedIn && (
        <AvailableLine side={draft.side} funds={funds} market={market} quote={quote} />
      )}
      <PriceFields
        market={market}
        quoteSymbol={quote.symbol}
        draft={draft}
        problems={shownProblems}
        onChange={change}
      />
      <AmountFields
        market={market}
        quoteSymbol={quote.symbol}
        draft={draft}
        max={max}
        isSignedIn={isSignedIn}
        problem={shownProblems.amount ?? null}
        onChange={change}
      />
      {ORDER_KINDS[draft.orderType].isPriced && (
        <OrderOptions
          draft={draft}
          expiryProblem={shownProblems.expiresAt ?? null}
          onChange={change}
        />
      )}
      <AdvancedOptions market={market} draft={draft} problems={shownProblems} onChange={change} />
      {closed !== null && <Alert severity="warning">{closed}</Alert>}
      {refusal !== null && closed === null && (
        <Alert severity="error">{describeError(refusal)}</Alert>
      )}
      {risks.map((risk) => (
        // Not an alert: it comes and goes with the market while somebody types.
        <Alert key={risk} severity="warning" role="note">
          {risk}
        </Alert>
      ))}
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
            ? t(`submit.${draft.side}`, { symbol: market.symbol })
            : t(`submit.${order.stage}`)}
        </Button>
      ) : (
        <SignInButtons />
      )}
      <OrderProgress stage={order.stage} orderId={order.placedId} />
      <OrderReceipt
        request={request}
        preview={preview.preview}
        isStale={preview.isStale}
        market={market}
        quoteSymbol={quote.symbol}
        notional={notional}
      />
      {asked !== null && (
        <ConfirmOrderDialog
          request={asked}
          risks={risks}
          preview={preview.isStale ? null : preview.preview}
          market={market}
          quoteSymbol={quote.symbol}
          onConfirm={() => void place(asked)}
          onCancel={() => {
            setAsked(null);
          }}
        />
      )}
    </Box>
  );
}
