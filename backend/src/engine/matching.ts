import type { Side } from '../contracts/index.ts';
import type { Grid } from './grid.ts';
import type { OrderBook, Resting } from './order-book.ts';

/** How much an incoming order wants: lots, or as many lots as an amount of cash pays. */
export type Demand = { lots: number } | { quoteAtoms: bigint };

/** An incoming order as the walk sees it. */
export interface Taker<T> {
  side: Side;
  /** The worst price it takes. */
  limitTicks: number;
  demand: Demand;
  /** Whether a resting order belongs to the same owner: the walk stops before it. */
  owns: (maker: T) => boolean;
}

export interface PlannedFill<T> {
  maker: T;
  lots: number;
  quoteAtoms: bigint;
}

/** Why the walk ended: nothing more to want, the price limit, no more orders, or an own order. */
export type StopCause = 'complete' | 'limit' | 'empty' | 'own_order';

/** What an order would trade right now, in order. Planning changes nothing. */
export interface MatchPlan<T> {
  fills: PlannedFill<T>[];
  /** Sums over the fills. */
  lots: number;
  quoteAtoms: bigint;
  stop: StopCause;
}

/** Whether a resting price is acceptable to an incoming order with this limit. */
export function isWithinLimit(side: Side, restingTicks: number, limitTicks: number): boolean {
  return side === 'buy' ? restingTicks <= limitTicks : restingTicks >= limitTicks;
}

/** Walks the opposite side by price and time: the only place that decides who trades with whom. */
export function planMatch<T extends Resting<T>>(
  book: OrderBook<T>,
  grid: Grid,
  taker: Taker<T>,
): MatchPlan<T> {
  const { side, demand } = taker;
  const plan: MatchPlan<T> = { fills: [], lots: 0, quoteAtoms: 0n, stop: 'empty' };
  for (let level = book.opposite(side).best; level !== undefined; level = level.worse) {
    for (let maker = level.first; maker !== undefined; maker = maker.next) {
      const lots = lotsWanted(plan, grid, demand, maker);
      const stop = stopBefore(taker, maker, lots);
      if (stop !== null) return finish(plan, grid, demand, stop);
      const quoteAtoms = grid.quoteAtoms(maker.ticks, lots);
      plan.fills.push({ maker, lots, quoteAtoms });
      plan.lots += lots;
      plan.quoteAtoms += quoteAtoms;
    }
  }
  return finish(plan, grid, demand, 'empty');
}

function lotsWanted<T extends Resting<T>>(
  plan: MatchPlan<T>,
  grid: Grid,
  demand: Demand,
  maker: T,
): number {
  return 'lots' in demand
    ? Math.min(demand.lots - plan.lots, maker.lots)
    : grid.lotsFor(demand.quoteAtoms - plan.quoteAtoms, maker.ticks, maker.lots);
}

function stopBefore<T extends Resting<T>>(
  taker: Taker<T>,
  maker: T,
  lotsWanted: number,
): StopCause | null {
  if (lotsWanted === 0) return 'complete';
  if (!isWithinLimit(taker.side, maker.ticks, taker.limitTicks)) return 'limit';
  return taker.owns(maker) ? 'own_order' : null;
}

/**
 * An amount of cash is used up when the rest does not pay one lot at the last price, also when the
 * walk stopped for another reason.
 */
function finish<T extends Resting<T>>(
  plan: MatchPlan<T>,
  grid: Grid,
  demand: Demand,
  stop: StopCause,
): MatchPlan<T> {
  const last = plan.fills.at(-1);
  const isUsedUp =
    'lots' in demand
      ? plan.lots === demand.lots
      : last !== undefined &&
        demand.quoteAtoms - plan.quoteAtoms < grid.quoteAtoms(last.maker.ticks, 1);
  plan.stop = isUsedUp ? 'complete' : stop;
  return plan;
}
