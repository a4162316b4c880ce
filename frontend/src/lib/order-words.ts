import type { Order, TimeInForce } from '@tokentradex/backend/contracts';

const TIME_IN_FORCE_TEXTS: Record<TimeInForce, string> = {
  GTC: 'Until cancelled',
  IOC: 'Immediate or cancel',
  FOK: 'Fill or kill',
};

/** "Limit", "Limit, post-only", "Limit, IOC", "Market". */
export function describeOrderType(order: Order): string {
  if (order.orderType === 'market') return 'Market';
  return [
    'Limit',
    ...(order.timeInForce === 'GTC' ? [] : [order.timeInForce]),
    ...(order.postOnly ? ['post-only'] : []),
  ].join(', ');
}

export function describeTimeInForce(timeInForce: TimeInForce): string {
  return TIME_IN_FORCE_TEXTS[timeInForce];
}
