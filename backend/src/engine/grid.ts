import { ATOMS_PER_UNIT } from '../lib/decimal.ts';
import { assert } from '../lib/assert.ts';

/**
 * Converts between atoms and the integer ticks and lots of one market. Exact at every size: numbers
 * are used only where they are safe integers, bigints elsewhere.
 */
export class Grid {
  /** Atoms of cash for one lot at a price of one tick. */
  readonly cashPerTickLot: bigint;

  constructor(
    readonly tickAtoms: bigint,
    readonly lotAtoms: bigint,
  ) {
    assert(tickAtoms > 0n && lotAtoms > 0n, 'tick and lot are positive');
    assert((tickAtoms * lotAtoms) % ATOMS_PER_UNIT === 0n, 'price x quantity is exact');
    this.cashPerTickLot = (tickAtoms * lotAtoms) / ATOMS_PER_UNIT;
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

  /** Cash for this many lots at this price, exact. */
  quoteAtoms(ticks: number, lots: number): bigint {
    const product = ticks * lots;
    return product <= Number.MAX_SAFE_INTEGER
      ? BigInt(product) * this.cashPerTickLot
      : BigInt(ticks) * BigInt(lots) * this.cashPerTickLot;
  }

  /** The most lots that this much cash pays at this price, at most `lotsMax`. */
  lotsFor(quoteAtoms: bigint, ticks: number, lotsMax: number): number {
    const lots = quoteAtoms / (BigInt(ticks) * this.cashPerTickLot);
    return lots >= BigInt(lotsMax) ? lotsMax : Number(lots);
  }
}

function multiplesOf(atoms: bigint, sizeAtoms: bigint): number {
  if (atoms % sizeAtoms !== 0n) return NaN;
  const multiples = Number(atoms / sizeAtoms);
  return Math.abs(multiples) <= Number.MAX_SAFE_INTEGER ? multiples : Infinity;
}
