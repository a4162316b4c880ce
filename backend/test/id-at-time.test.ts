import { QueryTypes, Sequelize } from 'sequelize';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idRangeOf } from '../src/services/id-at-time.ts';
import { createEmptyDatabase, type TestDatabase } from './test-database.ts';

/** Seconds after the epoch of the n-th row, for n from 1; never falling. */
const PACES: Record<string, [seconds: string, count: number]> = {
  'one row': ['5', 1],
  'an even pace': ['n * 7', 2_000],
  'all at one time': ['5', 2_000],
  'pauses and bursts': ['n / 100 * 86400 + n % 100 / 50', 2_000],
  'ever faster': ['1e6 * ln(n)', 2_000],
  'ever slower': ['n::numeric * n * n / 100', 2_000],
  'nearly all at the end': ['CASE WHEN n = 1 THEN 0 ELSE 1e8 + n END', 2_000],
};

let database: TestDatabase;
let sequelize: Sequelize;

beforeAll(async () => {
  database = await createEmptyDatabase();
  sequelize = new Sequelize(database.ownerUrl, { logging: false });
  await sequelize.query('CREATE TABLE trades (id bigint PRIMARY KEY, created_at timestamptz(3))');
});

afterAll(async () => {
  await sequelize.close();
  await database.drop();
});

/** Ids with holes, as the engine leaves them. */
async function store(seconds: string, count: number): Promise<void> {
  await sequelize.query(`TRUNCATE trades; INSERT INTO trades
    SELECT 1000 + n * 3 + n % 2, to_timestamp(${seconds}) FROM generate_series(1, ${count}) AS n`);
}

/** Times before, at, between and after those of the rows. */
async function times(): Promise<Date[]> {
  const rows = await sequelize.query<{ at: Date }>(
    `SELECT created_at + (step - 1) * interval '1 millisecond' AS at
     FROM trades CROSS JOIN generate_series(0, 2) AS step
     WHERE id IN (SELECT min(id) FROM trades UNION SELECT max(id) FROM trades)
       OR hashint8(id) % 100 = 0`,
    { type: QueryTypes.SELECT },
  );
  return rows.map(({ at }) => at);
}

/** @returns how many rows the search includes, and how many there are. */
async function counts(from: Date): Promise<[included: number, existing: number]> {
  const { fromId, toId } = await idRangeOf(sequelize, 'trades', { from: from.toISOString() });
  expect(toId).toBeNull();
  const [row] = await sequelize.query<{ included: number; existing: number }>(
    `SELECT count(*) FILTER (WHERE id >= $1)::int AS included,
       count(*) FILTER (WHERE created_at >= $2)::int AS existing FROM trades`,
    { bind: [fromId, from], type: QueryTypes.SELECT },
  );
  return [row?.included ?? NaN, row?.existing ?? NaN];
}

describe('idRangeOf', () => {
  it.each(Object.entries(PACES))('finds the first row since a time: %s', async (_name, pace) => {
    await store(...pace);
    for (const time of await times()) {
      const [included, existing] = await counts(time);
      expect(included, time.toISOString()).toBe(existing);
    }
  });

  it('finds both ends, the later one excluded', async () => {
    await store('n', 100);
    const span = { from: '1970-01-01T00:00:10.000Z', to: '1970-01-01T00:00:12.000Z' };
    const { fromId, toId } = await idRangeOf(sequelize, 'trades', span);
    const rows = await sequelize.query<{ second: number }>(
      `SELECT extract(epoch FROM created_at)::int AS second FROM trades
       WHERE id >= $1 AND id < $2 ORDER BY id`,
      { bind: [fromId, toId], type: QueryTypes.SELECT },
    );
    expect(rows.map(({ second }) => second)).toEqual([10, 11]);
  });

  it('knows no end of an empty table, nor of a time that is not given', async () => {
    await sequelize.query('TRUNCATE trades');
    const empty = await idRangeOf(sequelize, 'trades', { from: '2026-01-01T00:00:00.000Z' });
    expect(empty).toEqual({ fromId: null, toId: null });
    expect(await idRangeOf(sequelize, 'trades', {})).toEqual({ fromId: null, toId: null });
  });
});
