import type { DecimalString, Fill, Order } from '@tokentradex/backend/contracts';
import { divideAtoms, formatAmount, parseAmount } from '@tokentradex/backend/decimal';

/** One line of what happened to the user's orders. */
export type Activity =
  | {
      kind: 'traded';
      orderId: string;
      symbol: string;
      tokenId: string;
      side: Fill['side'];
      quantity: DecimalString;
      averagePrice: DecimalString;
      quoteAmount: DecimalString;
      time: string;
    }
  | { kind: 'placed' | 'closed'; order: Order; time: string };

/** The fills of one order as one line: what it got in all, and at which average. */
function tradedOf(fills: readonly Fill[]): Activity[] {
  const byOrder = new Map<string, Fill[]>();
  for (const fill of fills) {
    byOrder.set(fill.orderId, [...(byOrder.get(fill.orderId) ?? []), fill]);
  }
  return [...byOrder.values()].flatMap((parts) => {
    const newest = parts[0];
    if (newest === undefined) return [];
    const quantity = parts.reduce((sum, part) => sum + parseAmount(part.quantity), 0n);
    const quoteAmount = parts.reduce((sum, part) => sum + parseAmount(part.quoteAmount), 0n);
    const { orderId, symbol, tokenId, side } = newest;
    return {
      kind: 'traded',
      orderId,
      symbol,
      tokenId,
      side,
      quantity: formatAmount(quantity),
      averagePrice: formatAmount(divideAtoms(quoteAmount, quantity)),
      quoteAmount: formatAmount(quoteAmount),
      time: parts.reduce((last, part) => (part.time > last ? part.time : last), newest.time),
    };
  });
}

/** Trades, orders that wait and orders that ended without a trade, newest first. */
export function recentActivity(
  orders: { open: readonly Order[]; recent: readonly Order[]; fills: readonly Fill[] },
  count: number,
): Activity[] {
  const placed = orders.open.map((order): Activity => {
    return { kind: 'placed', order, time: order.createdAt };
  });
  const closed = orders.recent
    .filter(({ status }) => status !== 'filled')
    .map((order): Activity => ({ kind: 'closed', order, time: order.updatedAt }));
  return [...tradedOf(orders.fills), ...placed, ...closed]
    .sort((a, b) => (a.time < b.time ? 1 : -1))
    .slice(0, count);
}
