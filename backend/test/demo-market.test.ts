import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock, type Clock } from '../src/lib/clock.ts';
import type { CommittedBatch } from '../src/services/committed-batch.ts';
import { MarketData } from '../src/services/market-data.ts';
import { MarketHistory } from '../src/services/market-data/market-history.ts';
import { OrderQueries } from '../src/services/order-queries.ts';
import { OrderRetention } from '../src/services/order-retention.ts';
import { OrderService } from '../src/services/order-service.ts';
import { WalletService } from '../src/services/wallet-service.ts';
import { seedDemoHouse } from '../src/simulator/demo-house.ts';
import { DemoMarket } from '../src/simulator/demo-market.ts';
import { DEMO_TOKENS } from '../src/simulator/demo-tokens.ts';
import { findPrograms } from '../src/simulator/demo-users.ts';
import { DemoExchange } from './demo-exchange.ts';

const PROGRAMS = ['maker-1', 'maker-2', 'taker-1', 'taker-2'];

let exchange: DemoExchange;
let orders: OrderService;
let onBatch: (batch: CommittedBatch) => void;

beforeAll(async () => {
  exchange = await DemoExchange.start();
  const { engine, tokens } = exchange;
  await seedDemoHouse(exchange.houseParts, { isProduction: false, historyDays: 1 });
  const queries = new OrderQueries(tokens);
  orders = new OrderService({
    submitter: engine,
    reader: engine,
    tokens,
    queries,
    gate: { assertOpen: () => undefined },
    clock: systemClock,
  });
  onBatch = () => undefined;
  engine.onCommit((batch) => {
    onBatch(batch);
  });
});

afterAll(() => exchange.stop());

function createMarket(prices = exchange.marketData): DemoMarket {
  const { sequelize, tokens, houseParts } = exchange;
  const market = new DemoMarket({
    sequelize,
    orders,
    balances: houseParts.balances,
    wallets: new WalletService(tokens),
    prices,
    tokens,
    isWatched: () => true,
    clock: systemClock,
    logger: houseParts.logger,
  });
  exchange.engine.onCommit((batch) => {
    market.apply(batch);
  });
  return market;
}

/** What a killed run of the demo market leaves. @returns the order's id. */
async function leaveOrderOf(program: string): Promise<number> {
  const { rows } = await exchange.pool.query<{ id: string }>(
    'SELECT id FROM users WHERE username = $1',
    [program],
  );
  const { order } = await orders.place(rows[0]?.id ?? '', {
    tokenId: 'BTC',
    orderType: 'limit',
    side: 'buy',
    price: '50000.00',
    quantity: '0.1',
  });
  return order.id;
}

/** Resolves at the first commit after which `isDone`. */
function until(isDone: (batch: CommittedBatch) => boolean): Promise<void> {
  return new Promise((resolve) => {
    onBatch = (batch) => {
      if (isDone(batch)) resolve();
    };
  });
}

/** So many hours from now. */
function later(hours: number): Clock {
  return { nowMs: () => Date.now() + hours * 3_600_000 };
}

function retentionOf(usernames: string[], clock: Clock): OrderRetention {
  const { sequelize, houseParts } = exchange;
  return new OrderRetention(sequelize, () => findPrograms(usernames), clock, houseParts.logger);
}

describe('the demo market', () => {
  it('fills every book, trades, and withdraws its quotes when it stops', async () => {
    const market = createMarket();
    let tradeCount = 0;
    market.start();
    await until((batch) => (tradeCount += batch.changes.trades.length) >= 3);
    for (const { symbol } of DEMO_TOKENS) {
      const book = exchange.marketData.book(exchange.tokens.find(symbol)?.id ?? 0, 100);
      expect(book.bids.length).toBeGreaterThanOrEqual(18);
      expect(book.asks.length).toBeGreaterThanOrEqual(18);
      expect(Number(book.bids[0]?.[0])).toBeLessThan(Number(book.asks[0]?.[0]));
    }
    await market.stop();
    expect(await exchange.count(`FROM orders WHERE status IN ('open', 'partially_filled')`)).toBe(
      0,
    );
    expect(await exchange.breaches()).toEqual([]);
  });

  it('quotes every market although its prices are read after the engine leads', async () => {
    const { sequelize, tokens, pool, houseParts } = exchange;
    const { clock, logger } = houseParts;
    const history = new MarketHistory(sequelize);
    const marketData = new MarketData({ tokens, history, clock, logger });
    const blocker = await pool.connect();
    await blocker.query('BEGIN; LOCK TABLE candles IN ACCESS EXCLUSIVE MODE');
    marketData.restore({ book: () => ({ bids: [], asks: [] }) });
    // Its programs are cleared in turn: this one is the last.
    const orderId = await leaveOrderOf('taker-2');
    const market = createMarket(marketData);
    market.start();
    await until(({ changes }) => changes.orders.some(({ order }) => order.id === orderId));
    const unquoted = new Set(DEMO_TOKENS.map(({ symbol }) => tokens.find(symbol)?.id));
    const isQuoted = until(({ changes }) => {
      for (const { tokenId } of changes.levels) unquoted.delete(tokenId);
      return unquoted.size === 0;
    });
    await blocker.query('COMMIT');
    blocker.release();
    await isQuoted;
    await market.stop();
    marketData.stop();
  });

  it('begins by withdrawing what a killed run left behind', async () => {
    const orderId = await leaveOrderOf('maker-1');
    const market = createMarket();
    const withdrawn = until(({ changes }) =>
      changes.orders.some(({ order }) => order.id === orderId),
    );
    market.start();
    await withdrawn;
    await market.stop();
    expect(await exchange.count(`FROM orders WHERE id = ${orderId} AND status = 'cancelled'`)).toBe(
      1,
    );
  });

  it('keeps of its closed orders only those that traded', async () => {
    const unfilled = `FROM orders WHERE filled_quantity = 0`;
    const filled = await exchange.count('FROM orders WHERE filled_quantity > 0');
    const fresh = retentionOf(PROGRAMS, systemClock);
    expect(await fresh.prune()).toBe(0);
    const retention = retentionOf(PROGRAMS, later(1));
    const before = await exchange.count(unfilled);
    expect(before).toBeGreaterThan(100);
    expect(await retention.prune()).toBe(before);
    expect(await retention.prune()).toBe(0);
    expect(await exchange.count(unfilled)).toBe(0);
    expect(await exchange.count('FROM orders WHERE filled_quantity > 0')).toBe(filled);
    expect(await exchange.breaches()).toEqual([]);
  });

  it('never touches the orders of a person', async () => {
    const { pool } = exchange;
    const { rows } = await pool.query<{ id: string }>(
      `SELECT id FROM users WHERE username = 'demo'`,
    );
    const traderId = rows[0]?.id ?? '';
    const { order } = await orders.place(traderId, {
      tokenId: 'BTC',
      orderType: 'limit',
      side: 'buy',
      price: '50000.00',
      quantity: '0.1',
    });
    await orders.cancel(traderId, String(order.id));
    const retention = retentionOf(['demo', ...PROGRAMS], later(1));
    expect(await retention.prune()).toBe(0);
    expect(await exchange.count(`FROM orders WHERE id = ${order.id}`)).toBe(1);
  });
});
