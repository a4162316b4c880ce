import type { MarketState } from '../../contracts/index.ts';
import type { OrderState, TransactionState } from '../../engine/state.ts';
import { formatAmount } from '../../lib/decimal.ts';
import type { NotificationDraft } from './notification-log.ts';

/** Money that came, went or was given back; null for steps that its owner took and knows of. */
export function transferDraft(transaction: TransactionState): NotificationDraft | null {
  const { id, userId, tokenId, type, status, amountAtoms, reason, decidedBy } = transaction;
  const isDecided = status === 'completed' || status === 'rejected' || status === 'cancelled';
  // The house's own bookings and what a user took back have no operator to tell of.
  const isOwnStep = type !== 'deposit' && decidedBy === null;
  if (!isDecided || isOwnStep) return null;
  return {
    userId,
    kind: 'transfer',
    tokenId,
    referenceId: String(id),
    data: {
      type,
      status,
      amount: formatAmount(amountAtoms),
      ...(reason === null ? {} : { reason }),
    },
    source: `transfer:${id}:${status}`,
    timeMs: transaction.updatedAtMs,
  };
}

/** Stops that this batch set off or refused, and orders that an operator cancelled. */
export function orderDrafts(
  orders: readonly { order: OrderState }[],
  batchTimeMs: number,
): NotificationDraft[] {
  const drafts: NotificationDraft[] = [];
  for (const { order } of orders) {
    const isTriggered = order.triggeredAtMs === batchTimeMs;
    const isRejected = order.status === 'rejected' && order.updatedAtMs === batchTimeMs;
    if (isTriggered && !isRejected) drafts.push(orderDraft(order, 'order_triggered'));
    const isTaken = order.reason === 'operator_cancelled' && order.updatedAtMs === batchTimeMs;
    if (isRejected || isTaken) drafts.push(orderDraft(order, 'order_rejected'));
  }
  return drafts;
}

export function marketDraft(closing: {
  userId: string;
  tokenId: number;
  state: MarketState;
  timeMs: number;
}): NotificationDraft {
  const { userId, tokenId, state, timeMs } = closing;
  return {
    userId,
    kind: 'market_halted',
    tokenId,
    referenceId: null,
    data: { state },
    source: `market:${tokenId}:${state}:${timeMs}`,
    timeMs,
  };
}

function orderDraft(
  order: OrderState,
  kind: 'order_triggered' | 'order_rejected',
): NotificationDraft {
  const { quantityAtoms, quoteQuantityAtoms, priceAtoms, reason } = order;
  return {
    userId: order.userId,
    kind,
    tokenId: order.tokenId,
    referenceId: String(order.id),
    data: {
      side: order.side,
      orderType: order.orderType,
      ...(quantityAtoms === null ? {} : { quantity: formatAmount(quantityAtoms) }),
      ...(quoteQuantityAtoms === null ? {} : { quoteQuantity: formatAmount(quoteQuantityAtoms) }),
      ...(priceAtoms === null ? {} : { price: formatAmount(priceAtoms) }),
      ...(reason === null ? {} : { reason }),
    },
    source: `${kind}:${order.id}`,
    timeMs: order.updatedAtMs,
  };
}
