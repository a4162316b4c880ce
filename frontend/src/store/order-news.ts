import type { Order } from '@tokentradex/backend/contracts';
import { orderWordTexts } from '../i18n/en/order-words.ts';
import { textOf } from '../i18n/i18n.ts';
import { formatDecimal } from '../lib/decimal-text.ts';
import { describeReason, sideName } from '../lib/order-words.ts';
import { notify } from '../services/notify.ts';

/** Cancellations this close together are one toast. */
const GATHER_MS = 150;

/** "Buy BTC". */
export function nameOfOrder(order: Pick<Order, 'side' | 'symbol'>): string {
  return textOf(orderWordTexts)('news.name', { side: sideName(order.side), symbol: order.symbol });
}

function filledText(order: Order): string {
  const t = textOf(orderWordTexts);
  const { symbol } = order;
  const quantity = formatDecimal(order.filledQuantity);
  return order.averagePrice === null
    ? t('news.size', { quantity, symbol })
    : t('news.sizeAt', {
        quantity,
        symbol,
        price: formatDecimal(order.averagePrice, { decimalsMax: 4 }),
      });
}

function tellOrder(order: Order): void {
  const t = textOf(orderWordTexts);
  const id = `order-${order.id}`;
  const name = { order: nameOfOrder(order) };
  const reason = order.reason === null ? undefined : describeReason(order.reason);
  switch (order.status) {
    case 'filled':
      notify('success', t('news.filled', name), filledText(order), id);
      return;
    case 'partially_filled':
      notify('info', t('news.partlyFilled', name), filledText(order), id);
      return;
    case 'cancelled':
      notify('info', t('news.cancelled', name), reason, id);
      return;
    case 'expired':
      notify('info', t('news.expired', name), reason, id);
      return;
    case 'rejected':
      notify('info', t('news.rejected', name), reason, id);
      return;
    case 'open':
      // A stop that rests on the book now; orders that rest at once are told of by their answer.
      if (order.triggeredAt !== null) notify('info', t('news.triggered', name), undefined, id);
      return;
    case 'pending':
      return;
  }
}

/**
 * Toasts for what happens to the user's orders: one per order, replaced as it goes on, and one for many
 * that the user cancelled together. The other order of a pair goes without saying.
 */
export class OrderNews {
  #cancelled: Order[] = [];

  tell(orders: readonly Order[]): void {
    for (const order of orders) {
      if (order.reason === 'user_cancelled') this.#gather(order);
      else if (order.reason !== 'linked_order') tellOrder(order);
    }
  }

  #gather(order: Order): void {
    this.#cancelled.push(order);
    if (this.#cancelled.length > 1) return;
    setTimeout(() => {
      const [first, ...more] = this.#cancelled;
      this.#cancelled = [];
      if (first === undefined) return;
      if (more.length === 0) {
        tellOrder(first);
        return;
      }
      notify(
        'info',
        textOf(orderWordTexts)('news.ordersCancelled', { count: more.length + 1 }),
        describeReason('user_cancelled'),
      );
    }, GATHER_MS);
  }
}
