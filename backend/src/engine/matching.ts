import type { SelfTradePrevention, Side } from '../contracts/index.ts';
import type { BreakerGuard } from './breaker-guard.ts';
import type { Grid } from './grid.ts';
import type { Level, OrderBook, Resting } from './order-book.ts';

/** How much an incoming order wants: lots, or as many lots as an amount of cash pays. */
export type Demand = { lots: number } | { quoteAtoms: bigint };

/** An incoming order as the walk sees it. */
export interface Taker {
  side: Side;
  /** The worst price it takes. */
  limitTicks: number;
  demand: Demand;
  owner: unknown;
  /** What happens when it meets an order of the same owner. */
  selfTradePrevention: SelfTradePrevention;
  /** All or nothing: an own order is looked past or stops the walk, and never shrinks anything. */
  isFillOrKill: boolean;
  /** Null when the market has no circuit breaker. */
  breaker: BreakerGuard | null;
}

export interface PlannedFill<T> {
  maker: T;
  /** Successive parts of one iceberg are one fill. */
  lots: number;
}

/**
 * Why the walk ended: nothing more to want, the order's limit, the circuit breaker, no more orders,
 * or an own order. `killed`: it would not have filled everything.
 */
export type StopCause = 'complete' | 'limit' | 'breaker' | 'empty' | 'own_order' | 'killed';

/** What an order would do to the book right now, in order. Planning changes nothing. */
export interface MatchPlan<T> {
  fills: PlannedFill<T>[];
  /** Sum over the fills. */
  lots: number;
  stop: StopCause;
  /** Own orders in the way, to be expired whole; null for none. */
  expired: T[] | null;
  /** An own order that gives up so many lots to expire the incoming one. */
  decremented: PlannedFill<T> | null;
  /** What the incoming order gave up to own orders that it expired: lots, or cash. */
  offsetLots: number;
  offsetAtoms: bigint;
}

/** Whether a resting price is acceptable to an incoming order with this limit. */
export function isWithinLimit(side: Side, restingTicks: number, limitTicks: number): boolean {
  return side === 'buy' ? restingTicks <= limitTicks : restingTicks >= limitTicks;
}

/** Walks the opposite side by price and time: the only place that decides who trades with whom. */
export function planMatch<T extends Resting<T>>(
  book: OrderBook<T>,
  grid: Grid,
  taker: Taker,
): MatchPlan<T> {
  const walk = new Walk<T>(grid, taker);
  let stop: StopCause | null = null;
  let level = book.opposite(taker.side).best;
  while (level !== undefined && stop === null) {
    stop = walk.through(level);
    level = level.worse;
  }
  walk.finish(stop ?? 'empty');
  return walk;
}

/** What an iceberg shows once the part before is used up. */
interface NextPart<T> {
  maker: T;
  lots: number;
  /** Still hidden behind it. */
  hiddenLots: number;
}

class Walk<T extends Resting<T>> implements MatchPlan<T> {
  readonly fills: PlannedFill<T>[] = [];
  lots = 0;
  stop: StopCause = 'empty';
  expired: T[] | null = null;
  decremented: PlannedFill<T> | null = null;
  offsetLots = 0;
  offsetAtoms = 0n;
  private spentAtoms = 0n;
  /** The last price where something was traded or given up. */
  private lastTicks = 0;

  constructor(
    private readonly grid: Grid,
    private readonly taker: Taker,
  ) {}

  /** Takes what is wanted of one price; null when the walk goes on to the next. */
  through(level: Level<T>): StopCause | null {
    const { taker } = this;
    let parts: NextPart<T>[] | null = null;
    for (let maker = level.first; maker !== undefined; maker = maker.next) {
      const lots = this.wanted(level.ticks, maker.lots);
      const stop = this.stopBefore(level.ticks, lots);
      if (stop !== null) return stop;
      if (maker.owner === taker.owner && taker.selfTradePrevention !== 'none') {
        if (this.meetsOwn(maker)) return 'own_order';
        continue;
      }
      this.take(maker, lots);
      // Also an amount of cash that does not pay the next lot here: no worse price is taken for it.
      if (lots < maker.lots) return 'complete';
      const { iceberg } = maker;
      if (iceberg === null || iceberg.hiddenLots === 0) continue;
      parts ??= [];
      parts.push(nextPart(maker, iceberg.displayLots, iceberg.hiddenLots));
    }
    return parts === null ? null : this.throughParts(level.ticks, parts);
  }

  /**
   * An amount of cash is used up when the rest does not pay one lot at the last price, also when
   * the walk ran out of prices before that showed.
   */
  finish(stop: StopCause): void {
    this.stop = stop;
    const { demand } = this.taker;
    if (stop === 'own_order' || stop === 'complete') return;
    if ('lots' in demand) {
      if (this.lots + this.offsetLots === demand.lots) this.stop = 'complete';
      return;
    }
    if (this.lastTicks === 0) return;
    const restAtoms = demand.quoteAtoms - this.spentAtoms - this.offsetAtoms;
    if (restAtoms < this.grid.quoteAtoms(this.lastTicks, 1)) this.stop = 'complete';
  }

  /** What icebergs show after everything shown before is taken: by turns, until all is used up. */
  private throughParts(ticks: number, parts: NextPart<T>[]): StopCause | null {
    for (const part of parts) {
      const lots = this.wanted(ticks, part.lots);
      if (lots === 0) return 'complete';
      this.take(part.maker, lots);
      if (lots < part.lots) return 'complete';
      const { iceberg } = part.maker;
      if (iceberg === null || part.hiddenLots === 0) continue;
      parts.push(nextPart(part.maker, iceberg.displayLots, part.hiddenLots));
    }
    return null;
  }

  /** How many of these lots the order still wants and can pay. */
  private wanted(ticks: number, lotsMax: number): number {
    const { demand } = this.taker;
    if ('lots' in demand) return Math.min(demand.lots - this.lots - this.offsetLots, lotsMax);
    const restAtoms = demand.quoteAtoms - this.spentAtoms - this.offsetAtoms;
    return this.grid.lotsFor(restAtoms, ticks, lotsMax);
  }

  private stopBefore(ticks: number, lots: number): StopCause | null {
    const { side, limitTicks, breaker } = this.taker;
    if (lots === 0) return 'complete';
    if (!isWithinLimit(side, ticks, limitTicks)) return 'limit';
    return breaker !== null && !isWithinLimit(side, ticks, breaker.worstTicks) ? 'breaker' : null;
  }

  private take(maker: T, lots: number): void {
    const { fills, taker } = this;
    const last = fills.at(-1);
    if (last === undefined) taker.breaker?.takesFirst(maker.ticks);
    if (last?.maker === maker) last.lots += lots;
    else fills.push({ maker, lots });
    this.lots += lots;
    this.lastTicks = maker.ticks;
    if ('quoteAtoms' in taker.demand) this.spentAtoms += this.grid.quoteAtoms(maker.ticks, lots);
  }

  /** Whether the walk ends at an order of the same owner. */
  private meetsOwn(maker: T): boolean {
    const { selfTradePrevention, isFillOrKill } = this.taker;
    if (selfTradePrevention === 'expire_taker') return true;
    if (isFillOrKill && selfTradePrevention !== 'expire_maker') return true;
    if (selfTradePrevention === 'decrement') return this.offset(maker);
    (this.expired ??= []).push(maker);
    return selfTradePrevention === 'expire_both';
  }

  /** Takes the smaller open quantity off both; whether nothing is left of the incoming order. */
  private offset(maker: T): boolean {
    const openLots = maker.lots + (maker.iceberg?.hiddenLots ?? 0);
    const lots = this.wanted(maker.ticks, Number.MAX_SAFE_INTEGER);
    if (lots < openLots) {
      this.decremented = { maker, lots };
      return true;
    }
    (this.expired ??= []).push(maker);
    if (lots === openLots) return true;
    this.lastTicks = maker.ticks;
    if ('lots' in this.taker.demand) this.offsetLots += openLots;
    else this.offsetAtoms += this.grid.quoteAtoms(maker.ticks, openLots);
    return false;
  }
}

function nextPart<T>(maker: T, displayLots: number, hiddenLots: number): NextPart<T> {
  const lots = Math.min(displayLots, hiddenLots);
  return { maker, lots, hiddenLots: hiddenLots - lots };
}
