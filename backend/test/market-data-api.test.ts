import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CANDLE_INTERVALS,
  type BookSnapshot,
  type Candle,
  type Page,
  type PublicTrade,
  type Ticker,
} from '../src/contracts/index.ts';
import { MarketData } from '../src/services/market-data.ts';
import { noPublisher } from '../src/services/market-data/market-publisher.ts';
import { MarketHistory } from '../src/services/market-data/market-history.ts';
import { dataIn } from './answers.ts';
import { ApiHarness, type Caller } from './api-harness.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;

let api: ApiHarness;
let buyer: Caller;
let seller: Caller;

beforeAll(async () => {
  api = await ApiHarness.start();
  buyer = await api.createCaller({}, { quote: '1000000' });
  seller = await api.createCaller({}, { token: '1000' });
});

afterAll(() => api.stop());

async function get<T>(path: string): Promise<T> {
  return dataIn(await api.call('get', `/api${path}`).expect(200)) as T;
}

function place(caller: Caller, side: 'buy' | 'sell', price: string, quantity: string) {
  return api.services.orders.place(caller.userId, {
    tokenId: api.tokenId,
    orderType: 'limit',
    side,
    price,
    quantity,
  });
}

async function trade(price: string, quantity: string): Promise<void> {
  await place(seller, 'sell', price, quantity);
  await place(buyer, 'buy', price, quantity);
}

/** What the ticker shows of the last 24 hours. */
type Day = Pick<Ticker, 'open' | 'high' | 'low' | 'volume' | 'quoteVolume' | 'tradeCount'>;

function dayOf({ open, high, low, volume, quoteVolume, tradeCount }: Ticker): Day {
  return { open, high, low, volume, quoteVolume, tradeCount };
}

/** Folded from the stored trades, one by one, at the moment that the ticker names. */
async function storedDay(ticker: Ticker): Promise<Day> {
  const { rows } = await api.pool.query<Day>(
    `SELECT coalesce(trim_scale((array_agg(price::numeric ORDER BY id))[1])::text, $2) AS open,
       coalesce(trim_scale(max(price::numeric))::text, $2) AS high,
       coalesce(trim_scale(min(price::numeric))::text, $2) AS low,
       coalesce(trim_scale(sum(quantity::numeric))::text, '0') AS volume,
       coalesce(trim_scale(sum(quote_amount::numeric))::text, '0') AS "quoteVolume",
       count(*)::int AS "tradeCount"
     FROM trades
     WHERE created_at > $1::timestamptz - interval '24 hours' AND created_at <= $1`,
    [ticker.time, ticker.last],
  );
  const [day] = rows;
  if (day === undefined) throw new Error('an aggregate has a row');
  return day;
}

describe('the ticker', () => {
  it('is exact to the millisecond while trades come, leave and stop, also right after a jump of the clock', async () => {
    const waits = [0, 400, 30_000, 59_000, 61_000, 0, 3_600_000, 20_000, 9_000_000, 1];
    for (const [index, waitMs] of waits.entries()) {
      api.clock.advance(waitMs);
      await trade(`${100 + ((index * 37) % 11)}`, `${index + 1}`);
      const ticker = await get<Ticker>(`/tokens/${api.tokenId}/ticker`);
      expect(dayOf(ticker)).toEqual(await storedDay(ticker));
    }
    // From here on time alone changes it.
    api.clock.advance(DAY_MS - 12_900_000);
    const counts = new Set<number>();
    for (let step = 0; step < 40; step += 1) {
      api.clock.advance(step < 25 ? 9_700 : 900_000);
      const [ticker] = await get<Ticker[]>('/tickers');
      if (ticker === undefined) throw new Error('there is a market');
      expect(dayOf(ticker)).toEqual(await storedDay(ticker));
      counts.add(ticker.tradeCount);
    }
    expect(counts.size).toBeGreaterThan(4);
    expect(counts).toContain(0);
  });

  it('is the same after a restart in the middle of a minute', async () => {
    await trade('103', '1');
    api.clock.advance(17_000);
    await trade('99', '2');
    api.clock.advance(DAY_MS - 20_000);
    const { tokens, clock, logger } = api.services;
    const history = new MarketHistory(api.sequelize);
    const restarted = new MarketData({ tokens, history, clock, logger });
    restarted.restore({ book: () => ({ bids: [], asks: [] }) });
    await restarted.whenLoaded();
    for (let step = 0; step < 8; step += 1) {
      await restarted.whenTickersKnown();
      const after = restarted.ticker(Number(api.tokenId));
      expect(dayOf(after)).toEqual(await storedDay(after));
      const before = await get<Ticker>(`/tokens/${api.tokenId}/ticker`);
      expect(dayOf(before)).toEqual(await storedDay(before));
      api.clock.advance(4_000);
    }
    restarted.stop();
  });
});

describe('GET /tokens/:id/book with a group', () => {
  it('joins levels and keeps the sequence', async () => {
    await place(buyer, 'buy', '90.12', '1');
    await place(buyer, 'buy', '90.19', '2');
    await place(buyer, 'buy', '90.3', '4');
    await place(seller, 'sell', '110.01', '1');
    await place(seller, 'sell', '110.1', '2');
    const plain = await get<BookSnapshot>(`/tokens/${api.tokenId}/book`);
    const grouped = await get<BookSnapshot>(`/tokens/${api.tokenId}/book?group=0.1&depth=2`);
    expect(grouped).toEqual({
      tokenId: api.tokenId,
      sequence: plain.sequence,
      bids: [
        ['90.3', '4'],
        ['90.1', '3'],
      ],
      asks: [['110.1', '3']],
    });
    const widest = await get<BookSnapshot>(`/tokens/${api.tokenId}/book?group=10000`);
    expect([widest.bids, widest.asks]).toEqual([[['0', '7']], [['10000', '3']]]);
  });

  it.each(['0.015', '0', '10000.01', '-1', '1e2', 'wide'])(
    'refuses %s, which is no step of the market',
    async (group) => {
      const response = await api
        .call('get', `/api/tokens/${api.tokenId}/book?group=${group}`)
        .expect(400);
      const { error } = response.body as { error: { details: { field: string }[] } };
      expect(error.details.map(({ field }) => field)).toContain('group');
    },
  );
});

describe('GET /tokens/:id/trades', () => {
  it('pages from memory on into the database without holes or repeats', async () => {
    const path = `/tokens/${api.tokenId}/trades?limit=5`;
    const walked: PublicTrade[] = [];
    let page = await get<Page<PublicTrade>>(path);
    for (;;) {
      walked.push(...page.items);
      if (page.nextCursor === null) break;
      page = await get<Page<PublicTrade>>(`${path}&cursor=${page.nextCursor}`);
    }
    const { rows } = await api.pool.query<{ id: string; takerSide: string }>(
      'SELECT id, taker_side AS "takerSide" FROM trades ORDER BY id DESC',
    );
    expect(rows.length).toBeGreaterThan(10);
    expect(walked.map(({ id, takerSide }) => ({ id, takerSide }))).toEqual(rows);
  });
});

describe('GET /tokens/:id/candles', () => {
  it.each(CANDLE_INTERVALS)('of %s hold every trade once', async (interval) => {
    const candles = await get<Candle[]>(`/tokens/${api.tokenId}/candles?interval=${interval}`);
    const { rows } = await api.pool.query<{ count: number }>('SELECT count(*)::int FROM trades');
    expect(candles.reduce((sum, { tradeCount }) => sum + tradeCount, 0)).toBe(rows[0]?.count);
  });
});

describe('what is sent', () => {
  it('without another trade is the ticker that time has changed, and after one the candles that REST answers', async () => {
    const tickers: Ticker[] = [];
    const candles = new Map<string, Candle>();
    const { tokens, clock, logger } = api.services;
    const history = new MarketHistory(api.sequelize);
    const marketData = new MarketData({ tokens, history, clock, logger });
    marketData.publishTo({
      ...noPublisher,
      hasAudience: () => true,
      publishTicker: (_tokenId, ticker) => tickers.push(ticker),
      publishCandle: (_tokenId, candle) => candles.set(candle.interval, candle),
    });
    marketData.restore({ book: () => ({ bids: [], asks: [] }) });
    await marketData.whenLoaded();
    api.engine.onCommit((batch) => {
      marketData.apply(batch);
    });
    await trade('101', '1');
    await trade('102', '3');
    await expect.poll(() => candles.size, { timeout: 5_000 }).toBe(CANDLE_INTERVALS.length);
    for (const interval of CANDLE_INTERVALS) {
      const path = `/tokens/${api.tokenId}/candles?interval=${interval}&limit=1`;
      await expect
        .poll(() => [candles.get(interval)], { timeout: 5_000 })
        .toEqual(await get<Candle[]>(path));
    }
    api.clock.advance(DAY_MS - 500);
    await expect.poll(() => tickers.at(-1)?.tradeCount, { timeout: 10_000, interval: 20 }).toBe(0);
    marketData.stop();
  });
});
