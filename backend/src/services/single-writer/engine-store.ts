import type { EngineCommand, UserFees } from '../../engine/commands.ts';
import type { Changes, Counters, EngineSnapshot, WalletState } from '../../engine/state.ts';
import type { AuditRecord, IdempotencyKey, StoredOutcome } from '../command-request.ts';
import type { Breach } from '../invariants.ts';

/** A batch as the engine left it: what one transaction makes durable. */
export interface AppliedBatch {
  /** One more than the batch before: the fence refuses any other. */
  batchId: number;
  epoch: number;
  timeMs: number;
  /** Those that had an effect, in the order in which they were applied. */
  commands: EngineCommand[];
  changes: Changes;
  idempotency: (IdempotencyKey & { outcome: StoredOutcome })[];
  audits: AuditRecord[];
  counters: Counters;
}

/** Where a term of leadership begins. */
export interface Leadership {
  epoch: number;
  lastBatchId: number;
  /** Of the last batch, milliseconds since 1970; 0 before the first: time never goes back. */
  lastTimeMs: number;
  /** Chained over all batches so far, 32 bytes. */
  stateHash: Uint8Array;
  /** Numbers given out so far; a new database has none. */
  counters: Record<string, number>;
}

/** What the engine needs to know of a user before a command of theirs. */
export interface StoredAccount {
  wallets: WalletState[];
  fees: UserFees;
}

export interface StoredResult {
  userId: string;
  key: string;
  fingerprint: string;
  outcome: StoredOutcome;
}

/**
 * One attempt to lead, and the term that follows: what the single writer reads its state from and
 * writes batches to. The leadership ends with it. Every call may fail; after a failure the store is
 * good for {@link destroy} only.
 */
export interface EngineStore {
  /** Resolves when the term cannot go on, for whatever reason. */
  readonly lost: Promise<Error>;
  /**
   * @param holder who asks, for people: host and process id.
   * @returns null while another process leads.
   */
  tryLead(holder: string): Promise<Leadership | null>;
  /** The state after the last batch. */
  loadSnapshot(leadership: Leadership): Promise<EngineSnapshot>;
  /** By user; one for each, also for those who have nothing yet. */
  loadAccounts(userIds: string[]): Promise<Map<string, StoredAccount>>;
  /** The committed outcomes of those keys that were used before. */
  loadResults(keys: Pick<IdempotencyKey, 'userId' | 'key'>[]): Promise<StoredResult[]>;
  /** What contradicts itself in the stored state; none when all is well. */
  findBreaches(): Promise<Breach[]>;
  /**
   * Makes a batch durable, as a whole or not at all.
   * @throws when it was not, or when that is unknown.
   */
  commit(batch: AppliedBatch): Promise<void>;
  /** Gives the leadership up. Never throws. */
  close(): Promise<void>;
  /** The same without waiting for anything under way. */
  destroy(): void;
}
