import type { RefusalCode } from '../contracts/index.ts';
import type { MarketRules } from './commands.ts';
import { Grid } from './grid.ts';
import type { Market } from './market.ts';
import type { Order } from './order.ts';

/**
 * Why another tick or lot cannot be taken: something that rests or waits would not keep its exact
 * prices and quantities. Null when all of it fits.
 */
export function gridFault(
  market: Market,
  { tickAtoms, lotAtoms }: MarketRules,
): Extract<RefusalCode, 'invalid_tick' | 'invalid_lot'> | null {
  const { grid } = market;
  if (tickAtoms === grid.tickAtoms && lotAtoms === grid.lotAtoms) return null;
  const newGrid = new Grid(tickAtoms, lotAtoms);
  const orders = [...market.liveOrders()];
  const hasTicks = (ticks: number): boolean =>
    Number.isFinite(newGrid.ticksOf(grid.priceAtoms(ticks)));
  const hasLots = (lots: number): boolean =>
    Number.isFinite(newGrid.lotsOf(grid.quantityAtoms(lots)));
  if (!orders.every((order) => pricesOf(order).every(hasTicks))) return 'invalid_tick';
  if (!orders.every((order) => quantitiesOf(order).every(hasLots))) return 'invalid_lot';
  const totals = { buy: 0, sell: 0 };
  for (const order of orders) {
    if (order.isOpen) totals[order.side] += newGrid.lotsOf(grid.quantityAtoms(order.openLots));
  }
  return Math.max(totals.buy, totals.sell) <= Number.MAX_SAFE_INTEGER ? null : 'invalid_lot';
}

function pricesOf({ ticks, terms }: Order): number[] {
  return [ticks, terms?.stopTicks ?? 0, terms?.trailingTicks ?? 0].filter((each) => each > 0);
}

function quantitiesOf(order: Order): number[] {
  const { wholeLots, openLots, lots, terms } = order;
  return [wholeLots, wholeLots - openLots, lots, terms?.displayLots ?? 0];
}
