import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  LIMITS,
  NOTIFICATION_KINDS,
  type AwaySummary,
  type Notification,
  type Order,
  type Transaction,
} from '../src/contracts/index.ts';
import { dataIn, pageIn } from './answers.ts';
import { ApiHarness, type Caller } from './api-harness.ts';
import { createUser } from './factories.ts';

const PASSWORD = 'correct horse battery';

let api: ApiHarness;
let operator: Caller;

beforeAll(async () => {
  api = await ApiHarness.start();
  operator = await api.createCaller({ role: 'admin' });
});

afterAll(async () => {
  await api.stop();
});

async function toldTo(caller: Caller, query = ''): Promise<Notification[]> {
  // What was committed while earlier news were stored is stored next, all at once.
  await api.services.notices.log.settled();
  await api.services.notices.log.settled();
  return pageIn(await caller.get(`/notifications${query}`).expect(200)).items as Notification[];
}

async function deposit(caller: Caller, amount: string): Promise<Transaction> {
  const body = { tokenId: 'USD', amount };
  return dataIn(await caller.post('/wallet/deposits', body).expect(201)) as Transaction;
}

async function withdraw(caller: Caller): Promise<Transaction> {
  const answer = await caller
    .post('/wallet/withdrawals', { tokenId: 'USD', amount: '5', address: 'somewhere-safe' })
    .set('Idempotency-Key', randomUUID())
    .expect(201);
  return dataIn(answer) as Transaction;
}

describe('notifications', () => {
  it('tell of deposits and of withdrawals that an operator decided, and not of one’s own steps', async () => {
    const caller = await api.createCaller();
    const credited = await deposit(caller, '100');
    const [paid, rejected, mine] = [
      await withdraw(caller),
      await withdraw(caller),
      await withdraw(caller),
    ];
    const reason = { reason: 'checked "twice"' };
    await operator.post(`/admin/withdrawals/${paid.id}/approve`, reason).expect(200);
    await operator.post(`/admin/withdrawals/${rejected.id}/reject`, reason).expect(200);
    await caller.delete(`/wallet/withdrawals/${mine.id}`).expect(200);
    const told = await toldTo(caller);
    expect(told.map(({ referenceId, data }) => [referenceId, data])).toEqual([
      [rejected.id, { type: 'withdrawal', status: 'rejected', amount: '5', ...reason }],
      [paid.id, { type: 'withdrawal', status: 'completed', amount: '5', ...reason }],
      [credited.id, { type: 'deposit', status: 'completed', amount: '100' }],
    ]);
    expect(told[0]).toMatchObject({ kind: 'transfer', symbol: 'USD', readAt: null });
    // A start looks at the last batches again: it tells what a crash left untold, nothing twice.
    api.services.notices.restore();
    expect(await toldTo(caller)).toEqual(told);
    await api.pool.query('DELETE FROM notifications WHERE id = $1', [told[1]?.id]);
    api.services.notices.restore();
    expect((await toldTo(caller)).map(({ referenceId }) => referenceId)).toEqual([
      paid.id,
      rejected.id,
      credited.id,
    ]);
  });

  it('tell those with open orders that their market closed', async () => {
    const [holder, bystander] = [
      await api.createCaller({}, { quote: '1000' }),
      await api.createCaller({}, { quote: '1000' }),
    ];
    const body = {
      tokenId: api.tokenId,
      orderType: 'limit',
      side: 'buy',
      price: '1',
      quantity: '1',
    };
    const order = dataIn(await holder.post('/orders', body).expect(201)) as { order: Order };
    const change = (state: string) =>
      operator.patch(`/admin/tokens/${api.tokenId}`, { state, reason: 'news' }).expect(200);
    await change('post_only');
    await change('halted');
    await change('active');
    expect(await toldTo(holder)).toMatchObject([
      { kind: 'market_halted', tokenId: api.tokenId, data: { state: 'halted' } },
    ]);
    expect(await toldTo(bystander)).toEqual([]);
    await holder.delete(`/orders/${order.order.id}`).expect(200);
  });

  it('tell once that a stop was set off, or that it was refused then', async () => {
    const [owner, maker] = [
      await api.createCaller({}, { quote: '10000', token: '10' }),
      await api.createCaller({}, { quote: '10000', token: '10' }),
    ];
    const limit = { tokenId: api.tokenId, orderType: 'limit', timeInForce: 'GTC' };
    const trade = async (price: string) => {
      await maker.post('/orders', { ...limit, side: 'sell', price, quantity: '1' }).expect(201);
      const taker = await api.createCaller({}, { quote: '10000' });
      await taker.post('/orders', { ...limit, side: 'buy', price, quantity: '1' }).expect(201);
    };
    await trade('100');
    const stop = { tokenId: api.tokenId, side: 'sell', stopPrice: '95', quantity: '1' };
    const set = async (body: object) => {
      const placed = await owner.post('/orders', { ...stop, ...body }).expect(201);
      return (dataIn(placed) as { order: Order }).order.id;
    };
    const triggered = await set({ orderType: 'stop_limit', price: '99' });
    const refused = await set({ orderType: 'stop_limit', price: '80', postOnly: true });
    await maker
      .post('/orders', { ...limit, side: 'buy', price: '85', quantity: '0.5' })
      .expect(201);
    await trade('94');
    await owner.delete(`/orders/${triggered}`).expect(200);
    const told = (await toldTo(owner)).map(({ kind, referenceId, data }) => [
      kind,
      referenceId,
      data['reason'],
    ]);
    expect(told).toContainEqual(['order_triggered', triggered, undefined]);
    expect(told).toContainEqual(['order_rejected', refused, 'would_cross']);
    expect(told).toHaveLength(2);
    await maker.delete('/orders').expect(200);
  });

  it('tell of a sign-in from a new place, and not of the first or a known one', async () => {
    const email = `${randomUUID()}@example.com`;
    const register = { email, username: `n-${randomUUID().slice(0, 8)}`, password: PASSWORD };
    const registered = await api
      .call('post', '/api/auth/register')
      .set('User-Agent', 'Home')
      .send(register)
      .expect(201);
    const { data } = registered.body as { data: { token: string; user: { id: string } } };
    const caller = api.caller({ userId: data.user.id, sessionId: '', token: data.token });
    const signIn = (userAgent: string) =>
      api
        .call('post', '/api/auth/login')
        .set('User-Agent', userAgent)
        .send({ email, password: PASSWORD })
        .expect(200);
    await signIn('Home');
    await signIn('Elsewhere');
    await signIn('Elsewhere');
    await expect
      .poll(async () => (await toldTo(caller)).map(({ kind, data: told }) => [kind, told]))
      .toEqual([
        [
          'security',
          { event: 'new_sign_in', ip: expect.any(String) as string, userAgent: 'Elsewhere' },
        ],
      ]);
  });

  it('are marked up to one, and paged', async () => {
    const caller = await api.createCaller();
    for (const amount of ['1', '2', '3']) await deposit(caller, amount);
    const [third, second, first] = await toldTo(caller);
    const answer = await caller.post('/notifications/read', { upToId: second?.id }).expect(200);
    expect(dataIn(answer)).toEqual({ unreadCount: 1 });
    expect(await toldTo(caller, '?unread=true')).toEqual([third]);
    const read = await toldTo(caller);
    expect(read.map(({ id, readAt }) => [id, readAt === null])).toEqual([
      [third?.id, true],
      [second?.id, false],
      [first?.id, false],
    ]);
    const page = pageIn(await caller.get('/notifications?limit=2').expect(200));
    expect(page.items).toEqual(read.slice(0, 2));
    const rest = await caller.get(`/notifications?limit=2&cursor=${page.nextCursor ?? ''}`);
    expect(pageIn(rest)).toEqual({ items: read.slice(2), nextCursor: null });
    const other = await api.createCaller();
    await other.post('/notifications/read', { upToId: third?.id }).expect(200);
    expect(await toldTo(caller, '?unread=true')).toEqual([third]);
    for (const upToId of ['0', 'x', 7, null, '1'.repeat(30)]) {
      await caller.post('/notifications/read', { upToId }).expect(400);
    }
  });

  it('of muted kinds are not kept; every kind has to be named', async () => {
    const caller = await api.createCaller();
    const all = Object.fromEntries(NOTIFICATION_KINDS.map((kind) => [kind, true]));
    expect(dataIn(await caller.get('/notifications/preferences').expect(200))).toEqual(all);
    const quiet = { ...all, transfer: false };
    const answer = await caller.put('/notifications/preferences', quiet).expect(200);
    expect(dataIn(answer)).toEqual(quiet);
    await deposit(caller, '1');
    expect(await toldTo(caller)).toEqual([]);
    await caller.put('/notifications/preferences', all).expect(200);
    await deposit(caller, '2');
    expect(await toldTo(caller)).toHaveLength(1);
    await caller.put('/notifications/preferences', { transfer: true }).expect(400);
    await caller.put('/notifications/preferences', { ...all, other: true }).expect(400);
  });

  it('are limited per user and by age', async () => {
    const caller = await api.createCaller();
    await api.pool.query(
      `INSERT INTO notifications (user_id, kind, data, source, created_at)
       SELECT $1, 'security', '{}', 'old ' || place, now() - interval '91 days'
       FROM generate_series(1, 3) AS place`,
      [caller.userId],
    );
    await api.services.notices.log.prune(90 * 24 * 3_600_000);
    expect(await toldTo(caller)).toEqual([]);
    await api.pool.query(
      `INSERT INTO notifications (user_id, kind, data, source, created_at)
       SELECT $1, 'security', '{}', 'new ' || place, now() FROM generate_series(1, $2) AS place`,
      [caller.userId, LIMITS.notificationsMax],
    );
    await deposit(caller, '1');
    await api.services.notices.log.settled();
    const { rows } = await api.pool.query<{ count: string; newest: string }>(
      `SELECT count(*), max(kind) AS newest FROM notifications WHERE user_id = $1`,
      [caller.userId],
    );
    expect(rows).toEqual([{ count: String(LIMITS.notificationsMax), newest: 'transfer' }]);
  });

  it('are never made for the house’s accounts', async () => {
    const userId = await createUser(api.pool, { isSystem: true });
    await api.services.notices.log.record(() =>
      Promise.resolve({
        drafts: [
          {
            userId,
            kind: 'security',
            tokenId: null,
            referenceId: null,
            data: {},
            source: 'x',
            timeMs: 0,
          },
        ],
        result: undefined,
      }),
    );
    const { rows } = await api.pool.query('SELECT 1 FROM notifications WHERE user_id = $1', [
      userId,
    ]);
    expect(rows).toEqual([]);
  });
});

describe('what traded while a user was away', () => {
  async function awayOf(caller: Caller): Promise<AwaySummary> {
    return dataIn(await caller.get('/notifications/away').expect(200)) as AwaySummary;
  }

  async function sell(seller: Caller, buyer: Caller, quantity: string): Promise<void> {
    const order = { tokenId: api.tokenId, orderType: 'limit', price: '10', quantity };
    await seller.post('/orders', { ...order, side: 'sell' }).expect(201);
    await buyer.post('/orders', { ...order, side: 'buy' }).expect(201);
  }

  it('is summed by market and side from when they were last seen until they came back', async () => {
    const seller = await api.createCaller({}, { token: '100' });
    const buyer = await api.createCaller({}, { quote: '10000' });
    await sell(seller, buyer, '1');
    const first = await awayOf(buyer);
    expect(first).toEqual({ since: expect.any(String) as string, fillCount: 0, fills: [] });
    await sell(seller, buyer, '2');
    await sell(seller, buyer, '3');
    // A short break is none.
    expect(await awayOf(buyer)).toMatchObject({ fillCount: 0 });
    await sell(seller, buyer, '4');
    await sell(seller, buyer, '5');
    api.clock.advance(6 * 60_000);
    const back = await awayOf(buyer);
    expect(back).toMatchObject({ fillCount: 2 });
    expect(back.fills).toMatchObject([
      { tokenId: api.tokenId, side: 'buy', fillCount: 2, quantity: '9', quoteAmount: '90' },
    ]);
    // What trades now is not part of it.
    await sell(seller, buyer, '6');
    expect(await awayOf(buyer)).toEqual(back);
  });
});
