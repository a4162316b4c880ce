import type { CheckScope, InvariantCheck } from './invariant-check.ts';

/** Numbers that no row carries between the first, or 1, and the last one. */
function gapCheck(table: string, column: string, first: 'one' | 'any'): InvariantCheck {
  const before = first === 'one' ? `lag(n, 1, 0::bigint)` : `lag(n)`;
  return {
    invariant: 'I12',
    message: `${table}.${column} counts without gaps`,
    scope: 'full',
    sql: `SELECT '${table} misses ${column} ' || before + 1 || ' to ' || n - 1 FROM (
        SELECT n, ${before} OVER (ORDER BY n) AS before
        FROM (SELECT DISTINCT ${column} AS n FROM ${table}) AS numbers
      ) AS steps WHERE n <> before + 1`,
  };
}

/** A counter and the newest number of that kind; `newest` is one number. */
function counterCheck(
  counter: string,
  newest: string,
  relation: 'equal' | 'not_behind',
  scope: CheckScope,
): InvariantCheck {
  return {
    invariant: 'I12',
    message: `the leader's ${counter} is the last number given out`,
    scope,
    sql: `SELECT 'engine_leader ${counter} ' || counted || ', newest in the tables ' || newest FROM (
        SELECT coalesce((counters->>'${counter}')::bigint, 0) AS counted,
          coalesce((${newest}), 0) AS newest FROM engine_leader
      ) AS counts WHERE counted ${relation === 'equal' ? '<>' : '<'} newest`,
  };
}

const HISTORY_TABLES = `('ledger_entries', 'trades', 'audit_log')`;

/** I12 and I13: numbers without gaps, and a history that nobody can change. */
export const HISTORY_CHECKS: readonly InvariantCheck[] = [
  gapCheck('trades', 'id', 'one'),
  gapCheck('ledger_entries', 'id', 'one'),
  gapCheck('ledger_entries', 'journal_id', 'one'),
  gapCheck('transactions', 'id', 'one'),
  // Old batches and unfilled orders of the demo house are pruned; numbers are not given out again.
  gapCheck('engine_journal', 'batch_id', 'any'),
  counterCheck('orderId', 'SELECT max(id) FROM orders', 'not_behind', 'boot'),
  counterCheck(
    'prioritySequence',
    'SELECT max(priority_sequence) FROM orders',
    'not_behind',
    'full',
  ),
  counterCheck('tradeId', 'SELECT max(id) FROM trades', 'equal', 'boot'),
  counterCheck('ledgerEntryId', 'SELECT max(id) FROM ledger_entries', 'equal', 'boot'),
  counterCheck(
    'journalId',
    'SELECT journal_id FROM ledger_entries ORDER BY id DESC LIMIT 1',
    'equal',
    'boot',
  ),
  counterCheck('transactionId', 'SELECT max(id) FROM transactions', 'equal', 'boot'),
  {
    invariant: 'I12',
    message: 'the last batch is the last of the command journal',
    scope: 'boot',
    sql: `SELECT 'engine_leader last_batch_id ' || last_batch_id || ', engine_journal ' || newest
      FROM engine_leader, (SELECT max(batch_id) AS newest FROM engine_journal) AS journal
      WHERE newest <> last_batch_id`,
  },
  {
    invariant: 'I13',
    message: 'triggers keep history append-only',
    scope: 'boot',
    sql: `SELECT name || ' on ' || on_table || ' is missing or switched off'
      FROM (VALUES ('ledger_entries_balanced', 'ledger_entries'),
        ('ledger_entries_append_only', 'ledger_entries'), ('trades_append_only', 'trades'),
        ('audit_log_append_only', 'audit_log')) AS triggers (name, on_table)
      WHERE NOT EXISTS (SELECT FROM pg_trigger WHERE tgname = name
        AND tgrelid = to_regclass(on_table) AND tgenabled IN ('O', 'A'))`,
  },
  {
    invariant: 'I13',
    message: 'nobody but the owner may change history',
    scope: 'boot',
    sql: `SELECT CASE grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(grantee) END || ' may '
        || privilege_type || ' ' || relname
      FROM pg_class CROSS JOIN aclexplode(relacl)
      WHERE relnamespace = current_schema()::regnamespace AND relname IN ${HISTORY_TABLES}
        AND grantee <> relowner AND privilege_type IN ('UPDATE', 'DELETE', 'TRUNCATE')`,
  },
];
