import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PlacedOrder } from '../src/contracts/index.ts';
import { dataIn } from './answers.ts';
import { ApiHarness } from './api-harness.ts';

let api: ApiHarness;

beforeAll(async () => {
  api = await ApiHarness.start();
});

afterAll(async () => {
  await api.stop();
});

function ask(quantity: string, extra: object = {}) {
  return {
    tokenId: api.tokenId,
    orderType: 'limit',
    side: 'sell',
    price: '10',
    quantity,
    ...extra,
  };
}

it('makes an order smaller, gives back what it no longer needs and keeps its priority', async () => {
  const [first, second] = [
    await api.createCaller({}, { token: '10' }),
    await api.createCaller({}, { token: '10' }),
  ];
  const buyer = await api.createCaller({}, { quote: '1000' });
  const placed = dataIn(
    await first.post('/orders', ask('5', { clientOrderId: 'first' })).expect(201),
  ) as PlacedOrder;
  await second.post('/orders', ask('5')).expect(201);

  const amended = await first.patch('/orders/client:first', { quantity: '2' }).expect(200);
  expect(amended.body).toMatchObject({
    success: true,
    data: { id: placed.order.id, quantity: '2', remainingQuantity: '2', status: 'open' },
  });
  const wallet = await first.get(`/wallet/${api.tokenId}`).expect(200);
  expect(wallet.body).toMatchObject({ data: { lockedBalance: '2', available: '8' } });

  await buyer.post('/orders', { ...ask('2'), side: 'buy', timeInForce: 'IOC' }).expect(201);
  const fills = await first.get('/orders/client:first/fills').expect(200);
  expect(fills.body).toMatchObject({ data: { items: [{ quantity: '2', liquidity: 'maker' }] } });
});

it('refuses what it cannot pay, other bodies, and orders of others or closed ones', async () => {
  const owner = await api.createCaller({}, { token: '10' });
  const other = await api.createCaller();
  const placed = dataIn(
    await owner.post('/orders', ask('1', { price: '20' })).expect(201),
  ) as PlacedOrder;
  const path = `/orders/${placed.order.id}`;

  await owner.patch(path, { quantity: '11' }).expect(422);
  await owner.patch(path, {}).expect(400);
  await owner.patch(path, { quantity: '0' }).expect(400);
  await owner.patch(path, { quantity: 0.5 }).expect(400);
  await owner.patch(path, { quantity: '0.5', side: 'buy' }).expect(400);
  await other.patch(path, { quantity: '0.5' }).expect(404);
  await owner.delete(path).expect(200);
  const closed = await owner.patch(path, { quantity: '0.5' });
  expect(closed.body).toMatchObject({ error: { code: 'order_closed' } });
});
