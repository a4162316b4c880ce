import { QueryTypes, type Sequelize } from 'sequelize';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDatabase, createWriterClient } from '../src/config/database.ts';
import { createMarket } from './factories.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database.drop();
});

describe('createDatabase', () => {
  let sequelize: Sequelize;

  beforeEach(() => {
    sequelize = createDatabase(database.appUrl, { statementTimeoutMs: 200 });
  });

  afterEach(async () => {
    await sequelize.close();
  });

  async function tokenCount(): Promise<number> {
    const rows = await sequelize.query('SELECT id FROM tokens', { type: QueryTypes.SELECT });
    return rows.length;
  }

  function insertToken(symbol: string): Promise<unknown> {
    return sequelize.query(
      `INSERT INTO tokens (symbol, name, tick_size, lot_size, min_quantity, max_quantity,
         min_notional, maker_fee_ppm, taker_fee_ppm) VALUES ('${symbol}', 'x', 1, 1, 1, 1, 0, 0, 0)`,
    );
  }

  it('reads NUMERIC and BIGINT as strings, exactly', async () => {
    const rows = await sequelize.query(
      `SELECT 0.1::amount AS small, 9007199254740993::bigint AS big, sum(x) AS total
       FROM (VALUES (12345678901234567890.00000001::amount), (0.2)) AS t (x)`,
      { type: QueryTypes.SELECT },
    );
    expect(rows).toEqual([
      { small: '0.10000000', big: '9007199254740993', total: '12345678901234567890.20000001' },
    ]);
  });

  it('rolls back calls inside a transaction that do not name it', async () => {
    const before = await tokenCount();
    const attempt = sequelize.transaction(async () => {
      await insertToken('ROLLED');
      expect(await tokenCount()).toBe(before + 1);
      throw new Error('after the write');
    });
    await expect(attempt).rejects.toThrow('after the write');
    expect(await tokenCount()).toBe(before);
  });

  it('keeps simultaneous transactions and calls outside of them apart', async () => {
    const before = await tokenCount();
    const seen = await Promise.all([
      sequelize.transaction(async () => {
        await insertToken('ONE');
        return tokenCount();
      }),
      sequelize.transaction(async () => {
        await insertToken('TWO');
        await insertToken('THREE');
        return tokenCount();
      }),
    ]);
    expect(seen[0]).toBeGreaterThanOrEqual(before + 1);
    expect(seen[1]).toBeGreaterThanOrEqual(before + 2);
    expect(await tokenCount()).toBe(before + 3);
  });

  it('lets the server cancel a statement that takes too long', async () => {
    await expect(sequelize.query('SELECT pg_sleep(30)')).rejects.toThrow('statement timeout');
  });
});

describe('createWriterClient', () => {
  it('sends statements without waiting, and answers them in order', async () => {
    const client = createWriterClient(database.appUrl);
    await client.connect();
    const settled: number[] = [];
    const statements = [1, 2, 3].map(async (value) => {
      await client.query({ name: 'echo', text: 'SELECT $1::int', values: [value] });
      settled.push(value);
    });
    await Promise.all(statements);
    expect(settled).toEqual([1, 2, 3]);
    await client.end();
  });

  it('a failing statement fails the rest of its transaction, and the next one works', async () => {
    const client = createWriterClient(database.appUrl);
    await client.connect();
    const results = await Promise.allSettled([
      client.query('BEGIN'),
      client.query('SELECT 1 / 0'),
      client.query('SELECT 1'),
      client.query('ROLLBACK'),
      client.query('SELECT 1'),
    ]);
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    await client.end();
  });

  it('asks for commits on disk even where the server does not', async () => {
    const client = createWriterClient(database.appUrl);
    await client.connect();
    const { rows } = await client.query('SHOW synchronous_commit');
    expect(rows).toEqual([{ synchronous_commit: 'on' }]);
    await client.end();
  });
});

describe('the test template', () => {
  it('gives each clone its own rows', async () => {
    const other = await createTestDatabase();
    const sequelize = createDatabase(other.ownerUrl);
    const client = createWriterClient(other.appUrl);
    await client.connect();
    await createMarket(client);
    const rows = await sequelize.query('SELECT id FROM tokens', { type: QueryTypes.SELECT });
    expect(rows).toHaveLength(2);
    await client.end();
    await sequelize.close();
    await other.drop();
  });
});
