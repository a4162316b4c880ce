import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  BatchCancelResult,
  BatchPlaceResult,
  Order,
  OrderPreview,
  Page,
} from '../src/contracts/index.ts';
import { dataIn, errorIn, refusalIn } from './answers.ts';
import { ApiHarness } from './api-harness.ts';
import { OrderCalls } from './order-calls.ts';

let api: ApiHarness;

beforeAll(async () => {
  api = await ApiHarness.start();
});

afterAll(async () => {
  await api.stop();
});

const { trader, limit, place, available } = new OrderCalls(() => api);

describe('cancelling', () => {
  it('a closed order answers order_closed', async () => {
    const buyer = await trader();
    const { order } = await place(buyer, limit('buy', '7', '1'));
    const cancelled = dataIn(await buyer.delete(`/orders/${order.id}`).expect(200)) as Order;
    expect([cancelled.status, cancelled.reason]).toEqual(['cancelled', 'user_cancelled']);
    const again = await buyer.delete(`/orders/${order.id}`);
    expect(refusalIn(again)).toEqual([409, 'order_closed']);
    expect((await available(buyer))[api.quoteTokenId]).toBe('10000');
  });

  it('all of one side leaves the other', async () => {
    const both = await trader();
    await place(both, limit('buy', '7', '1'));
    const { order } = await place(both, limit('sell', '900', '1'));
    const cancelled = await both.delete(`/orders?tokenId=${api.tokenId}&side=buy`).expect(200);
    expect((dataIn(cancelled) as Order[]).map(({ side }) => side)).toEqual(['buy']);
    const open = dataIn(await both.get('/orders?status=active').expect(200)) as Page<Order>;
    expect(open.items.map(({ id }) => id)).toEqual([order.id]);
    const misplaced = await both.delete('/orders', { side: 'buy' }).expect(400);
    expect(errorIn(misplaced).details?.map(({ field }) => field)).toEqual(['body']);
    expect(await both.get(`/orders/${order.id}`).then(dataIn)).toMatchObject({ status: 'open' });
    await both.delete('/orders').expect(200);
  });
});

describe('a batch', () => {
  it('answers each order in the order of the request', async () => {
    const buyer = await trader({ quote: '100' });
    const response = await buyer.post('/orders/batch', {
      orders: [
        limit('buy', '7', '1'),
        limit('buy', '7', '1000'),
        limit('buy', '7', '1', { postOnly: true, timeInForce: 'IOC' }),
        limit('buy', '8', '1'),
      ],
    });
    expect(response.status).toBe(200);
    const results = dataIn(response) as BatchPlaceResult[];
    expect(results.map((result) => (result.ok ? 'ok' : result.error.code))).toEqual([
      'ok',
      'insufficient_balance',
      'validation_failed',
      'ok',
    ]);
    expect(results[2]).toMatchObject({
      error: {
        details: [{ field: 'timeInForce', message: 'must be GTC or GTD for a post-only order' }],
      },
    });
    expect(results[1]).not.toHaveProperty('error.details');
    const ids = results.flatMap((result) => (result.ok ? [result.result.order.id] : []));
    const cancelled = await buyer.delete('/orders/batch', { ids: [...ids, '1', ids[0]] });
    expect(
      (dataIn(cancelled) as BatchCancelResult[]).map((result) =>
        result.ok ? 'ok' : result.error.code,
      ),
    ).toEqual(['ok', 'ok', 'not_found', 'order_closed']);
  });

  it('with a malformed order or too many has no effect', async () => {
    const buyer = await trader();
    const malformed = await buyer.post('/orders/batch', {
      orders: [limit('buy', '7', '1'), { ...limit('buy', '7', '1'), price: 7 }],
    });
    expect(malformed.status).toBe(400);
    expect(errorIn(malformed).details).toEqual([
      { field: 'orders.1.price', message: 'must be a string' },
    ]);
    const many = Array.from({ length: 101 }, () => limit('buy', '7', '1'));
    await buyer.post('/orders/batch', { orders: many }).expect(400);
    expect((dataIn(await buyer.get('/orders').expect(200)) as Page<Order>).items).toEqual([]);
  });
});

describe('a preview', () => {
  it('says what placing then does, and changes nothing', async () => {
    const [seller, buyer] = await Promise.all([trader(), trader()]);
    await place(seller, limit('sell', '50', '1'));
    await place(seller, limit('sell', '51', '1'));
    const body = limit('buy', '51', '3');
    const preview = dataIn(await buyer.post('/orders/preview', body).expect(200)) as OrderPreview;
    expect(preview).toMatchObject({
      averagePrice: '50.5',
      filledQuantity: '2',
      quoteFilled: '101',
      fee: '0.004',
      priceImpactPercent: '2',
      restingQuantity: '1',
      reserved: '51',
      reservedSymbol: 'USD',
      quoteAvailableAfter: '9848',
      tokenAvailableAfter: '101.996',
    });
    expect((await available(buyer))[api.quoteTokenId]).toBe('10000');
    await place(buyer, body);
    const after = await available(buyer);
    expect(after[api.quoteTokenId]).toBe(preview.quoteAvailableAfter);
    expect(after[api.tokenId]).toBe(preview.tokenAvailableAfter);
    await buyer.delete('/orders').expect(200);
  });

  it('is refused like the order', async () => {
    const poor = await trader({ quote: '1' });
    const refused = await poor.post('/orders/preview', limit('buy', '10', '1'));
    expect(refusalIn(refused)).toEqual([422, 'insufficient_balance']);
  });
});

describe('lists', () => {
  it('page through everything once, newest first', async () => {
    const buyer = await trader();
    const placed: string[] = [];
    for (let index = 1; index <= 7; index += 1) {
      placed.unshift((await place(buyer, limit('buy', '7', String(index)))).order.id);
    }
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? '' : `&cursor=${cursor}`;
      const page = dataIn(await buyer.get(`/orders?limit=3${query}`).expect(200)) as Page<Order>;
      expect(page.items.length).toBeLessThanOrEqual(3);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(placed);
    await buyer.delete('/orders').expect(200);
    const closed = dataIn(await buyer.get('/orders?status=closed').expect(200)) as Page<Order>;
    expect(closed.items).toHaveLength(7);
    const none = await buyer.get('/orders?status=filled').expect(200);
    expect((dataIn(none) as Page<Order>).items).toEqual([]);
  });

  it.each([
    'limit=0',
    'limit=201',
    'limit=x',
    'limit=1&limit=2',
    'cursor=!!',
    'cursor=YWJj',
    'status=unknown',
    'side=both',
    'from=yesterday',
    'from=0000-01-01T00:00:00Z',
    'to=9999999-01-01',
    'sort=price',
    "tokenId=1';--",
    'user%5Bid%5D=1',
  ])('refuse %s', async (query) => {
    const caller = await trader();
    const refused = await caller.get(`/orders?${query}`);
    expect(refusalIn(refused)).toEqual([400, 'validation_failed']);
  });

  it('keep to a span of time', async () => {
    const buyer = await trader();
    const { order } = await place(buyer, limit('buy', '7', '1'));
    const count = async (query: string) =>
      (dataIn(await buyer.get(`/orders?${query}`).expect(200)) as Page<Order>).items.length;
    expect(await count(`from=${order.createdAt}`)).toBe(1);
    expect(await count(`to=${order.createdAt}`)).toBe(0);
    expect(await count(`from=2001-01-01&to=2001-01-02`)).toBe(0);
    await buyer.delete('/orders').expect(200);
  });
});
