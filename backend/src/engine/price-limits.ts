import type { Side } from '../contracts/index.ts';
import { ATOMS_PER_UNIT } from '../lib/decimal.ts';

const BPS_PER_UNIT = 10_000;
const BPS_PER_UNIT_ATOMS = 10_000n;

/** That many basis points of a number of ticks, rounded down. Exact at every size. */
export function shareOfTicks(ticks: number, bps: number): number {
  const product = ticks * bps;
  return product <= Number.MAX_SAFE_INTEGER
    ? (product - (product % BPS_PER_UNIT)) / BPS_PER_UNIT
    : Number((BigInt(ticks) * BigInt(bps)) / BPS_PER_UNIT_ATOMS);
}

/** The worst price that an order at the market takes: a price moved away, rounded toward it. */
export function protectionTicks(side: Side, fromTicks: number, slippageBps: number): number {
  const awayTicks = shareOfTicks(fromTicks, slippageBps);
  return side === 'buy' ? fromTicks + awayTicks : fromTicks - awayTicks;
}

/**
 * What a buy that waits for a stop price costs at most under its protection price. Told in atoms,
 * not in ticks, so that another tick size does not change it; never below what it can really cost.
 */
export function protectedCostAtoms(
  stopPriceAtoms: bigint,
  slippageBps: number,
  quantityAtoms: bigint,
): bigint {
  const awayAtoms = (stopPriceAtoms * BigInt(slippageBps)) / BPS_PER_UNIT_ATOMS;
  const costAtoms = (stopPriceAtoms + awayAtoms) * quantityAtoms;
  return (costAtoms + ATOMS_PER_UNIT - 1n) / ATOMS_PER_UNIT;
}

/** Whether a price lies no further from its reference than a share of it. */
export function isWithinBand(priceAtoms: bigint, referenceAtoms: bigint, bandBps: number): boolean {
  const awayAtoms =
    priceAtoms > referenceAtoms ? priceAtoms - referenceAtoms : referenceAtoms - priceAtoms;
  return awayAtoms * BPS_PER_UNIT_ATOMS <= referenceAtoms * BigInt(bandBps);
}

/**
 * The last tick on the way of an incoming order that is no further from a price than a share of it:
 * up for a buy, down for a sell.
 */
export function farthestTicks(
  side: Side,
  fromAtoms: bigint,
  bps: number,
  tickAtoms: bigint,
): number {
  const unitAtoms = BPS_PER_UNIT_ATOMS * tickAtoms;
  if (side === 'buy') return Number((fromAtoms * (BPS_PER_UNIT_ATOMS + BigInt(bps))) / unitAtoms);
  const lowestAtoms = fromAtoms * (BPS_PER_UNIT_ATOMS - BigInt(bps));
  return lowestAtoms <= 0n ? 0 : Number((lowestAtoms + unitAtoms - 1n) / unitAtoms);
}

/** The stricter of two limits of an incoming order. */
export function stricterTicks(side: Side, a: number, b: number): number {
  return side === 'buy' ? Math.min(a, b) : Math.max(a, b);
}
