import type { DecimalString, IsoTime, PageQuery } from './common.ts';
import type { ErrorCode } from './errors.ts';

export const ORDER_TYPES = ['limit', 'market'] as const;
export type OrderType = (typeof ORDER_TYPES)[number];

export const SIDES = ['buy', 'sell'] as const;
export type Side = (typeof SIDES)[number];

export const TIMES_IN_FORCE = ['GTC', 'IOC', 'FOK'] as const;
export type TimeInForce = (typeof TIMES_IN_FORCE)[number];

export const SELF_TRADE_PREVENTIONS = ['expire_taker'] as const;
export type SelfTradePrevention = (typeof SELF_TRADE_PREVENTIONS)[number];

export const ORDER_STATUSES = [
  'open',
  'partially_filled',
  'filled',
  'cancelled',
  'expired',
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
] as const;
export type CloseReason = (typeof CLOSE_REASONS)[number];

export interface PlaceOrderBody {
  /** Token id or symbol; names the market. */
  tokenId: string;
  orderType: OrderType;
  side: Side;
  /** Limit orders only; a multiple of the tick size. */
  price?: DecimalString;
  /** In the token; a multiple of the lot size. A market order has this or `quoteQuantity`. */
  quantity?: DecimalString;
  /** Market orders only: how much cash to spend or to receive, at most. */
  quoteQuantity?: DecimalString;
  /** Default GTC for limit orders; market orders are always IOC. */
  timeInForce?: TimeInForce;
  postOnly?: boolean;
  selfTradePrevention?: SelfTradePrevention;
  /** Unique per user for ever: sent again, it answers with the order that it made. */
  clientOrderId?: string;
  /** Market orders: the worst price taken, in basis points from the best. Default 500, at most 5000. */
  maxSlippageBps?: number;
}

/** Body of PATCH /orders/:id. */
export interface AmendOrderBody {
  /** The whole quantity from now on: less than it was, more than is filled. Priority is kept. */
  quantity: DecimalString;
}

export interface Order {
  id: string;
  clientOrderId: string | null;
  tokenId: string;
  symbol: string;
  orderType: OrderType;
  side: Side;
  price: DecimalString | null;
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
  postOnly: boolean;
  selfTradePrevention: SelfTradePrevention;
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
  averagePrice: DecimalString | null;
  filledQuantity: DecimalString;
  quoteFilled: DecimalString;
  fee: DecimalString;
  feeSymbol: string;
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
}

/** One entry of a batch answer, in the order of the request. */
export type BatchPlaceResult = { ok: true; result: PlacedOrder } | { ok: false; error: ItemError };
export type BatchCancelResult = { ok: true; order: Order } | { ok: false; error: ItemError };

export interface OrdersQuery extends PageQuery {
  /** A status, or `active` for everything that still rests and `closed` for everything else. */
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
