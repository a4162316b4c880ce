import type { QueryConfig } from 'pg';
import type { Changes } from '../../engine/state.ts';
import type { AuditRecord } from '../command-request.ts';
import { plainArray, textArray } from './array-literal.ts';
import { encodeCommands } from './command-codec.ts';
import type { AppliedBatch } from './engine-store.ts';
import {
  cancelTimerStatements,
  marketStatements,
  userFeesStatements,
} from './market-statements.ts';
import { orderStatements } from './order-statements.ts';
import { nextStateHash } from './state-hash.ts';
import {
  candleStatements,
  ledgerStatements,
  tradeStatements,
  transactionStatements,
  walletStatements,
} from './state-statements.ts';

export interface BatchStatements {
  statements: QueryConfig[];
  /** The state after the batch, chained to the one before. */
  stateHash: Uint8Array;
}

/**
 * The statements of one batch's transaction, to be sent without waiting in between. Each checks its
 * own row count in the database, so COMMIT rolls back when any of them found something else than
 * what the engine knows.
 * @param hashBefore of the state that the batch was applied to.
 */
export function batchStatements(batch: AppliedBatch, hashBefore: Uint8Array): BatchStatements {
  const { changes } = batch;
  const commandsText = encodeCommands(batch.commands);
  const state = stateStatements(changes);
  const stateHash = nextStateHash(hashBefore, commandsText, state);
  const statements = [
    { name: 'batch-begin', text: 'BEGIN' },
    fence(batch, stateHash),
    ...state,
    ...candleStatements(changes.trades),
    ...idempotencyStatements(batch),
    ...auditStatements(batch.audits),
    journal(batch, commandsText, stateHash),
    { name: 'batch-commit', text: 'COMMIT' },
  ];
  return { statements, stateHash };
}

/** What the state's hash covers: everything that the engine decided, and nothing else. */
export function stateStatements(changes: Changes): QueryConfig[] {
  return [
    ...orderStatements(changes),
    ...walletStatements(changes),
    ...tradeStatements(changes.trades),
    ...ledgerStatements(changes),
    ...transactionStatements(changes),
    ...marketStatements(changes),
    ...userFeesStatements(changes),
    ...cancelTimerStatements(changes),
  ];
}

/** Zero rows here mean that another leader has taken over, or that the batch before did not commit. */
function fence(batch: AppliedBatch, stateHash: Uint8Array): QueryConfig {
  return {
    name: 'batch-fence',
    text: `WITH led AS (
        UPDATE engine_leader SET last_batch_id = $1, counters = $2, state_hash = $4
        WHERE id = 1 AND epoch = $3 AND last_batch_id = $1 - 1 RETURNING 1
      ) SELECT expect_rows((SELECT count(*) FROM led), 1)`,
    values: [batch.batchId, JSON.stringify(batch.counters), batch.epoch, stateHash],
  };
}

function journal(batch: AppliedBatch, commandsText: string, stateHash: Uint8Array): QueryConfig {
  return {
    name: 'batch-journal',
    text: `INSERT INTO engine_journal (batch_id, epoch, command_count, commands, created_at,
        state_hash) VALUES ($1, $2, $3, $4, $5, $6)`,
    values: [
      batch.batchId,
      batch.epoch,
      batch.commands.length,
      commandsText,
      new Date(batch.timeMs).toISOString(),
      stateHash,
    ],
  };
}

function idempotencyStatements({ idempotency, timeMs }: AppliedBatch): QueryConfig[] {
  if (idempotency.length === 0) return [];
  return [
    {
      name: 'batch-insert-idempotency',
      text: `INSERT INTO idempotency_results (user_id, key, fingerprint, outcome, created_at)
        SELECT v.*, $5 FROM unnest($1::uuid[], $2::text[], $3::text[], $4::jsonb[]) AS v`,
      values: [
        plainArray(idempotency.map((result) => result.userId)),
        textArray(idempotency.map((result) => result.key)),
        plainArray(idempotency.map((result) => result.fingerprint)),
        textArray(idempotency.map((result) => JSON.stringify(result.outcome))),
        new Date(timeMs).toISOString(),
      ],
    },
  ];
}

function auditStatements(audits: AuditRecord[]): QueryConfig[] {
  return audits.map((audit) => ({
    name: 'batch-insert-audit',
    text: `INSERT INTO audit_log (actor_id, actor_role, action, target_type, target_id, before,
        after, reason, ip, request_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [
      audit.actorId,
      audit.actorRole,
      audit.action,
      audit.targetType,
      audit.targetId,
      audit.before === null ? null : JSON.stringify(audit.before),
      audit.after === null ? null : JSON.stringify(audit.after),
      audit.reason,
      audit.ip,
      audit.requestId,
    ],
  }));
}
