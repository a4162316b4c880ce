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
 * Verifies the exchange's invariants on the tables. All checks are one statement, so they see one
 * state of the database also while the exchange trades, and the caller may compute meanwhile.
 * @param rows runs a statement and answers with its rows as arrays.
 * @param scope `boot` leaves out what reads the whole history.
 * @returns none when all is well.
 */
export async function findBreaches(
  rows: (text: string) => Promise<unknown[][]>,
  scope: CheckScope,
): Promise<Breach[]> {
  const checks = INVARIANT_CHECKS.filter((check) => scope === 'full' || check.scope === 'boot');
  const parts = checks.map(
    ({ sql }, index) =>
      `SELECT ${index}, found.* FROM (${sql} LIMIT ${BREACHES_PER_CHECK_MAX}) AS found`,
  );
  const found = await rows(parts.join('\nUNION ALL\n'));
  return found.flatMap(([index, row]) => {
    const check = checks[Number(index)];
    if (check === undefined) return [];
    return [{ invariant: check.invariant, message: check.message, row: String(row) }];
  });
}
