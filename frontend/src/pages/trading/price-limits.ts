import type { Token } from '@tokentradex/backend/contracts';
import { ATOMS_PER_UNIT, parseAmount } from '@tokentradex/backend/decimal';

const BPS = 10_000n;

/** The exchange's own for orders at the market without one. */
export const SLIPPAGE_DEFAULT_BPS = 500;

/** Per cent in atoms as whole basis points; null when it is no whole number of them. */
export function basisPointsOfPercent(percent: bigint): number | null {
  const scaled = percent * 100n;
  return scaled % ATOMS_PER_UNIT === 0n ? Number(scaled / ATOMS_PER_UNIT) : null;
}

/**
 * The limit prices that the market takes, in atoms and on the tick.
 * @param reference the price that they have to lie near to.
 * @returns null when it has no band or there is no reference.
 */
export function priceBand(
  market: Pick<Token, 'priceBandBps' | 'tickSize'>,
  reference: bigint | null,
): { lowest: bigint; highest: bigint } | null {
  if (market.priceBandBps === 0 || reference === null) return null;
  const tick = parseAmount(market.tickSize);
  const distance = (reference * BigInt(market.priceBandBps)) / BPS;
  const lowest = reference - distance;
  const highest = reference + distance;
  return { lowest: ((lowest + tick - 1n) / tick) * tick, highest: (highest / tick) * tick };
}

/** The worst price that a buy at the market pays, in atoms: its reference with the slippage on top. */
export function protectionPriceOfBuy(reference: bigint, slippageBps: number): bigint {
  return (reference * (BPS + BigInt(slippageBps)) + BPS - 1n) / BPS;
}
