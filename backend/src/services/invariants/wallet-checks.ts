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
 * What an order that rests or waits may still pay, beside its partner of a pair. Buys at the market by
 * quantity pay at most the protection price of their stop price.
 */
const NEED_OF_ONE = `CASE
    WHEN one.side = 'sell' THEN one.quantity - one.filled_quantity
    WHEN one.quantity IS NULL THEN one.quote_quantity
    WHEN one.price IS NOT NULL THEN one.price * (one.quantity - one.filled_quantity)
    ELSE ceil((one.stop_price * 100000000
      + div(one.stop_price * 100000000 * one.max_slippage_bps, 10000)) * one.quantity) * 0.00000001
  END`;

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
    sql: `SELECT 'order ' || one.id || ' reserves ' || one.reserved || ' of ' || ${NEED_OF_ONE}
      FROM orders AS one LEFT JOIN orders AS partner
        ON partner.id = one.linked_order_id AND partner.status IN ${OPEN_STATUSES}
      WHERE one.status IN ${OPEN_STATUSES} AND one.reserved IS DISTINCT FROM CASE
        WHEN one.status = 'pending' AND partner.id IS NOT NULL
          THEN greatest(0, ${NEED_OF_ONE} - partner.reserved)
        ELSE ${NEED_OF_ONE} END`,
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
