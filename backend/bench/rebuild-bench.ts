import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../src/config/embedded-postgres.ts';
import { migrateUp } from '../src/config/migrator.ts';
import type { BenchResult } from './bench-result.ts';
import { measureCheckpoint } from './checkpoint-bench.ts';
import { BenchProcess } from './child-process.ts';
import { median } from './median.ts';
import { quietLogger } from './quiet-logger.ts';
import type { RebuildReply, RebuildRequest } from './rebuild-process.ts';

const ORDER_COUNT = 1_000_000;
const ORDER_COUNT_QUICK = 100_000;
const USER_COUNT = 1_000;
const REBUILD_SECONDS_MAX = 10;
const ROUNDS = 3;

/**
 * From a process that knows nothing to one that trades, with a large book in the database; then a
 * checkpoint of it.
 */
export async function runRebuildBench({ quick }: { quick: boolean }): Promise<BenchResult[]> {
  const orderCount = quick ? ORDER_COUNT_QUICK : ORDER_COUNT;
  const dataDir = await mkdtemp(path.join(tmpdir(), 'tokentradex-bench-'));
  const database = await startEmbeddedPostgres(dataDir, quietLogger);
  try {
    await migrateUp(database.ownerUrl, database.appUrl);
    await fill(database.ownerUrl, orderCount);
    const seconds: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      seconds.push(await rebuild({ databaseUrl: database.appUrl, dataDir }, orderCount));
    }
    const value = median(seconds);
    return [
      {
        name: `rebuild with ${orderCount.toLocaleString('en')} open orders`,
        value,
        unit: 's',
        target: `<= ${REBUILD_SECONDS_MAX}`,
        pass: value <= REBUILD_SECONDS_MAX,
        detail: `${ROUNDS} starts: ${seconds.map((each) => each.toFixed(1)).join(', ')} s`,
      },
      ...(await measureCheckpoint(database.appUrl, orderCount)),
    ];
  } finally {
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** In a fresh process, as a restart is. */
async function rebuild(request: RebuildRequest, orderCount: number): Promise<number> {
  const child = BenchProcess.start<RebuildRequest>('rebuild-process.ts');
  try {
    const { seconds, state, openOrderCount } = (await child.ask(request)) as RebuildReply;
    if (state !== 'leading' || openOrderCount !== orderCount) {
      throw new Error(`rebuilt ${openOrderCount} orders and is ${state}`);
    }
    return seconds;
  } finally {
    await child.stop();
  }
}

/** Orders of many users over a wide ladder, with the wallets and ledger lines that explain them. */
async function fill(connectionString: string, orderCount: number): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(`
      INSERT INTO tokens (symbol, name, is_quote, state, tick_size, lot_size, min_quantity,
        max_quantity, min_notional, maker_fee_ppm, taker_fee_ppm)
      VALUES ('USD', 'US dollar', TRUE, 'active', 0.01, 0.01, 0.01, 1000000, 0, 0, 0),
        ('BTC', 'Bitcoin', FALSE, 'active', 0.01, 0.0001, 0.0001, 1000000, 0, 1000, 2000);
      INSERT INTO users (id, email, username, password_hash)
      SELECT gen_random_uuid(), n || '@example.com', 'user-' || n, 'x'
      FROM generate_series(1, ${USER_COUNT}) AS n;
      INSERT INTO orders
      SELECT n, users.id, 2, NULL, 'limit', side, price, quantity, NULL, 0, 0, 0, 0,
        CASE side WHEN 'buy' THEN price * quantity ELSE quantity END, 'open', NULL, 'GTC', FALSE,
        'expire_taker', 500, n, now(), now()
      FROM (
        SELECT n, CASE n % 2 WHEN 0 THEN 'buy' ELSE 'sell' END AS side,
          (CASE n % 2 WHEN 0 THEN 50000 - n % 40000 ELSE 50001 + n % 40000 END) * 0.01 AS price,
          (1 + n % 97) * 0.0001 AS quantity
        FROM generate_series(1, ${orderCount}) AS n
      ) AS plan
      JOIN users ON users.username = 'user-' || 1 + n % ${USER_COUNT};
      INSERT INTO wallets (user_id, token_id, balance, locked_balance, version)
      SELECT user_id, CASE side WHEN 'buy' THEN 1 ELSE 2 END, sum(reserved), sum(reserved), 1
      FROM orders GROUP BY user_id, side;
      INSERT INTO wallets (user_id, token_id, balance, locked_balance, version, is_system)
      SELECT users.id, wallets.token_id, -sum(wallets.balance), 0, 1, TRUE
      FROM wallets JOIN users ON users.username = 'house-external'
      GROUP BY users.id, wallets.token_id;
      INSERT INTO ledger_entries
      SELECT row_number() OVER (), 1, 'deposit', 'principal', 1, user_id, token_id, balance,
        balance, now()
      FROM wallets;
      UPDATE engine_leader SET counters = jsonb_build_object('orderId', ${orderCount},
        'prioritySequence', ${orderCount}, 'journalId', 1,
        'ledgerEntryId', (SELECT max(id) FROM ledger_entries));`);
    await client.query('VACUUM (ANALYZE)');
  } finally {
    await client.end();
  }
}
