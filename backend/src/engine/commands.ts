import type {
  MarketState,
  OrderType,
  SelfTradePrevention,
  Side,
  TimeInForce,
} from '../contracts/index.ts';

/** What every command carries: the engine has no clock of its own. */
interface Timed {
  /** Milliseconds since 1970 UTC, never smaller than in the command before. */
  timeMs: number;
}

/** The rules of one market. Cash per (tick x lot) is a whole number of atoms. */
export interface MarketRules {
  tokenId: number;
  tickAtoms: bigint;
  lotAtoms: bigint;
  minQuantityAtoms: bigint;
  maxQuantityAtoms: bigint;
  minNotionalAtoms: bigint;
  /** Parts per million of what the order receives: 1,000 is 10 basis points. */
  makerFeePpm: number;
  takerFeePpm: number;
  /** How far a limit price may lie from its reference; 0: any distance. */
  priceBandBps: number;
  /** Per user: orders that rest. */
  maxOpenOrders: number;
  /** Per user: orders that wait for their stop price. */
  maxTriggers: number;
  /** The share that the price may move within the window; 0: the circuit breaker is off. */
  breakerMoveBps: number;
  /** 1 to 60. */
  breakerWindowMinutes: number;
  /** 0: only an operator opens the market again. */
  breakerPauseMinutes: number;
}

/**
 * A user's own rates. `tier`: the market's rate counts where it is lower. `override`: these and no
 * other.
 */
export type UserFees =
  { kind: 'market' } | { kind: 'tier' | 'override'; makerFeePpm: number; takerFeePpm: number };

export interface PlaceOrder extends Timed {
  type: 'place_order';
  userId: string;
  tokenId: number;
  clientOrderId: string | null;
  orderType: OrderType;
  side: Side;
  /** `limit`, `stop_limit` and `take_profit_limit`, and no other. */
  priceAtoms: bigint | null;
  /** `stop`, `stop_limit`, `take_profit` and `take_profit_limit`, and no other. */
  stopPriceAtoms: bigint | null;
  /** A trailing stop has this, a distance in cash per token, or `trailingDeltaBps`; others neither. */
  trailingDeltaAtoms: bigint | null;
  /** 1 to 9,999. */
  trailingDeltaBps: number | null;
  /** In the token. Exactly one of this and `quoteQuantityAtoms`. */
  quantityAtoms: bigint | null;
  /** In cash; `market` orders, and buys at the market that wait. */
  quoteQuantityAtoms: bigint | null;
  /** Iceberg: `limit` orders with GTC or GTD only. */
  displayQuantityAtoms: bigint | null;
  /** Orders at the market: IOC, or FOK for `market`. */
  timeInForce: TimeInForce;
  /** With GTD and only then; the time in force of a waiting order counts from when it is placed. */
  expiresAtMs: number | null;
  postOnly: boolean;
  selfTradePrevention: SelfTradePrevention;
  /** Orders at the market: the protection price's distance. */
  maxSlippageBps: number;
}

/** A pair of which one order is left as soon as the other trades, is set off or closes. */
export interface PlaceOco extends Timed {
  type: 'place_oco';
  /** A post-only `limit` with GTC or GTD. */
  limit: Omit<PlaceOrder, 'type' | 'timeMs'>;
  /** A `stop` or `stop_limit` of the same user, market, side, quantity and expiry. */
  stop: Omit<PlaceOrder, 'type' | 'timeMs'>;
}

export interface CancelOrder extends Timed {
  type: 'cancel_order';
  /** The owner; null when an operator cancels. */
  userId: string | null;
  orderId: number;
}

/** Changes an order that rests or waits; null leaves a value as it is, and not all are null. */
export interface AmendOrder extends Timed {
  type: 'amend_order';
  userId: string;
  orderId: number;
  priceAtoms: bigint | null;
  /** The new whole quantity, above what is filled. */
  quantityAtoms: bigint | null;
  stopPriceAtoms: bigint | null;
}

/** Cancels every order of a user that rests or waits, in one market and on one side when given. */
export interface CancelOrders extends Timed {
  type: 'cancel_orders';
  userId: string;
  tokenId: number | null;
  side: Side | null;
}

/** Cancels all orders of a user at a time to come; null switches that off. */
export interface CancelAfter extends Timed {
  type: 'cancel_after';
  userId: string;
  dueAtMs: number | null;
}

/** Does everything that is due at `timeMs`. */
export interface AdvanceTime extends Timed {
  type: 'advance_time';
}

/** Announces a deposit: a pending transaction without effect on the balance. */
export interface RequestDeposit extends Timed {
  type: 'request_deposit';
  userId: string;
  tokenId: number;
  amountAtoms: bigint;
}

/** Credits a pending deposit, once. */
export interface ConfirmDeposit extends Timed {
  type: 'confirm_deposit';
  transactionId: number;
}

/** Locks the amount until `settle_withdrawal` or `release_withdrawal`. */
export interface HoldWithdrawal extends Timed {
  type: 'hold_withdrawal';
  userId: string;
  tokenId: number;
  amountAtoms: bigint;
  address: string;
}

/** Pays a held withdrawal out. */
export interface SettleWithdrawal extends Timed {
  type: 'settle_withdrawal';
  transactionId: number;
  /** The operator who approved. */
  decidedBy: string;
  reason: string;
}

/** Gives a held withdrawal back: rejected by an operator or cancelled by its owner. */
export interface ReleaseWithdrawal extends Timed {
  type: 'release_withdrawal';
  transactionId: number;
  status: 'rejected' | 'cancelled';
  /** With `cancelled`: who must own it; another's answers `unknown_transaction`. */
  userId: string | null;
  decidedBy: string | null;
  reason: string | null;
}

/** Credits (positive) or debits (negative) a user by hand; a debit never goes below what is available. */
export interface Adjust extends Timed {
  type: 'adjust';
  userId: string;
  tokenId: number;
  amountAtoms: bigint;
  decidedBy: string | null;
  reason: string;
}

/** Lists a market, `halted` at first, or replaces its rules; the state stays. */
export interface SetMarket extends Timed {
  type: 'set_market';
  rules: MarketRules;
}

/** Opens, restricts or closes a market. Delisting cancels what rests and waits. */
export interface SetMarketState extends Timed {
  type: 'set_market_state';
  tokenId: number;
  state: MarketState;
}

/** What a user pays from now on, in every market; `market` is the market's own rates. */
export interface SetFees extends Timed {
  type: 'set_fees';
  userId: string;
  fees: UserFees;
}

export type EngineCommand =
  | PlaceOrder
  | CancelOrder
  | PlaceOco
  | AmendOrder
  | CancelOrders
  | CancelAfter
  | AdvanceTime
  | RequestDeposit
  | ConfirmDeposit
  | HoldWithdrawal
  | SettleWithdrawal
  | ReleaseWithdrawal
  | Adjust
  | SetMarket
  | SetMarketState
  | SetFees;
