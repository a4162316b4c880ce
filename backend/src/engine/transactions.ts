import type { TransactionStatus } from '../contracts/index.ts';
import { formatAmount } from '../lib/decimal.ts';
import type { Accounts } from './accounts.ts';
import { AMOUNT_ATOMS_MAX } from './bounds.ts';
import type { ChangeSet } from './change-set.ts';
import type {
  Adjust,
  ConfirmDeposit,
  HoldWithdrawal,
  ReleaseWithdrawal,
  RequestDeposit,
  SettleWithdrawal,
} from './commands.ts';
import type { Ledger } from './ledger.ts';
import { refusal } from './refusal.ts';
import {
  EXTERNAL_USER_ID,
  type CommandResult,
  type Counters,
  type Refusal,
  type TransactionState,
} from './state.ts';

interface Treasury {
  accounts: Accounts;
  changes: ChangeSet;
  counters: Counters;
  ledger: Ledger;
  /** Whether the token is cash or has a market. */
  isKnownToken: (tokenId: number) => boolean;
}

/** Money that comes in or goes out: each transaction takes effect once. */
export class Transactions {
  /** Pending and held ones, and closed ones until the next drain. */
  private readonly transactions = new Map<number, TransactionState>();

  constructor(private readonly treasury: Treasury) {}

  /** The owner of a transaction in memory. */
  ownerOf(transactionId: number): string | undefined {
    return this.transactions.get(transactionId)?.userId;
  }

  hasAnyOf(userId: string): boolean {
    return [...this.transactions.values()].some((transaction) => transaction.userId === userId);
  }

  /** Withdrawals that lock their amount. */
  held(): TransactionState[] {
    return [...this.transactions.values()].filter((transaction) => transaction.status === 'held');
  }

  restore(transaction: TransactionState): void {
    this.transactions.set(transaction.id, transaction);
  }

  /** Lets closed transactions leave memory. */
  forgetClosed(closed: Iterable<TransactionState>): void {
    for (const { id, status } of closed) if (!isOpen(status)) this.transactions.delete(id);
  }

  requestDeposit(command: RequestDeposit): CommandResult {
    const { amountAtoms } = command;
    const refused = this.checkToken(command.tokenId) ?? checkAmount(amountAtoms);
    if (refused !== null) return refused;
    return this.add(command, { type: 'deposit', status: 'pending', amountAtoms });
  }

  confirmDeposit(command: ConfirmDeposit): CommandResult {
    const transaction = this.find(command.transactionId, 'deposit');
    if ('kind' in transaction) return transaction;
    const refused = this.checkCredit(transaction);
    if (refused !== null) return refused;
    this.move(transaction, transaction.amountAtoms, command.timeMs);
    return this.replace(transaction, { status: 'completed', updatedAtMs: command.timeMs });
  }

  holdWithdrawal(command: HoldWithdrawal): CommandResult {
    const { userId, tokenId, amountAtoms, address } = command;
    const refused =
      this.checkToken(tokenId) ?? checkAmount(amountAtoms) ?? this.checkAvailable(command);
    if (refused !== null) return refused;
    this.treasury.accounts.reserve(this.treasury.accounts.wallet(userId, tokenId), amountAtoms);
    return this.add(command, { type: 'withdrawal', status: 'held', amountAtoms, address });
  }

  settleWithdrawal(command: SettleWithdrawal): CommandResult {
    const transaction = this.find(command.transactionId, 'withdrawal');
    if ('kind' in transaction) return transaction;
    const { decidedBy, reason, timeMs } = command;
    this.release(transaction);
    this.move(transaction, -transaction.amountAtoms, timeMs);
    return this.replace(transaction, {
      status: 'completed',
      decidedBy,
      reason,
      updatedAtMs: timeMs,
    });
  }

  releaseWithdrawal(command: ReleaseWithdrawal): CommandResult {
    const { status, userId, decidedBy, reason, timeMs } = command;
    const transaction = this.find(command.transactionId, 'withdrawal', userId);
    if ('kind' in transaction) return transaction;
    this.release(transaction);
    return this.replace(transaction, { status, decidedBy, reason, updatedAtMs: timeMs });
  }

  adjust(command: Adjust): CommandResult {
    const { amountAtoms, decidedBy, reason } = command;
    const refused =
      this.checkToken(command.tokenId) ??
      checkAmount(amountAtoms < 0n ? -amountAtoms : amountAtoms) ??
      (amountAtoms < 0n
        ? this.checkAvailable({ ...command, amountAtoms: -amountAtoms })
        : this.checkCredit(command));
    if (refused !== null) return refused;
    const result = this.add(command, {
      type: 'adjustment',
      status: 'completed',
      amountAtoms,
      decidedBy,
      reason,
    });
    this.move(result.transaction, amountAtoms, command.timeMs);
    return result;
  }

  private add(
    command: { userId: string; tokenId: number; timeMs: number },
    details: Pick<TransactionState, 'type' | 'status' | 'amountAtoms'> & Partial<TransactionState>,
  ): { kind: 'transaction'; transaction: TransactionState } {
    this.treasury.counters.transactionId += 1;
    const transaction: TransactionState = {
      id: this.treasury.counters.transactionId,
      userId: command.userId,
      tokenId: command.tokenId,
      address: null,
      decidedBy: null,
      reason: null,
      createdAtMs: command.timeMs,
      updatedAtMs: command.timeMs,
      ...details,
    };
    this.transactions.set(transaction.id, transaction);
    this.treasury.changes.addTransaction(transaction);
    return { kind: 'transaction', transaction };
  }

  private replace(before: TransactionState, change: Partial<TransactionState>): CommandResult {
    const transaction = { ...before, ...change };
    this.transactions.set(transaction.id, transaction);
    this.treasury.changes.replaceTransaction(transaction);
    return { kind: 'transaction', transaction };
  }

  /** Between the user and the world outside, in one journal. */
  private move(transaction: TransactionState, amountAtoms: bigint, timeMs: number): void {
    const { accounts, ledger } = this.treasury;
    const { id, type, userId, tokenId } = transaction;
    const journal = ledger.open(type, id, timeMs);
    ledger.post(journal, accounts.wallet(userId, tokenId), 'principal', amountAtoms);
    ledger.post(journal, accounts.wallet(EXTERNAL_USER_ID, tokenId), 'principal', -amountAtoms);
  }

  private release(transaction: TransactionState): void {
    const { accounts } = this.treasury;
    const { userId, tokenId, amountAtoms } = transaction;
    accounts.release(accounts.wallet(userId, tokenId), amountAtoms);
  }

  private find(
    transactionId: number,
    type: 'deposit' | 'withdrawal',
    userId: string | null = null,
  ): TransactionState | Refusal {
    const transaction = this.transactions.get(transactionId);
    if (transaction?.type !== type || (userId !== null && transaction.userId !== userId)) {
      return refusal('unknown_transaction', `There is no such ${type}.`);
    }
    if (isOpen(transaction.status)) return transaction;
    return refusal('transaction_closed', `The ${type} is ${transaction.status}.`);
  }

  private checkToken(tokenId: number): Refusal | null {
    if (this.treasury.isKnownToken(tokenId)) return null;
    return refusal('unknown_token', 'There is no such token.');
  }

  private checkAvailable(need: {
    userId: string;
    tokenId: number;
    amountAtoms: bigint;
  }): Refusal | null {
    const wallet = this.treasury.accounts.wallet(need.userId, need.tokenId);
    if (need.amountAtoms <= wallet.availableAtoms) return null;
    return refusal('insufficient_balance', `Available is ${formatAmount(wallet.availableAtoms)}.`);
  }

  /** No balance grows beyond what the database holds by credits. */
  private checkCredit(credit: {
    userId: string;
    tokenId: number;
    amountAtoms: bigint;
  }): Refusal | null {
    const { balanceAtoms } = this.treasury.accounts.wallet(credit.userId, credit.tokenId);
    return balanceAtoms + credit.amountAtoms > AMOUNT_ATOMS_MAX ? amountTooLarge() : null;
  }
}

function isOpen(status: TransactionStatus): boolean {
  return status === 'pending' || status === 'held';
}

function checkAmount(amountAtoms: bigint): Refusal | null {
  if (amountAtoms <= 0n) return refusal('quantity_too_small', 'The amount must not be zero.');
  return amountAtoms > AMOUNT_ATOMS_MAX ? amountTooLarge() : null;
}

function amountTooLarge(): Refusal {
  return refusal(
    'quantity_too_large',
    `An amount and the balance it makes must be at most ${formatAmount(AMOUNT_ATOMS_MAX)}.`,
  );
}
