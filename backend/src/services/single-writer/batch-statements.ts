import type { QueryConfig } from 'pg';
import type { Changes, Counters } from '../../engine/state.ts';
import type { EngineCommand } from '../../engine/commands.ts';
import { formatAmount } from '../../lib/decimal.ts';
import type { AuditRecord, IdempotencyKey, StoredOutcome } from '../command-request.ts';
import { plainArray, textArray } from './array-literal.ts';
import { encodeCommands } from './command-codec.ts';
import {
  ledgerStatements,
  orderStatements,
  tradeStatements,
  transactionStatements,
  walletStatements,
} from './state-statements.ts';

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

/**
 * The statements of one batch's transaction, to be sent without waiting in between. Each checks its
 * own row count in the database, so COMMIT rolls back when any of them found something else than
 * what the engine knows.
 */
export function batchStatements(batch: AppliedBatch): QueryConfig[] {
  const { changes } = batch;
  return [
    { name: 'batch-begin', text: 'BEGIN' },
    fence(batch),
    ...orderStatements(changes),
    ...walletStatements(changes),
    ...tradeStatements(changes.trades),
    ...ledgerStatements(changes),
    ...transactionStatements(changes),
    ...marketStatements(changes),
    ...idempotencyStatements(batch),
    ...auditStatements(batch.audits),
    journal(batch),
    { name: 'batch-commit', text: 'COMMIT' },
  ];
}

/** Zero rows here mean that another leader has taken over, or that the batch before did not commit. */
function fence(batch: AppliedBatch): QueryConfig {
  return {
    name: 'batch-fence',
    text: `WITH led AS (
        UPDATE engine_leader SET last_batch_id = $1, counters = $2
        WHERE id = 1 AND epoch = $3 AND last_batch_id = $1 - 1 RETURNING 1
      ) SELECT expect_rows((SELECT count(*) FROM led), 1)`,
    values: [batch.batchId, JSON.stringify(batch.counters), batch.epoch],
  };
}

function journal(batch: AppliedBatch): QueryConfig {
  return {
    name: 'batch-journal',
    text: `INSERT INTO engine_journal (batch_id, epoch, command_count, commands, created_at)
      VALUES ($1, $2, $3, $4, $5)`,
    values: [
      batch.batchId,
      batch.epoch,
      batch.commands.length,
      encodeCommands(batch.commands),
      new Date(batch.timeMs).toISOString(),
    ],
  };
}

function marketStatements({ markets }: Changes): QueryConfig[] {
  return markets.map((rules) => ({
    name: 'batch-update-market',
    text: `WITH listed AS (
        UPDATE tokens SET state = $2, tick_size = $3, lot_size = $4, min_quantity = $5,
          max_quantity = $6, min_notional = $7, maker_fee_ppm = $8, taker_fee_ppm = $9,
          updated_at = now()
        WHERE id = $1 RETURNING 1
      ) SELECT expect_rows((SELECT count(*) FROM listed), 1)`,
    values: [
      rules.tokenId,
      rules.state,
      formatAmount(rules.tickAtoms),
      formatAmount(rules.lotAtoms),
      formatAmount(rules.minQuantityAtoms),
      formatAmount(rules.maxQuantityAtoms),
      formatAmount(rules.minNotionalAtoms),
      rules.makerFeePpm,
      rules.takerFeePpm,
    ],
  }));
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
