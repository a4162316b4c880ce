import type { DecimalString, IsoTime, PageQuery } from './common.ts';
import type { Order, OrdersQuery, Side } from './orders.ts';

export interface UserName {
  /** UUID. */
  id: string;
  email: string;
  username: string;
}

/** Anybody's order, as operators see it. */
export interface SurveillanceOrder extends Order {
  user: UserName;
}

/** A trade with both its sides. */
export interface SurveillanceTrade {
  id: string;
  tokenId: string;
  symbol: string;
  price: DecimalString;
  quantity: DecimalString;
  quoteAmount: DecimalString;
  takerSide: Side;
  buyOrderId: string;
  sellOrderId: string;
  buyer: UserName;
  seller: UserName;
  /** In the token. */
  buyerFee: DecimalString;
  /** In cash. */
  sellerFee: DecimalString;
  time: IsoTime;
}

export interface SurveillanceOrdersQuery extends OrdersQuery {
  /** Id, e-mail or user name. */
  user?: string;
}

export interface SurveillanceTradesQuery extends PageQuery {
  /** Either side's id, e-mail or user name. */
  user?: string;
  tokenId?: string;
  /** Of the taker. */
  side?: Side;
  from?: IsoTime;
  to?: IsoTime;
}

/** Body of DELETE /admin/orders/:id. */
export interface CancelAnyOrderBody {
  reason: string;
}

/**
 * `self_trade`: a user with themselves. `shared_session`: two accounts that signed in from the same
 * address with the same browser. `wash`: two users in both directions within an hour.
 */
export const SURVEILLANCE_FLAGS = ['self_trade', 'shared_session', 'wash'] as const;
export type SurveillanceFlagKind = (typeof SURVEILLANCE_FLAGS)[number];

/** Trades of one user, or between two, in one market that somebody should look at. */
export interface SurveillanceFlag {
  kind: SurveillanceFlagKind;
  /** One for `self_trade`, else two. */
  users: UserName[];
  tokenId: string;
  symbol: string;
  /** All trades between them in the time that was looked at. */
  tradeCount: number;
  quoteAmount: DecimalString;
  firstAt: IsoTime;
  lastAt: IsoTime;
  /** What two accounts share, for `shared_session`. */
  sharedSession: { ip: string; userAgent: string } | null;
}

/** Answer to GET /admin/surveillance/flags. */
export interface SurveillanceFlags {
  since: IsoTime;
  tradeCount: number;
  /** False when there were more trades or flags than one answer looks at: the newest were. */
  isComplete: boolean;
  /** The latest first, at most 200. */
  flags: SurveillanceFlag[];
}
