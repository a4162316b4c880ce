/** `boot`: cheap enough for every start. `full`: reads the whole history. */
export type CheckScope = 'boot' | 'full';

export interface InvariantCheck {
  invariant: string;
  message: string;
  scope: CheckScope;
  /** One text column: a description of each row that breaks it. Takes a LIMIT behind it. */
  sql: string;
}

const OPEN = `('open', 'partially_filled')`;

/** Reservations of open orders and held withdrawals by wallet. */
const RESERVATIONS = `(
  SELECT user_id, token_id, sum(amount) AS reserved FROM (
    SELECT user_id,
      CASE side WHEN 'buy' THEN (SELECT id FROM tokens WHERE is_quote) ELSE token_id END AS token_id,
      reserved AS amount
    FROM orders WHERE status IN ${OPEN}
    UNION ALL
    SELECT user_id, token_id, amount FROM transactions
    WHERE type = 'withdrawal' AND status = 'held'
  ) AS reservations GROUP BY user_id, token_id
)`;

/** Each trade as the ledger lines that it must have, in the order (user, token, kind, amount). */
const TRADE_LEGS = `(
  SELECT id, buyer_id AS user_id, quote_id AS token_id, 'principal' AS kind, -quote_amount AS amount
    FROM trades CROSS JOIN quote
  UNION ALL SELECT id, seller_id, quote_id, 'principal', quote_amount FROM trades CROSS JOIN quote
  UNION ALL SELECT id, seller_id, token_id, 'principal', -quantity FROM trades
  UNION ALL SELECT id, buyer_id, token_id, 'principal', quantity FROM trades
  UNION ALL SELECT id, seller_id, quote_id, 'fee', -seller_fee FROM trades CROSS JOIN quote
    WHERE seller_fee > 0
  UNION ALL SELECT id, fees_id, quote_id, 'fee', seller_fee FROM trades CROSS JOIN quote
    WHERE seller_fee > 0
  UNION ALL SELECT id, buyer_id, token_id, 'fee', -buyer_fee FROM trades WHERE buyer_fee > 0
  UNION ALL SELECT id, fees_id, token_id, 'fee', buyer_fee FROM trades CROSS JOIN quote
    WHERE buyer_fee > 0
)`;

const QUOTE = `quote AS (
  SELECT id AS quote_id, '00000000-0000-4000-8000-00000000fee5'::uuid AS fees_id
  FROM tokens WHERE is_quote
)`;

/** Numbers of `column` that are missing between the first and the last one of a table. */
function gapCheck(table: string, column: string): InvariantCheck {
  return {
    invariant: 'I12',
    message: `${table}.${column} counts without gaps`,
    scope: 'full',
    sql: `SELECT '${table} ' || min(n) || '..' || max(n) || ': ' || count(*) || ' of '
        || max(n) - min(n) + 1
      FROM (SELECT DISTINCT ${column} AS n FROM ${table}) AS numbers
      HAVING count(*) <> max(n) - min(n) + 1`,
  };
}

/** The leader's counters never fall behind what was given out. */
function counterCheck(table: string, column: string, counter: string): InvariantCheck {
  return {
    invariant: 'I12',
    message: `engine_leader counts every ${table}.${column}`,
    scope: 'boot',
    sql: `SELECT 'engine_leader.counters.${counter} ' || counted || ' < ' || newest FROM (
        SELECT coalesce((counters->>'${counter}')::bigint, 0) AS counted,
          coalesce((SELECT max(${column}) FROM ${table}), 0) AS newest FROM engine_leader
      ) AS counts WHERE counted < newest`,
  };
}

/** The invariants as statements over the tables. */
export const INVARIANT_CHECKS: readonly InvariantCheck[] = [
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
    invariant: 'I2',
    message: 'no user owns less than nothing or locks more than they own',
    scope: 'boot',
    sql: `SELECT 'wallet ' || user_id || ' token ' || token_id || ' balance ' || balance
        || ' locked ' || locked_balance
      FROM wallets WHERE NOT is_system AND (locked_balance < 0 OR balance < locked_balance)`,
  },
  {
    invariant: 'I3',
    message: 'locked is what open orders and held withdrawals reserve',
    scope: 'boot',
    sql: `SELECT 'wallet ' || user_id || ' token ' || token_id || ' locked '
        || coalesce(locked_balance, 0) || ' reserved ' || coalesce(reserved, 0)
      FROM (SELECT * FROM wallets WHERE locked_balance <> 0) AS locked
      FULL JOIN ${RESERVATIONS} AS reservations USING (user_id, token_id)
      WHERE coalesce(locked_balance, 0) <> coalesce(reserved, 0)`,
  },
  {
    invariant: 'I3',
    message: 'a closed order reserves nothing',
    scope: 'full',
    sql: `SELECT 'order ' || id || ' is ' || status || ' and reserves ' || reserved
      FROM orders WHERE status NOT IN ${OPEN} AND reserved <> 0`,
  },
  {
    invariant: 'I4',
    message: 'a wallet holds what its last ledger line says',
    scope: 'boot',
    sql: `SELECT 'wallet ' || user_id || ' token ' || token_id || ' balance ' || balance
        || ' ledger ' || coalesce(last.balance_after, 0)
      FROM wallets LEFT JOIN LATERAL (
        SELECT balance_after FROM ledger_entries AS entry
        WHERE entry.user_id = wallets.user_id AND entry.token_id = wallets.token_id
        ORDER BY entry.id DESC LIMIT 1
      ) AS last ON TRUE
      WHERE balance <> coalesce(last.balance_after, 0)`,
  },
  {
    invariant: 'I4',
    message: 'a wallet is the sum of its ledger lines',
    scope: 'full',
    sql: `SELECT 'wallet ' || user_id || ' token ' || token_id || ' balance ' || balance
        || ' ledger ' || coalesce(total, 0)
      FROM wallets LEFT JOIN (
        SELECT user_id, token_id, sum(amount) AS total FROM ledger_entries
        GROUP BY user_id, token_id
      ) AS totals USING (user_id, token_id)
      WHERE balance <> coalesce(total, 0)`,
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
  {
    invariant: 'I5',
    message: "a trade's ledger lines mirror it",
    scope: 'full',
    sql: `WITH ${QUOTE}, expected AS (
        SELECT id, user_id, token_id, kind, amount, count(*) AS lines FROM ${TRADE_LEGS} AS legs
        GROUP BY id, user_id, token_id, kind, amount
      ), stored AS (
        SELECT reference_id AS id, user_id, token_id, kind, amount, count(*) AS lines
        FROM ledger_entries WHERE journal_type = 'trade'
        GROUP BY reference_id, user_id, token_id, kind, amount
      )
      SELECT 'trade ' || id || ' user ' || user_id || ' token ' || token_id || ' ' || kind || ' '
        || amount || ': expected ' || coalesce(expected.lines, 0) || ' lines, found '
        || coalesce(stored.lines, 0)
      FROM expected FULL JOIN stored USING (id, user_id, token_id, kind, amount)
      WHERE expected.lines IS DISTINCT FROM stored.lines`,
  },
  {
    invariant: 'I5',
    message: 'a trade pays price x quantity',
    scope: 'full',
    sql: `SELECT 'trade ' || id || ' pays ' || quote_amount FROM trades
      WHERE quote_amount <> price * quantity`,
  },
  {
    invariant: 'I6',
    message: 'an order is filled by its trades',
    scope: 'full',
    sql: `SELECT 'order ' || orders.id || ' filled ' || filled_quantity || ' for ' || quote_filled
        || ' fee ' || fee || ', trades ' || coalesce(quantity_sum, 0) || ' for '
        || coalesce(quote_sum, 0) || ' fee ' || coalesce(fee_sum, 0)
      FROM orders FULL JOIN (
        SELECT order_id, sum(quantity) AS quantity_sum, sum(quote_amount) AS quote_sum,
          sum(fee) AS fee_sum
        FROM (
          SELECT buy_order_id AS order_id, quantity, quote_amount, buyer_fee AS fee FROM trades
          UNION ALL SELECT sell_order_id, quantity, quote_amount, seller_fee FROM trades
        ) AS sides GROUP BY order_id
      ) AS sums ON sums.order_id = orders.id
      WHERE filled_quantity IS DISTINCT FROM coalesce(quantity_sum, 0)
        OR quote_filled IS DISTINCT FROM coalesce(quote_sum, 0)
        OR fee IS DISTINCT FROM coalesce(fee_sum, 0)`,
  },
  {
    invariant: 'I6',
    message: "an order's status says how far it is filled",
    scope: 'full',
    sql: `SELECT 'order ' || id || ' is ' || status || ' with ' || filled_quantity || ' of '
        || coalesce(quantity::text, 'a cash amount')
      FROM orders
      WHERE (status = 'open' AND filled_quantity <> 0)
        OR (status = 'partially_filled' AND filled_quantity NOT BETWEEN 0.00000001 AND quantity)
        OR (status = 'filled' AND quantity IS NOT NULL AND filled_quantity <> quantity)
        OR (status <> 'filled' AND filled_quantity = quantity)`,
  },
  {
    invariant: 'I7',
    message: 'no book is crossed',
    scope: 'boot',
    sql: `SELECT 'token ' || token_id || ' bid ' || max(price) FILTER (WHERE side = 'buy')
        || ' ask ' || min(price) FILTER (WHERE side = 'sell')
      FROM orders WHERE status IN ${OPEN} GROUP BY token_id
      HAVING max(price) FILTER (WHERE side = 'buy') >= min(price) FILTER (WHERE side = 'sell')`,
  },
  {
    invariant: 'I11',
    message: 'an order with a client order id has exactly that outcome stored',
    scope: 'full',
    sql: `SELECT 'order ' || coalesce(orders.id::text, 'missing') || ' user '
        || coalesce(orders.user_id, results.user_id) || ' key '
        || coalesce(results.key, 'order:' || orders.client_order_id)
      FROM (SELECT * FROM orders WHERE client_order_id IS NOT NULL) AS orders
      FULL JOIN (
        SELECT * FROM idempotency_results WHERE outcome->>'kind' = 'order'
      ) AS results
        ON results.user_id = orders.user_id AND results.key = 'order:' || orders.client_order_id
      WHERE (results.outcome->>'orderId')::bigint IS DISTINCT FROM orders.id`,
  },
  {
    invariant: 'I11',
    message: 'a transaction is the outcome of one key at most',
    scope: 'full',
    sql: `SELECT 'transaction ' || (outcome->>'transactionId') || ' has ' || count(*) || ' keys'
      FROM idempotency_results WHERE outcome->>'kind' = 'transaction'
      GROUP BY outcome->>'transactionId' HAVING count(*) > 1`,
  },
  gapCheck('trades', 'id'),
  gapCheck('ledger_entries', 'id'),
  gapCheck('ledger_entries', 'journal_id'),
  gapCheck('transactions', 'id'),
  gapCheck('engine_journal', 'batch_id'),
  counterCheck('orders', 'id', 'orderId'),
  counterCheck('trades', 'id', 'tradeId'),
  counterCheck('ledger_entries', 'id', 'ledgerEntryId'),
  counterCheck('transactions', 'id', 'transactionId'),
  {
    invariant: 'I13',
    message: 'history is append-only',
    scope: 'boot',
    sql: `SELECT name || ' is missing or switched off'
      FROM unnest(ARRAY['ledger_entries_balanced', 'ledger_entries_append_only',
        'trades_append_only', 'audit_log_append_only']) AS name
      WHERE NOT EXISTS (SELECT FROM pg_trigger WHERE tgname = name AND tgenabled IN ('O', 'A'))`,
  },
];
