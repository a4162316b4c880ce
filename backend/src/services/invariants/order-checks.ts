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
        OR (status IN ('pending', 'rejected') AND filled_quantity <> 0)
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
      FROM orders WHERE status IN ('open', 'partially_filled') GROUP BY token_id
      HAVING max(price) FILTER (WHERE side = 'buy') >= min(price) FILTER (WHERE side = 'sell')`,
  },
  {
    invariant: 'I6',
    message: 'an order waits until it is set off, and only once',
    scope: 'full',
    sql: `SELECT 'order ' || id || ' (' || order_type || ') is ' || status || ', set off '
        || coalesce(triggered_at::text, 'never')
      FROM orders
      WHERE (triggered_at IS NOT NULL AND (status = 'pending' OR order_type IN ('limit', 'market')))
        OR (status = 'rejected' AND triggered_at IS NULL)
        OR (triggered_at IS NULL AND order_type NOT IN ('limit', 'market')
          AND status NOT IN ('pending', 'cancelled', 'expired'))`,
  },
  {
    invariant: 'I6',
    message: 'an order that rests has a price, and one that does not last does not rest',
    scope: 'boot',
    sql: `SELECT 'order ' || id || ' (' || order_type || ' ' || time_in_force || ') is ' || status
      FROM orders WHERE status IN ${OPEN_STATUSES} AND status <> 'pending'
        AND (price IS NULL OR quantity IS NULL OR time_in_force NOT IN ('GTC', 'GTD'))`,
  },
  {
    invariant: 'I6',
    message: 'an iceberg shows a part of what is open',
    scope: 'full',
    sql: `SELECT 'order ' || id || ' (' || status || ') shows ' || visible_quantity || ' of '
        || quantity - filled_quantity || ', ' || display_quantity || ' at a time'
      FROM orders WHERE display_quantity IS NOT NULL AND CASE
        WHEN status IN ${OPEN_STATUSES} THEN visible_quantity <= 0
          OR visible_quantity > display_quantity OR visible_quantity > quantity - filled_quantity
        ELSE visible_quantity <> 0 END`,
  },
  {
    invariant: 'I6',
    message: 'the orders of a pair name each other, and only one of them is used',
    scope: 'full',
    sql: `SELECT 'order ' || one.id || ' (' || one.status || ') is paired with '
        || one.linked_order_id || ' (' || coalesce(other.status, 'missing') || ')'
      FROM orders AS one LEFT JOIN orders AS other ON other.id = one.linked_order_id
      WHERE one.linked_order_id IS NOT NULL AND (other.linked_order_id IS DISTINCT FROM one.id
        OR other.user_id <> one.user_id OR other.token_id <> one.token_id
        OR other.side <> one.side
        OR (one.status IN ${OPEN_STATUSES} AND other.status NOT IN ${OPEN_STATUSES}
          AND other.reason IS DISTINCT FROM 'linked_order')
        OR (one.status IN ${OPEN_STATUSES} AND other.status IN ${OPEN_STATUSES}
          AND one.filled_quantity > 0)
        OR (one.filled_quantity > 0 AND other.filled_quantity > 0))`,
  },
  {
    invariant: 'I6',
    message: 'nobody trades with themselves unless they ask for it',
    scope: 'full',
    sql: `SELECT 'trade ' || trades.id || ' of user ' || buyer_id || ' with themselves, taken in mode '
        || orders.self_trade_prevention
      FROM trades JOIN orders
        ON orders.id = CASE taker_side WHEN 'buy' THEN buy_order_id ELSE sell_order_id END
      WHERE buyer_id = seller_id AND orders.self_trade_prevention <> 'none'`,
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
        SELECT * FROM idempotency_results WHERE outcome->>'kind' IN ('order', 'orders')
      ) AS results
        ON results.user_id = orders.user_id AND results.key = 'order:' || orders.client_order_id
      WHERE coalesce(results.outcome->>'orderId', results.outcome->'orderIds'->>0)::bigint
        IS DISTINCT FROM orders.id`,
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
