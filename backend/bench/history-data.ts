import pg from 'pg';
import { BENCH_MARKETS_SQL } from './bench-data.ts';

/** How much history to make. Trades are a tenth of the orders: every fifth order is filled. */
export interface HistorySize {
  orderCount: number;
  userCount: number;
  /** Days that the orders are spread over, up to now. */
  days: number;
  /** Days of candles of one minute. */
  minuteDays: number;
}

/** The user who owns two of five orders, and never one of {@link UNTRADED_SYMBOL}. */
export const BUSY_USERNAME = 'user-1';
/** One of many: a few thousand orders each. */
export const ORDINARY_USERNAME = 'user-700';
export const BUSY_SYMBOL = 'AAA';
/** One order of ten thousand. */
export const RARE_SYMBOL = 'GGG';
export const UNTRADED_SYMBOL = 'HHH';
/** The order that a thousand trades filled, as a share of all ids. */
export const MUCH_FILLED_SHARE = 0.5;

/** How uneven a day is: orders come at 0.6 to 5 times the mean pace. */
const DAILY_WAVE = 0.8;
const ORDERS_PER_STATEMENT = 1_000_000;
const TRANSACTION_COUNT = 300_000;
const MANY_FILLS = 1_000;

/**
 * Fills a migrated, empty database. Orders come in blocks of ten, each of one market: the fourth is a
 * buy and the fifth a sell that filled each other; most others were cancelled, the newest are open.
 * Ids rise with time, as the engine gives them out.
 * @param superuserUrl a role that may switch the checks of foreign keys off.
 */
export async function fillHistory(superuserUrl: string, size: HistorySize): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(`SET session_replication_role = replica; SET synchronous_commit = off`);
    await client.query(BENCH_MARKETS_SQL);
    await client.query(usersSql(size.userCount));
    await client.query(`CREATE TEMP TABLE people AS
      SELECT substr(username, 6)::int AS n, id FROM users WHERE username LIKE 'user-%';
      CREATE UNIQUE INDEX ON people (n); ANALYZE people`);
    for (let first = 1; first <= size.orderCount; first += ORDERS_PER_STATEMENT) {
      const last = Math.min(size.orderCount, first + ORDERS_PER_STATEMENT - 1);
      await client.query(ordersSql(first, last, size));
    }
    await client.query(tradesSql(size.orderCount));
    await client.query(LEDGER_SQL);
    await client.query(transactionsSql(size.days));
    await client.query(candlesSql(size.minuteDays));
    await client.query('VACUUM (ANALYZE)');
    // A long history has been on the disk for long: writing it out is not part of reading it.
    await client.query('CHECKPOINT');
  } finally {
    await client.end();
  }
}

function usersSql(userCount: number): string {
  return `INSERT INTO users (id, email, username, password_hash)
    SELECT gen_random_uuid(), n || '@example.com', 'user-' || n, 'x'
    FROM generate_series(1, ${userCount}) AS n`;
}

/** Hashes instead of random(): one order has the same owner and market however it is asked. */
function ordersSql(first: number, last: number, size: HistorySize): string {
  const { orderCount, userCount, days } = size;
  const openFrom = orderCount - 50_000;
  return `INSERT INTO orders (id, user_id, token_id, client_order_id, order_type, side, price,
      quantity, quote_quantity, filled_quantity, quote_filled, fee, fee_accrued, reserved, status,
      reason, time_in_force, post_only, self_trade_prevention, max_slippage_bps, priority_sequence,
      created_at, updated_at)
    SELECT plan.id, people.id, token_id, CASE WHEN dice % 10 < 7 THEN 'bench-' || plan.id END,
      'limit', side, price, quantity, NULL, filled, filled * price, filled * 0.001, 0,
      CASE WHEN status = 'open' THEN quantity ELSE 0 END, status,
      CASE status WHEN 'cancelled' THEN 'user_cancelled' WHEN 'expired' THEN 'unfilled' END,
      CASE status WHEN 'expired' THEN 'IOC' ELSE 'GTC' END, FALSE, 'expire_taker', 500, plan.id,
      created_at, created_at + interval '1 second'
    FROM (
      SELECT *, CASE status WHEN 'filled' THEN quantity ELSE 0 END AS filled,
        CASE WHEN dice % 5 < 2 AND token_id <> 9 THEN 1
          ELSE 2 + (dice / 7) % ${userCount - 1} END AS person
      FROM (
        SELECT *, CASE WHEN id % 10 IN (3, 4) THEN 'filled'
            WHEN id > ${openFrom} AND dice % 4 = 0 THEN 'open'
            WHEN dice % 20 = 1 THEN 'expired' ELSE 'cancelled' END AS status,
          CASE WHEN id % 10 = 3 OR (id % 10 <> 4 AND dice % 2 = 0) THEN 'buy' ELSE 'sell' END
            AS side,
          50000 + block_dice % 10000 * 0.01 AS price, (1 + block_dice % 97) * 0.0001 AS quantity,
          CASE WHEN block_dice % 10000 = 0 THEN 8 WHEN block_dice % 1000 = 1 THEN 9
            WHEN block_dice % 10 < 6 THEN 2 ELSE 3 + block_dice % 5 END AS token_id
        FROM (
          SELECT n AS id, abs(hashint8(n)::bigint) AS dice,
            abs(hashint8(-((n - 1) / 10))::bigint) AS block_dice,
            date_trunc('milliseconds', now()
              - interval '1 day' * (${days}::float8 * (${orderCount} - n) / ${orderCount}
                + ${DAILY_WAVE} * sin(2 * pi() * ${days} * n / ${orderCount}) / (2 * pi())))
              AS created_at
          FROM generate_series(${first}::bigint, ${last}) AS n
        ) AS numbered
      ) AS kind
    ) AS plan JOIN people ON people.n = plan.person`;
}

function tradesSql(orderCount: number): string {
  const many = Math.round((orderCount * MUCH_FILLED_SHARE) / 10);
  return `INSERT INTO trades (id, token_id, price, quantity, quote_amount, buy_order_id,
      sell_order_id, buyer_id, seller_id, taker_side, buyer_fee, seller_fee, created_at)
    SELECT row_number() OVER (ORDER BY seller.id), seller.token_id, seller.price, seller.quantity,
      seller.price * seller.quantity,
      CASE WHEN seller.id / 10 BETWEEN ${many} AND ${many + MANY_FILLS - 1}
        THEN ${many * 10 + 3} ELSE buyer.id END,
      seller.id, buyer.user_id, seller.user_id, 'sell', seller.quantity * 0.001,
      seller.price * seller.quantity * 0.001, seller.created_at
    FROM orders AS seller JOIN orders AS buyer ON buyer.id = seller.id - 1
    WHERE seller.id % 10 = 4`;
}

/** The four principal lines of each trade, with balances that nobody checks here. */
const LEDGER_SQL = `
  INSERT INTO ledger_entries (id, journal_id, journal_type, kind, reference_id, user_id, token_id,
    amount, balance_after, created_at)
  SELECT (trades.id - 1) * 4 + line.n, trades.id, 'trade', 'principal', trades.id, line.user_id,
    line.token_id, line.amount, 1000, trades.created_at
  FROM trades CROSS JOIN LATERAL (VALUES
    (1, buyer_id, trades.token_id, quantity), (2, seller_id, trades.token_id, -quantity),
    (3, seller_id, 1, quote_amount), (4, buyer_id, 1, -quote_amount)
  ) AS line (n, user_id, token_id, amount)
  ORDER BY 1`;

function transactionsSql(days: number): string {
  return `INSERT INTO transactions (id, user_id, token_id, type, amount, status, address,
      created_at, updated_at)
    SELECT plan.n, people.id, 1 + plan.n % 7,
      CASE WHEN plan.n % 3 = 0 THEN 'withdrawal' ELSE 'deposit' END, 10,
      CASE WHEN plan.n % 3 = 0 AND plan.n % 7 = 0 THEN 'rejected' ELSE 'completed' END,
      CASE WHEN plan.n % 3 = 0 THEN 'somewhere-else' END, at, at
    FROM (
      SELECT n, now() - interval '1 day' * (${days}::float8 * (1 - n / ${TRANSACTION_COUNT}.0)) AS at
      FROM generate_series(1, ${TRANSACTION_COUNT}) AS n
    ) AS plan JOIN people ON people.n = CASE WHEN plan.n % 3 < 2 THEN 1 ELSE 2 + plan.n % 998 END`;
}

/** Every bucket in the busy market and few in the rare one; ten years of all but the minutes. */
function candlesSql(minuteDays: number): string {
  const tenYears = 3_650;
  const series = (width: string, span: string, days: number, token: number, buckets: number) =>
    `SELECT ${token}, '${width}', at, 50000, 50010, 49990, 50001, 1, 50000, 9
     FROM (SELECT date_bin('${span}', now(), TIMESTAMPTZ '1970-01-01 00:00:00Z') AS latest) AS grid
     CROSS JOIN LATERAL generate_series(latest, latest - interval '${days} days',
       interval '${span}' * -${buckets}) AS at`;
  const widths: [width: string, span: string, days: number, rareStep: number][] = [
    ['1m', '1 minute', minuteDays, 97],
    ['5m', '5 minutes', tenYears, 20],
    ['15m', '15 minutes', tenYears, 7],
    ['1h', '1 hour', tenYears, 97],
    ['4h', '4 hours', tenYears, 25],
    ['6h', '6 hours', tenYears, 17],
    ['1d', '1 day', tenYears, 17],
    ['3d', '3 days', tenYears, 6],
  ];
  const all = widths.flatMap(([width, span, days, rareStep]) => [
    series(width, span, days, 2, 1),
    series(width, span, days, 8, rareStep),
  ]);
  return `INSERT INTO candles (token_id, width, open_time, open, high, low, close, volume,
      quote_volume, trade_count)
    ${all.join(' UNION ALL ')}`;
}
