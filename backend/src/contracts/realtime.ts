import type {
  CandleInterval,
  BookLevel,
  BookSnapshot,
  Candle,
  PublicTrade,
  Ticker,
} from './tokens.ts';
import type { ExchangeNews } from './announcements.ts';
import type { ErrorCode, Failure } from './errors.ts';
import type { Notification } from './notifications.ts';
import type { Fill, Order } from './orders.ts';
import type { WalletBalance } from './wallet.ts';

/**
 * Socket.IO events are named after their channel. `tokenId` may be an id or a symbol. Besides
 * `subscribe` and `unsubscribe` there is `ping`, acknowledged at once, for measuring the round trip.
 */
export type PublicMarketChannel = 'book' | 'trades' | 'ticker' | `candles:${CandleInterval}`;
export type PublicChannel = PublicMarketChannel | 'tickers' | 'exchange';
export type PrivateChannel = 'orders' | 'fills' | 'wallet' | 'notifications';
export type Channel = PublicChannel | PrivateChannel;

export interface SubscribeRequest {
  channel: Channel;
  /** Required by `book`, `trades`, `ticker` and `candles:*`; refused by the others. */
  tokenId?: string;
}

/**
 * `snapshot` is what the channel's REST route answers, of a paged list its items; `sequence` is the
 * last event it includes.
 */
export type SubscribeAck =
  | { ok: true; snapshot: unknown; sequence: number }
  | { ok: false; error: { code: ErrorCode; message: string } };

/** Snapshots by channel. Lists are newest first. */
export interface ChannelSnapshots {
  book: BookSnapshot;
  trades: PublicTrade[];
  ticker: Ticker;
  tickers: Ticker[];
  candles: Candle[];
  exchange: ExchangeNews;
  /** Open and pending orders. */
  orders: Order[];
  fills: Fill[];
  wallet: WalletBalance[];
  /** Unread ones. */
  notifications: Notification[];
}

/** A gap (`firstSeq` is not the last `lastSeq` + 1) means: subscribe again and replace. */
export interface BookDiff {
  tokenId: string;
  firstSeq: number;
  lastSeq: number;
  /** When the last of these changes was committed. */
  time: string;
  /** Quantity "0" removes the level. */
  bids: BookLevel[];
  asks: BookLevel[];
}

export interface TradesEvent {
  tokenId: string;
  sequence: number;
  /** Oldest first. */
  trades: PublicTrade[];
}

export interface TickerEvent {
  sequence: number;
  ticker: Ticker;
}

/** Only the tickers that changed. */
export interface TickersEvent {
  sequence: number;
  tickers: Ticker[];
}

export interface CandleEvent {
  sequence: number;
  candle: Candle;
}

/** Maintenance began or ended, or the announcements changed: everything that holds now. */
export interface ExchangeEvent extends ExchangeNews {
  sequence: number;
}

/** Private events count up by one per user and channel. */
export interface OrdersEvent {
  sequence: number;
  orders: Order[];
}

export interface FillsEvent {
  sequence: number;
  fills: Fill[];
}

export interface WalletEvent {
  sequence: number;
  balances: WalletBalance[];
}

export interface NotificationsEvent {
  sequence: number;
  notifications: Notification[];
}

/**
 * Order entry over the socket: each request takes the body of its REST route and is acknowledged
 * with what the route answers. The rate limits are shared with REST.
 */
export const ORDER_REQUESTS = [
  'orders:place',
  'orders:oco',
  'orders:preview',
  'orders:amend',
  'orders:cancel',
  'orders:cancel-all',
  'orders:place-batch',
  'orders:cancel-batch',
  'orders:cancel-after',
] as const;
export type OrderRequest = (typeof ORDER_REQUESTS)[number];

export type OrderAck<T> = { ok: true; data: T } | { ok: false; error: Failure['error'] };
