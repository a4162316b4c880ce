import type { Client } from 'pg';
import { INVARIANT_CHECKS } from '../invariants/all-checks.ts';
import type { CheckScope, InvariantCheck } from '../invariants/invariant-check.ts';
import { EngineConnection } from '../single-writer/engine-connection.ts';

const FINDINGS_PER_CHECK_MAX = 20;

/** How one look at one invariant ended. */
export interface CheckResult {
  invariant: string;
  message: string;
  checkedAtMs: number;
  durationMs: number;
  /** Rows that break it, in words. */
  findings: string[];
}

/**
 * Verifies the invariants one by one on one snapshot of the database, also while the exchange trades.
 * @param createClient a new connection, not connected yet, without time limits.
 * @param signal cuts the connection.
 */
export async function runChecks(
  createClient: () => Client,
  scope: CheckScope,
  nowMs: () => number,
  signal: AbortSignal,
): Promise<CheckResult[]> {
  const connection = new EngineConnection(createClient());
  const cut = (): void => {
    connection.destroy();
  };
  signal.throwIfAborted();
  await connection.connect();
  signal.addEventListener('abort', cut);
  try {
    await connection.rows('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const results: CheckResult[] = [];
    for (const check of INVARIANT_CHECKS) {
      if (scope === 'boot' && check.scope !== 'boot') continue;
      results.push(await runCheck(connection, check, nowMs));
    }
    return results;
  } finally {
    signal.removeEventListener('abort', cut);
    await connection.close();
  }
}

async function runCheck(
  connection: EngineConnection,
  { invariant, message, sql }: InvariantCheck,
  nowMs: () => number,
): Promise<CheckResult> {
  const startedAtMs = nowMs();
  const rows = await connection.rows(`${sql} LIMIT ${FINDINGS_PER_CHECK_MAX}`);
  const checkedAtMs = nowMs();
  return {
    invariant,
    message,
    checkedAtMs,
    durationMs: checkedAtMs - startedAtMs,
    findings: rows.map(([row]) => String(row)),
  };
}
