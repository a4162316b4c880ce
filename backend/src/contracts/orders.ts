import type { DecimalString, IsoTime, PageQuery } from './common.ts';
import type { ErrorCode, ErrorDetail } from './errors.ts';

export const ORDER_TYPES = [
  'limit',
  'market',
  'stop',
  'stop_limit',
  'take_profit',
  'take_profit_limit',
  'trailing_stop',
] as const;
export type OrderType = (typeof ORDER_TYPES)[number];

export const SIDES = ['buy', 'sell'] as const;
export type Side = (typeof SIDES)[number];

export const TIMES_IN_FORCE = ['GTC', 'IOC', 'FOK', 'GTD'] as const;
export type TimeInForce = (typeof TIMES_IN_FORCE)[number];

/** What happens when an order would trade with one of the same user; the incoming order's mode counts. */
export const SELF_TRADE_PREVENTIONS = [
  'expire_taker',
  'expire_maker',
  'expire_both',
  'decrement',
  'none',
] as const;
export type SelfTradePrevention = (typeof SELF_TRADE_PREVENTIONS)[number];

/** `pending`: waits for its stop price. `rejected`: refused when its stop price was reached. */
export const ORDER_STATUSES = [
  'pending',
  'open',
  'partially_filled',
  'filled',
  'cancelled',
  'expired',
  'rejected',
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** Why an order closed other than by filling. */
export const CLOSE_REASONS = [
  'user_cancelled',
  'operator_cancelled',
  'market_delisted',
  'immediate_or_cancel',
  'fill_or_kill',
  'no_liquidity',
  'protection_price',
  'quote_spent',
  'self_trade_prevention',
  'good_till_date',
  'cancel_after',
  'linked_order',
  'circuit_breaker',
  'would_cross',
  'quantity_too_large',
] as const;
export type CloseReason = (typeof CLOSE_REASONS)[number];

export interface PlaceOrderBody {
  /** Token id or symbol; names the market. */
  tokenId: string;
  orderType: OrderType;
  side: Side;
  /** Required by `limit`, `stop_limit` and `take_profit_limit`; a multiple of the tick size. */
  price?: DecimalString;
  /** In the token; a multiple of the lot size. Orders at the market have this or `quoteQuantity`. */
  quantity?: DecimalString;
  /**
   * How much cash to spend or to receive, at most: for `market`, and for buys with `stop`,
   * `take_profit` and `trailing_stop`.
   */
  quoteQuantity?: DecimalString;
  /** Required by `stop*` and `take_profit*`: the last trade price that sets the order off. */
  stopPrice?: DecimalString;
  /** `trailing_stop` has this, the distance from the best last price since, or `trailingDeltaBps`. */
  trailingDelta?: DecimalString;
  /** The same distance in basis points of that price: 1 to 5000. */
  trailingDeltaBps?: number;
  /** Iceberg: how much of a `limit` order that rests the book shows at a time. */
  displayQuantity?: DecimalString;
  /** Default GTC for orders with a price; orders at the market are always IOC. */
  timeInForce?: TimeInForce;
  /** Required by GTD and refused by the others. */
  expiresAt?: IsoTime;
  postOnly?: boolean;
  selfTradePrevention?: SelfTradePrevention;
  /** Unique per user for ever: sent again, it answers with the order that it made. */
  clientOrderId?: string;
  /**
   * Orders at the market: the worst price taken, in basis points from the best price, or from the
   * stop price when there is one. Default 500, at most 5000.
   */
  maxSlippageBps?: number;
}

/**
 * Body of POST /orders/oco: a limit order and a stop of the same side and quantity, reserved once.
 * Whatever trades or triggers first cancels the other; so does closing one of them.
 */
export interface PlaceOcoBody {
  tokenId: string;
  side: Side;
  quantity: DecimalString;
  /** Of the limit order, which must rest: above the market for a sell, below it for a buy. */
  price: DecimalString;
  /** Below the last price for a sell, above it for a buy. */
  stopPrice: DecimalString;
  /** Makes the second order a `stop_limit`; without it, it is a `stop`. */
  stopLimitPrice?: DecimalString;
  /** Of both: GTC (default) or GTD. */
  timeInForce?: 'GTC' | 'GTD';
  expiresAt?: IsoTime;
  selfTradePrevention?: SelfTradePrevention;
  /** Names the limit order; sent again, it answers with the pair that it made. */
  clientOrderId?: string;
  /** Of the stop without a limit price. */
  maxSlippageBps?: number;
}

/** Answer to POST /orders/oco. */
export interface PlacedOco {
  limitOrder: Order;
  stopOrder: Order;
}

/**
 * Body of PATCH /orders/:id; at least one field. A smaller quantity alone keeps the order's
 * priority; another price or a larger quantity loses it and may trade at once.
 */
export interface AmendOrderBody {
  price?: DecimalString;
  /** The whole quantity from now on, more than is filled. */
  quantity?: DecimalString;
  /** Of a pending order. */
  stopPrice?: DecimalString;
}

/** Body of POST /orders/cancel-after: cancels all of my orders unless it is sent again in time. */
export interface CancelAfterBody {
  /** 1 to 86400; 0 switches it off. */
  seconds: number;
}

export interface CancelAfter {
  /** Null when off. */
  cancelAt: IsoTime | null;
}

export interface Order {
  id: string;
  clientOrderId: string | null;
  tokenId: string;
  symbol: string;
  orderType: OrderType;
  side: Side;
  price: DecimalString | null;
  /** Of a trailing stop: where it is now. */
  stopPrice: DecimalString | null;
  trailingDelta: DecimalString | null;
  trailingDeltaBps: number | null;
  /** Of an iceberg: how much the book shows at a time. */
  displayQuantity: DecimalString | null;
  quantity: DecimalString | null;
  quoteQuantity: DecimalString | null;
  filledQuantity: DecimalString;
  /** Null for orders by cash amount. */
  remainingQuantity: DecimalString | null;
  /** `quoteFilled / filledQuantity`, rounded down to 8 decimals; null before the first fill. */
  averagePrice: DecimalString | null;
  quoteFilled: DecimalString;
  /** Charged in what the order receives: the token for a buy, cash for a sell. */
  fees: DecimalString;
  feeSymbol: string;
  status: OrderStatus;
  reason: CloseReason | null;
  timeInForce: TimeInForce;
  /** Of a GTD order. */
  expiresAt: IsoTime | null;
  postOnly: boolean;
  selfTradePrevention: SelfTradePrevention;
  /** The other order of an OCO pair. */
  linkedOrderId: string | null;
  /** When the stop price was reached. */
  triggeredAt: IsoTime | null;
  createdAt: IsoTime;
  updatedAt: IsoTime;
}

/** One user's side of a trade. */
export interface Fill {
  /** The trade's id. */
  id: string;
  orderId: string;
  tokenId: string;
  symbol: string;
  side: Side;
  price: DecimalString;
  quantity: DecimalString;
  quoteAmount: DecimalString;
  fee: DecimalString;
  feeSymbol: string;
  /** The rate that this fill was charged at, in basis points; null for fills before rates were kept. */
  feeRateBps: DecimalString | null;
  liquidity: 'maker' | 'taker';
  time: IsoTime;
}

/** Answer to POST /orders. */
export interface PlacedOrder {
  order: Order;
  /** The fills that the order took at once. */
  fills: Fill[];
}

export interface OrderPreview {
  /** What the order would be right after placing, and why when it would be closed. */
  status: OrderStatus;
  reason: CloseReason | null;
  averagePrice: DecimalString | null;
  filledQuantity: DecimalString;
  quoteFilled: DecimalString;
  fee: DecimalString;
  feeSymbol: string;
  /** What a fill of this order that takes is charged, in basis points. */
  takerFeeBps: DecimalString;
  makerFeeBps: DecimalString;
  /** From the best opposite price to the worst price taken, in per cent; null without a fill. */
  priceImpactPercent: DecimalString | null;
  /** What would rest on the book. */
  restingQuantity: DecimalString;
  /** What placing would reserve and then keep reserved. */
  reserved: DecimalString;
  reservedSymbol: string;
  /** Available balances after placing. */
  quoteAvailableAfter: DecimalString;
  tokenAvailableAfter: DecimalString;
}

export interface ItemError {
  code: ErrorCode;
  message: string;
  /** The fields of this order that are not valid. */
  details?: ErrorDetail[];
}

/** One entry of a batch answer, in the order of the request. */
export type BatchPlaceResult = { ok: true; result: PlacedOrder } | { ok: false; error: ItemError };
export type BatchCancelResult = { ok: true; order: Order } | { ok: false; error: ItemError };

export interface OrdersQuery extends PageQuery {
  /** A status, or `active` for everything that rests or waits and `closed` for everything else. */
  status?: OrderStatus | 'active' | 'closed';
  tokenId?: string;
  side?: Side;
  from?: IsoTime;
  to?: IsoTime;
}

export interface FillsQuery extends PageQuery {
  tokenId?: string;
  from?: IsoTime;
  to?: IsoTime;
}
