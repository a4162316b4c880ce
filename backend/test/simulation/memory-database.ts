import { EMPTY_STATE_HASH, nextStateHash } from '../../src/services/single-writer/state-hash.ts';
import { encodeCommands } from '../../src/services/single-writer/command-codec.ts';
import { stateStatements } from '../../src/services/single-writer/batch-statements.ts';
import type {
  AppliedBatch,
  EngineStore,
  Leadership,
  StoredResult,
} from '../../src/services/single-writer/engine-store.ts';
import { ExchangeFold } from '../../src/services/journal/exchange-fold.ts';
import type { JournalRow } from '../../src/services/journal/journal-replayer.ts';
import type { Counters, EngineSnapshot, PriceRange } from '../../src/engine/state.ts';
import { StoredExchange } from '../engine/stored-exchange.ts';

const MINUTE_MS = 60_000;
/** The longest window of a circuit breaker, and the minute that it ends in. */
const PRICE_RANGE_MS = 61 * MINUTE_MS;

export const NO_COUNTERS: Counters = {
  orderId: 0,
  tradeId: 0,
  journalId: 0,
  ledgerEntryId: 0,
  transactionId: 0,
  prioritySequence: 0,
};

/** What is durable: it survives every process, and changes by whole batches only. */
export class MemoryDatabase {
  readonly fold = new ExchangeFold();
  readonly stored: StoredExchange;
  readonly journal: JournalRow[] = [];
  readonly batches = new Map<number, AppliedBatch>();
  /** What no batch may do. */
  readonly writeProblems: string[] = [];
  /** What the boot checks would find. */
  isTampered = false;
  /** Who holds the lock, whatever the leader itself believes. */
  holder: EngineStore | null = null;
  private readonly results = new Map<string, StoredResult>();
  private leader: Leadership = {
    epoch: 0,
    lastBatchId: 0,
    lastTimeMs: 0,
    stateHash: EMPTY_STATE_HASH,
    counters: {},
  };

  constructor(private readonly quoteTokenId: number) {
    this.stored = new StoredExchange(quoteTokenId);
  }

  get leadership(): Leadership {
    return { ...this.leader, counters: { ...this.leader.counters } };
  }

  get counters(): Counters {
    return { ...NO_COUNTERS, ...this.leader.counters };
  }

  raiseEpoch(): Leadership {
    this.leader = { ...this.leader, epoch: this.leader.epoch + 1 };
    return this.leadership;
  }

  snapshot(): EngineSnapshot {
    return this.fold.snapshot({
      quoteTokenId: this.quoteTokenId,
      counters: this.counters,
      priceRanges: this.priceRanges(),
    });
  }

  result(userId: string, key: string): StoredResult | undefined {
    return this.results.get(`${userId} ${key}`);
  }

  /** Like one transaction: everything or, when the fence does not let it pass, nothing. */
  write(batch: AppliedBatch): void {
    if (batch.epoch !== this.leader.epoch || batch.batchId !== this.leader.lastBatchId + 1) {
      throw new Error('the batch was rolled back: it met the fence');
    }
    for (const { userId, key } of batch.idempotency) {
      if (this.result(userId, key) !== undefined) throw new Error(`the key ${key} exists already`);
    }
    if (batch.timeMs < this.leader.lastTimeMs) {
      this.writeProblems.push(`batch ${batch.batchId} is earlier than the one before`);
    }
    const commands = encodeCommands(batch.commands);
    const statements = stateStatements(batch.changes);
    const stateHash = nextStateHash(this.leader.stateHash, commands, statements);
    this.leader = {
      epoch: batch.epoch,
      lastBatchId: batch.batchId,
      lastTimeMs: batch.timeMs,
      stateHash,
      counters: { ...batch.counters },
    };
    this.journal.push({
      batchId: batch.batchId,
      commandCount: batch.commands.length,
      commands,
      stateHash,
    });
    this.batches.set(batch.batchId, batch);
    this.fold.write(batch.changes);
    this.stored.write(batch.changes);
    for (const { userId, key, fingerprint, outcome } of batch.idempotency) {
      this.results.set(`${userId} ${key}`, { userId, key, fingerprint, outcome });
    }
  }

  /** As the database would sum them up, from the trades. */
  private priceRanges(): PriceRange[] {
    const { trades } = this.stored;
    const sinceMs = (trades.at(-1)?.timeMs ?? 0) - PRICE_RANGE_MS;
    const ranges = new Map<string, PriceRange>();
    for (let index = trades.length - 1; index >= 0; index -= 1) {
      const trade = trades[index];
      if (trade === undefined || trade.timeMs < sinceMs) break;
      const { tokenId, priceAtoms, timeMs } = trade;
      if (timeMs <= (this.fold.markets.get(tokenId)?.openedAtMs ?? 0)) continue;
      const minute = Math.floor(timeMs / MINUTE_MS);
      const range = ranges.get(`${tokenId} ${minute}`);
      if (range === undefined) {
        const { priceAtoms: lowAtoms, priceAtoms: highAtoms } = trade;
        ranges.set(`${tokenId} ${minute}`, { tokenId, minute, lowAtoms, highAtoms });
        continue;
      }
      if (priceAtoms < range.lowAtoms) range.lowAtoms = priceAtoms;
      if (priceAtoms > range.highAtoms) range.highAtoms = priceAtoms;
    }
    return [...ranges.values()].sort((a, b) => a.tokenId - b.tokenId || a.minute - b.minute);
  }
}
