import type {
  CloseReason,
  EntryKind,
  JournalType,
  MarketState,
  OrderStatus,
  OrderType,
  RefusalCode,
  SelfTradePrevention,
  Side,
  TimeInForce,
  TransactionStatus,
  TransactionType,
} from '../contracts/index.ts';
import type { MarketRules, UserFees } from './commands.ts';

/** The two accounts of the house. They have no limit below zero. */
export const FEES_USER_ID = '00000000-0000-4000-8000-00000000fee5';
export const EXTERNAL_USER_ID = '00000000-0000-4000-8000-0000000000e1';

/** An order as it was right after a command. All amounts in atoms. */
export interface OrderState {
  id: number;
  userId: string;
  tokenId: number;
  clientOrderId: string | null;
  orderType: OrderType;
  side: Side;
  priceAtoms: bigint | null;
  /** Of conditional orders; of a trailing stop, where it is now. */
  stopPriceAtoms: bigint | null;
  trailingDeltaAtoms: bigint | null;
  trailingDeltaBps: number | null;
  /** Never grows but by amending; shrinks by amending and by `decrement`. */
  quantityAtoms: bigint | null;
  quoteQuantityAtoms: bigint | null;
  /** Of an iceberg: how much is shown at a time. */
  displayQuantityAtoms: bigint | null;
  /** Of an iceberg: how much of the open quantity is shown now; 0 once closed. Null for others. */
  visibleQuantityAtoms: bigint | null;
  filledQuantityAtoms: bigint;
  quoteFilledAtoms: bigint;
  /** Charged so far, in what the order receives. */
  feeAtoms: bigint;
  /** Sum of rate x received over the fills, in ppm-atoms: `feeAtoms` is its ceiling in atoms. */
  feeAccruedPpmAtoms: bigint;
  /** Still reserved for this order: cash for a buy, the token for a sell; 0 when closed. */
  reservedAtoms: bigint;
  status: OrderStatus;
  reason: CloseReason | null;
  timeInForce: TimeInForce;
  expiresAtMs: number | null;
  postOnly: boolean;
  selfTradePrevention: SelfTradePrevention;
  maxSlippageBps: number;
  /** The other order of an OCO pair, also after one of them has closed. */
  linkedOrderId: number | null;
  /** When a conditional order was set off. */
  triggeredAtMs: number | null;
  /** Time priority within a price and among waiting orders: smaller first. */
  prioritySequence: number;
  createdAtMs: number;
  updatedAtMs: number;
}

export interface TradeState {
  id: number;
  tokenId: number;
  priceAtoms: bigint;
  quantityAtoms: bigint;
  /** `price x quantity`, exact. */
  quoteAtoms: bigint;
  buyOrderId: number;
  sellOrderId: number;
  buyerId: string;
  sellerId: string;
  takerSide: Side;
  /** In the token. */
  buyerFeeAtoms: bigint;
  /** In cash. */
  sellerFeeAtoms: bigint;
  /** The rates that both were charged at, in parts per million of what they received. */
  buyerFeePpm: number;
  sellerFeePpm: number;
  timeMs: number;
}

/** One line of a journal. The lines of one `journalId` sum to zero per token. */
export interface LedgerEntryState {
  id: number;
  journalId: number;
  journalType: JournalType;
  kind: EntryKind;
  /** The trade's id for `trade`, else the transaction's. */
  referenceId: number;
  userId: string;
  tokenId: number;
  amountAtoms: bigint;
  balanceAfterAtoms: bigint;
  timeMs: number;
}

export interface WalletState {
  userId: string;
  tokenId: number;
  balanceAtoms: bigint;
  lockedAtoms: bigint;
  /** Rises by one with every batch that changes the wallet; 0 is not in the database yet. */
  version: number;
}

export interface TransactionState {
  id: number;
  userId: string;
  tokenId: number;
  type: TransactionType;
  /** Signed for adjustments, else positive. */
  amountAtoms: bigint;
  status: TransactionStatus;
  address: string | null;
  decidedBy: string | null;
  reason: string | null;
  createdAtMs: number;
  updatedAtMs: number;
}

/** A market with what changes by itself. */
export interface MarketSnapshot {
  rules: MarketRules;
  state: MarketState;
  /** When the market opens by itself after its circuit breaker; null in every other case. */
  haltedUntilMs: number | null;
  /** When the market last became active: the circuit breaker looks at no trade before. */
  openedAtMs: number;
}

/** Extremes of the trades of one minute in a market. */
export interface PriceRange {
  tokenId: number;
  /** Whole minutes since 1970 UTC. */
  minute: number;
  lowAtoms: bigint;
  highAtoms: bigint;
}

export interface CancelTimer {
  userId: string;
  /** Null when it is off. */
  dueAtMs: number | null;
}

export interface UserFeesState {
  userId: string;
  fees: UserFees;
}

/** The last number given out of each kind. */
export interface Counters {
  orderId: number;
  tradeId: number;
  journalId: number;
  ledgerEntryId: number;
  transactionId: number;
  prioritySequence: number;
}

/** Everything needed to go on from where another engine stopped. */
export interface EngineSnapshot {
  quoteTokenId: number;
  counters: Counters;
  markets: MarketSnapshot[];
  /** Last trade price by token; absent before the first trade. */
  lastPrices: { tokenId: number; priceAtoms: bigint }[];
  /** Of at least the circuit breaker's window before now, counted from `openedAtMs`. */
  priceRanges: PriceRange[];
  /** Orders that rest or wait, by rising `prioritySequence`. */
  orders: OrderState[];
  /** Pending deposits and held withdrawals. */
  transactions: TransactionState[];
  /** At least those of every user with an order above, and of the house. */
  wallets: WalletState[];
  /** Of the same users; users without are charged market rates. */
  userFees: UserFeesState[];
  /** All that are on. */
  cancelTimers: { userId: string; dueAtMs: number }[];
}

/** The total resting at one price after a batch; 0 when the level is gone. */
export interface LevelChange {
  tokenId: number;
  side: Side;
  priceAtoms: bigint;
  quantityAtoms: bigint;
}

/** What a batch of commands changed: each order, wallet, transaction, market and level once, in its final state. */
export interface Changes {
  /** `isNew` when the order was placed in this batch. */
  orders: { order: OrderState; isNew: boolean }[];
  trades: TradeState[];
  ledgerEntries: LedgerEntryState[];
  /** With `version` already raised. */
  wallets: WalletState[];
  transactions: { transaction: TransactionState; isNew: boolean }[];
  markets: MarketSnapshot[];
  userFees: UserFeesState[];
  cancelTimers: CancelTimer[];
  /** What is shown; hidden parts of icebergs do not count. */
  levels: LevelChange[];
}

/** Why a command had no effect. */
export interface Refusal {
  kind: 'refused';
  code: RefusalCode;
  /** For a person; names the rule and its value. */
  message: string;
}

export type CommandResult =
  /** The order right after the command and the trades that it took. */
  | { kind: 'order'; order: OrderState; trades: TradeState[] }
  /** Those that were cancelled; or a new OCO pair, the limit order first. */
  | { kind: 'orders'; orders: OrderState[] }
  | { kind: 'transaction'; transaction: TransactionState }
  | { kind: 'market'; market: MarketSnapshot }
  /** Of `cancel_after`. */
  | { kind: 'timer'; timer: CancelTimer }
  | { kind: 'fees'; fees: UserFeesState }
  /** Of `advance_time`. */
  | { kind: 'advanced' }
  | Refusal;
