import type { Order } from '@tokentradex/backend/contracts';
import { parseAmount } from '@tokentradex/backend/decimal';
import { percentOf } from './percent.ts';

/**
 * How much of an order is filled, in per cent: by quantity, or by cash for an order by cash amount, which
 * counts as filled although less than one lot's cash is left over.
 */
export function filledPercent(order: Order): string {
  if (order.status === 'filled') return '100.00';
  const [part, whole] =
    order.quantity === null
      ? [order.quoteFilled, order.quoteQuantity ?? '0']
      : [order.filledQuantity, order.quantity];
  return percentOf(parseAmount(part), parseAmount(whole)) ?? '0';
}
