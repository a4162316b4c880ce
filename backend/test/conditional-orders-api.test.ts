import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Order } from '../src/contracts/index.ts';
import { dataIn, refusalIn } from './answers.ts';
import { ApiHarness } from './api-harness.ts';
import { MarketDesk } from './market-desk.ts';

let api: ApiHarness;

beforeAll(async () => {
  api = await ApiHarness.start();
});

afterAll(async () => {
  expect(await api.breaches()).toEqual([]);
  await api.stop();
});

interface Kind {
  body: { side: 'buy' | 'sell'; orderType: string } & Record<string, unknown>;
  stopPrice: string;
  /** The price of a trade that leaves it waiting, and of one that sets it off. */
  spares: string;
  fires: string;
  /** Where somebody rests whom it then trades with. */
  meets: string;
}

/** Each kind of order that waits, placed when the last price is 100. */
const KINDS: Kind[] = [
  {
    body: { side: 'sell', orderType: 'stop', stopPrice: '95' },
    ...{ stopPrice: '95', spares: '96', fires: '95', meets: '93' },
  },
  {
    body: { side: 'buy', orderType: 'stop', stopPrice: '105' },
    ...{ stopPrice: '105', spares: '104', fires: '106', meets: '107' },
  },
  {
    body: { side: 'sell', orderType: 'stop_limit', stopPrice: '95', price: '90' },
    ...{ stopPrice: '95', spares: '97', fires: '94', meets: '93' },
  },
  {
    body: { side: 'buy', orderType: 'stop_limit', stopPrice: '105', price: '110' },
    ...{ stopPrice: '105', spares: '103', fires: '105', meets: '107' },
  },
  {
    body: { side: 'sell', orderType: 'take_profit', stopPrice: '105' },
    ...{ stopPrice: '105', spares: '104', fires: '105', meets: '103' },
  },
  {
    body: { side: 'buy', orderType: 'take_profit', stopPrice: '95' },
    ...{ stopPrice: '95', spares: '96', fires: '94', meets: '97' },
  },
  {
    body: { side: 'sell', orderType: 'take_profit_limit', stopPrice: '105', price: '101' },
    ...{ stopPrice: '105', spares: '99', fires: '106', meets: '103' },
  },
  {
    body: { side: 'buy', orderType: 'take_profit_limit', stopPrice: '95', price: '99' },
    ...{ stopPrice: '95', spares: '101', fires: '95', meets: '97' },
  },
  {
    body: { side: 'sell', orderType: 'trailing_stop', trailingDelta: '5' },
    ...{ stopPrice: '95', spares: '96', fires: '95', meets: '93' },
  },
  {
    body: { side: 'buy', orderType: 'trailing_stop', trailingDeltaBps: 500 },
    ...{ stopPrice: '105', spares: '104', fires: '105', meets: '107' },
  },
];

describe.each(KINDS)('$body.orderType to $body.side', (kind) => {
  it('is listed while it waits, survives a restart, and trades when a trade sets it off', async () => {
    const desk = await MarketDesk.open(api);
    await desk.print('100');
    const trader = await desk.trader();
    const before = await desk.available(trader);
    const { order, fills } = await desk.place(trader, kind.body);
    expect(fills).toEqual([]);
    expect(order).toMatchObject({
      ...kind.body,
      status: 'pending',
      stopPrice: kind.stopPrice,
      triggeredAt: null,
    });
    expect(await desk.available(trader)).not.toEqual(before);
    await desk.print(kind.spares);
    expect(await desk.active(trader)).toEqual([order.id]);

    await api.restartEngine();
    expect(await desk.order(trader, order)).toMatchObject({ status: 'pending', triggeredAt: null });
    const counterparty = await desk.trader();
    const side = kind.body.side === 'sell' ? 'buy' : 'sell';
    await desk.place(counterparty, { side, price: kind.meets });
    await desk.print(kind.fires);
    expect(await desk.order(trader, order)).toMatchObject({
      status: 'filled',
      averagePrice: kind.meets,
      triggeredAt: expect.any(String) as string,
    });
    expect(await desk.active(trader)).toEqual([]);
  });

  it('cancelled while it waits gives everything back and never fires', async () => {
    const desk = await MarketDesk.open(api);
    await desk.print('100');
    const trader = await desk.trader();
    const before = await desk.available(trader);
    const { order } = await desk.place(trader, kind.body);
    const cancelled = dataIn(await trader.delete(`/orders/${order.id}`).expect(200)) as Order;
    expect(cancelled).toMatchObject({ status: 'cancelled', reason: 'user_cancelled' });
    expect(await desk.available(trader)).toEqual(before);
    await desk.print(kind.fires);
    expect(await desk.order(trader, order)).toEqual(cancelled);
  });
});

describe('a stop', () => {
  it('to buy at 105 fires when a seller prints 110', async () => {
    const desk = await MarketDesk.open(api);
    await desk.print('100');
    const trader = await desk.trader();
    const { order } = await desk.place(trader, { orderType: 'stop', stopPrice: '105' });
    const offerer = await desk.trader();
    await desk.print('110', 'sell');
    expect(await desk.order(trader, order)).toMatchObject({
      status: 'cancelled',
      reason: 'no_liquidity',
      triggeredAt: expect.any(String) as string,
    });
    expect(await desk.available(trader)).toEqual(await desk.available(offerer));
  });

  it('sets off the next one with its own trade, first in, first out', async () => {
    const desk = await MarketDesk.open(api);
    await desk.print('100');
    const trader = await desk.trader();
    const first = await desk.place(trader, { side: 'sell', orderType: 'stop', stopPrice: '95' });
    const second = await desk.place(trader, { side: 'sell', orderType: 'stop', stopPrice: '92' });
    const bidder = await desk.trader();
    await desk.place(bidder, { price: '92' });
    await desk.place(bidder, { price: '91' });
    await desk.print('95');
    expect(await desk.order(trader, first.order)).toMatchObject({ averagePrice: '92' });
    expect(await desk.order(trader, second.order)).toMatchObject({ averagePrice: '91' });
  });

  it('that would fire at once, has no price to follow, or is one too many is refused', async () => {
    const desk = await MarketDesk.open(api, { maxTriggers: 1 });
    const trader = await desk.trader();
    const trailing = { side: 'sell', orderType: 'trailing_stop', trailingDeltaBps: 100 };
    expect(await desk.refusal(trader, trailing)).toEqual([422, 'no_reference_price']);
    await desk.print('100');
    const stop = { side: 'sell', orderType: 'stop' };
    expect(await desk.refusal(trader, { ...stop, stopPrice: '101' })).toEqual([
      422,
      'would_trigger',
    ]);
    await desk.place(trader, { ...stop, stopPrice: '90' });
    expect(await desk.refusal(trader, { ...stop, stopPrice: '91' })).toEqual([
      422,
      'too_many_triggers',
    ]);
  });

  it('whose limit order would cross as a post-only order is rejected when it is set off', async () => {
    const desk = await MarketDesk.open(api);
    await desk.print('100');
    const trader = await desk.trader();
    const body = {
      side: 'sell',
      orderType: 'stop_limit',
      stopPrice: '95',
      price: '92',
      postOnly: true,
    };
    const { order } = await desk.place(trader, body);
    const bidder = await desk.trader();
    await desk.place(bidder, { price: '93' });
    await desk.print('95');
    expect(await desk.order(trader, order)).toMatchObject({
      status: 'rejected',
      reason: 'would_cross',
    });
    expect(await desk.available(trader)).toEqual(['10000', '100']);
  });

  it('that trails follows the price and lets go of what it no longer needs', async () => {
    const desk = await MarketDesk.open(api);
    await desk.print('100');
    const trader = await desk.trader();
    const body = { orderType: 'trailing_stop', trailingDelta: '5', maxSlippageBps: 0 };
    const { order } = await desk.place(trader, body);
    expect(await desk.available(trader)).toEqual(['9895', '100']);
    await desk.print('90');
    expect((await desk.order(trader, order)).stopPrice).toBe('95');
    expect(await desk.available(trader)).toEqual(['9905', '100']);
    await desk.print('94');
    expect((await desk.order(trader, order)).stopPrice).toBe('95');
    await desk.print('95');
    expect((await desk.order(trader, order)).triggeredAt).not.toBeNull();
  });

  it('is amended while it waits, and cannot become what fires at once', async () => {
    const desk = await MarketDesk.open(api);
    await desk.print('100');
    const trader = await desk.trader();
    const { order } = await desk.place(trader, {
      side: 'sell',
      orderType: 'stop',
      stopPrice: '95',
    });
    const path = `/orders/${order.id}`;
    const amended = await trader.patch(path, { stopPrice: '90', quantity: '2' }).expect(200);
    expect(dataIn(amended)).toMatchObject({ status: 'pending', stopPrice: '90', quantity: '2' });
    expect(refusalIn(await trader.patch(path, { stopPrice: '100' }))).toEqual([
      422,
      'would_trigger',
    ]);
    expect(refusalIn(await trader.patch(path, { price: '80' }))).toEqual([422, 'not_amendable']);
    await desk.print('95');
    expect((await desk.order(trader, order)).status).toBe('pending');
  });

  it('sent again under its client order id answers with the one that it made', async () => {
    const desk = await MarketDesk.open(api);
    await desk.print('100');
    const trader = await desk.trader();
    const body = { side: 'sell', orderType: 'stop', stopPrice: '95', clientOrderId: 'my-stop' };
    const [first, again] = [await desk.place(trader, body), await desk.place(trader, body)];
    expect(again).toEqual(first);
    expect(await desk.refusal(trader, { ...body, stopPrice: '94' })).toEqual([
      422,
      'idempotency_key_reused',
    ]);
    expect(await desk.active(trader)).toHaveLength(1);
  });
});
