import pg from 'pg';
import type { Sequelize } from 'sequelize';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase } from '../src/config/database.ts';
import { CANDLE_INTERVALS, type Candle, type CandleInterval } from '../src/contracts/index.ts';
import type { TradeState } from '../src/engine/state.ts';
import { formatAmount } from '../src/lib/decimal.ts';
import { CANDLE_WIDTH_MS, foldCandles } from '../src/services/candle-fold.ts';
import { candleOpenMs } from '../src/services/market-data/candle-interval.ts';
import { insertCandles } from '../src/services/market-data/insert-candles.ts';
import { MarketHistory } from '../src/services/market-data/market-history.ts';
import { endPool } from './end-pool.ts';
import { createMarket } from './factories.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

const MINUTE_MS = CANDLE_WIDTH_MS['1m'];
const HOUR_MS = CANDLE_WIDTH_MS['1h'];
const DAY_MS = CANDLE_WIDTH_MS['1d'];
const START_MS = Date.UTC(2025, 10, 27, 21, 13);
const ALL = { fromMs: 0, toMs: Date.UTC(2100, 0), limit: 1_000 };

let database: TestDatabase;
let sequelize: Sequelize;
let pool: pg.Pool;
let history: MarketHistory;
let tokenId: number;
let otherTokenId: number;
/** Of most of a year, with holes of minutes, hours, days and weeks. */
let trades: TradeState[];

beforeAll(async () => {
  database = await createTestDatabase();
  sequelize = createDatabase(database.appUrl);
  pool = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  history = new MarketHistory(sequelize);
  ({ tokenId } = await createMarket(pool));
  otherTokenId = (await createMarket(pool)).tokenId;
  trades = gappyTrades();
  const others = trades.map((trade) => ({ ...trade, tokenId: otherTokenId }));
  await insertCandles(sequelize, foldCandles([...trades, ...others]));
});

afterAll(async () => {
  await sequelize.close();
  await endPool(pool);
  await database.drop();
});

/** Deterministic, so that a failure repeats. */
function gappyTrades(): TradeState[] {
  const waits = [0, 1, 900, 20_000, 70_000, 0, 300_000, 5, HOUR_MS * 1.7, 40_000, 3 * DAY_MS, 10];
  let timeMs = START_MS;
  let state = 7;
  return Array.from({ length: 700 }, (_, index) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    timeMs += (waits[state % waits.length] ?? 0) + (index === 350 ? 20 * DAY_MS : 0);
    const priceAtoms = 5_000_000_000n + BigInt(state % 1_009) * 1_000_000n;
    const quantityAtoms = 10_000n * BigInt(1 + (state % 97));
    return {
      id: index + 1,
      tokenId,
      priceAtoms,
      quantityAtoms,
      quoteAtoms: (priceAtoms * quantityAtoms) / 100_000_000n,
      buyOrderId: 1,
      sellOrderId: 2,
      buyerId: 'buyer',
      sellerId: 'seller',
      takerSide: 'buy',
      buyerFeeAtoms: 0n,
      sellerFeeAtoms: 0n,
      buyerFeePpm: 0,
      sellerFeePpm: 0,
      timeMs: Math.floor(timeMs),
    };
  });
}

/** By the calendar, without the arithmetic of the code under test. */
function naiveOpenMs(interval: CandleInterval, timeMs: number): number {
  const count = Number.parseInt(interval, 10);
  const day = new Date(timeMs).setUTCHours(0, 0, 0, 0);
  switch (interval.slice(String(count).length)) {
    case 'm':
      return Math.floor(timeMs / (count * MINUTE_MS)) * count * MINUTE_MS;
    case 'h':
      return new Date(day).setUTCHours(Math.floor(new Date(timeMs).getUTCHours() / count) * count);
    case 'd':
      return day - ((day / DAY_MS) % count) * DAY_MS;
    case 'w':
      return day - ((new Date(day).getUTCDay() + 6) % 7) * DAY_MS;
    default:
      return new Date(day).setUTCDate(1);
  }
}

/** Newest first. */
function naiveCandles(interval: CandleInterval): Candle[] {
  const groups = new Map<number, TradeState[]>();
  for (const trade of trades) {
    const openMs = naiveOpenMs(interval, trade.timeMs);
    groups.set(openMs, [...(groups.get(openMs) ?? []), trade]);
  }
  return [...groups]
    .map(([openMs, group]) => {
      const prices = group.map(({ priceAtoms }) => priceAtoms);
      const sorted = [...prices].sort((a, b) => (a < b ? -1 : 1));
      return {
        tokenId: String(tokenId),
        interval,
        openTime: new Date(openMs).toISOString(),
        open: formatAmount(prices[0] ?? 0n),
        high: formatAmount(sorted.at(-1) ?? 0n),
        low: formatAmount(sorted[0] ?? 0n),
        close: formatAmount(prices.at(-1) ?? 0n),
        volume: formatAmount(group.reduce((sum, { quantityAtoms }) => sum + quantityAtoms, 0n)),
        quoteVolume: formatAmount(group.reduce((sum, { quoteAtoms }) => sum + quoteAtoms, 0n)),
        tradeCount: group.length,
      };
    })
    .reverse();
}

describe('MarketHistory.candles', () => {
  it.each(CANDLE_INTERVALS)(
    'of %s are what the trades of each bucket fold to, absent where nothing traded',
    async (interval) => {
      const expected = naiveCandles(interval);
      expect(expected.length).toBeGreaterThan(3);
      expect(await history.candles(tokenId, interval, ALL)).toEqual(expected);
    },
  );

  it.each(CANDLE_INTERVALS)(
    'of %s can be walked from the newest to the oldest without holes or repeats, over gaps of weeks',
    async (interval) => {
      for (const limit of [1, 7]) {
        const walked: Candle[] = [];
        let toMs = ALL.toMs;
        for (;;) {
          const page = await history.candles(tokenId, interval, { fromMs: 0, toMs, limit });
          walked.push(...page);
          const oldest = page.at(-1);
          if (page.length < limit || oldest === undefined) break;
          toMs = Date.parse(oldest.openTime);
        }
        const expected = naiveCandles(interval);
        expect(walked).toEqual(expected);
      }
    },
  );

  it('includes a bucket that opens at `from` and leaves out one that opens at `to`', async () => {
    const opens = naiveCandles('1m').map(({ openTime }) => Date.parse(openTime));
    const [third = 0, , first = 0] = opens;
    const found = await history.candles(tokenId, '1m', { fromMs: first, toMs: third, limit: 10 });
    expect(found.map(({ openTime }) => Date.parse(openTime))).toEqual(opens.slice(1, 3));
  });

  it('leaves out a bucket that opened before `from`', async () => {
    const openMs = candleOpenMs('1m', trades[0]?.timeMs ?? 0);
    const range = { fromMs: openMs + 1, toMs: openMs + MINUTE_MS, limit: 10 };
    expect(await history.candles(tokenId, '1m', range)).toEqual([]);
  });
});

describe('MarketHistory.load', () => {
  it('gives the last day of minutes and the last month of days, by market and by rising time', async () => {
    const nowMs = (trades.at(-1)?.timeMs ?? 0) + 30_000;
    const { markets, lastTradeId } = await history.load(nowMs);
    expect(lastTradeId).toBe(0);
    expect(markets.map((market) => market.tokenId)).toEqual([tokenId, otherTokenId]);
    const [market] = markets;
    const stored = foldCandles(trades);
    const since = {
      '1m': candleOpenMs('1m', nowMs) - DAY_MS,
      '1d': candleOpenMs('1d', nowMs) - 31 * DAY_MS,
    };
    for (const [width, found] of [
      ['1m', market?.minutes],
      ['1d', market?.days],
    ] as const) {
      const expected = stored.filter(
        (row) => row.width === width && row.openTimeMs >= since[width],
      );
      expect(expected.length).toBeGreaterThan(1);
      expect(found?.map((bucket) => ({ ...bucket, width }))).toEqual(expected);
    }
  });
});
