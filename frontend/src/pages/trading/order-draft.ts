import type {
  OrderType,
  PlaceOrderBody,
  Side,
  TimeInForce,
  Token,
} from '@tokentradex/backend/contracts';
import {
  DECIMAL_PATTERN,
  formatAmount,
  multiplyAtoms,
  parseAmount,
} from '@tokentradex/backend/decimal';

/** What the amount counts: the token, or cash (market orders alone). */
export type AmountUnit = 'token' | 'cash';

/** The order form as typed; nothing in here is checked yet. */
export interface OrderDraft {
  side: Side;
  orderType: OrderType;
  price: string;
  amount: string;
  amountUnit: AmountUnit;
  timeInForce: TimeInForce;
  postOnly: boolean;
}

export type DraftAction =
  | { type: 'sideChosen'; side: Side }
  | { type: 'orderTypeChosen'; orderType: OrderType }
  | { type: 'priceTyped'; price: string }
  | { type: 'amountTyped'; amount: string }
  | { type: 'unitChosen'; unit: AmountUnit }
  | { type: 'timeInForceChosen'; timeInForce: TimeInForce }
  | { type: 'postOnlyChosen'; postOnly: boolean }
  | { type: 'levelPicked'; price: string; quantity: string | null }
  | { type: 'amountSized'; amount: string; unit: AmountUnit }
  | { type: 'orderPlaced' };

export function newDraft(price: string): OrderDraft {
  return {
    side: 'buy',
    orderType: 'limit',
    price,
    amount: '',
    amountUnit: 'token',
    timeInForce: 'GTC',
    postOnly: false,
  };
}

export function reduceDraft(draft: OrderDraft, action: DraftAction): OrderDraft {
  switch (action.type) {
    case 'sideChosen':
      return { ...draft, side: action.side, ...(draft.amountUnit === 'cash' ? CLEAN_AMOUNT : {}) };
    case 'orderTypeChosen':
      return {
        ...draft,
        orderType: action.orderType,
        ...(draft.amountUnit === 'cash' ? CLEAN_AMOUNT : {}),
      };
    case 'priceTyped':
      return { ...draft, price: action.price };
    case 'amountTyped':
      return { ...draft, amount: action.amount };
    case 'unitChosen':
      return action.unit === draft.amountUnit
        ? draft
        : { ...draft, amountUnit: action.unit, amount: '' };
    case 'timeInForceChosen':
      return { ...draft, timeInForce: action.timeInForce, postOnly: false };
    case 'postOnlyChosen':
      return { ...draft, postOnly: action.postOnly, timeInForce: 'GTC' };
    case 'levelPicked':
      return {
        ...draft,
        orderType: 'limit',
        amountUnit: 'token',
        price: action.price,
        amount: action.quantity ?? (draft.amountUnit === 'cash' ? '' : draft.amount),
      };
    case 'amountSized':
      return { ...draft, amount: action.amount, amountUnit: action.unit };
    case 'orderPlaced':
      return { ...draft, amount: '' };
  }
}

/** An amount of cash means nothing to a limit order, nor to the other side. */
const CLEAN_AMOUNT = { amount: '', amountUnit: 'token' } as const;

const SUFFIX_DIGITS: Record<string, number> = { k: 3, m: 6 };

/**
 * What a person types as the wire wants it: "1,250.50" as "1250.5", ".5" as "0.5", "1.5k" as "1500".
 * Null when it is not an unsigned decimal with at most 8 decimals.
 */
export function normalizeNumber(typed: string): string | null {
  const text = typed.toLowerCase().replaceAll(/[\s,_]/g, '');
  const match = /^(\d*)(?:\.(\d*))?([km]?)$/.exec(text);
  if (match === null) return null;
  const [, integer = '', fraction = '', suffix = ''] = match;
  if (integer === '' && fraction === '') return null;
  const shift = SUFFIX_DIGITS[suffix] ?? 0;
  const padded = fraction.padEnd(shift, '0');
  const whole = (integer + padded.slice(0, shift)).replace(/^0+(?=\d)/, '');
  const rest = padded.slice(shift).replace(/0+$/, '');
  const value = (whole === '' ? '0' : whole) + (rest === '' ? '' : `.${rest}`);
  return DECIMAL_PATTERN.test(value) ? value : null;
}

/** Problems by field, in words; the request when there are none. */
export interface CheckedDraft {
  body: PlaceOrderBody | null;
  priceProblem: string | null;
  amountProblem: string | null;
  /** Price x quantity of a limit order; null until both are valid. */
  notional: string | null;
}

export function checkDraft(draft: OrderDraft, market: Token, quoteSymbol: string): CheckedDraft {
  const isLimit = draft.orderType === 'limit';
  const price = isLimit ? checkPrice(draft.price, market) : null;
  const amount =
    draft.amountUnit === 'cash'
      ? checkCash(draft.amount, market, quoteSymbol)
      : checkQuantity(draft.amount, market);
  const notional =
    price?.atoms === undefined || amount.atoms === undefined
      ? null
      : multiplyAtoms(price.atoms, amount.atoms);
  const isTooSmall = notional !== null && notional < parseAmount(market.minNotional);
  const amountProblem =
    amount.problem ??
    (isTooSmall ? `The order must be worth at least ${market.minNotional} ${quoteSymbol}.` : null);
  const priceProblem = price?.problem ?? null;
  return {
    priceProblem,
    amountProblem,
    notional: notional === null ? null : formatAmount(notional),
    body:
      priceProblem === null && amountProblem === null && amount.atoms !== undefined
        ? toBody(draft, market, price?.atoms, amount.atoms)
        : null,
  };
}

function toBody(
  draft: OrderDraft,
  market: Token,
  priceAtoms: bigint | undefined,
  amountAtoms: bigint,
): PlaceOrderBody {
  const { side, orderType } = draft;
  const amount = formatAmount(amountAtoms);
  const common = { tokenId: market.id, orderType, side };
  if (priceAtoms === undefined) {
    return draft.amountUnit === 'cash'
      ? { ...common, quoteQuantity: amount }
      : { ...common, quantity: amount };
  }
  return {
    ...common,
    price: formatAmount(priceAtoms),
    quantity: amount,
    timeInForce: draft.timeInForce,
    ...(draft.postOnly ? { postOnly: true } : {}),
  };
}

interface CheckedNumber {
  atoms?: bigint;
  problem: string | null;
}

function checkPositive(typed: string, missing: string): CheckedNumber {
  if (typed.trim() === '') return { problem: missing };
  const text = normalizeNumber(typed);
  if (text === null) return { problem: 'This is not a number with at most 8 decimals.' };
  const atoms = parseAmount(text);
  return atoms === 0n ? { problem: missing } : { atoms, problem: null };
}

function checkPrice(typed: string, market: Token): CheckedNumber {
  const number = checkPositive(typed, 'Enter a price.');
  if (number.atoms === undefined) return number;
  return number.atoms % parseAmount(market.tickSize) === 0n
    ? number
    : { problem: `The price must be a multiple of ${market.tickSize}.` };
}

function checkQuantity(typed: string, market: Token): CheckedNumber {
  const number = checkPositive(typed, 'Enter a quantity.');
  if (number.atoms === undefined) return number;
  if (number.atoms % parseAmount(market.lotSize) !== 0n) {
    return { problem: `The quantity must be a multiple of ${market.lotSize}.` };
  }
  if (number.atoms < parseAmount(market.minQuantity)) {
    return { problem: `The smallest order is ${market.minQuantity} ${market.symbol}.` };
  }
  if (number.atoms > parseAmount(market.maxQuantity)) {
    return { problem: `The largest order is ${market.maxQuantity} ${market.symbol}.` };
  }
  return number;
}

function checkCash(typed: string, market: Token, quoteSymbol: string): CheckedNumber {
  const number = checkPositive(typed, 'Enter an amount.');
  if (number.atoms === undefined) return number;
  return number.atoms < parseAmount(market.minNotional)
    ? { problem: `The order must be worth at least ${market.minNotional} ${quoteSymbol}.` }
    : number;
}
