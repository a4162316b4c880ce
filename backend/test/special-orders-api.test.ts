import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type {
  BatchPlaceResult,
  BookSnapshot,
  CancelAfter,
  OrderPreview,
  PlacedOco,
} from '../src/contracts/index.ts';
import { dataIn, errorIn, refusalIn } from './answers.ts';
import { ApiHarness, type Caller } from './api-harness.ts';
import { MarketDesk } from './market-desk.ts';

const MINUTE_MS = 60_000;

let api: ApiHarness;
let desk: MarketDesk;

beforeAll(async () => {
  api = await ApiHarness.start();
});

beforeEach(async () => {
  desk = await MarketDesk.open(api);
});

afterAll(async () => {
  expect(await api.breaches()).toEqual([]);
  await api.stop();
});

async function book(): Promise<Pick<BookSnapshot, 'bids' | 'asks'>> {
  const answer = await api.call('get', `/api/tokens/${desk.token.id}/book`);
  const { bids, asks } = dataIn(answer) as BookSnapshot;
  return { bids, asks };
}

function inMinutes(minutes: number): string {
  return new Date(api.clock.nowMs() + minutes * MINUTE_MS).toISOString();
}

describe('an OCO pair', () => {
  const oco = (fields: object = {}) => ({
    tokenId: desk.token.id,
    side: 'sell',
    quantity: '2',
    price: '110',
    stopPrice: '90',
    ...fields,
  });

  async function placePair(trader: Caller, fields: object = {}): Promise<PlacedOco> {
    return dataIn(await trader.post('/orders/oco', oco(fields)).expect(201)) as PlacedOco;
  }

  it('reserves once, and a fill of the limit order cancels the stop', async () => {
    await desk.print('100');
    const trader = await desk.trader();
    const { limitOrder, stopOrder } = await placePair(trader);
    expect(limitOrder).toMatchObject({
      status: 'open',
      postOnly: true,
      linkedOrderId: stopOrder.id,
    });
    expect(stopOrder).toMatchObject({ status: 'pending', linkedOrderId: limitOrder.id });
    expect(await desk.available(trader)).toEqual(['10000', '98']);
    await api.restartEngine();
    const buyer = await desk.trader();
    await desk.place(buyer, { price: '110', quantity: '0.5' });
    expect(await desk.order(trader, limitOrder)).toMatchObject({ status: 'partially_filled' });
    expect(await desk.order(trader, stopOrder)).toMatchObject({
      status: 'cancelled',
      reason: 'linked_order',
    });
  });

  it('the stop being set off cancels the limit order', async () => {
    await desk.print('100');
    const trader = await desk.trader();
    const { limitOrder, stopOrder } = await placePair(trader, { stopLimitPrice: '89' });
    await desk.print('90');
    expect(await desk.order(trader, limitOrder)).toMatchObject({ reason: 'linked_order' });
    expect(await desk.order(trader, stopOrder)).toMatchObject({
      status: 'open',
      orderType: 'stop_limit',
      price: '89',
    });
    expect((await book()).asks).toEqual([['89', '2']]);
  });

  it('closes whole when either is cancelled', async () => {
    await desk.print('100');
    const trader = await desk.trader();
    const { limitOrder, stopOrder } = await placePair(trader);
    await trader.delete(`/orders/${stopOrder.id}`).expect(200);
    expect(await desk.order(trader, limitOrder)).toMatchObject({ reason: 'linked_order' });
    expect(await desk.available(trader)).toEqual(['10000', '100']);
  });

  it('is made once for one client order id, and refused whole', async () => {
    await desk.print('100');
    const trader = await desk.trader();
    const body = { clientOrderId: 'my-pair' };
    const pairs = await Promise.all([placePair(trader, body), placePair(trader, body)]);
    expect(pairs[1]).toEqual(pairs[0]);
    const other = await trader.post('/orders/oco', oco({ ...body, price: '111' }));
    expect(refusalIn(other)).toEqual([422, 'idempotency_key_reused']);
    const crossing = await trader.post('/orders/oco', oco({ stopPrice: '100' }));
    expect(refusalIn(crossing)).toEqual([422, 'would_trigger']);
    const poor = await desk.trader({ token: '1' });
    const tooLarge = await poor.post('/orders/oco', oco());
    expect(refusalIn(tooLarge)).toEqual([422, 'insufficient_balance']);
    expect(await desk.active(poor)).toEqual([]);
  });
});

describe('an iceberg', () => {
  it('shows a part at a time on the public book and trades whole', async () => {
    const [seller, other, buyer] = [await desk.trader(), await desk.trader(), await desk.trader()];
    const { order } = await desk.place(seller, {
      side: 'sell',
      price: '10',
      quantity: '5',
      displayQuantity: '2',
    });
    expect(order).toMatchObject({ displayQuantity: '2', remainingQuantity: '5' });
    await desk.place(other, { side: 'sell', price: '10', quantity: '1' });
    expect((await book()).asks).toEqual([['10', '3']]);
    await desk.place(buyer, { price: '10', quantity: '2' });
    // Its next part stands behind the order of the other one.
    expect((await book()).asks).toEqual([['10', '3']]);
    await desk.place(buyer, { price: '10', quantity: '1' });
    expect((await book()).asks).toEqual([['10', '2']]);
    await api.restartEngine();
    expect((await book()).asks).toEqual([['10', '2']]);
    await desk.place(buyer, { price: '10', quantity: '3' });
    expect(await desk.order(seller, order)).toMatchObject({ status: 'filled' });
    expect((await book()).asks).toEqual([]);
  });

  it('in too many parts is refused', async () => {
    const seller = await desk.trader();
    const body = { side: 'sell', price: '10', quantity: '5', displayQuantity: '0.1' };
    expect(await desk.refusal(seller, body)).toEqual([422, 'invalid_display_quantity']);
  });
});

describe('an order good till a date', () => {
  it('expires by itself and never trades afterwards', async () => {
    const seller = await desk.trader();
    const body = { side: 'sell', price: '10', timeInForce: 'GTD', expiresAt: inMinutes(5) };
    const { order } = await desk.place(seller, body);
    expect(order).toMatchObject({ status: 'open', expiresAt: body.expiresAt });
    api.clock.advance(5 * MINUTE_MS);
    const buyer = await desk.trader();
    const { fills } = await desk.place(buyer, { price: '10', timeInForce: 'IOC' });
    expect(fills).toEqual([]);
    expect(await desk.order(seller, order)).toMatchObject({
      status: 'expired',
      reason: 'good_till_date',
    });
    expect(await desk.refusal(seller, body)).toEqual([422, 'invalid_expiry']);
  });

  it('names the field when the date is missing, not wanted or too far', async () => {
    const seller = await desk.trader();
    for (const fields of [
      { timeInForce: 'GTD' },
      { expiresAt: inMinutes(5) },
      { timeInForce: 'GTD', expiresAt: inMinutes(60 * 24 * 400) },
      { timeInForce: 'GTD', expiresAt: 'soon' },
    ]) {
      const answer = await seller
        .post('/orders', desk.body({ price: '10', ...fields }))
        .expect(400);
      expect(errorIn(answer).details?.map(({ field }) => field)).toEqual(['expiresAt']);
    }
  });
});

describe('cancel-after', () => {
  it('cancels everything that rests or waits, unless it is sent again in time', async () => {
    await desk.print('100');
    const trader = await desk.trader();
    const resting = await desk.place(trader, { price: '50' });
    const waiting = await desk.place(trader, { side: 'sell', orderType: 'stop', stopPrice: '90' });
    const set = async (seconds: number) =>
      dataIn(await trader.post('/orders/cancel-after', { seconds }).expect(200)) as CancelAfter;
    const { cancelAt } = await set(60);
    expect(Date.parse(cancelAt ?? '') - api.clock.nowMs()).toBeLessThanOrEqual(60_000);
    api.clock.advance(40_000);
    await set(60);
    api.clock.advance(40_000);
    await desk.print('100');
    expect(await desk.active(trader)).toHaveLength(2);
    await api.restartEngine();
    api.clock.advance(40_000);
    await desk.print('100');
    for (const { order } of [resting, waiting]) {
      expect(await desk.order(trader, order)).toMatchObject({
        status: 'cancelled',
        reason: 'cancel_after',
      });
    }
    expect(await set(0)).toEqual({ cancelAt: null });
    await trader.post('/orders/cancel-after', { seconds: 86_401 }).expect(400);
    await trader.post('/orders/cancel-after', { seconds: 1.5 }).expect(400);
  });
});

describe('self-trade prevention', () => {
  it.each([
    ['expire_taker', ['open', 'expired'], '2'],
    ['expire_maker', ['expired', 'open'], '1'],
    ['expire_both', ['expired', 'expired'], null],
    ['decrement', ['open', 'expired'], '1'],
    ['none', ['partially_filled', 'filled'], '1'],
  ])('%s', async (mode, statuses, resting) => {
    const trader = await desk.trader();
    const maker = await desk.place(trader, { side: 'sell', price: '10', quantity: '2' });
    const taker = await desk.place(trader, { price: '10', selfTradePrevention: mode });
    expect([(await desk.order(trader, maker.order)).status, taker.order.status]).toEqual(statuses);
    const { bids, asks } = await book();
    expect([...bids, ...asks].map(([, quantity]) => quantity)).toEqual(
      resting === null ? [] : [resting],
    );
    expect(taker.fills).toHaveLength(mode === 'none' ? 1 : 0);
  });
});

describe('an amendment', () => {
  it('of the price loses the place in the queue, and trades at once when it crosses', async () => {
    const [seller, other, buyer] = [await desk.trader(), await desk.trader(), await desk.trader()];
    const mine = await desk.place(seller, { side: 'sell', price: '10' });
    const theirs = await desk.place(other, { side: 'sell', price: '11' });
    const moved = await seller.patch(`/orders/${mine.order.id}`, { price: '11', quantity: '3' });
    expect(dataIn(moved)).toMatchObject({ price: '11', quantity: '3', status: 'open' });
    const { fills } = await desk.place(buyer, { price: '11' });
    const sold = await other.get(`/orders/${theirs.order.id}/fills`).expect(200);
    expect(dataIn(sold)).toMatchObject({ items: [{ id: fills[0]?.id }] });
    await desk.place(buyer, { price: '9', quantity: '2' });
    const crossed = await seller.patch(`/orders/${mine.order.id}`, { price: '9' }).expect(200);
    expect(dataIn(crossed)).toMatchObject({ status: 'partially_filled', filledQuantity: '2' });
  });

  it('that would cross as a post-only order, or cannot be paid, leaves the order as it was', async () => {
    const [maker, trader] = [await desk.trader(), await desk.trader()];
    await desk.place(maker, { side: 'sell', price: '10' });
    const { order } = await desk.place(trader, { price: '9', postOnly: true });
    const path = `/orders/${order.id}`;
    expect(refusalIn(await trader.patch(path, { price: '10' }))).toEqual([422, 'would_cross']);
    expect(refusalIn(await trader.patch(path, { quantity: '2000' }))).toEqual([
      422,
      'insufficient_balance',
    ]);
    expect(await desk.order(trader, order)).toEqual(order);
  });
});

describe('a preview', () => {
  it('says what the order would be, why, and at which rates, without any effect', async () => {
    const [seller, trader] = [await desk.trader(), await desk.trader()];
    await desk.place(seller, { side: 'sell', price: '10', quantity: '2' });
    const body = desk.body({ price: '10', quantity: '3', timeInForce: 'IOC' });
    const preview = dataIn(await trader.post('/orders/preview', body)) as OrderPreview;
    expect(preview).toMatchObject({
      status: 'cancelled',
      reason: 'immediate_or_cancel',
      filledQuantity: '2',
      fee: '0.004',
      takerFeeBps: '20',
      makerFeeBps: '10',
    });
    const stop = desk.body({ orderType: 'stop', stopPrice: '20', maxSlippageBps: 100 });
    expect(dataIn(await trader.post('/orders/preview', stop).expect(200))).toMatchObject({
      status: 'pending',
      reserved: '20.2',
      restingQuantity: '0',
      quoteAvailableAfter: '9979.8',
    });
    expect(await desk.active(trader)).toEqual([]);
  });
});

describe('a batch', () => {
  it('of a hundred orders of every kind answers each in order', async () => {
    await desk.print('100');
    const trader = await desk.trader();
    const kinds = [
      { price: '50', quantity: '0.01' },
      { side: 'sell', orderType: 'stop', stopPrice: '90', quantity: '0.01' },
      { price: '60', quantity: '0.4', displayQuantity: '0.1' },
      { side: 'sell', orderType: 'stop', stopPrice: '101' },
      { orderType: 'stop', quantity: '1' },
    ];
    const orders = Array.from({ length: 100 }, (_, index) => desk.body(kinds[index % 5] ?? {}));
    const answer = await trader.post('/orders/batch', { orders }).expect(200);
    const results = dataIn(answer) as BatchPlaceResult[];
    const words = results.map((one) => (one.ok ? one.result.order.status : one.error.code));
    expect(words).toEqual(
      Array.from({ length: 20 }, () => [
        'open',
        'pending',
        'open',
        'would_trigger',
        'validation_failed',
      ]).flat(),
    );
    expect(await desk.active(trader)).toHaveLength(50);
    await trader.post('/orders/batch', { orders: [...orders, {}] }).expect(400);
    expect(dataIn(await trader.delete('/orders').expect(200))).toHaveLength(60);
  });
});
