import type { OrderType, Side } from '../contracts/index.ts';

/** Whether an order of this type waits for its stop price first. */
export function isConditional(type: OrderType): boolean {
  return type !== 'limit' && type !== 'market';
}

/** Whether an order of this type has no price of its own: it trades at the market, now or once it is set off. */
export function isAtMarket(type: OrderType): boolean {
  return type === 'market' || type === 'stop' || type === 'take_profit' || type === 'trailing_stop';
}

/** Whether a conditional order waits for the last price to rise; others wait for it to fall. */
export function waitsForRise(type: OrderType, side: Side): boolean {
  const isTakeProfit = type === 'take_profit' || type === 'take_profit_limit';
  return isTakeProfit ? side === 'sell' : side === 'buy';
}
