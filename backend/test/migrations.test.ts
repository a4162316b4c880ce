import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrateDown, migrateUp } from '../src/config/migrator.ts';
import { ALL_MIGRATIONS } from '../src/migrations/all-migrations.ts';
import { createMarket, createUser } from './factories.ts';
import { createEmptyDatabase, type TestDatabase } from './test-database.ts';

const NAMES = ALL_MIGRATIONS.map(({ name }) => name);

let database: TestDatabase;
let owner: pg.Client;

beforeEach(async () => {
  database = await createEmptyDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});

afterEach(async () => {
  await owner.end();
  await database.drop();
});

function up(): Promise<string[]> {
  return migrateUp(database.ownerUrl, database.appUrl);
}

/** Everything that makes up the schema, as text that two schemas can be compared by. */
async function describeSchema(): Promise<string[]> {
  const { rows } = await owner.query<{ line: string }>(`
    SELECT concat_ws(' ', table_name, column_name, data_type, domain_name, is_nullable,
      column_default) AS line
    FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid))
      FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    UNION ALL SELECT concat_ws(' ', table_name, privilege_type)
      FROM information_schema.role_table_grants WHERE grantee LIKE '%_app'
    ORDER BY 1`);
  return rows.map(({ line }) => line);
}

describe('migrations', () => {
  it('up, down and up again give the same schema', async () => {
    expect(await up()).toEqual(NAMES);
    const first = await describeSchema();
    expect(first.length).toBeGreaterThan(100);
    expect(await migrateDown(database.ownerUrl, NAMES.length)).toEqual([...NAMES].reverse());
    const { rows } = await owner.query(
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
         AND relname NOT LIKE 'schema_migrations%'
       UNION ALL SELECT typname FROM pg_type WHERE typnamespace = 'public'::regnamespace
         AND typtype = 'd'`,
    );
    expect(rows).toEqual([]);
    expect(await up()).toEqual(NAMES);
    expect(await describeSchema()).toEqual(first);
  });

  it('the order types taken back give the schema before them, unless there are such orders', async () => {
    const first = ALL_MIGRATIONS.slice(0, 1);
    await migrateUp(database.ownerUrl, database.appUrl, first);
    const before = await describeSchema();
    await up();
    const { tokenId } = await createMarket(owner);
    const userId = await createUser(owner);
    await owner.query(
      `INSERT INTO orders (id, user_id, token_id, order_type, side, quantity, stop_price,
         filled_quantity, quote_filled, fee, fee_accrued, reserved, status, time_in_force,
         post_only, self_trade_prevention, max_slippage_bps, priority_sequence, created_at,
         updated_at)
       VALUES (1, $1, $2, 'stop', 'sell', 1, 90, 0, 0, 0, 0, 1, 'pending', 'IOC', FALSE,
         'expire_taker', 500, 1, now(), now())`,
      [userId, tokenId],
    );
    const steps = NAMES.length - 1;
    await expect(migrateDown(database.ownerUrl, steps)).rejects.toThrow('cannot hold');
    await owner.query('DELETE FROM orders');
    // The later ones were taken back before it, each in a transaction of its own.
    await migrateDown(database.ownerUrl, 1);
    expect(await describeSchema()).toEqual(before);
  });

  it('count withdrawals from before the limits, at the price of their time', async () => {
    await up();
    const { quoteTokenId, tokenId } = await createMarket(owner);
    const userId = await createUser(owner);
    await owner.query(
      `INSERT INTO candles (token_id, width, open_time, open, high, low, close, volume, quote_volume,
         trade_count) VALUES ($1, '1m', now() - interval '2 hours', 3, 3, 3, 3, 1, 3, 1)`,
      [tokenId],
    );
    await owner.query(
      `INSERT INTO transactions (id, user_id, token_id, type, amount, status, address, created_at,
         updated_at) VALUES
         (1, $1, $2, 'withdrawal', 40, 'held', 'address-1', now() - interval '1 day', now()),
         (2, $1, $3, 'withdrawal', 0.5, 'completed', 'address-1', now() - interval '1 hour', now()),
         (3, $1, $2, 'withdrawal', 7, 'completed', 'address-1', now() - interval '31 days', now())`,
      [userId, quoteTokenId, tokenId],
    );
    await owner.query(
      `INSERT INTO idempotency_results SELECT $1, 'withdrawal:' || id, 'x',
         jsonb_build_object('kind', 'transaction', 'transactionId', id), created_at FROM transactions`,
      [userId],
    );
    const first = NAMES.indexOf('0009-withdrawal-addresses');
    await migrateDown(database.ownerUrl, NAMES.length - first);
    await up();
    const { rows } = await owner.query(
      'SELECT key, value, transaction_id FROM withdrawal_reservations ORDER BY transaction_id',
    );
    expect(rows).toEqual([
      { key: 'withdrawal:1', value: '40.00000000', transaction_id: '1' },
      { key: 'withdrawal:2', value: '1.50000000', transaction_id: '2' },
    ]);
  });

  it('called at once by several processes, each is applied once', async () => {
    const results = await Promise.all([up(), up(), up(), up()]);
    expect(results.flat()).toEqual(NAMES);
  });

  it('one that fails leaves nothing behind and is applied when mended', async () => {
    await up();
    const broken = {
      name: '9999-broken',
      up: 'CREATE TABLE candles2 (id INTEGER); SELECT no_such_function();',
      down: 'DROP TABLE candles2',
    };
    const migrations = [...ALL_MIGRATIONS, broken];
    await expect(migrateUp(database.ownerUrl, database.appUrl, migrations)).rejects.toThrow();
    const { rows } = await owner.query(`SELECT to_regclass('candles2') AS found`);
    expect(rows).toEqual([{ found: null }]);
    expect(await up()).toEqual([]);
  });

  it('a database from a newer program is refused', async () => {
    await up();
    await owner.query(`INSERT INTO schema_migrations (name) VALUES ('9999-later')`);
    await expect(up()).rejects.toThrow('9999-later');
    await expect(migrateDown(database.ownerUrl, 1)).rejects.toThrow('9999-later');
  });

  it('a new table without listed privileges is refused', async () => {
    const forgotten = { name: '9999-new', up: 'CREATE TABLE secrets (id INTEGER)', down: '' };
    const migrations = [...ALL_MIGRATIONS, forgotten];
    await expect(migrateUp(database.ownerUrl, database.appUrl, migrations)).rejects.toThrow(
      'table secrets',
    );
  });
});

describe('the application role', () => {
  let app: pg.Client;

  beforeEach(async () => {
    await up();
    app = new pg.Client({ connectionString: database.appUrl });
    await app.connect();
  });

  afterEach(async () => {
    await app.end();
  });

  it.each([
    'UPDATE ledger_entries SET amount = 1',
    'DELETE FROM ledger_entries',
    'TRUNCATE ledger_entries',
    'UPDATE trades SET price = 1',
    'DELETE FROM trades',
    'UPDATE audit_log SET reason = NULL',
    'DELETE FROM audit_log',
    'DELETE FROM users',
    'DELETE FROM wallets',
    'INSERT INTO engine_leader (id) VALUES (1)',
    'UPDATE engine_journal SET epoch = 1',
    'DELETE FROM schema_migrations',
    'DROP TABLE orders',
    'ALTER TABLE ledger_entries DISABLE TRIGGER ALL',
    'CREATE TABLE mine (id INTEGER)',
  ])('may not %s', async (statement) => {
    await expect(app.query(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it('may write what the services write', async () => {
    await createMarket(app);
    await createUser(app);
    await app.query('UPDATE engine_leader SET epoch = epoch + 1');
    await app.query('DELETE FROM engine_journal WHERE batch_id < 0');
    const { rows } = await app.query('SELECT count(*) FROM schema_migrations');
    expect(rows).toEqual([{ count: String(NAMES.length) }]);
  });
});

describe('history', () => {
  it.each(['ledger_entries', 'trades', 'audit_log'])(
    'in %s is refused to change even for the owner',
    async (table) => {
      await up();
      await expect(owner.query(`DELETE FROM ${table}`)).rejects.toMatchObject({ code: '42501' });
      await expect(owner.query(`TRUNCATE ${table} CASCADE`)).rejects.toMatchObject({
        code: '42501',
      });
    },
  );
});
