import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BookSnapshot } from '../src/contracts/index.ts';
import { expectBookAfter } from './client-book.ts';
import type { RealtimeClient } from './realtime-client.ts';
import { RealtimeHarness, type Trader } from './realtime-harness.ts';

let harness: RealtimeHarness;
let buyer: Trader;
let seller: Trader;
let tokenId: string;

beforeAll(async () => {
  harness = await RealtimeHarness.start();
  buyer = await harness.createTrader();
  seller = await harness.createTrader();
  tokenId = String(harness.market.tokenId);
});

afterAll(() => harness.stop());

/** Deterministic, so that a failure repeats. */
function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

describe('the book channel', () => {
  it('adds up to the REST book for clients that join while hundreds of orders are placed and cancelled', async () => {
    const random = numbers(7);
    const followers: { client: RealtimeClient; snapshot: BookSnapshot }[] = [];
    for (let round = 0; round < 12; round += 1) {
      const work: Promise<unknown>[] = [];
      for (let index = 0; index < 40; index += 1) {
        const side = random.next().value < 0.5 ? 'buy' : 'sell';
        const price = (100 + (random.next().value - 0.5) * 4).toFixed(2);
        const quantity = (0.1 + random.next().value).toFixed(4);
        const trader = side === 'buy' ? buyer : seller;
        work.push(harness.place(trader, { side, price, quantity }));
      }
      const client = await harness.connect();
      const { snapshot, sequence } = await client.subscribe('book', tokenId);
      expect(sequence).toBe(snapshot.sequence);
      followers.push({ client, snapshot });
      await Promise.all(work);
      if (round % 3 === 2) await harness.orders.cancelAll(seller.userId, { side: 'sell' });
    }
    const rest = harness.marketData.book(harness.market.tokenId, 1_000);
    expect(rest.bids.length + rest.asks.length).toBeGreaterThan(20);
    expect({ bids: rest.bids, asks: rest.asks }).toEqual(await harness.storedBook());
    for (const { client, snapshot } of followers) {
      const diffs = () => client.events('book');
      await client.until(() => (diffs().at(-1)?.lastSeq ?? snapshot.sequence) >= rest.sequence);
      expectBookAfter(snapshot, diffs(), rest);
      client.socket.disconnect();
    }
    await harness.orders.cancelAll(buyer.userId, {});
    await harness.orders.cancelAll(seller.userId, {});
  });
});

describe('the public channels', () => {
  it('show a trade on tape, ticker, tickers and candles, numbered after their snapshots', async () => {
    const client = await harness.connect();
    const tape = await client.subscribe('trades', tokenId);
    const ticker = await client.subscribe('ticker', tokenId);
    const tickers = await client.subscribe('tickers');
    const candles = await client.subscribe('candles:1h', tokenId);
    expect(tickers.snapshot.map((one) => one.tokenId)).toEqual([tokenId]);

    await harness.place(seller, { side: 'sell', price: '123.45', quantity: '2' });
    const { trades } = await harness.place(buyer, { price: '123.45', quantity: '2' });
    const tradeId = String(trades[0]?.id);
    const isShown = () =>
      client.events('trades').some(({ trades: [one] }) => one?.id === tradeId) &&
      client.events('ticker').at(-1)?.ticker.last === '123.45' &&
      client.events('tickers').length > 0 &&
      client.events('candles:1h').at(-1)?.candle.close === '123.45';
    await client.until(isShown);

    const printed = client.events('trades');
    expect(printed.map(({ sequence }) => sequence)).toEqual([tape.sequence + 1]);
    expect(printed[0]?.trades).toMatchObject([
      { id: tradeId, tokenId, price: '123.45', quantity: '2', takerSide: 'buy' },
    ]);
    expect(Object.keys(printed[0]?.trades[0] ?? {}).sort()).toEqual(
      ['id', 'price', 'quantity', 'takerSide', 'time', 'tokenId'].sort(),
    );
    const [firstTicker] = client.events('ticker');
    expect(firstTicker?.sequence).toBe(ticker.sequence + 1);
    const [firstCandle] = client.events('candles:1h');
    expect(firstCandle?.sequence).toBe(candles.sequence + 1);

    const later = await harness.connect();
    const tapeNow = await later.subscribe('trades', tokenId);
    expect(tapeNow.snapshot[0]?.id).toBe(tradeId);
    const candlesNow = await later.subscribe('candles:1h', tokenId);
    const lastCandle = client.events('candles:1h').at(-1)?.candle;
    expect(candlesNow.snapshot[0]).toEqual(lastCandle);
  });

  it('take a symbol for a token id, and send nothing more after unsubscribe', async () => {
    const client = await harness.connect();
    const symbol = harness.marketData.ticker(harness.market.tokenId).symbol;
    await client.subscribe('book', symbol.toLowerCase());
    await client.socket.emitWithAck('unsubscribe', { channel: 'book', tokenId });
    await client.subscribe('trades', tokenId);
    await harness.place(seller, { side: 'sell', price: '90', quantity: '1' });
    await harness.place(buyer, { price: '90', quantity: '1' });
    await client.until(() => client.events('trades').length > 0);
    expect(client.events('book')).toEqual([]);
  });
});

describe('the private channels', () => {
  it('bring orders, fills and balances to their owner and to nobody else', async () => {
    const [mine, other, visitor] = await Promise.all([
      harness.connect(buyer.token),
      harness.connect(seller.token),
      harness.connect(),
    ]);
    for (const client of [mine, other]) {
      for (const channel of ['orders', 'fills', 'wallet'] as const) {
        await client.subscribe(channel);
      }
    }
    await visitor.request('orders');
    const stranger = await harness.createTrader();
    const strangers = await harness.connect(stranger.token);
    for (const channel of ['orders', 'fills', 'wallet'] as const) {
      await strangers.subscribe(channel);
    }
    const { order: maker } = await harness.place(seller, {
      side: 'sell',
      price: '80',
      quantity: '3',
    });
    const { order: taker } = await harness.place(buyer, { price: '80', quantity: '3' });
    await mine.until(() => mine.events('wallet').length > 0 && mine.events('fills').length > 0);
    await other.until(() => other.events('fills').length > 0);

    expect(mine.events('orders').flatMap(({ orders }) => orders.map(({ id }) => id))).toEqual([
      String(taker.id),
    ]);
    expect(mine.events('fills')[0]?.fills).toMatchObject([
      { orderId: String(taker.id), side: 'buy', liquidity: 'taker', quantity: '3' },
    ]);
    expect(other.events('fills')[0]?.fills).toMatchObject([
      { orderId: String(maker.id), side: 'sell', liquidity: 'maker', quantity: '3' },
    ]);
    const balances = mine.events('wallet').flatMap((event) => event.balances);
    const { rows } = await harness.pool.query<{ balance: string }>(
      'SELECT trim_scale(balance)::text AS balance FROM wallets WHERE user_id = $1 AND token_id = $2',
      [buyer.userId, harness.market.tokenId],
    );
    expect(balances.filter((one) => one.tokenId === tokenId).at(-1)?.balance).toBe(
      rows[0]?.balance,
    );
    expect(strangers.received).toEqual([]);
    expect(visitor.received).toEqual([]);
  });

  it('need a session', async () => {
    const visitor = await harness.connect();
    for (const channel of ['orders', 'fills', 'wallet'] as const) {
      expect(await visitor.request(channel)).toMatchObject({
        ok: false,
        error: { code: 'unauthenticated' },
      });
    }
  });

  it('neither lose nor repeat an event between snapshot and stream, whenever a client joins', async () => {
    const trader = await harness.createTrader();
    const orderIds: string[] = [];
    const join = async () => {
      const client = await harness.connect(trader.token);
      return { client, ...(await client.subscribe('orders')) };
    };
    const joining: ReturnType<typeof join>[] = [];
    for (let round = 0; round < 15; round += 1) {
      joining.push(join());
      const placed = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          harness.place(trader, { price: (10 + index / 100).toFixed(2), quantity: '1' }),
        ),
      );
      orderIds.push(...placed.map(({ order }) => String(order.id)));
    }
    const last = orderIds.at(-1) ?? '';
    for (const { client, snapshot, sequence } of await Promise.all(joining)) {
      const events = () => client.events('orders');
      const seen = () =>
        [...snapshot, ...events().flatMap(({ orders }) => orders)].map(({ id }) => id);
      await client.until(() => seen().includes(last));
      expect(events().map((event) => event.sequence)).toEqual(
        events().map((_, index) => sequence + 1 + index),
      );
      expect(seen().sort()).toEqual([...orderIds].sort());
      client.socket.disconnect();
    }
    await harness.orders.cancelAll(trader.userId, {});
  });

  it('skip a number when commits may have been missed, so that clients ask again', async () => {
    const trader = await harness.createTrader();
    const client = await harness.connect(trader.token);
    const { sequence } = await client.subscribe('orders');
    harness.gateway.reset();
    await client.until(() => client.received.length > 0);
    expect(client.events('orders')).toEqual([{ sequence: sequence + 2, orders: [] }]);
  });
});
