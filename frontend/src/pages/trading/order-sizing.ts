import type { DecimalString, Token } from '@tokentradex/backend/contracts';
import { ATOMS_PER_UNIT, formatAmount, parseAmount } from '@tokentradex/backend/decimal';
import { normalizeNumber } from '../../lib/read-number.ts';
import type { AmountUnit, OrderDraft } from './order-draft.ts';
import { takesCash } from './order-kinds.ts';
import { protectionPriceOfBuy, SLIPPAGE_DEFAULT_BPS } from './price-limits.ts';

/** Cash amounts are rounded down to a hundredth. */
const CASH_STEP_ATOMS = ATOMS_PER_UNIT / 100n;

/** What the user has free to spend in this market. */
export interface Funds {
  cash: DecimalString;
  token: DecimalString;
}

/** The largest order that the funds cover, and the step that it comes in. */
export interface OrderSizeMax {
  amount: bigint;
  step: bigint;
  unit: AmountUnit;
}

type SizedDraft = Pick<OrderDraft, 'side' | 'orderType' | 'price' | 'stopPrice' | 'stopLimitPrice'>;

function floorTo(value: bigint, step: bigint): bigint {
  return value - (value % step);
}

/** In atoms; zero when it is no number. */
function read(typed: string): bigint {
  const text = normalizeNumber(typed);
  return text === null ? 0n : parseAmount(text);
}

/** The price that each unit of a buy reserves cash at, in atoms; zero while it cannot be known. */
function reservedPrice(draft: SizedDraft): bigint {
  const price = read(draft.price);
  if (draft.orderType !== 'oco' || price === 0n) return price;
  const stopPrice = read(draft.stopPrice);
  if (stopPrice === 0n) return 0n;
  const stopLimitPrice = read(draft.stopLimitPrice);
  // A pair is reserved once, for the dearer of the two.
  const atStop =
    stopLimitPrice === 0n ? protectionPriceOfBuy(stopPrice, SLIPPAGE_DEFAULT_BPS) : stopLimitPrice;
  return atStop > price ? atStop : price;
}

/**
 * The whole of what an order can be, so that 100 % is never refused: a sell is bounded by the token, a
 * buy with a price by cash at that price, both rounded down to the lot; a buy at the market is sized in
 * cash, because the price that it will meet is not known. The fee is taken from what an order receives,
 * never from what it pays, so none has to be held back. Null for a buy without its price.
 */
export function maxOrderSize(
  draft: SizedDraft,
  market: Pick<Token, 'lotSize' | 'maxQuantity'>,
  funds: Funds,
): OrderSizeMax | null {
  const lot = parseAmount(market.lotSize);
  const quantityMax = floorTo(parseAmount(market.maxQuantity), lot);
  const inToken = (quantity: bigint): OrderSizeMax => ({
    amount: floorTo(quantity < quantityMax ? quantity : quantityMax, lot),
    step: lot,
    unit: 'token',
  });
  if (draft.side === 'sell') return inToken(parseAmount(funds.token));
  const cash = parseAmount(funds.cash);
  if (takesCash(draft.orderType, draft.side)) {
    return { amount: floorTo(cash, CASH_STEP_ATOMS), step: CASH_STEP_ATOMS, unit: 'cash' };
  }
  const price = reservedPrice(draft);
  return price === 0n ? null : inToken((cash * ATOMS_PER_UNIT) / price);
}

/** @param percent a whole number from 0 to 100. */
export function amountOfPercent(max: OrderSizeMax, percent: number): DecimalString {
  return formatAmount(floorTo((max.amount * BigInt(percent)) / 100n, max.step));
}

type Amount = Pick<OrderDraft, 'amount' | 'amountUnit'>;

/** How much of the maximum the typed amount is, 0 to 100; 0 when the units differ. */
export function percentOfAmount(draft: Amount, max: OrderSizeMax | null): number {
  const text = normalizeNumber(draft.amount);
  if (max === null || text === null || max.amount === 0n || draft.amountUnit !== max.unit) return 0;
  const percent = Number((parseAmount(text) * 100n) / max.amount);
  return Math.min(100, percent);
}

/** Whether the typed amount is more than the funds cover; false where only the exchange can tell. */
export function exceedsFunds(draft: Amount, max: OrderSizeMax | null): boolean {
  const text = normalizeNumber(draft.amount);
  if (max === null || text === null || draft.amountUnit !== max.unit) return false;
  // The largest order of the market bounds the maximum too, and has a message of its own.
  return parseAmount(text) > max.amount;
}
