import pg from 'pg';
import type { Sequelize } from 'sequelize';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase } from '../src/config/database.ts';
import { CANDLE_INTERVALS, LIMITS } from '../src/contracts/index.ts';
import { presentCandle } from '../src/presenters/candle.ts';
import {
  CANDLE_WIDTHS,
  CANDLE_WIDTH_MS,
  foldBuckets,
  type CandleBucket,
} from '../src/services/candle-fold.ts';
import { candleOpenMs, candleWidthOf } from '../src/services/market-data/candle-interval.ts';
import { insertCandles } from '../src/services/market-data/insert-candles.ts';
import { MarketHistory } from '../src/services/market-data/market-history.ts';
import { createMarket } from './factories.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

const MINUTE_MS = CANDLE_WIDTH_MS['1m'];
const DAY_MS = CANDLE_WIDTH_MS['1d'];
const START_MS = Date.UTC(2025, 10, 27, 21, 13);

let database: TestDatabase;
let sequelize: Sequelize;
let pool: pg.Pool;
let history: MarketHistory;
let tokenId: number;
let otherTokenId: number;
/** 73 days with holes of minutes, hours and days. */
let minutes: CandleBucket[];

beforeAll(async () => {
  database = await createTestDatabase();
  sequelize = createDatabase(database.appUrl);
  pool = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  history = new MarketHistory(sequelize);
  ({ tokenId } = await createMarket(pool));
  otherTokenId = (await createMarket(pool)).tokenId;
  minutes = gappyMinutes();
  const stored = [...minutes, ...minutes.map((row) => ({ ...row, tokenId: otherTokenId }))];
  for (const width of CANDLE_WIDTHS) {
    const folded = foldBuckets(
      stored,
      (timeMs) => Math.floor(timeMs / CANDLE_WIDTH_MS[width]) * CANDLE_WIDTH_MS[width],
    );
    await insertCandles(
      sequelize,
      folded.map((bucket) => ({ ...bucket, width })),
    );
  }
});

afterAll(async () => {
  await sequelize.close();
  await pool.end();
  await database.drop();
});

function gappyMinutes(): CandleBucket[] {
  const waits = [1, 1, 2, 7, 1, 58, 1, 190, 3, 1, 1_500, 1, 16, 4_400];
  const buckets: CandleBucket[] = [];
  let openTimeMs = START_MS;
  for (let index = 0; index < 240; index += 1) {
    openTimeMs += (waits[index % waits.length] ?? 1) * MINUTE_MS;
    const price = 5_000_000_000n + BigInt((index * 7_919) % 1_009) * 1_000_000n;
    buckets.push({
      tokenId,
      openTimeMs,
      openAtoms: price,
      highAtoms: price + 70_000_000n,
      lowAtoms: price - 3_000_000n,
      closeAtoms: price + 11_000_000n,
      volumeAtoms: 12_345_678n + BigInt(index),
      quoteVolumeAtoms: 98_765_432_100n + BigInt(index),
      tradeCount: index + 1,
    });
  }
  return buckets;
}

describe('MarketHistory.candles', () => {
  it.each(CANDLE_INTERVALS)(
    'folds %s as the pure fold does, absent where nothing traded',
    async (interval) => {
      const expected = foldBuckets(minutes, (timeMs) => candleOpenMs(interval, timeMs))
        .map((bucket) => presentCandle(bucket, interval))
        .reverse();
      const [newest] = expected;
      if (newest === undefined) throw new Error('there are candles');
      const toMs = Date.parse(newest.openTime) + 1;
      const earliestMs =
        interval === '1M'
          ? 0
          : toMs - LIMITS.candlesPerRequestMax * CANDLE_WIDTH_MS[candleWidthOf(interval)];
      const found = await history.candles(tokenId, interval, 0, toMs);
      expect(found.length).toBeGreaterThan(0);
      expect(found).toEqual(expected.slice(0, found.length));
      // The bound on what a request reads may cut old ones off, but nothing within the stored width.
      const recent = expected.filter(({ openTime }) => Date.parse(openTime) >= earliestMs);
      expect(found.length).toBeGreaterThanOrEqual(recent.length);
    },
  );

  it('includes a bucket that opens at `from` and leaves out one that opens at `to`', async () => {
    const opens = minutes.slice(0, 3).map(({ openTimeMs }) => openTimeMs);
    const [first = 0, , third = 0] = opens;
    const found = await history.candles(tokenId, '1m', first, third);
    expect(found.map(({ openTime }) => Date.parse(openTime))).toEqual(opens.slice(0, 2).reverse());
  });

  it('leaves out a bucket that opened before `from`', async () => {
    const [{ openTimeMs } = { openTimeMs: 0 }] = minutes;
    expect(await history.candles(tokenId, '1m', openTimeMs + 1, openTimeMs + MINUTE_MS)).toEqual(
      [],
    );
  });
});

describe('MarketHistory.load', () => {
  it('gives the last day of minutes and the last month of days, by market and by rising time', async () => {
    const nowMs = (minutes.at(-1)?.openTimeMs ?? 0) + 30_000;
    const { markets, lastTradeId } = await history.load(nowMs);
    expect(lastTradeId).toBe(0);
    expect(markets.map((market) => market.tokenId)).toEqual([tokenId, otherTokenId]);
    const [market] = markets;
    const recent = minutes.filter(({ openTimeMs }) => openTimeMs >= nowMs - DAY_MS - MINUTE_MS);
    expect(market?.minutes.map(({ openTimeMs }) => openTimeMs)).toEqual(
      recent.map(({ openTimeMs }) => openTimeMs),
    );
    const days = foldBuckets(minutes, (timeMs) => candleOpenMs('1d', timeMs)).filter(
      ({ openTimeMs }) => openTimeMs >= candleOpenMs('1d', nowMs) - 31 * DAY_MS,
    );
    expect(market?.days).toEqual(days.map((day) => ({ ...day, width: '1d' })));
  });
});
