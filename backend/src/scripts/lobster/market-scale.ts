import type { Token } from '../../contracts/index.ts';
import { formatAmount, multiplyAtoms, parseAmount } from '../../lib/decimal.ts';
import type { FlowOrder } from './order-flow.ts';

/** Recorded prices and sizes in the units of a market. */
export interface MarketScale {
  price(recorded: number): string;
  quantity(shares: number): string;
  /** What every participant needs at most. */
  cashTotal: string;
  tokenTotal: string;
}

/**
 * Maps recorded prices to ticks and shares to lots, one to one, so that who trades with whom stays
 * the same. A share is as many lots as the market's minimums ask.
 * @throws Error when an order is too large for the market.
 */
export function scaleTo(token: Token, orders: readonly FlowOrder[]): MarketScale {
  const step = orders.reduce((divisor, { price }) => greatestDivisor(divisor, price), 0);
  const tickAtoms = parseAmount(token.tickSize);
  const priceAtoms = (recorded: number): bigint => BigInt(recorded / step) * tickAtoms;
  const shareAtoms = shareSize(token, orders, priceAtoms);
  const quantityAtoms = (shares: number): bigint => BigInt(shares) * shareAtoms;
  const maxQuantityAtoms = parseAmount(token.maxQuantity);
  let cashAtoms = 0n;
  let tokenAtoms = 0n;
  for (const { price, size } of orders) {
    if (quantityAtoms(size) > maxQuantityAtoms) {
      throw new Error(
        `an order of ${size} shares is ${formatAmount(quantityAtoms(size))} ${token.symbol}, ` +
          `above the market's ${token.maxQuantity}`,
      );
    }
    cashAtoms += multiplyAtoms(priceAtoms(price), quantityAtoms(size));
    tokenAtoms += quantityAtoms(size);
  }
  return {
    price: (recorded) => formatAmount(priceAtoms(recorded)),
    quantity: (shares) => formatAmount(quantityAtoms(shares)),
    cashTotal: formatAmount(cashAtoms),
    tokenTotal: formatAmount(tokenAtoms),
  };
}

/** The least multiple of the lot size with which every order, also a single share, is large enough. */
function shareSize(
  token: Token,
  orders: readonly FlowOrder[],
  priceAtoms: (recorded: number) => bigint,
): bigint {
  const lotAtoms = parseAmount(token.lotSize);
  const lowest = Math.min(...orders.map(({ price }) => price));
  const lotWorthAtoms = multiplyAtoms(priceAtoms(lowest), lotAtoms);
  const lotsForQuantity = ceilDivide(parseAmount(token.minQuantity), lotAtoms);
  const lotsForNotional = ceilDivide(parseAmount(token.minNotional), lotWorthAtoms);
  const lots = lotsForQuantity > lotsForNotional ? lotsForQuantity : lotsForNotional;
  return lotAtoms * (lots > 1n ? lots : 1n);
}

function ceilDivide(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
