import type { EntryKind, JournalType } from '../contracts/index.ts';
import { assert } from '../lib/assert.ts';
import { isHouse, type Wallet } from './accounts.ts';
import type { ChangeSet } from './change-set.ts';
import type { Counters } from './state.ts';

/** What the lines of one journal share. */
export interface Journal {
  id: number;
  type: JournalType;
  referenceId: number;
  timeMs: number;
}

/** The only way to change a balance: every change is a line of a journal. */
export class Ledger {
  constructor(
    private readonly counters: Counters,
    private readonly changes: ChangeSet,
  ) {}

  open(type: JournalType, referenceId: number, timeMs: number): Journal {
    this.counters.journalId += 1;
    return { id: this.counters.journalId, type, referenceId, timeMs };
  }

  /** Adds a signed amount to a balance. Nothing happens for 0. */
  post(journal: Journal, wallet: Wallet, kind: EntryKind, amountAtoms: bigint): void {
    if (amountAtoms === 0n) return;
    wallet.balanceAtoms += amountAtoms;
    if (amountAtoms < 0n) {
      assert(
        wallet.balanceAtoms >= wallet.lockedAtoms || isHouse(wallet.userId),
        'a user pays only what is available',
      );
    }
    this.counters.ledgerEntryId += 1;
    this.changes.touchWallet(wallet);
    this.changes.addLedgerEntry({
      id: this.counters.ledgerEntryId,
      journalId: journal.id,
      journalType: journal.type,
      kind,
      referenceId: journal.referenceId,
      userId: wallet.userId,
      tokenId: wallet.tokenId,
      amountAtoms,
      balanceAfterAtoms: wallet.balanceAtoms,
      timeMs: journal.timeMs,
    });
  }
}
