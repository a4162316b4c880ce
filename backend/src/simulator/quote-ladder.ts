import type { Side } from '../contracts/index.ts';

/** A maker's resting order. */
export interface Quote {
  orderId: number;
  userId: string;
  side: Side;
  priceTicks: number;
}

export type QuoteAction =
  | { kind: 'cancel'; quote: Quote }
  /** `depth` counts from 0 at the best price. */
  | { kind: 'place'; side: Side; priceTicks: number; depth: number };

/** Beyond its own rung by this part of a step, the fair price moves the ladder. */
const SLACK = 0.25;
/** Rungs that may stay behind at the far end, so that a price that wavers moves nothing there. */
const FAR_RUNGS = 2;
/** Prices lie unevenly within this part of a step, as those of many people would. */
const JITTER = 0.6;

/**
 * Where one market's makers want orders: rungs at prices that never change, bids on those below the
 * fair price and asks above. When the price moves by a rung, only the orders at the ends and in the
 * middle change, so few commands keep a whole book around it.
 */
export class QuoteLadder {
  /** The highest rung that bids; null before the first price. */
  private center: number | null = null;

  /**
   * @param stepTicks between rungs, an integer of at least 2.
   * @param rungs per side.
   */
  constructor(
    private readonly stepTicks: number,
    private readonly rungs: number,
  ) {}

  /** The one change that is needed most; null when all is as it should be. */
  next(fairTicks: number, quotes: readonly Quote[]): QuoteAction | null {
    const center = this.follow(fairTicks);
    const seen = new Set<number>();
    const wrong: Quote[] = [];
    for (const quote of quotes) {
      const rung = Math.floor(quote.priceTicks / this.stepTicks);
      if (seen.has(rung) || !this.belongs(quote, rung, center)) wrong.push(quote);
      else seen.add(rung);
    }
    // Those in the middle first: they stand in the way of the right ones.
    const [worst] = wrong.sort(
      (a, b) => Math.abs(a.priceTicks - fairTicks) - Math.abs(b.priceTicks - fairTicks),
    );
    if (worst !== undefined) return { kind: 'cancel', quote: worst };
    for (let depth = 0; depth < this.rungs; depth += 1) {
      for (const side of ['buy', 'sell'] as const) {
        const rung = side === 'buy' ? center - depth : center + 1 + depth;
        if (rung < 1 || seen.has(rung)) continue;
        return { kind: 'place', side, priceTicks: this.priceOf(rung), depth };
      }
    }
    return null;
  }

  private follow(fairTicks: number): number {
    const position = fairTicks / this.stepTicks;
    const { center } = this;
    const isOn = center !== null && position > center - SLACK && position < center + 1 + SLACK;
    const followed = isOn ? center : Math.floor(position);
    this.center = followed;
    return followed;
  }

  private belongs(quote: Quote, rung: number, center: number): boolean {
    if (quote.priceTicks !== this.priceOf(rung)) return false;
    const depth = quote.side === 'buy' ? center - rung : rung - center - 1;
    return depth >= 0 && depth < this.rungs + FAR_RUNGS;
  }

  private priceOf(rung: number): number {
    const hash = Math.imul(rung ^ (rung >>> 7), 0x9e3779b1) >>> 0;
    return rung * this.stepTicks + Math.floor((hash / 2 ** 32) * this.stepTicks * JITTER);
  }
}
