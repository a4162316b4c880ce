import type { CloseReason, Order } from '@tokentradex/backend/contracts';
import { formatDecimal } from '../lib/decimal-text.ts';
import { notify } from '../services/notify.ts';

/** Why an order ended without the user asking for it. */
export const CLOSE_REASON_TEXTS: Record<CloseReason, string> = {
  user_cancelled: 'Cancelled by you',
  operator_cancelled: 'Cancelled by the exchange',
  market_delisted: 'The market was delisted',
  immediate_or_cancel: 'The rest could not be filled at once',
  fill_or_kill: 'It could not be filled whole at once',
  no_liquidity: 'The book had no more orders to trade with',
  protection_price: 'The next price was beyond the protection price',
  quote_spent: 'The amount was spent',
  self_trade_prevention: 'It would have traded with your own order',
};

/** Cancellations this close together are one toast. */
const GATHER_MS = 150;

function nameOf(order: Order): string {
  return `${order.side === 'buy' ? 'Buy' : 'Sell'} ${order.symbol}`;
}

function tellOrder(order: Order): void {
  const filled = `${formatDecimal(order.filledQuantity)} ${order.symbol}`;
  const average =
    order.averagePrice === null
      ? ''
      : ` at ${formatDecimal(order.averagePrice, { decimalsMax: 4 })}`;
  const id = `order-${order.id}`;
  if (order.status === 'filled') {
    notify('success', `${nameOf(order)} filled`, `${filled}${average}`, id);
  } else if (order.status === 'partially_filled') {
    notify('info', `${nameOf(order)} partly filled`, `${filled}${average}`, id);
  } else if (order.status === 'cancelled' || order.status === 'expired') {
    const reason = order.reason === null ? undefined : CLOSE_REASON_TEXTS[order.reason];
    notify('info', `${nameOf(order)} ${order.status}`, reason, id);
  }
}

/**
 * Toasts for what happens to the user's orders: one per order, replaced as it goes on, and one for many
 * that the user cancelled together.
 */
export class OrderNews {
  #cancelled: Order[] = [];

  tell(orders: readonly Order[]): void {
    for (const order of orders) {
      if (order.reason === 'user_cancelled') this.#gather(order);
      else tellOrder(order);
    }
  }

  #gather(order: Order): void {
    this.#cancelled.push(order);
    if (this.#cancelled.length > 1) return;
    setTimeout(() => {
      const [first, ...more] = this.#cancelled;
      this.#cancelled = [];
      if (first === undefined) return;
      if (more.length === 0) tellOrder(first);
      else notify('info', `${more.length + 1} orders cancelled`, CLOSE_REASON_TEXTS.user_cancelled);
    }, GATHER_MS);
  }
}
