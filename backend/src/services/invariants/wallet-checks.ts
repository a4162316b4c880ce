import { OPEN_STATUSES, type InvariantCheck } from './invariant-check.ts';

/** Reservations of open orders and held withdrawals by wallet. */
const RESERVATIONS = `(
  SELECT user_id, token_id, sum(amount) AS reserved FROM (
    SELECT user_id,
      CASE side WHEN 'buy' THEN (SELECT id FROM tokens WHERE is_quote) ELSE token_id END AS token_id,
      reserved AS amount
    FROM orders WHERE status IN ${OPEN_STATUSES}
    UNION ALL
    SELECT user_id, token_id, amount FROM transactions
    WHERE type = 'withdrawal' AND status = 'held'
  ) AS reservations GROUP BY user_id, token_id
)`;

/**
 * Those that lock something, then those that moved last: a start takes about a second for them. The
 * others wait for the full audit.
 */
const WALLETS_AT_BOOT_MAX = 200_000;

/** I2 to I4: what a wallet says, against orders, withdrawals and the ledger. */
export const WALLET_CHECKS: readonly InvariantCheck[] = [
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
    message: 'an open order reserves what it may still pay',
    scope: 'full',
    sql: `SELECT 'order ' || id || ' reserves ' || reserved || ' with ' || filled_quantity || ' of '
        || quantity || ' filled at ' || price
      FROM orders WHERE status IN ${OPEN_STATUSES} AND reserved IS DISTINCT FROM
        (quantity - filled_quantity) * CASE side WHEN 'buy' THEN price ELSE 1 END`,
  },
  {
    invariant: 'I3',
    message: 'a closed order reserves nothing',
    scope: 'full',
    sql: `SELECT 'order ' || id || ' is ' || status || ' and reserves ' || reserved
      FROM orders WHERE status NOT IN ${OPEN_STATUSES} AND reserved <> 0`,
  },
  {
    invariant: 'I4',
    message: 'a wallet holds what its last ledger line says',
    scope: 'boot',
    sql: `SELECT 'wallet ' || user_id || ' token ' || token_id || ' balance ' || balance
        || ' ledger ' || coalesce(last.balance_after, 0)
      FROM (
        SELECT * FROM wallets ORDER BY locked_balance > 0 DESC, updated_at DESC
        LIMIT ${WALLETS_AT_BOOT_MAX}
      ) AS wallets LEFT JOIN LATERAL (
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
    sql: `SELECT 'wallet ' || user_id || ' token ' || token_id || ' balance '
        || coalesce(balance::text, 'missing') || ' ledger ' || coalesce(total, 0)
      FROM wallets FULL JOIN (
        SELECT user_id, token_id, sum(amount) AS total FROM ledger_entries
        GROUP BY user_id, token_id
      ) AS totals USING (user_id, token_id)
      WHERE balance IS DISTINCT FROM coalesce(total, 0)`,
  },
];
