import type { Side } from '../contracts/index.ts';
import { farthestTicks, stricterTicks } from './price-limits.ts';

/** The prices that the circuit breaker lets one incoming order take. */
export class BreakerGuard {
  /** Worse prices halt the market. */
  worstTicks: number;

  /**
   * `extremeAtoms`: the lowest recent price for a buy, the highest for a sell; null when nothing has
   * traded lately.
   */
  constructor(
    private readonly side: Side,
    private readonly moveBps: number,
    private readonly tickAtoms: bigint,
    extremeAtoms: bigint | null,
  ) {
    this.worstTicks =
      extremeAtoms === null
        ? side === 'buy'
          ? Infinity
          : 0
        : farthestTicks(side, extremeAtoms, moveBps, tickAtoms);
  }

  /** The first price that the order takes counts like those before it. */
  takesFirst(ticks: number): void {
    const { side, moveBps, tickAtoms } = this;
    const fromAtoms = BigInt(ticks) * tickAtoms;
    this.worstTicks = stricterTicks(
      side,
      this.worstTicks,
      farthestTicks(side, fromAtoms, moveBps, tickAtoms),
    );
  }
}
