import type { SelfTradePrevention, Side, TimeInForce } from '@tokentradex/backend/contracts';
import { mayRest, ORDER_KINDS, takesCash, type DraftOrderType } from './order-kinds.ts';

/** What the amount counts: the token, or cash (orders at the market alone). */
export type AmountUnit = 'token' | 'cash';

/** What a trailing stop's distance is measured in. */
export type TrailingUnit = 'percent' | 'cash';

/** The order form as typed; nothing in here is checked yet. Fields that a type has not are kept. */
export interface OrderDraft {
  side: Side;
  orderType: DraftOrderType;
  price: string;
  stopPrice: string;
  /** Of the stop in a pair; empty is a stop at the market. */
  stopLimitPrice: string;
  trailing: string;
  trailingUnit: TrailingUnit;
  amount: string;
  amountUnit: AmountUnit;
  timeInForce: TimeInForce;
  /** Local time as an input of that type has it, "2026-01-31T09:30"; for GTD. */
  expiresAt: string;
  postOnly: boolean;
  /** How much of an iceberg the book shows; empty shows all. */
  displayQuantity: string;
  selfTradePrevention: SelfTradePrevention;
  /** Per cent, for orders at the market; empty is the exchange's default. */
  maxSlippage: string;
}

/** Fields that hold typed text. */
export type TypedField =
  | 'price'
  | 'stopPrice'
  | 'stopLimitPrice'
  | 'trailing'
  | 'amount'
  | 'expiresAt'
  | 'displayQuantity'
  | 'maxSlippage';

export type DraftAction =
  | { type: 'sideChosen'; side: Side }
  | { type: 'orderTypeChosen'; orderType: DraftOrderType }
  | { type: 'typed'; field: TypedField; text: string }
  | { type: 'unitChosen'; unit: AmountUnit }
  | { type: 'trailingUnitChosen'; unit: TrailingUnit }
  | { type: 'timeInForceChosen'; timeInForce: TimeInForce; expiresAt?: string }
  | { type: 'postOnlyChosen'; postOnly: boolean }
  | { type: 'selfTradePreventionChosen'; mode: SelfTradePrevention }
  | { type: 'levelPicked'; price: string; quantity: string | null }
  | { type: 'amountSized'; amount: string; unit: AmountUnit }
  | { type: 'orderPlaced' };

export function newDraft(price: string): OrderDraft {
  return {
    side: 'buy',
    orderType: 'limit',
    price,
    stopPrice: '',
    stopLimitPrice: '',
    trailing: '',
    trailingUnit: 'percent',
    amount: '',
    amountUnit: 'token',
    timeInForce: 'GTC',
    expiresAt: '',
    postOnly: false,
    displayQuantity: '',
    selfTradePrevention: 'expire_taker',
    maxSlippage: '',
  };
}

/** An amount of cash means nothing to an order with a price, and another to the other side. */
function keepAmount(draft: OrderDraft, changed: OrderDraft): OrderDraft {
  if (draft.amountUnit === 'token') return changed;
  const keepsUnit = draft.side === changed.side && takesCash(changed.orderType, changed.side);
  return keepsUnit ? changed : { ...changed, amount: '', amountUnit: 'token' };
}

function chooseType(draft: OrderDraft, orderType: DraftOrderType): OrderDraft {
  const { timesInForce, mayBePostOnly } = ORDER_KINDS[orderType];
  const keepsTime = timesInForce.includes(draft.timeInForce);
  return keepAmount(draft, {
    ...draft,
    orderType,
    timeInForce: keepsTime ? draft.timeInForce : 'GTC',
    postOnly: draft.postOnly && mayBePostOnly,
  });
}

export function reduceDraft(draft: OrderDraft, action: DraftAction): OrderDraft {
  switch (action.type) {
    case 'sideChosen':
      return keepAmount(draft, { ...draft, side: action.side });
    case 'orderTypeChosen':
      return chooseType(draft, action.orderType);
    case 'typed':
      return { ...draft, [action.field]: action.text };
    case 'unitChosen':
      return action.unit === draft.amountUnit
        ? draft
        : { ...draft, amountUnit: action.unit, amount: '' };
    case 'trailingUnitChosen':
      return action.unit === draft.trailingUnit
        ? draft
        : { ...draft, trailingUnit: action.unit, trailing: '' };
    case 'timeInForceChosen':
      return {
        ...draft,
        timeInForce: action.timeInForce,
        expiresAt: action.expiresAt ?? draft.expiresAt,
        ...(mayRest(action.timeInForce) ? {} : { postOnly: false, displayQuantity: '' }),
      };
    case 'postOnlyChosen':
      return { ...draft, postOnly: action.postOnly };
    case 'selfTradePreventionChosen':
      return { ...draft, selfTradePrevention: action.mode };
    case 'levelPicked':
      return pickLevel(draft, action);
    case 'amountSized':
      return { ...draft, amount: action.amount, amountUnit: action.unit };
    case 'orderPlaced':
      return { ...draft, amount: '', displayQuantity: '' };
  }
}

/** Orders with a price take the level's; those at the market become a limit order. */
function pickLevel(
  draft: OrderDraft,
  { price, quantity }: { price: string; quantity: string | null },
): OrderDraft {
  const isPriced = ORDER_KINDS[draft.orderType].isPriced;
  const changed = isPriced ? draft : chooseType(draft, 'limit');
  return {
    ...changed,
    price,
    ...(quantity === null ? {} : { amount: quantity, amountUnit: 'token' as const }),
  };
}
