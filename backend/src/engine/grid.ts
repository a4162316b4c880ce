import type { Side } from '../contracts/index.ts';
import { assert } from '../lib/assert.ts';
import { ATOMS_PER_UNIT } from '../lib/decimal.ts';

/**
 * Converts between atoms and the integer ticks and lots of one market, exactly and at every size.
 * Numbers are multiplied only where the product is a safe integer, bigints elsewhere.
 */
export class Grid {
  /** Cash for one lot at a price of one tick. */
  private readonly cashAtoms: bigint;

  constructor(
    readonly tickAtoms: bigint,
    readonly lotAtoms: bigint,
  ) {
    assert(tickAtoms > 0n && lotAtoms > 0n, 'tick and lot are positive');
    assert((tickAtoms * lotAtoms) % ATOMS_PER_UNIT === 0n, 'price x quantity is exact');
    this.cashAtoms = (tickAtoms * lotAtoms) / ATOMS_PER_UNIT;
  }

  /** NaN when the price is not a positive multiple of the tick, Infinity beyond safe integers. */
  ticksOf(priceAtoms: bigint): number {
    return priceAtoms <= 0n ? NaN : multiplesOf(priceAtoms, this.tickAtoms);
  }

  /** NaN when the quantity is not a multiple of the lot, Infinity beyond safe integers. */
  lotsOf(quantityAtoms: bigint): number {
    return multiplesOf(quantityAtoms, this.lotAtoms);
  }

  priceAtoms(ticks: number): bigint {
    return BigInt(ticks) * this.tickAtoms;
  }

  quantityAtoms(lots: number): bigint {
    return BigInt(lots) * this.lotAtoms;
  }

  /** Cash for this many lots at this price. */
  quoteAtoms(ticks: number, lots: number): bigint {
    const product = ticks * lots;
    return product <= Number.MAX_SAFE_INTEGER
      ? BigInt(product) * this.cashAtoms
      : BigInt(ticks) * BigInt(lots) * this.cashAtoms;
  }

  /** What an order with these open lots holds back: cash for a buy, the token for a sell. */
  reservedAtoms(side: Side, ticks: number, lots: number): bigint {
    return side === 'buy' ? this.quoteAtoms(ticks, lots) : this.quantityAtoms(lots);
  }

  /** The most lots that this much cash pays at this price, at most `lotsMax`. */
  lotsFor(quoteAtoms: bigint, ticks: number, lotsMax: number): number {
    const lots = quoteAtoms / (BigInt(ticks) * this.cashAtoms);
    return lots >= BigInt(lotsMax) ? lotsMax : Number(lots);
  }
}

function multiplesOf(atoms: bigint, sizeAtoms: bigint): number {
  if (atoms % sizeAtoms !== 0n) return NaN;
  const multiples = Number(atoms / sizeAtoms);
  return Math.abs(multiples) <= Number.MAX_SAFE_INTEGER ? multiples : Infinity;
}
