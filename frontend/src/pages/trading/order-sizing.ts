import type { DecimalString, Token } from '@tokentradex/backend/contracts';
import { ATOMS_PER_UNIT, formatAmount, parseAmount } from '@tokentradex/backend/decimal';
import { normalizeNumber, type AmountUnit, type OrderDraft } from './order-draft.ts';

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

function floorTo(value: bigint, step: bigint): bigint {
  return value - (value % step);
}

/**
 * The whole of what an order can be, so that 100 % is never refused: a sell is bounded by the token, a
 * limit buy by cash at its price, both rounded down to the lot; a market buy is sized in cash, because
 * the price that it will meet is not known. The fee is taken from what an order receives, never from
 * what it pays, so none has to be held back. Null for a limit buy without a price.
 */
export function maxOrderSize(
  draft: Pick<OrderDraft, 'side' | 'orderType' | 'price'>,
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
  if (draft.orderType === 'market') {
    return { amount: floorTo(cash, CASH_STEP_ATOMS), step: CASH_STEP_ATOMS, unit: 'cash' };
  }
  const priceText = normalizeNumber(draft.price);
  const price = priceText === null ? 0n : parseAmount(priceText);
  return price === 0n ? null : inToken((cash * ATOMS_PER_UNIT) / price);
}

/** @param percent a whole number from 0 to 100. */
export function amountOfPercent(max: OrderSizeMax, percent: number): DecimalString {
  return formatAmount(floorTo((max.amount * BigInt(percent)) / 100n, max.step));
}

/** How much of the maximum the typed amount is, 0 to 100; 0 when the units differ. */
export function percentOfAmount(draft: OrderDraft, max: OrderSizeMax | null): number {
  const text = normalizeNumber(draft.amount);
  if (max === null || text === null || max.amount === 0n || draft.amountUnit !== max.unit) return 0;
  const percent = Number((parseAmount(text) * 100n) / max.amount);
  return Math.min(100, percent);
}

/** Whether the typed amount is more than the funds cover; false where only the exchange can tell. */
export function exceedsFunds(draft: OrderDraft, max: OrderSizeMax | null): boolean {
  const text = normalizeNumber(draft.amount);
  if (max === null || text === null || draft.amountUnit !== max.unit) return false;
  return parseAmount(text) > max.amount;
}

/** One step up or down from what is typed, kept on the grid and above zero. */
export function stepNumber(typed: string, step: DecimalString, steps: number): DecimalString {
  const stepAtoms = parseAmount(step);
  const text = normalizeNumber(typed);
  const value = text === null ? 0n : parseAmount(text);
  const moved = floorTo(value, stepAtoms) + stepAtoms * BigInt(steps);
  return formatAmount(moved < stepAtoms ? stepAtoms : moved);
}
