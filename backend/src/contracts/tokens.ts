import type { DecimalString, IsoTime } from './common.ts';
import type { Maintenance } from './announcements.ts';

export const MARKET_STATES = ['active', 'post_only', 'cancel_only', 'halted', 'delisted'] as const;
export type MarketState = (typeof MARKET_STATES)[number];

/** A token and, unless `isQuote`, its market against the cash token. */
export interface Token {
  /** An integer as a string. Where a request wants a `tokenId`, the symbol is accepted too. */
  id: string;
  symbol: string;
  name: string;
  isQuote: boolean;
  /** "BTC-USD"; for the cash token its own symbol. */
  market: string;
  state: MarketState;
  tickSize: DecimalString;
  lotSize: DecimalString;
  minQuantity: DecimalString;
  maxQuantity: DecimalString;
  minNotional: DecimalString;
  /** Basis points, up to two decimals: "10" is 0.1 %. */
  makerFeeBps: DecimalString;
  takerFeeBps: DecimalString;
  /** Limit prices must lie within this distance of the last price, in basis points; 0 is any. */
  priceBandBps: number;
  /** Per user: orders that rest, and orders that wait for their stop price. */
  maxOpenOrders: number;
  maxTriggers: number;
  /**
   * The circuit breaker: the market halts before the price moves further than this within the
   * window, in basis points; 0 is off.
   */
  breakerMoveBps: number;
  /** 1 to 60. */
  breakerWindowMinutes: number;
  /** After which a halted market opens by itself; 0: an operator opens it. */
  breakerPauseMinutes: number;
  /** When a market that the circuit breaker has halted opens again. */
  haltedUntil: IsoTime | null;
  circulatingSupply: DecimalString;
  /** Last trade price; null before the first trade. */
  currentPrice: DecimalString | null;
  /** `currentPrice x circulatingSupply`, rounded down; null before the first trade. */
  marketCap: DecimalString | null;
}

/**
 * The trades of the 24 hours up to `time`, to the millisecond: one that is 24 hours old has left.
 * Prices are null when nothing has traded yet; without a trade in 24 hours, the last price stands.
 */
export interface Ticker {
  tokenId: string;
  symbol: string;
  last: DecimalString | null;
  bid: DecimalString | null;
  ask: DecimalString | null;
  open: DecimalString | null;
  high: DecimalString | null;
  low: DecimalString | null;
  change: DecimalString | null;
  /** Per cent with two decimals and a minus when negative: "-1.25". */
  changePercent: DecimalString | null;
  /** In the token. */
  volume: DecimalString;
  /** In cash. */
  quoteVolume: DecimalString;
  tradeCount: number;
  time: IsoTime;
}

/** [price, quantity], best first. */
export type BookLevel = [price: DecimalString, quantity: DecimalString];

/** Grouped by a step, asks are rounded up and bids down to it, and quantities added up. */
export interface BookSnapshot {
  tokenId: string;
  /** The change that this snapshot includes last; the next diff starts at `sequence + 1`. */
  sequence: number;
  bids: BookLevel[];
  asks: BookLevel[];
}

export interface PublicTrade {
  id: string;
  tokenId: string;
  price: DecimalString;
  quantity: DecimalString;
  takerSide: 'buy' | 'sell';
  time: IsoTime;
}

export const CANDLE_INTERVALS = [
  '1m',
  '3m',
  '5m',
  '15m',
  '30m',
  '1h',
  '2h',
  '4h',
  '6h',
  '8h',
  '12h',
  '1d',
  '3d',
  '1w',
  '1M',
] as const;
export type CandleInterval = (typeof CANDLE_INTERVALS)[number];

/**
 * Aligned in UTC: weeks start on Mondays, months by the calendar, three days from 1970 on. Time
 * without a trade has no candle.
 */
export interface Candle {
  tokenId: string;
  interval: CandleInterval;
  openTime: IsoTime;
  open: DecimalString;
  high: DecimalString;
  low: DecimalString;
  close: DecimalString;
  volume: DecimalString;
  quoteVolume: DecimalString;
  tradeCount: number;
}

/** Body of PATCH /admin/tokens/:id; at least one field. */
export interface UpdateTokenBody {
  name?: string;
  state?: MarketState;
  tickSize?: DecimalString;
  lotSize?: DecimalString;
  minQuantity?: DecimalString;
  maxQuantity?: DecimalString;
  minNotional?: DecimalString;
  makerFeeBps?: DecimalString;
  takerFeeBps?: DecimalString;
  priceBandBps?: number;
  maxOpenOrders?: number;
  maxTriggers?: number;
  breakerMoveBps?: number;
  breakerWindowMinutes?: number;
  breakerPauseMinutes?: number;
  circulatingSupply?: DecimalString;
  /** Why, for the audit log. */
  reason: string;
}

/** Body of POST /admin/tokens. */
export interface ListTokenBody {
  symbol: string;
  name: string;
  tickSize: DecimalString;
  lotSize: DecimalString;
  minQuantity: DecimalString;
  maxQuantity: DecimalString;
  minNotional: DecimalString;
  makerFeeBps: DecimalString;
  takerFeeBps: DecimalString;
  /** Default 0: none. */
  priceBandBps?: number;
  /** Default 200. */
  maxOpenOrders?: number;
  /** Default 50. */
  maxTriggers?: number;
  /** Default 0: off. */
  breakerMoveBps?: number;
  /** Default 5. */
  breakerWindowMinutes?: number;
  /** Default 5. */
  breakerPauseMinutes?: number;
  circulatingSupply: DecimalString;
  reason: string;
}

export interface ExchangeStatus {
  time: IsoTime;
  quoteSymbol: string;
  /** False while the engine rebuilds or runs cancel-only, and during maintenance. */
  canTrade: boolean;
  /** True when the seeded demo account can sign in; absent otherwise. */
  demo?: boolean;
  markets: {
    tokenId: string;
    symbol: string;
    state: MarketState;
    /** When a market that the circuit breaker has halted opens again. */
    haltedUntil: IsoTime | null;
  }[];
  /** Null when there is none; without it orders may still be refused, see `canTrade`. */
  maintenance: Maintenance | null;
  /** Why orders are not accepted; null when they are. */
  reason: string | null;
  /** How long the last batch of orders took to commit, in milliseconds. */
  commitMs: number | null;
  /** Orders waiting to be applied. */
  queueDepth: number;
}
