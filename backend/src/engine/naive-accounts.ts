import type { EntryKind, JournalType, TransactionType } from '../contracts/index.ts';
import { AMOUNT_ATOMS_MAX } from './bounds.ts';
import type { EngineCommand } from './commands.ts';
import { refuse } from './naive-rules.ts';
import {
  EXTERNAL_USER_ID,
  type Changes,
  type CommandResult,
  type LedgerEntryState,
  type Refusal,
  type TransactionState,
  type WalletState,
} from './state.ts';

type MoneyCommand = Extract<
  EngineCommand,
  { type: 'adjust' } | { transactionId: number } | { amountAtoms: bigint }
>;

interface Line {
  userId: string;
  tokenId: number;
  kind: EntryKind;
  amountAtoms: bigint;
}

/** Wallets, ledger and transactions of the reference model: plain lists. */
export class NaiveAccounts {
  private wallets: WalletState[] = [];
  private transactions: TransactionState[] = [];
  private ledger: LedgerEntryState[] = [];
  private changedWallets = new Set<WalletState>();
  private changedTransactions = new Set<number>();
  private newTransactions = new Set<number>();
  private lastJournalId = 0;
  private lastEntryId = 0;
  private lastTransactionId = 0;

  constructor(private readonly isKnownToken: (tokenId: number) => boolean) {}

  wallet(userId: string, tokenId: number): WalletState {
    let wallet = this.wallets.find((each) => each.userId === userId && each.tokenId === tokenId);
    if (wallet === undefined) {
      wallet = { userId, tokenId, balanceAtoms: 0n, lockedAtoms: 0n, version: 0 };
      this.wallets.push(wallet);
    }
    return wallet;
  }

  available(userId: string, tokenId: number): bigint {
    const { balanceAtoms, lockedAtoms } = this.wallet(userId, tokenId);
    return balanceAtoms - lockedAtoms;
  }

  /** Negative to release. */
  lock(userId: string, tokenId: number, amountAtoms: bigint): void {
    if (amountAtoms === 0n) return;
    const wallet = this.wallet(userId, tokenId);
    wallet.lockedAtoms += amountAtoms;
    this.changedWallets.add(wallet);
  }

  journal(type: JournalType, referenceId: number, timeMs: number, lines: Line[]): void {
    this.lastJournalId += 1;
    for (const line of lines.filter(({ amountAtoms }) => amountAtoms !== 0n)) {
      const wallet = this.wallet(line.userId, line.tokenId);
      wallet.balanceAtoms += line.amountAtoms;
      this.changedWallets.add(wallet);
      this.lastEntryId += 1;
      this.ledger.push({
        id: this.lastEntryId,
        journalId: this.lastJournalId,
        journalType: type,
        referenceId,
        balanceAfterAtoms: wallet.balanceAtoms,
        timeMs,
        ...line,
      });
    }
  }

  drain(): Pick<Changes, 'wallets' | 'transactions' | 'ledgerEntries'> {
    for (const wallet of this.changedWallets) wallet.version += 1;
    const changes = {
      wallets: [...this.changedWallets].map((wallet) => ({ ...wallet })),
      transactions: this.transactions
        .filter(({ id }) => this.changedTransactions.has(id))
        .map((transaction) => ({
          transaction: { ...transaction },
          isNew: this.newTransactions.has(transaction.id),
        })),
      ledgerEntries: this.ledger,
    };
    this.transactions = this.transactions.filter(({ status }) => isOpen(status));
    this.ledger = [];
    this.changedWallets = new Set();
    this.changedTransactions = new Set();
    this.newTransactions = new Set();
    return changes;
  }

  apply(command: MoneyCommand): CommandResult {
    switch (command.type) {
      case 'request_deposit':
        return this.findFault(command, command.amountAtoms) ?? this.add('deposit', command);
      case 'hold_withdrawal': {
        const { userId, tokenId, amountAtoms } = command;
        const fault = this.findFault(command, amountAtoms);
        if (fault !== null) return fault;
        if (amountAtoms > this.available(userId, tokenId)) return refuse('insufficient_balance');
        this.lock(userId, tokenId, amountAtoms);
        return this.add('withdrawal', command);
      }
      case 'adjust':
        return this.adjust(command);
      case 'confirm_deposit':
      case 'settle_withdrawal':
      case 'release_withdrawal':
        return this.decide(command);
    }
  }

  private adjust(command: Extract<MoneyCommand, { type: 'adjust' }>): CommandResult {
    const { userId, tokenId, amountAtoms, timeMs } = command;
    const fault = this.findFault(command, amountAtoms < 0n ? -amountAtoms : amountAtoms);
    if (fault !== null) return fault;
    if (-amountAtoms > this.available(userId, tokenId)) return refuse('insufficient_balance');
    if (amountAtoms > 0n && this.wouldOverflow(userId, tokenId, amountAtoms)) {
      return refuse('quantity_too_large');
    }
    const result = this.add('adjustment', command);
    this.pay('adjustment', result.transaction, amountAtoms, timeMs);
    return result;
  }

  /** Closes a transaction that is still open. */
  private decide(
    command: Exclude<MoneyCommand, { type: 'request_deposit' | 'hold_withdrawal' | 'adjust' }>,
  ): CommandResult {
    const type = command.type === 'confirm_deposit' ? 'deposit' : 'withdrawal';
    const found = this.transactions.find(({ id }) => id === command.transactionId);
    if (found?.type !== type) return refuse('unknown_transaction');
    const { userId, tokenId, amountAtoms } = found;
    if (command.type === 'release_withdrawal' && (command.userId ?? userId) !== userId) {
      return refuse('unknown_transaction');
    }
    if (!isOpen(found.status)) return refuse('transaction_closed');
    if (type === 'deposit' && this.wouldOverflow(userId, tokenId, amountAtoms)) {
      return refuse('quantity_too_large');
    }
    if (type === 'withdrawal') this.lock(userId, tokenId, -amountAtoms);
    found.status = 'completed';
    if (command.type === 'confirm_deposit') {
      this.pay('deposit', found, amountAtoms, command.timeMs);
    } else {
      found.decidedBy = command.decidedBy;
      found.reason = command.reason;
      if (command.type === 'release_withdrawal') found.status = command.status;
      else this.pay('withdrawal', found, -amountAtoms, command.timeMs);
    }
    found.updatedAtMs = command.timeMs;
    this.changedTransactions.add(found.id);
    return { kind: 'transaction', transaction: { ...found } };
  }

  private pay(type: JournalType, to: TransactionState, amountAtoms: bigint, timeMs: number): void {
    const { tokenId } = to;
    this.journal(type, to.id, timeMs, [
      { userId: to.userId, tokenId, kind: 'principal', amountAtoms },
      { userId: EXTERNAL_USER_ID, tokenId, kind: 'principal', amountAtoms: -amountAtoms },
    ]);
  }

  private add(
    type: TransactionType,
    command: Extract<MoneyCommand, { amountAtoms: bigint }>,
  ): { kind: 'transaction'; transaction: TransactionState } {
    this.lastTransactionId += 1;
    const transaction: TransactionState = {
      id: this.lastTransactionId,
      userId: command.userId,
      tokenId: command.tokenId,
      type,
      amountAtoms: command.amountAtoms,
      status: type === 'deposit' ? 'pending' : type === 'withdrawal' ? 'held' : 'completed',
      address: 'address' in command ? command.address : null,
      decidedBy: 'decidedBy' in command ? command.decidedBy : null,
      reason: 'reason' in command ? command.reason : null,
      createdAtMs: command.timeMs,
      updatedAtMs: command.timeMs,
    };
    this.transactions.push(transaction);
    this.newTransactions.add(transaction.id);
    this.changedTransactions.add(transaction.id);
    return { kind: 'transaction', transaction: { ...transaction } };
  }

  private findFault(command: { tokenId: number }, sizeAtoms: bigint): Refusal | null {
    if (!this.isKnownToken(command.tokenId)) return refuse('unknown_token');
    if (sizeAtoms <= 0n) return refuse('quantity_too_small');
    return sizeAtoms > AMOUNT_ATOMS_MAX ? refuse('quantity_too_large') : null;
  }

  private wouldOverflow(userId: string, tokenId: number, amountAtoms: bigint): boolean {
    return this.wallet(userId, tokenId).balanceAtoms + amountAtoms > AMOUNT_ATOMS_MAX;
  }
}

function isOpen(status: TransactionState['status']): boolean {
  return status === 'pending' || status === 'held';
}
