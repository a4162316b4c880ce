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
  state: MarketState;
  tickAtoms: bigint;
  lotAtoms: bigint;
  minQuantityAtoms: bigint;
  maxQuantityAtoms: bigint;
  minNotionalAtoms: bigint;
  /** Parts per million of what the order receives: 1,000 is 10 basis points. */
  makerFeePpm: number;
  takerFeePpm: number;
}

export interface PlaceOrder extends Timed {
  type: 'place_order';
  userId: string;
  tokenId: number;
  clientOrderId: string | null;
  orderType: OrderType;
  side: Side;
  /** Limit orders only. */
  priceAtoms: bigint | null;
  /** In the token. Exactly one of this and `quoteQuantityAtoms`. */
  quantityAtoms: bigint | null;
  /** In cash; market orders only. */
  quoteQuantityAtoms: bigint | null;
  timeInForce: TimeInForce;
  postOnly: boolean;
  selfTradePrevention: SelfTradePrevention;
  /** Market orders: the protection price's distance from the best opposite price. */
  maxSlippageBps: number;
}

export interface CancelOrder extends Timed {
  type: 'cancel_order';
  /** The owner; null when an operator cancels. */
  userId: string | null;
  orderId: number;
}

/** Makes an open order smaller in place: it keeps its priority. Allowed in every market state. */
export interface ReduceOrder extends Timed {
  type: 'reduce_order';
  userId: string;
  orderId: number;
  /** The new whole quantity: above what is filled, below what it was. */
  quantityAtoms: bigint;
}

/** Cancels every open order of a user, in one market and on one side when given. */
export interface CancelOrders extends Timed {
  type: 'cancel_orders';
  userId: string;
  tokenId: number | null;
  side: Side | null;
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

/** Lists a market or replaces its rules and state. Delisting cancels what rests. */
export interface SetMarket extends Timed {
  type: 'set_market';
  rules: MarketRules;
}

export type EngineCommand =
  | PlaceOrder
  | CancelOrder
  | ReduceOrder
  | CancelOrders
  | RequestDeposit
  | ConfirmDeposit
  | HoldWithdrawal
  | SettleWithdrawal
  | ReleaseWithdrawal
  | Adjust
  | SetMarket;
