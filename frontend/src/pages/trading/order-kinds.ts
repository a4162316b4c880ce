import type { OrderType, Side, TimeInForce } from '@tokentradex/backend/contracts';

/** What the form places: the wire's types, and the pair that one cancels the other of. */
export type DraftOrderType = OrderType | 'oco';

interface OrderKind {
  /** Whether it has a limit price, so that what cannot trade at once can rest. */
  isPriced: boolean;
  /** What sets it off: a price, or a distance that follows the market. */
  trigger: 'none' | 'price' | 'distance';
  timesInForce: readonly TimeInForce[];
  mayBePostOnly: boolean;
  mayBeIceberg: boolean;
}

const ALL_TIMES = ['GTC', 'GTD', 'IOC', 'FOK'] as const;
const AT_MARKET = { isPriced: false, timesInForce: [], mayBePostOnly: false, mayBeIceberg: false };
const PRICED = {
  isPriced: true,
  timesInForce: ALL_TIMES,
  mayBePostOnly: true,
  mayBeIceberg: false,
};

/** What each type of order has; the contract's rules as a table. */
export const ORDER_KINDS: Readonly<Record<DraftOrderType, OrderKind>> = {
  limit: { ...PRICED, trigger: 'none', mayBeIceberg: true },
  market: { ...AT_MARKET, trigger: 'none' },
  stop: { ...AT_MARKET, trigger: 'price' },
  stop_limit: { ...PRICED, trigger: 'price' },
  take_profit: { ...AT_MARKET, trigger: 'price' },
  take_profit_limit: { ...PRICED, trigger: 'price' },
  trailing_stop: { ...AT_MARKET, trigger: 'distance' },
  oco: {
    isPriced: true,
    trigger: 'price',
    timesInForce: ['GTC', 'GTD'],
    mayBePostOnly: false,
    mayBeIceberg: false,
  },
};

/** Beyond limit and market, in the order of the menu. */
export const CONDITIONAL_TYPES = [
  'stop',
  'stop_limit',
  'take_profit',
  'take_profit_limit',
  'trailing_stop',
  'oco',
] as const satisfies readonly DraftOrderType[];

/** Whether the order can say how much cash it spends or receives instead of how much it trades. */
export function takesCash(orderType: DraftOrderType, side: Side): boolean {
  if (orderType === 'market') return true;
  return side === 'buy' && !ORDER_KINDS[orderType].isPriced;
}

/** Whether what does not trade at once stays: the condition of post-only and of icebergs. */
export function mayRest(timeInForce: TimeInForce): boolean {
  return timeInForce === 'GTC' || timeInForce === 'GTD';
}
