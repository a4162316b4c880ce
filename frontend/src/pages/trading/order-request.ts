import type { PlaceOcoBody, PlaceOrderBody, Token } from '@tokentradex/backend/contracts';
import { formatAmount } from '@tokentradex/backend/decimal';
import type { OrderDraft } from './order-draft.ts';
import { ORDER_KINDS } from './order-kinds.ts';

/** What the form sends: an order, or a pair of which one cancels the other. */
export type OrderRequest =
  { kind: 'order'; body: PlaceOrderBody } | { kind: 'oco'; body: PlaceOcoBody };

/** Every number of the draft, in atoms; undefined where it is missing or wrong. */
export interface DraftNumbers {
  price?: bigint;
  stopPrice?: bigint;
  stopLimitPrice?: bigint;
  /** An absolute distance in atoms, or basis points. */
  trailing?: bigint;
  amount?: bigint;
  displayQuantity?: bigint;
  maxSlippageBps?: number;
}

/** The request of a draft whose fields are all valid. The expiry is typed in local time. */
export function toRequest(draft: OrderDraft, market: Token, numbers: DraftNumbers): OrderRequest {
  return draft.orderType === 'oco'
    ? { kind: 'oco', body: toPair(draft, market, numbers) }
    : { kind: 'order', body: toOrder(draft, market, draft.orderType, numbers) };
}

function text(atoms: bigint | undefined): string {
  return formatAmount(atoms ?? 0n);
}

function expiryOf(draft: OrderDraft) {
  return draft.timeInForce === 'GTD' ? { expiresAt: new Date(draft.expiresAt).toISOString() } : {};
}

/** The default is left out, so that the exchange may choose another. */
function preventionOf(draft: OrderDraft) {
  return draft.selfTradePrevention === 'expire_taker'
    ? {}
    : { selfTradePrevention: draft.selfTradePrevention };
}

function toPair(draft: OrderDraft, market: Token, numbers: DraftNumbers): PlaceOcoBody {
  return {
    tokenId: market.id,
    side: draft.side,
    quantity: text(numbers.amount),
    price: text(numbers.price),
    stopPrice: text(numbers.stopPrice),
    ...(numbers.stopLimitPrice === undefined
      ? {}
      : { stopLimitPrice: text(numbers.stopLimitPrice) }),
    timeInForce: draft.timeInForce === 'GTD' ? 'GTD' : 'GTC',
    ...expiryOf(draft),
    ...preventionOf(draft),
  };
}

function triggerOf(draft: OrderDraft, numbers: DraftNumbers) {
  const { trigger } = ORDER_KINDS[draft.orderType];
  if (trigger === 'none') return {};
  if (trigger === 'price') return { stopPrice: text(numbers.stopPrice) };
  return draft.trailingUnit === 'percent'
    ? { trailingDeltaBps: Number(numbers.trailing ?? 0n) }
    : { trailingDelta: text(numbers.trailing) };
}

function toOrder(
  draft: OrderDraft,
  market: Token,
  orderType: PlaceOrderBody['orderType'],
  numbers: DraftNumbers,
): PlaceOrderBody {
  const { isPriced, mayBeIceberg, mayBePostOnly } = ORDER_KINDS[orderType];
  const amount = text(numbers.amount);
  return {
    tokenId: market.id,
    orderType,
    side: draft.side,
    ...triggerOf(draft, numbers),
    ...(isPriced ? { price: text(numbers.price) } : {}),
    ...(draft.amountUnit === 'cash' ? { quoteQuantity: amount } : { quantity: amount }),
    ...(isPriced ? { timeInForce: draft.timeInForce, ...expiryOf(draft) } : {}),
    ...(draft.postOnly && mayBePostOnly ? { postOnly: true } : {}),
    ...(numbers.displayQuantity !== undefined && mayBeIceberg
      ? { displayQuantity: text(numbers.displayQuantity) }
      : {}),
    ...(numbers.maxSlippageBps !== undefined && !isPriced
      ? { maxSlippageBps: numbers.maxSlippageBps }
      : {}),
    ...preventionOf(draft),
  };
}
