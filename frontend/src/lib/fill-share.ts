import type { Order } from '@tokentradex/backend/contracts';
import { parseAmount } from '@tokentradex/backend/decimal';
import { percentOf } from './percent.ts';

/** How much of an order is filled, in per cent: by quantity, or by cash for an order by cash amount. */
export function filledPercent(order: Order): string {
  const [part, whole] =
    order.quantity === null
      ? [order.quoteFilled, order.quoteQuantity ?? '0']
      : [order.filledQuantity, order.quantity];
  return percentOf(parseAmount(part), parseAmount(whole)) ?? '0';
}
