import type {
  CloseReason,
  Order,
  OrderType,
  Side,
  TimeInForce,
} from '@tokentradex/backend/contracts';
import { orderWordTexts } from '../i18n/en/order-words.ts';
import { textOf } from '../i18n/i18n.ts';
import { percentOfBasisPoints } from './basis-points.ts';
import { formatDecimal } from './decimal-text.ts';
import { formatDateTime } from './time-text.ts';

export function sideName(side: Side): string {
  return textOf(orderWordTexts)(`side.${side}`);
}

/** @param orderType a type of the wire, or the pair that only the form knows as one. */
export function orderTypeName(orderType: OrderType | 'oco'): string {
  return textOf(orderWordTexts)(`type.${orderType}`);
}

/** What marks an order within its type: "FOK", "OCO, post-only"; empty for an ordinary one. */
export function describeOrderMarks(order: Order): string {
  const t = textOf(orderWordTexts);
  const showsTime = order.timeInForce === 'FOK' || order.timeInForce === 'GTD';
  const isPricedIoc = order.timeInForce === 'IOC' && order.price !== null;
  return [
    ...(order.linkedOrderId === null ? [] : [t('mark.oco')]),
    ...(showsTime || isPricedIoc ? [order.timeInForce] : []),
    ...(order.postOnly ? [t('mark.postOnly')] : []),
    ...(order.displayQuantity === null ? [] : [t('mark.iceberg')]),
  ].join(', ');
}

/** "Limit", "Limit, post-only", "Stop-limit, OCO", "Limit, IOC, iceberg". */
export function describeOrderType(order: Order): string {
  const marks = describeOrderMarks(order);
  const name = orderTypeName(order.orderType);
  return marks === '' ? name : `${name}, ${marks}`;
}

export function describeTimeInForce(timeInForce: TimeInForce, expiresAt: string | null): string {
  const t = textOf(orderWordTexts);
  if (timeInForce === 'GTD' && expiresAt !== null) {
    return t('timeInForce.until', { time: formatDateTime(expiresAt) });
  }
  return t(`timeInForce.${timeInForce}`);
}

type Conditional = Pick<
  Order,
  'orderType' | 'side' | 'stopPrice' | 'trailingDelta' | 'trailingDeltaBps'
>;

/** Whether the order waits for a higher last price; false for a lower one. */
export function triggersUpward(orderType: OrderType, side: Side): boolean {
  const isTakeProfit = orderType === 'take_profit' || orderType === 'take_profit_limit';
  return isTakeProfit ? side === 'sell' : side === 'buy';
}

/** What sets the order off, in words: "Last price falls to 90,000"; null for what never waits. */
export function describeCondition(order: Conditional): string | null {
  const { orderType, side, stopPrice } = order;
  if (orderType === 'limit' || orderType === 'market') return null;
  const t = textOf(orderWordTexts);
  const isUpward = triggersUpward(orderType, side);
  if (orderType !== 'trailing_stop') {
    return t(isUpward ? 'condition.rises' : 'condition.falls', {
      price: formatDecimal(stopPrice ?? '0'),
    });
  }
  const distance =
    order.trailingDeltaBps === null
      ? formatDecimal(order.trailingDelta ?? '0')
      : `${percentOfBasisPoints(String(order.trailingDeltaBps))}%`;
  const words = t(isUpward ? 'condition.trailsUp' : 'condition.trailsDown', { distance });
  return stopPrice === null
    ? words
    : `${words}, ${t('condition.now', { price: formatDecimal(stopPrice) })}`;
}

/** Why an order closed other than by filling. */
export function describeReason(reason: CloseReason): string {
  return textOf(orderWordTexts)(`reason.${reason}`);
}

/** Where the order stands and, when it ended, why: one sentence. */
export function describeStatus(order: Pick<Order, 'status' | 'reason'>): string {
  if (order.reason !== null) return `${describeReason(order.reason)}.`;
  return textOf(orderWordTexts)(`status.${order.status}`);
}
