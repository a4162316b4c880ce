import type { Side } from '../contracts/index.ts';
import type { Grid } from './grid.ts';
import type { OrderBook, Resting } from './order-book.ts';

/** How much an incoming order wants: lots, or as many lots as an amount of cash pays. */
export type Demand = { lots: number } | { quoteAtoms: bigint };

/** An incoming order as the walk sees it. */
export interface Taker {
  side: Side;
  /** The worst price it takes. */
  limitTicks: number;
  demand: Demand;
  /** The walk stops before an order of the same owner. */
  owner: unknown;
}

export interface PlannedFill<T> {
  maker: T;
  lots: number;
}

/** Why the walk ended: nothing more to want, the price limit, no more orders, or an own order. */
export type StopCause = 'complete' | 'limit' | 'empty' | 'own_order';

/** What an order would trade right now, in order. Planning changes nothing. */
export interface MatchPlan<T> {
  fills: PlannedFill<T>[];
  /** Sum over the fills. */
  lots: number;
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
  taker: Taker,
): MatchPlan<T> {
  const { demand } = taker;
  const plan: MatchPlan<T> = { fills: [], lots: 0, stop: 'empty' };
  let spentAtoms = 0n;
  for (let level = book.opposite(taker.side).best; level !== undefined; level = level.worse) {
    for (let maker = level.first; maker !== undefined; maker = maker.next) {
      const lots =
        'lots' in demand
          ? Math.min(demand.lots - plan.lots, maker.lots)
          : grid.lotsFor(demand.quoteAtoms - spentAtoms, maker.ticks, maker.lots);
      const stop = stopBefore(taker, maker, lots);
      if (stop !== null) return finish(plan, grid, demand, { stop, spentAtoms });
      plan.fills.push({ maker, lots });
      plan.lots += lots;
      if ('quoteAtoms' in demand) spentAtoms += grid.quoteAtoms(maker.ticks, lots);
    }
  }
  return finish(plan, grid, demand, { stop: 'empty', spentAtoms });
}

function stopBefore<T extends Resting<T>>(
  taker: Taker,
  maker: T,
  lotsWanted: number,
): StopCause | null {
  if (lotsWanted === 0) return 'complete';
  if (!isWithinLimit(taker.side, maker.ticks, taker.limitTicks)) return 'limit';
  return maker.owner === taker.owner ? 'own_order' : null;
}

/**
 * An amount of cash is used up when the rest does not pay one lot at the last price, also when the
 * walk stopped for another reason.
 */
function finish<T extends Resting<T>>(
  plan: MatchPlan<T>,
  grid: Grid,
  demand: Demand,
  ended: { stop: StopCause; spentAtoms: bigint },
): MatchPlan<T> {
  const last = plan.fills.at(-1);
  const isUsedUp =
    'lots' in demand
      ? plan.lots === demand.lots
      : last !== undefined &&
        demand.quoteAtoms - ended.spentAtoms < grid.quoteAtoms(last.maker.ticks, 1);
  plan.stop = isUsedUp ? 'complete' : ended.stop;
  return plan;
}
