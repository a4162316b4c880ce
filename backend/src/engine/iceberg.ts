import type { OrderTerms } from './order-terms.ts';
import type { Order } from './order.ts';
import type { BookSide } from './order-book.ts';
import type { Counters } from './state.ts';

/** The most parts in which an iceberg may be shown. */
export const ICEBERG_PARTS_MAX = 20;

/**
 * Takes lots that a trade fills off a resting order. An iceberg shows its next part, behind
 * everything else at its price, as soon as the part before is used up.
 */
export function takeFilled(
  side: BookSide<Order>,
  order: Order,
  lots: number,
  counters: Counters,
): void {
  const { iceberg } = order;
  if (iceberg === null) {
    side.take(order, lots);
    return;
  }
  let leftLots = lots;
  while (leftLots > 0) {
    const partLots = Math.min(leftLots, order.lots);
    side.take(order, partLots);
    leftLots -= partLots;
    if (order.lots > 0 || iceberg.hiddenLots === 0) break;
    show(side, order, iceberg, counters);
  }
}

/** Takes lots that nobody trades off a resting order: what is hidden first. */
export function takeUnfilled(side: BookSide<Order>, order: Order, lots: number): void {
  const { iceberg } = order;
  const hiddenLots = Math.min(lots, iceberg?.hiddenLots ?? 0);
  if (iceberg !== null) {
    iceberg.hiddenLots -= hiddenLots;
    side.hiddenLots -= hiddenLots;
  }
  if (lots > hiddenLots) side.take(order, lots - hiddenLots);
}

function show(side: BookSide<Order>, order: Order, iceberg: OrderTerms, counters: Counters): void {
  const shownLots = Math.min(iceberg.displayLots, iceberg.hiddenLots);
  iceberg.hiddenLots -= shownLots;
  side.hiddenLots -= shownLots;
  order.lots = shownLots;
  counters.prioritySequence += 1;
  order.prioritySequence = counters.prioritySequence;
  side.add(order);
}
