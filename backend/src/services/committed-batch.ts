import type { Changes } from '../engine/state.ts';

/** What one durable transaction changed. */
export interface CommittedBatch {
  /** Rises by one with every batch of the exchange's life. */
  batchId: number;
  /** Milliseconds since 1970 UTC: the time of the batch's commands. */
  timeMs: number;
  changes: Changes;
}

/** Called synchronously after a COMMIT, in the order of commits. Must not throw. */
export type CommitListener = (batch: CommittedBatch) => void;
