import type { DecimalString, IsoTime, PageQuery } from './common.ts';

export interface WalletBalance {
  tokenId: string;
  symbol: string;
  name: string;
  isQuote: boolean;
  /** All that is owned. */
  balance: DecimalString;
  /** Reserved by open orders and held withdrawals. */
  lockedBalance: DecimalString;
  /** `balance - lockedBalance`. */
  available: DecimalString;
  /** `balance` at the last price in cash, rounded down; null before the first trade. */
  value: DecimalString | null;
}

export interface Wallet {
  balances: WalletBalance[];
  totalValue: DecimalString;
  quoteSymbol: string;
}

export const JOURNAL_TYPES = ['trade', 'deposit', 'withdrawal', 'adjustment'] as const;
export type JournalType = (typeof JOURNAL_TYPES)[number];

/** What one ledger line is for: the principal of its journal, or the fee taken from it. */
export const ENTRY_KINDS = ['principal', 'fee'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

export interface StatementLine {
  id: string;
  tokenId: string;
  symbol: string;
  journalType: JournalType;
  kind: EntryKind;
  /** The trade or transaction that caused it. */
  referenceId: string;
  /** Signed. */
  amount: DecimalString;
  balanceAfter: DecimalString;
  time: IsoTime;
}

export interface StatementQuery extends PageQuery {
  tokenId?: string;
  from?: IsoTime;
  to?: IsoTime;
}

export const TRANSACTION_TYPES = ['deposit', 'withdrawal', 'adjustment'] as const;
export type TransactionType = (typeof TRANSACTION_TYPES)[number];

/** A deposit is pending until confirmed; a withdrawal is held until an operator decides. */
export const TRANSACTION_STATUSES = [
  'pending',
  'held',
  'completed',
  'rejected',
  'cancelled',
] as const;
export type TransactionStatus = (typeof TRANSACTION_STATUSES)[number];

export interface Transaction {
  id: string;
  tokenId: string;
  symbol: string;
  type: TransactionType;
  /** Signed for adjustments, else positive. */
  amount: DecimalString;
  status: TransactionStatus;
  /** Destination of a withdrawal. */
  address: string | null;
  reason: string | null;
  createdAt: IsoTime;
  updatedAt: IsoTime;
}

export interface TransactionsQuery extends PageQuery {
  type?: TransactionType;
  status?: TransactionStatus;
  tokenId?: string;
}

export interface DepositBody {
  tokenId: string;
  amount: DecimalString;
}

/** Needs the header `Idempotency-Key`. */
export interface WithdrawalBody {
  tokenId: string;
  amount: DecimalString;
  /** Where to send it: 8 to 128 printable characters without blanks. Either this or `addressId`. */
  address?: string;
  /** Of the address book, past its waiting period. */
  addressId?: string;
  /** A code of the authenticator app or a recovery code, when the account asks for one. */
  totp?: string;
}
