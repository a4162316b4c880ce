import type { AuditEntry } from '../contracts/index.ts';
import type { EngineCommand } from '../engine/commands.ts';
import type { CommandResult, Refusal } from '../engine/state.ts';

/** Takes `timeMs` away from each member of a union. */
type Untimed<T> = T extends { timeMs: number } ? Omit<T, 'timeMs'> : never;

/** A command as a service writes it: the single writer adds the time. */
export type NewCommand = Untimed<EngineCommand>;

/** Names one effect for ever: the same key again answers with the first outcome. */
export interface IdempotencyKey {
  userId: string;
  /** Prefixed by its kind: "order:my-id-1", "withdrawal:6f9c...". */
  key: string;
  /** SHA-256 (hex) over the request: another request under the same key is refused. */
  fingerprint: string;
}

/** Written in the same transaction as the command's effect; not written when it is refused. */
export interface AuditRecord {
  actorId: string;
  actorRole: string;
  action: string;
  targetType: AuditEntry['targetType'];
  targetId: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string;
  ip: string | null;
  requestId: string;
}

export interface CommandRequest {
  command: NewCommand;
  idempotency?: IdempotencyKey;
  audit?: AuditRecord;
  /** Milliseconds since 1970: reaching the engine later than this, the command is not executed (503). */
  deadlineMs?: number;
}

/** What is kept of an outcome under its key. Orders and transactions are read again from their row. */
export type StoredOutcome =
  | { kind: 'order'; orderId: number }
  /** An OCO pair, the limit order first. */
  | { kind: 'orders'; orderIds: number[] }
  | { kind: 'transaction'; transactionId: number }
  | Refusal;

export type CommandOutcome =
  | CommandResult
  /** The key was used before, by the same request. */
  | { kind: 'repeated'; outcome: StoredOutcome }
  /** The key was used before, by another request. */
  | { kind: 'key_reused' };

/** The only way to change a balance, an order or a market. */
export interface CommandSubmitter {
  /**
   * Resolves after the effect is committed and flushed, or with a refusal that had no effect.
   * @throws AppError `unavailable` when the queue is full, the deadline passed, or the outcome is
   *   unknown because the database failed.
   */
  submit(request: CommandRequest): Promise<CommandOutcome>;
}
