import type { InvariantCheck } from './invariant-check.ts';

const HOUSE = `house AS (
  SELECT id AS quote_id, '00000000-0000-4000-8000-00000000fee5'::uuid AS fees_id,
    '00000000-0000-4000-8000-0000000000e1'::uuid AS external_id
  FROM tokens WHERE is_quote
)`;

/** Each trade as the ledger lines that it must have. */
const TRADE_LINES = `
  SELECT id, buyer_id AS user_id, quote_id AS token_id, 'principal' AS kind, -quote_amount AS amount
    FROM trades CROSS JOIN house
  UNION ALL SELECT id, seller_id, quote_id, 'principal', quote_amount FROM trades CROSS JOIN house
  UNION ALL SELECT id, seller_id, token_id, 'principal', -quantity FROM trades
  UNION ALL SELECT id, buyer_id, token_id, 'principal', quantity FROM trades
  UNION ALL SELECT id, seller_id, quote_id, 'fee', -seller_fee FROM trades CROSS JOIN house
    WHERE seller_fee > 0
  UNION ALL SELECT id, fees_id, quote_id, 'fee', seller_fee FROM trades CROSS JOIN house
    WHERE seller_fee > 0
  UNION ALL SELECT id, buyer_id, token_id, 'fee', -buyer_fee FROM trades WHERE buyer_fee > 0
  UNION ALL SELECT id, fees_id, token_id, 'fee', buyer_fee FROM trades CROSS JOIN house
    WHERE buyer_fee > 0`;

const SIGNED_AMOUNT = `CASE type WHEN 'withdrawal' THEN -amount ELSE amount END`;

/** Each completed transaction as the ledger lines that it must have. */
const TRANSACTION_LINES = `
  SELECT id, user_id, token_id, type AS kind, ${SIGNED_AMOUNT} AS amount
    FROM transactions WHERE status = 'completed'
  UNION ALL SELECT id, external_id, token_id, type, -(${SIGNED_AMOUNT})
    FROM transactions CROSS JOIN house WHERE status = 'completed'`;

/** Compares lines as they should be with those of `journals`, each with its number of repetitions. */
function mirrorSql(
  subject: string,
  expectedLines: string,
  kindColumn: string,
  journals: string,
): string {
  return `WITH ${HOUSE}, expected AS (
      SELECT id, user_id, token_id, kind, amount, count(*) AS lines FROM (${expectedLines}) AS legs
      GROUP BY id, user_id, token_id, kind, amount
    ), stored AS (
      SELECT reference_id AS id, user_id, token_id, ${kindColumn} AS kind, amount, count(*) AS lines
      FROM ledger_entries WHERE ${journals}
      GROUP BY reference_id, user_id, token_id, ${kindColumn}, amount
    )
    SELECT '${subject} ' || id || ' user ' || user_id || ' token ' || token_id || ' ' || kind || ' '
      || amount || ': expected ' || coalesce(expected.lines, 0) || ' ledger lines, found '
      || coalesce(stored.lines, 0)
    FROM expected FULL JOIN stored USING (id, user_id, token_id, kind, amount)
    WHERE expected.lines IS DISTINCT FROM stored.lines`;
}

/** I1, I5 and the unbroken chain of I13: the ledger against itself and against what caused it. */
export const LEDGER_CHECKS: readonly InvariantCheck[] = [
  {
    invariant: 'I1',
    message: 'per token the ledger sums to zero',
    scope: 'full',
    sql: `SELECT 'token ' || token_id || ' sums to ' || sum(amount) FROM ledger_entries
      GROUP BY token_id HAVING sum(amount) <> 0`,
  },
  {
    invariant: 'I1',
    message: 'each journal sums to zero per token',
    scope: 'full',
    sql: `SELECT 'journal ' || journal_id || ' token ' || token_id || ' sums to ' || sum(amount)
      FROM ledger_entries GROUP BY journal_id, token_id HAVING sum(amount) <> 0`,
  },
  {
    invariant: 'I5',
    message: "a trade's ledger lines mirror it",
    scope: 'full',
    sql: mirrorSql('trade', TRADE_LINES, 'kind', `journal_type = 'trade'`),
  },
  {
    invariant: 'I5',
    message: "a completed transaction's ledger lines mirror it",
    scope: 'full',
    sql: mirrorSql('transaction', TRANSACTION_LINES, 'journal_type', `journal_type <> 'trade'`),
  },
  {
    invariant: 'I5',
    message: 'a journal has one cause, and a cause one journal',
    scope: 'full',
    sql: `SELECT journal_type || ' ' || reference_id || ' has the journals ' || min(journal_id)
        || ' to ' || max(journal_id)
      FROM ledger_entries GROUP BY journal_type, reference_id
      HAVING min(journal_id) <> max(journal_id)
      UNION ALL SELECT 'journal ' || journal_id || ' is for ' || min(reference_id) || ' and '
        || max(reference_id)
      FROM ledger_entries GROUP BY journal_id HAVING min(reference_id) <> max(reference_id)`,
  },
  {
    invariant: 'I5',
    message: 'a trade pays price x quantity',
    scope: 'full',
    sql: `SELECT 'trade ' || id || ' pays ' || quote_amount || ' for ' || quantity || ' at ' || price
      FROM trades WHERE quote_amount <> price * quantity`,
  },
  {
    invariant: 'I13',
    message: 'each ledger line continues the one before it',
    scope: 'full',
    sql: `SELECT 'ledger entry ' || id || ' amount ' || amount || ' from ' || before || ' to '
        || balance_after
      FROM (
        SELECT id, amount, balance_after,
          lag(balance_after, 1, 0) OVER (PARTITION BY user_id, token_id ORDER BY id) AS before
        FROM ledger_entries
      ) AS lines WHERE before + amount <> balance_after`,
  },
];
