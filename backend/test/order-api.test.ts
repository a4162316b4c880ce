import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BatchCancelResult, Fill, Order, Page } from '../src/contracts/index.ts';
import { dataIn, errorIn, refusalIn } from './answers.ts';
import { ApiHarness } from './api-harness.ts';
import { OrderCalls } from './order-calls.ts';
import { HOSTILE_NUMBERS } from './hostile-numbers.ts';

let api: ApiHarness;

beforeAll(async () => {
  api = await ApiHarness.start();
});

afterAll(async () => {
  await api.stop();
});

const { trader, limit, place, available } = new OrderCalls(() => api);

describe('placing an order', () => {
  it('answers 201 with the order that rests', async () => {
    const buyer = await trader();
    const { order, fills } = await place(buyer, limit('buy', '10.50', '2', { postOnly: true }));
    expect(fills).toEqual([]);
    expect(order).toMatchObject({
      clientOrderId: null,
      tokenId: api.tokenId,
      orderType: 'limit',
      side: 'buy',
      price: '10.5',
      quantity: '2',
      quoteQuantity: null,
      filledQuantity: '0',
      remainingQuantity: '2',
      averagePrice: null,
      quoteFilled: '0',
      fees: '0',
      status: 'open',
      reason: null,
      timeInForce: 'GTC',
      postOnly: true,
      selfTradePrevention: 'expire_taker',
    });
    expect(dataIn(await buyer.get(`/orders/${order.id}`).expect(200)) as Order).toEqual(order);
    await buyer.delete(`/orders/${order.id}`).expect(200);
  });

  it('takes what crosses and shows both sides their fill', async () => {
    const [seller, buyer] = await Promise.all([trader(), trader()]);
    const maker = await place(seller, limit('sell', '20', '3'));
    const { order, fills } = await place(buyer, limit('buy', '21', '3'));
    expect(order).toMatchObject({
      status: 'filled',
      averagePrice: '20',
      quoteFilled: '60',
      fees: '0.006',
    });
    expect(fills).toHaveLength(1);
    expect(fills[0]).toMatchObject({ price: '20', quantity: '3', liquidity: 'taker', side: 'buy' });
    const sold = dataIn(await seller.get('/fills').expect(200)) as Page<Fill>;
    expect(sold.items[0]).toMatchObject({
      id: fills[0]?.id,
      orderId: maker.order.id,
      side: 'sell',
      liquidity: 'maker',
      fee: '0.06',
    });
    const bought = await buyer.get(`/orders/${order.id}/fills`).expect(200);
    expect((dataIn(bought) as Page<Fill>).items).toEqual(fills);
    // The surplus of the better price is free again.
    expect((await available(buyer))[api.quoteTokenId]).toBe('9940');
  });

  it('refuses with a reason and no effect when the funds do not suffice', async () => {
    const buyer = await trader({ quote: '10' });
    const refused = await buyer.post('/orders', limit('buy', '10', '1.5'));
    expect(refusalIn(refused)).toEqual([422, 'insufficient_balance']);
    expect((await available(buyer))[api.quoteTokenId]).toBe('10');
    expect((dataIn(await buyer.get('/orders').expect(200)) as Page<Order>).items).toEqual([]);
  });

  it.each([
    ['an off-tick price', { price: '10.005' }, 'invalid_tick'],
    ['an off-lot quantity', { quantity: '0.00001' }, 'invalid_lot'],
    ['a token without a market', { tokenId: 'USD' }, 'unknown_token'],
    ['a token that does not exist', { tokenId: 'NOPE' }, 'unknown_token'],
    ['more than the market allows', { quantity: '99999999' }, 'quantity_too_large'],
  ])('refuses %s with its code', async (_name, change, code) => {
    const buyer = await trader();
    const refused = await buyer.post('/orders', { ...limit('buy', '10', '1'), ...change });
    expect(refusalIn(refused)).toEqual([422, code]);
  });

  it.each([
    ['a limit order without a price', { price: undefined }, 'price'],
    ['a limit order by cash amount', { quoteQuantity: '5' }, 'quoteQuantity'],
    ['a market order with a price', { orderType: 'market' }, 'price'],
    ['post-only that may not rest', { postOnly: true, timeInForce: 'IOC' }, 'timeInForce'],
    ['an unknown side', { side: 'hold' }, 'side'],
    ['an unknown field', { stopPrice: '5' }, 'stopPrice'],
    ['another user in the body', { userId: randomUUID() }, 'userId'],
    ['a status in the body', { status: 'filled' }, 'status'],
    ['a client order id with blanks', { clientOrderId: 'a b' }, 'clientOrderId'],
    [
      'slippage beyond half',
      { orderType: 'market', price: undefined, maxSlippageBps: 5001 },
      'maxSlippageBps',
    ],
  ])('refuses %s and names the field', async (_name, change, field) => {
    const buyer = await trader();
    const refused = await buyer.post('/orders', { ...limit('buy', '10', '1'), ...change });
    expect(refusalIn(refused)).toEqual([400, 'validation_failed']);
    expect(errorIn(refused).details?.map((detail) => detail.field)).toContain(field);
  });

  it.each(['price', 'quantity', 'quoteQuantity'])('refuses every hostile %s', async (field) => {
    const buyer = await trader();
    const body =
      field === 'quoteQuantity'
        ? { tokenId: api.tokenId, orderType: 'market', side: 'buy' }
        : limit('buy', '10', '1');
    for (const value of HOSTILE_NUMBERS) {
      const refused = await buyer.post('/orders', { ...body, [field]: value });
      expect([value, refused.status]).toEqual([value, 400]);
      expect(errorIn(refused).details?.[0]?.field).toBe(field);
    }
    expect((dataIn(await buyer.get('/orders').expect(200)) as Page<Order>).items).toEqual([]);
  });
});

describe('a client order id', () => {
  it('sent fifty times at once makes one order and fifty equal answers', async () => {
    const [seller, buyer] = await Promise.all([trader(), trader()]);
    await place(seller, limit('sell', '30', '1'));
    const body = limit('buy', '30', '2', { clientOrderId: `c-${randomUUID().slice(0, 8)}` });
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => buyer.post('/orders', body).expect(201)),
    );
    const first = answers[0]?.body as unknown;
    for (const { body: answer } of answers) expect(answer).toEqual(first);
    const { items } = dataIn(await buyer.get('/orders').expect(200)) as Page<Order>;
    expect(items).toHaveLength(1);
    expect((await available(buyer))[api.quoteTokenId]).toBe('9940');
    await buyer.delete('/orders').expect(200);
  });

  it('with another request is refused, and the first order stays', async () => {
    const buyer = await trader();
    const body = limit('buy', '5', '1', { clientOrderId: 'mine' });
    const { order } = await place(buyer, body);
    const reused = await buyer.post('/orders', { ...body, price: '6' });
    expect(refusalIn(reused)).toEqual([422, 'idempotency_key_reused']);
    expect((await place(buyer, body)).order.id).toBe(order.id);
    await buyer.delete('/orders/client:mine').expect(200);
  });

  it('of a refused order is used up: the refusal is its outcome', async () => {
    const buyer = await trader({ quote: '10' });
    const body = limit('buy', '50', '1', { clientOrderId: 'too-dear' });
    expect(refusalIn(await buyer.post('/orders', body))).toEqual([422, 'insufficient_balance']);
    await api.credit(buyer.userId, Number(api.quoteTokenId), '1000');
    expect(refusalIn(await buyer.post('/orders', body))).toEqual([422, 'insufficient_balance']);
    const changed = { ...body, price: '1' };
    expect(refusalIn(await buyer.post('/orders', changed))).toEqual([
      422,
      'idempotency_key_reused',
    ]);
    await buyer.post('/orders', { ...body, price: 50 }).expect(400);
    await buyer.post('/orders', { ...changed, clientOrderId: 'cheaper' }).expect(201);
  });

  it.each(['/orders', '/orders/oco', '/orders/batch'])(
    'is not replaced by an Idempotency-Key, which %s refuses',
    async (path) => {
      const buyer = await trader();
      const answer = await buyer
        .post(path, limit('buy', '7', '1'))
        .set('Idempotency-Key', 'an-order');
      expect(answer.status).toBe(400);
      expect(errorIn(answer).details?.map(({ field }) => field)).toEqual(['Idempotency-Key']);
      expect(dataIn(await buyer.get('/orders'))).toEqual({ items: [], nextCursor: null });
    },
  );

  it('is the same request however the amounts are written', async () => {
    const buyer = await trader();
    const first = await place(buyer, limit('buy', '5', '1', { clientOrderId: 'w' }));
    const again = limit('buy', '5.00', '1.0', { clientOrderId: 'w', timeInForce: 'GTC' });
    expect((await place(buyer, again)).order.id).toBe(first.order.id);
    await buyer.delete('/orders').expect(200);
  });

  it('is free for another user, and finds only one’s own order', async () => {
    const [one, two] = await Promise.all([trader(), trader()]);
    await place(one, limit('buy', '5', '1', { clientOrderId: 'shared/1' }));
    await two.get(`/orders/${encodeURIComponent('client:shared/1')}`).expect(404);
    await place(two, limit('buy', '5', '2', { clientOrderId: 'shared/1' }));
    const found = await one.get(`/orders/${encodeURIComponent('client:shared/1')}`).expect(200);
    expect((dataIn(found) as Order).quantity).toBe('1');
    await Promise.all([one.delete('/orders'), two.delete('/orders')]);
  });
});

describe('another user', () => {
  it('finds no order and no fill, and cancels nothing', async () => {
    const [owner, other] = await Promise.all([trader(), trader()]);
    const { order } = await place(owner, limit('buy', '7', '1', { clientOrderId: 'own' }));
    for (const id of [order.id, 'client:own']) {
      await other.get(`/orders/${id}`).expect(404);
      await other.get(`/orders/${id}/fills`).expect(404);
      const cancelled = await other.delete(`/orders/${id}`);
      expect(refusalIn(cancelled)).toEqual([404, 'not_found']);
    }
    const batch = await other.delete('/orders/batch', { ids: [order.id] }).expect(200);
    expect(dataIn(batch) as BatchCancelResult[]).toEqual([
      { ok: false, error: { code: 'not_found', message: 'There is no such order.' } },
    ]);
    expect(dataIn(await other.delete('/orders').expect(200)) as Order[]).toEqual([]);
    expect((dataIn(await owner.get(`/orders/${order.id}`)) as Order).status).toBe('open');
    await owner.delete('/orders').expect(200);
  });

  it('gets 404 for ids that nobody can have', async () => {
    const caller = await trader();
    for (const id of [
      '0',
      '-1',
      '999999999',
      '9'.repeat(30),
      'x',
      'client:',
      'client:%00',
      '1;--',
    ]) {
      await caller.get(`/orders/${id}`).expect(404);
      await caller.delete(`/orders/${id}`).expect(404);
    }
  });
});
