import { OPEN_STATUSES, type InvariantCheck } from './invariant-check.ts';

/** I6, I7 and I11: orders against their trades, each other, and their keys. */
export const ORDER_CHECKS: readonly InvariantCheck[] = [
  {
    invariant: 'I6',
    message: 'an order is filled by its trades',
    scope: 'full',
    sql: `SELECT 'order ' || orders.id || ' filled ' || filled_quantity || ' for ' || quote_filled
        || ' fee ' || fee || ', trades ' || coalesce(quantity_sum, 0) || ' for '
        || coalesce(quote_sum, 0) || ' fee ' || coalesce(fee_sum, 0)
      FROM orders LEFT JOIN (
        SELECT order_id, sum(quantity) AS quantity_sum, sum(quote_amount) AS quote_sum,
          sum(fee) AS fee_sum
        FROM (
          SELECT buy_order_id AS order_id, quantity, quote_amount, buyer_fee AS fee FROM trades
          UNION ALL SELECT sell_order_id, quantity, quote_amount, seller_fee FROM trades
        ) AS sides GROUP BY order_id
      ) AS sums ON sums.order_id = orders.id
      WHERE filled_quantity <> coalesce(quantity_sum, 0)
        OR quote_filled <> coalesce(quote_sum, 0) OR fee <> coalesce(fee_sum, 0)`,
  },
  {
    invariant: 'I6',
    message: 'a trade is between its two orders',
    scope: 'full',
    sql: `SELECT 'trade ' || trades.id || ' order ' || side_id || ' is not a ' || expected_side
        || ' of user ' || expected_user || ' in token ' || trades.token_id
      FROM trades CROSS JOIN LATERAL (VALUES
        (buy_order_id, 'buy', buyer_id), (sell_order_id, 'sell', seller_id)
      ) AS sides (side_id, expected_side, expected_user)
      LEFT JOIN orders ON orders.id = side_id
      WHERE orders.side IS DISTINCT FROM expected_side
        OR orders.user_id IS DISTINCT FROM expected_user
        OR orders.token_id IS DISTINCT FROM trades.token_id`,
  },
  {
    invariant: 'I6',
    message: "an order's status says how far it is filled",
    scope: 'full',
    sql: `SELECT 'order ' || id || ' is ' || status || ' with ' || filled_quantity || ' of '
        || coalesce(quantity::text, 'a cash amount')
      FROM orders
      WHERE (status = 'open' AND filled_quantity <> 0)
        OR (status = 'partially_filled' AND filled_quantity = 0)
        OR (status = 'filled' AND quantity IS NOT NULL AND filled_quantity <> quantity)
        OR (status <> 'filled' AND filled_quantity = quantity)
        OR filled_quantity > quantity OR quote_filled > quote_quantity`,
  },
  {
    invariant: 'I6',
    message: 'a fee is its accrued rate, rounded up to an atom',
    scope: 'full',
    sql: `SELECT 'order ' || id || ' fee ' || fee || ' accrued ' || fee_accrued || ' ppm-atoms'
      FROM orders WHERE fee * 100000000 <> div(fee_accrued + 999999, 1000000)`,
  },
  {
    invariant: 'I7',
    message: 'no book is crossed',
    scope: 'boot',
    sql: `SELECT 'token ' || token_id || ' bid ' || max(price) FILTER (WHERE side = 'buy')
        || ' ask ' || min(price) FILTER (WHERE side = 'sell')
      FROM orders WHERE status IN ${OPEN_STATUSES} GROUP BY token_id
      HAVING max(price) FILTER (WHERE side = 'buy') >= min(price) FILTER (WHERE side = 'sell')`,
  },
  {
    invariant: 'I11',
    message: 'an order with a client order id has exactly that outcome stored',
    scope: 'full',
    sql: `SELECT 'order ' || coalesce(orders.id::text, 'missing') || ' user '
        || coalesce(orders.user_id, results.user_id) || ' key '
        || coalesce(results.key, 'order:' || orders.client_order_id) || ' stored '
        || coalesce(results.outcome::text, 'nothing')
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
  {
    invariant: 'I11',
    message: "a key's transaction is there and its user's",
    scope: 'full',
    sql: `SELECT 'key ' || key || ' of user ' || results.user_id || ' names transaction '
        || (outcome->>'transactionId')
      FROM idempotency_results AS results
      LEFT JOIN transactions ON transactions.id = (outcome->>'transactionId')::bigint
      WHERE outcome->>'kind' = 'transaction'
        AND transactions.user_id IS DISTINCT FROM results.user_id`,
  },
];
