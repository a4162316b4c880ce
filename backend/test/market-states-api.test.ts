import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExchangeStatus, Token } from '../src/contracts/index.ts';
import { dataIn, errorIn, refusalIn } from './answers.ts';
import { ApiHarness } from './api-harness.ts';
import { MarketDesk } from './market-desk.ts';

const MINUTE_MS = 60_000;

let api: ApiHarness;

beforeAll(async () => {
  api = await ApiHarness.start();
});

afterAll(async () => {
  expect(await api.breaches()).toEqual([]);
  await api.stop();
});

describe('the state of a market', () => {
  it('decides what is taken, and is changed by itself', async () => {
    const desk = await MarketDesk.open(api);
    const trader = await desk.trader();
    const { order } = await desk.place(trader, { price: '10' });
    const path = `/orders/${order.id}`;
    await desk.edit({ state: 'post_only' });
    expect(await desk.refusal(trader, { price: '9' })).toEqual([422, 'post_only_market']);
    await desk.place(trader, { price: '9', postOnly: true });
    for (const state of ['cancel_only', 'halted'] as const) {
      const edited = await desk.edit({ state, makerFeeBps: '5' });
      expect(edited).toMatchObject({ state, makerFeeBps: '5' });
      expect(await desk.refusal(trader, { price: '9' })).toEqual([422, 'market_closed']);
      expect(refusalIn(await trader.patch(path, { price: '11' }))).toEqual([422, 'market_closed']);
    }
    await trader.patch(path, { quantity: '0.5' }).expect(200);
    await trader.delete(path).expect(200);
    expect(await desk.edit({ takerFeeBps: '7' })).toMatchObject({ state: 'halted' });
    await desk.edit({ state: 'delisted' });
    expect(await desk.active(trader)).toEqual([]);
    expect(await desk.status()).toBeUndefined();
  });

  it('is not told of before the engine has changed it, and says so at once afterwards', async () => {
    const desk = await MarketDesk.open(api);
    await api.engine.submit({
      command: { type: 'set_market_state', tokenId: Number(desk.token.id), state: 'cancel_only' },
    });
    expect(await desk.status()).toMatchObject({ state: 'cancel_only', haltedUntil: null });
  });
});

describe('a price band', () => {
  it('keeps limit prices near the last price, and stop orders near their stop price', async () => {
    const desk = await MarketDesk.open(api, { priceBandBps: 1_000 });
    const trader = await desk.trader();
    // Without a last price any price is good.
    await trader.delete(`/orders/${(await desk.place(trader, { price: '900' })).order.id}`);
    await desk.print('100');
    expect(await desk.refusal(trader, { price: '89.99' })).toEqual([422, 'price_out_of_band']);
    await desk.place(trader, { price: '90' });
    const stop = { orderType: 'stop_limit', stopPrice: '200' };
    await desk.place(trader, { ...stop, price: '220' });
    expect(await desk.refusal(trader, { ...stop, price: '221' })).toEqual([
      422,
      'price_out_of_band',
    ]);
  });
});

describe('the circuit breaker', () => {
  const BREAKER = { breakerMoveBps: 1_000, breakerWindowMinutes: 5, breakerPauseMinutes: 10 };

  it('halts before the price moves too far, tells everybody, and opens by itself', async () => {
    const desk = await MarketDesk.open(api, BREAKER);
    await desk.print('100');
    const [seller, buyer] = [await desk.trader(), await desk.trader()];
    await desk.place(seller, { side: 'sell', price: '105' });
    await desk.place(seller, { side: 'sell', price: '111' });
    const { order, fills } = await desk.place(buyer, { price: '120', quantity: '2' });
    expect(fills.map(({ price }) => price)).toEqual(['105']);
    expect(order).toMatchObject({ status: 'cancelled', reason: 'circuit_breaker' });
    const halted = await desk.status();
    expect(halted).toMatchObject({ state: 'halted' });
    const openMs = Date.parse(halted?.haltedUntil ?? '');
    expect(openMs).toBeGreaterThan(api.clock.nowMs() + 9 * MINUTE_MS);
    const token = await api.call('get', `/api/tokens/${desk.token.id}`);
    expect(dataIn(token) as Token).toMatchObject({ haltedUntil: halted?.haltedUntil });
    expect(await desk.refusal(buyer, { price: '90' })).toEqual([422, 'market_closed']);

    await api.restartEngine();
    expect(await desk.status()).toEqual(halted);
    api.clock.advance(openMs - api.clock.nowMs());
    await desk.place(buyer, { price: '111' });
    expect(await desk.status()).toMatchObject({ state: 'active', haltedUntil: null });
  });

  it('is kept halted by an operator who says so', async () => {
    const desk = await MarketDesk.open(api, BREAKER);
    await desk.print('100');
    const [seller, buyer] = [await desk.trader(), await desk.trader()];
    await desk.place(seller, { side: 'sell', price: '150' });
    await desk.place(buyer, { price: '150' });
    expect((await desk.status())?.haltedUntil).not.toBeNull();
    expect(await desk.edit({ state: 'halted' })).toMatchObject({ haltedUntil: null });
    api.clock.advance(11 * MINUTE_MS);
    expect(await desk.refusal(buyer, { price: '90' })).toEqual([422, 'market_closed']);
  });

  it('remembers the prices of its window over a restart', async () => {
    const desk = await MarketDesk.open(api, BREAKER);
    await desk.print('100');
    await desk.print('105');
    await api.restartEngine();
    const [seller, buyer] = [await desk.trader(), await desk.trader()];
    await desk.place(seller, { side: 'sell', price: '111' });
    const { order } = await desk.place(buyer, { price: '111' });
    expect(order).toMatchObject({ status: 'cancelled', reason: 'circuit_breaker' });
  });
});

describe('the rules of a market', () => {
  it('bound what a user may have open', async () => {
    const desk = await MarketDesk.open(api, { maxOpenOrders: 1 });
    const trader = await desk.trader();
    await desk.place(trader, { price: '10' });
    expect(await desk.refusal(trader, { price: '9' })).toEqual([422, 'too_many_open_orders']);
    expect(await desk.edit({ maxOpenOrders: 2 })).toMatchObject({ maxOpenOrders: 2 });
    await desk.place(trader, { price: '9' });
  });

  it.each([
    ['priceBandBps', -1],
    ['priceBandBps', 0.5],
    ['maxOpenOrders', 0],
    ['maxTriggers', 1_001],
    ['breakerMoveBps', 10_000],
    ['breakerWindowMinutes', 61],
    ['breakerPauseMinutes', '5'],
  ])('refuse %s %s', async (field, value) => {
    const operator = await api.createCaller({ role: 'operator' });
    const body = { [field]: value, reason: 'a test' };
    const answer = await operator.patch(`/admin/tokens/${api.tokenId}`, body).expect(400);
    expect(errorIn(answer).details?.map((detail) => detail.field)).toEqual([field]);
  });
});

describe('GET /status', () => {
  it('says that orders are taken, and how long a commit lasts', async () => {
    const desk = await MarketDesk.open(api);
    await desk.print('100');
    const status = dataIn(await api.call('get', '/api/status').expect(200)) as ExchangeStatus;
    expect(status).toMatchObject({ canTrade: true, reason: null, queueDepth: 0 });
    expect(status.commitMs).toBeGreaterThanOrEqual(0);
  });
});
