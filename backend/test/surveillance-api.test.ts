import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  Notification,
  SurveillanceFlag,
  SurveillanceFlags,
  SurveillanceOrder,
  SurveillanceTrade,
} from '../src/contracts/index.ts';
import { AdminCalls, REASON } from './admin-calls.ts';
import { dataIn, errorIn, pageIn, refusalIn } from './answers.ts';
import { ApiHarness, type Caller } from './api-harness.ts';
import { MarketDesk } from './market-desk.ts';

const HOUR_MS = 3600 * 1000;

let api: ApiHarness;
let desk: MarketDesk;
let compliance: Caller;
let operator: Caller;
const admin = new AdminCalls(() => api);

beforeAll(async () => {
  api = await ApiHarness.start();
  desk = await MarketDesk.open(api);
  compliance = await admin.staff('compliance');
  operator = await admin.staff('operator');
});

afterAll(async () => {
  expect(await api.breaches()).toEqual([]);
  await api.stop();
});

/** Sells one to the buyer. */
async function trade(seller: Caller, buyer: Caller, price = '100'): Promise<void> {
  await desk.place(seller, { side: 'sell', price });
  await desk.place(buyer, { price, selfTradePrevention: 'none' });
}

async function orders(query: string): Promise<SurveillanceOrder[]> {
  const answer = await compliance.get(`/admin/orders?${query}`).expect(200);
  return pageIn(answer).items as SurveillanceOrder[];
}

async function trades(query: string): Promise<SurveillanceTrade[]> {
  const answer = await compliance.get(`/admin/trades?${query}`).expect(200);
  return pageIn(answer).items as SurveillanceTrade[];
}

async function emailOf(caller: Caller): Promise<string> {
  return (dataIn(await caller.get('/auth/me').expect(200)) as { email: string }).email;
}

/** The kinds of flags that name all of these users and no other. */
async function flagsOf(...callers: Caller[]): Promise<SurveillanceFlag[]> {
  const report = dataIn(await compliance.get('/admin/surveillance/flags').expect(200));
  const ids = callers.map(({ userId }) => userId).sort();
  return (report as SurveillanceFlags).flags
    .filter(({ users }) => JSON.stringify(users.map(({ id }) => id).sort()) === JSON.stringify(ids))
    .sort((a, b) => a.kind.localeCompare(b.kind));
}

describe('the orders of everybody', () => {
  it('are found by user, market, side and state, with who placed them', async () => {
    const [one, other] = [await desk.trader(), await desk.trader()];
    const bought = await desk.place(one, { price: '50' });
    const sold = await desk.place(one, { side: 'sell', price: '150' });
    await desk.place(other, { price: '49' });
    await one.delete(`/orders/${bought.order.id}`).expect(200);
    const email = await emailOf(one);
    for (const user of [one.userId, email, email.toUpperCase()]) {
      const found = await orders(`user=${encodeURIComponent(user)}`);
      expect(found.map(({ id }) => id)).toEqual([sold.order.id, bought.order.id]);
      expect(found[0]?.user).toMatchObject({ id: one.userId, email });
    }
    const narrowed = await orders(
      `user=${one.userId}&status=active&side=sell&tokenId=${desk.token.symbol}`,
    );
    expect(narrowed.map(({ id }) => id)).toEqual([sold.order.id]);
    expect(await orders(`user=${one.userId}&tokenId=${api.tokenId}`)).toEqual([]);
    expect(
      (await orders(`status=active&tokenId=${desk.token.id}`)).map(({ user }) => user.id),
    ).toEqual([other.userId, one.userId]);
    expect(await orders('user=nobody@example.com')).toEqual([]);
    expect(await trades('user=nobody@example.com')).toEqual([]);
    await other.delete('/orders').expect(200);
    await one.delete('/orders').expect(200);
  });

  it('come page by page, and as a file with every row', async () => {
    const trader = await desk.trader();
    for (const price of ['10', '11', '12']) await desk.place(trader, { price });
    const path = `/admin/orders?user=${trader.userId}`;
    const first = pageIn(await compliance.get(`${path}&limit=2`).expect(200));
    const rest = pageIn(
      await compliance.get(`${path}&limit=2&cursor=${first.nextCursor}`).expect(200),
    );
    const prices = [...first.items, ...rest.items].map((item) => (item as SurveillanceOrder).price);
    expect(prices).toEqual(['12', '11', '10']);
    expect(rest.nextCursor).toBeNull();
    const file = await compliance.get(`${path}&limit=1`).set('Accept', 'text/csv').expect(200);
    const lines = file.text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^userId,email,id,createdAt/);
    expect(lines[1]).toMatch(new RegExp(`^${trader.userId},`));
  });

  it.each([
    ['user=%00', 400, 'validation_failed'],
    ['status=lost', 400, 'validation_failed'],
    ['from=yesterday', 400, 'validation_failed'],
    ['tokenId=NONE', 422, 'unknown_token'],
  ])('are refused for %s', async (query, status, code) => {
    for (const list of ['orders', 'trades']) {
      if (list === 'trades' && query.startsWith('status')) continue;
      const answer = await compliance.get(`/admin/${list}?${query}`);
      expect(refusalIn(answer)).toEqual([status, code]);
    }
  });

  it('are not for users and support', async () => {
    for (const role of ['user', 'support'] as const) {
      const caller = await api.createCaller({ role });
      for (const path of ['/admin/orders', '/admin/trades', '/admin/surveillance/flags']) {
        expect(refusalIn(await caller.get(path))).toEqual([403, 'forbidden']);
        const file = await caller.get(path).set('Accept', 'text/csv');
        expect(file.status).toBe(403);
      }
    }
  });
});

describe('the trades of everybody', () => {
  it('are found by either side, in whole and in pages, each once', async () => {
    const [maker, taker, stranger] = [
      await desk.trader(),
      await desk.trader(),
      await desk.trader(),
    ];
    await trade(maker, taker, '101');
    await trade(taker, maker, '102');
    await trade(maker, maker, '103');
    await trade(stranger, taker, '104');
    const ofMaker = await trades(`user=${maker.userId}`);
    expect(ofMaker.map(({ price }) => price)).toEqual(['103', '102', '101']);
    expect(ofMaker[2]).toMatchObject({
      seller: { id: maker.userId },
      buyer: { id: taker.userId },
      takerSide: 'buy',
      quantity: '1',
      quoteAmount: '101',
    });
    const pages: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = pageIn(
        await compliance.get(`/admin/trades?user=${maker.userId}&limit=1${query}`).expect(200),
      );
      pages.push(...(page.items as SurveillanceTrade[]).map(({ price }) => price));
      cursor = page.nextCursor;
    }
    expect(pages).toEqual(['103', '102', '101']);
    const inMarket = await trades(`tokenId=${desk.token.id}&side=buy&limit=2`);
    expect(inMarket.map(({ price }) => price)).toEqual(['104', '103']);
    expect(await trades(`user=${maker.userId}&side=sell`)).toEqual([]);
    const tomorrow = new Date(api.clock.nowMs() + 24 * HOUR_MS).toISOString();
    expect(await trades(`user=${maker.userId}&from=${tomorrow}`)).toEqual([]);
    const file = await compliance
      .get(`/admin/trades?user=${maker.userId}`)
      .set('Accept', 'text/csv')
      .expect(200);
    expect(file.text.trimEnd().split('\r\n')).toHaveLength(4);
  });
});

describe('cancelling an order of somebody', () => {
  it('closes it, tells its owner and is audited', async () => {
    const trader = await desk.trader();
    const { order } = await desk.place(trader, { price: '50' });
    const path = `/admin/orders/${order.id}`;
    expect(refusalIn(await compliance.delete(path, { reason: REASON }))).toEqual([
      403,
      'forbidden',
    ]);
    const noReason = await operator.delete(path, {}).expect(400);
    expect(errorIn(noReason).details?.map(({ field }) => field)).toEqual(['reason']);
    expect(dataIn(await operator.delete(path, { reason: 'spoofing' }).expect(200))).toMatchObject({
      id: order.id,
      status: 'cancelled',
      reason: 'operator_cancelled',
    });
    expect(await desk.available(trader)).toEqual(['10000', '100']);
    expect((await admin.auditOf(order.id))[0]).toMatchObject({
      action: 'order.cancel',
      targetType: 'order',
      before: { userId: trader.userId, status: 'open' },
      after: { userId: trader.userId, status: 'cancelled' },
      reason: 'spoofing',
    });
    await api.services.notices.log.settled();
    const told = pageIn(await trader.get('/notifications').expect(200)).items as Notification[];
    expect(told).toMatchObject([
      { kind: 'order_rejected', referenceId: order.id, data: { reason: 'operator_cancelled' } },
    ]);
    expect(refusalIn(await operator.delete(path, { reason: REASON }))).toEqual([
      409,
      'order_closed',
    ]);
    expect(await admin.auditOf(order.id)).toHaveLength(1);
  });

  it.each(['0', '-1', '999999999999', 'client:mine', randomUUID()])(
    'finds no order %s',
    async (id) => {
      const answer = await operator.delete(`/admin/orders/${id}`, { reason: REASON });
      expect(refusalIn(answer)).toEqual([404, 'not_found']);
    },
  );
});

describe('flags', () => {
  it('name who trades with themselves', async () => {
    const trader = await desk.trader();
    await trade(trader, trader);
    expect(await flagsOf(trader)).toMatchObject([
      { kind: 'self_trade', tradeCount: 1, quoteAmount: '100', symbol: desk.token.symbol },
    ]);
  });

  it('name two who trade back and forth within an hour, not those who only sell or take longer', async () => {
    const [one, other] = [await desk.trader(), await desk.trader()];
    await trade(one, other);
    await trade(one, other);
    expect(await flagsOf(one, other)).toEqual([]);
    await trade(other, one);
    expect(await flagsOf(one, other)).toMatchObject([
      { kind: 'wash', tradeCount: 3, quoteAmount: '300', sharedSession: null },
    ]);
    const [slow, partner] = [await desk.trader(), await desk.trader()];
    await trade(slow, partner);
    api.clock.advance(HOUR_MS + 1000);
    await trade(await api.signIn(partner.userId), await api.signIn(slow.userId));
    compliance = await api.signIn(compliance.userId, 'compliance');
    expect(await flagsOf(slow, partner)).toEqual([]);
  });

  it('name two accounts that sign in from one address with one browser', async () => {
    const [one, other] = [await desk.trader(), await desk.trader()];
    await trade(one, other);
    const set = (caller: Caller, ip: string) =>
      api.pool.query(`UPDATE sessions SET ip = $2, user_agent = 'Browser 1' WHERE user_id = $1`, [
        caller.userId,
        ip,
      ]);
    await set(one, '192.0.2.7');
    await set(other, '192.0.2.8');
    expect(await flagsOf(one, other)).toEqual([]);
    await set(other, '192.0.2.7');
    expect(await flagsOf(one, other)).toMatchObject([
      { kind: 'shared_session', sharedSession: { ip: '192.0.2.7', userAgent: 'Browser 1' } },
    ]);
  });

  it('forget what is a day old', async () => {
    const trader = await desk.trader();
    await trade(trader, trader);
    api.clock.advance(24 * HOUR_MS + 1000);
    compliance = await api.signIn(compliance.userId, 'compliance');
    const report = dataIn(await compliance.get('/admin/surveillance/flags').expect(200));
    expect(report).toMatchObject({ tradeCount: 0, isComplete: true, flags: [] });
  });
});
