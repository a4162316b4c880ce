import { INVARIANT_CHECKS } from './invariants/all-checks.ts';
import type { CheckScope } from './invariants/invariant-check.ts';

/** A row that contradicts another one. */
export interface Breach {
  /** "I1" to "I13". */
  invariant: string;
  /** What should hold. */
  message: string;
  /** Table, key, and what was found. */
  row: string;
}

/** Breaches shown per check: enough to see a pattern. */
const BREACHES_PER_CHECK_MAX = 20;

/**
 * Verifies the exchange's invariants on the tables, one statement after the other. For a consistent
 * answer while the exchange trades, `rows` reads within one REPEATABLE READ transaction.
 * @param rows runs a statement and answers with its rows as arrays.
 * @param scope `boot` leaves out what reads the whole history.
 * @returns none when all is well.
 */
export async function findBreaches(
  rows: (text: string) => Promise<unknown[][]>,
  scope: CheckScope,
): Promise<Breach[]> {
  const breaches: Breach[] = [];
  for (const check of INVARIANT_CHECKS) {
    if (scope === 'boot' && check.scope === 'full') continue;
    const found = await rows(`${check.sql} LIMIT ${BREACHES_PER_CHECK_MAX}`);
    for (const [row] of found) {
      breaches.push({ invariant: check.invariant, message: check.message, row: String(row) });
    }
  }
  return breaches;
}
