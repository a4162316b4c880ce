import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ROLES,
  ROLE_PERMISSIONS,
  type AdminOverview,
  type AdminUser,
  type AdminUserDetail,
  type AdminWithdrawal,
  type AuditEntry,
  type Permission,
  type Role,
  type Token,
  type Transaction,
} from '../src/contracts/index.ts';
import { dataIn, errorIn, pageIn, refusalIn } from './answers.ts';
import { ApiHarness, type Caller } from './api-harness.ts';
import { HOSTILE_NUMBERS } from './hostile-numbers.ts';

let api: ApiHarness;

beforeAll(async () => {
  api = await ApiHarness.start();
});

afterAll(async () => {
  await api.stop();
});

const REASON = 'asked for by the desk';

async function staff(role: Role): Promise<Caller> {
  return api.createCaller({ role });
}

async function auditOf(targetId: string): Promise<AuditEntry[]> {
  const admin = await staff('admin');
  return pageIn(await admin.get(`/admin/audit?targetId=${targetId}`).expect(200))
    .items as AuditEntry[];
}

function symbol(): string {
  return `Z${randomUUID().slice(0, 6).toUpperCase()}`;
}

function listing(extra: object = {}) {
  return {
    symbol: symbol(),
    name: 'A new token',
    tickSize: '0.01',
    lotSize: '0.001',
    minQuantity: '0.001',
    maxQuantity: '1000',
    minNotional: '1',
    makerFeeBps: '10',
    takerFeeBps: '20.5',
    circulatingSupply: '1000000',
    reason: REASON,
    ...extra,
  };
}

describe('every admin route', () => {
  const ROUTES: ['get' | 'post' | 'patch', string, Permission][] = [
    ['get', '/admin/overview', 'admin:overview'],
    ['get', '/admin/audit', 'audit:read'],
    ['get', '/admin/tokens', 'tokens:read'],
    ['post', '/admin/tokens', 'tokens:write'],
    ['patch', '/admin/tokens/1', 'tokens:write'],
    ['get', '/admin/users', 'users:read'],
    ['get', `/admin/users/${randomUUID()}`, 'users:read'],
    ['patch', `/admin/users/${randomUUID()}`, 'users:read'],
    ['get', '/admin/withdrawals', 'withdrawals:read'],
    ['post', '/admin/withdrawals/1/approve', 'withdrawals:decide'],
    ['post', '/admin/withdrawals/1/reject', 'withdrawals:decide'],
  ];

  it.each(ROLES)('lets %s in exactly where the role may', async (role) => {
    const caller = await staff(role);
    for (const [method, path, permission] of ROUTES) {
      const { status } = await caller[method](path, method === 'get' ? undefined : {});
      const isLetIn = status !== 403 && status !== 401;
      expect([path, isLetIn]).toEqual([path, ROLE_PERMISSIONS[role].includes(permission)]);
    }
  });

  it.each(ROUTES)('refuses %s %s without a session', async (method, path) => {
    await api.call(method, `/api${path}`).expect(401);
  });
});

describe('tokens', () => {
  it('are listed halted, opened, traded, and audited with before and after', async () => {
    const operator = await staff('operator');
    const body = listing();
    const token = dataIn(await operator.post('/admin/tokens', body).expect(201)) as Token;
    expect(token).toMatchObject({ state: 'halted', takerFeeBps: '20.5', currentPrice: null });
    const trader = await api.createCaller({}, { quote: '100' });
    const order = {
      tokenId: body.symbol,
      orderType: 'limit',
      side: 'buy',
      price: '1',
      quantity: '2',
    };
    expect(refusalIn(await trader.post('/orders', order))).toEqual([422, 'market_closed']);
    const opened = await operator
      .patch(`/admin/tokens/${token.id}`, { state: 'active', name: 'Renamed', reason: REASON })
      .expect(200);
    expect(dataIn(opened)).toEqual({ ...token, state: 'active', name: 'Renamed' });
    expect(dataIn(await api.call('get', `/api/tokens/${body.symbol}`))).toEqual(dataIn(opened));
    await trader.post('/orders', order).expect(201);
    const audit = await auditOf(token.id);
    expect(audit.map(({ action, before, after }) => [action, before, after])).toEqual([
      ['token.update', { name: 'A new token' }, { name: 'Renamed' }],
      ['token.update', { state: 'halted' }, { state: 'active' }],
      ['token.list', null, expect.objectContaining({ symbol: body.symbol, tickSize: '0.01' })],
    ]);
    expect(audit[0]?.actor).toMatchObject({ id: operator.userId, role: 'operator' });
    const delisted = { state: 'delisted', reason: REASON };
    await operator.patch(`/admin/tokens/${token.id}`, delisted).expect(200);
    const openOrders = await trader.get('/orders?status=active').expect(200);
    expect(pageIn(openOrders).items).toEqual([]);
    const listed = dataIn(await api.call('get', '/api/tokens')) as Token[];
    expect(listed.map(({ id }) => id)).not.toContain(token.id);
  });

  it.each([
    [{ tickSize: '0.0001', lotSize: '0.00001', minQuantity: '1' }, 'lotSize'],
    [{ minQuantity: '0.0005' }, 'minQuantity'],
    [{ maxQuantity: '0.001', minQuantity: '1' }, 'maxQuantity'],
    [{ makerFeeBps: '1000.01' }, 'makerFeeBps'],
    [{ takerFeeBps: '0.001' }, 'takerFeeBps'],
    [{ symbol: 'lower' }, 'symbol'],
    [{ symbol: '12345' }, 'symbol'],
    [{ name: ' ' }, 'name'],
    [{ name: 'nul\u0000' }, 'name'],
    [{ name: 'half \ud800' }, 'name'],
    [{ reason: '' }, 'reason'],
    [{ isQuote: true }, 'isQuote'],
    [{ maxQuantity: '9'.repeat(28) }, 'maxQuantity'],
  ])('refuse a listing with %j', async (change, field) => {
    const operator = await staff('operator');
    const refused = await operator.post('/admin/tokens', listing(change));
    expect(refusalIn(refused)).toEqual([400, 'validation_failed']);
    expect(errorIn(refused).details?.map((detail) => detail.field)).toContain(field);
  });

  it.each(['tickSize', 'lotSize', 'minQuantity', 'maxQuantity'])(
    'refuse every hostile %s',
    async (field) => {
      const operator = await staff('operator');
      for (const value of HOSTILE_NUMBERS) {
        const refused = await operator.post('/admin/tokens', listing({ [field]: value }));
        expect([value, refused.status]).toEqual([value, 400]);
      }
    },
  );

  it('refuse a symbol twice, also at once', async () => {
    const operator = await staff('operator');
    const body = listing();
    const answers = await Promise.all([1, 2, 3].map(() => operator.post('/admin/tokens', body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('keep what two edits at once changed', async () => {
    const operator = await staff('operator');
    const token = dataIn(await operator.post('/admin/tokens', listing()).expect(201)) as Token;
    await Promise.all([
      operator.patch(`/admin/tokens/${token.id}`, { makerFeeBps: '1', reason: REASON }).expect(200),
      operator.patch(`/admin/tokens/${token.id}`, { takerFeeBps: '2', reason: REASON }).expect(200),
    ]);
    const kept = await api.call('get', `/api/tokens/${token.id}`);
    expect(dataIn(kept)).toMatchObject({ makerFeeBps: '1', takerFeeBps: '2' });
  });

  it('give the cash token no market', async () => {
    const operator = await staff('operator');
    const refused = await operator.patch('/admin/tokens/USD', { state: 'halted', reason: REASON });
    expect(errorIn(refused).details?.[0]?.field).toBe('state');
    await operator.patch('/admin/tokens/USD', { reason: REASON }).expect(400);
    await operator.patch('/admin/tokens/NOPE', { state: 'active', reason: REASON }).expect(404);
  });
});

describe('users', () => {
  it('are found by parts of name and e-mail, and by nothing that SQL would match', async () => {
    const support = await staff('support');
    const name = `find-${randomUUID().slice(0, 8)}`;
    const { userId } = await api.createCaller({ username: name });
    const search = async (text: string) =>
      pageIn(await support.get(`/admin/users?search=${encodeURIComponent(text)}`).expect(200))
        .items as AdminUser[];
    expect((await search(name.toUpperCase())).map(({ id }) => id)).toEqual([userId]);
    expect(await search(`${name}%`)).toEqual([]);
    expect(await search(`' OR 1=1 --`)).toEqual([]);
    expect(await search('house-fees')).toEqual([]);
    expect(JSON.stringify(await search(name))).not.toMatch(/password|hash/i);
    await support.get('/admin/users?search=%00').expect(400);
  });

  it('page through everybody once, newest first', async () => {
    const support = await staff('support');
    const { rows } = await api.pool.query<{ id: string }>(
      'SELECT id FROM users WHERE NOT is_system ORDER BY created_at DESC, id DESC',
    );
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? '' : `&cursor=${cursor}`;
      const page = pageIn(await support.get(`/admin/users?limit=5${query}`).expect(200));
      seen.push(...(page.items as AdminUser[]).map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(rows.map(({ id }) => id));
  });

  it('are shown with balances and figures', async () => {
    const support = await staff('support');
    const { userId } = await api.createCaller({}, { quote: '12.5' });
    const detail = dataIn(
      await support.get(`/admin/users/${userId}`).expect(200),
    ) as AdminUserDetail;
    expect(detail).toMatchObject({ id: userId, openOrderCount: 0, tradeCount: 0 });
    expect(detail.balances[0]).toMatchObject({ symbol: 'USD', balance: '12.5' });
    await support.get(`/admin/users/${randomUUID()}`).expect(404);
    await support.get('/admin/users/x').expect(404);
  });

  it('who are closed lose every session at once, and an audit row says why', async () => {
    const operator = await staff('operator');
    const user = await api.createCaller();
    await user.get('/wallet').expect(200);
    const change = { isActive: false, reason: REASON };
    await operator.patch(`/admin/users/${user.userId}`, change).expect(200);
    await user.get('/wallet').expect(401);
    const { rows } = await api.pool.query(
      'SELECT 1 FROM sessions WHERE user_id = $1 AND revoked_at IS NULL',
      [user.userId],
    );
    expect(rows).toEqual([]);
    expect(await auditOf(user.userId)).toMatchObject([
      {
        action: 'user.update',
        before: { isActive: true },
        after: { isActive: false },
        reason: REASON,
        actor: { id: operator.userId },
      },
    ]);
    await operator
      .patch(`/admin/users/${user.userId}`, { isActive: true, reason: REASON })
      .expect(200);
    await user.get('/wallet').expect(401);
  });

  it('who lose their role lose its routes at once', async () => {
    const admin = await staff('admin');
    const operator = await staff('operator');
    await operator.get('/admin/users').expect(200);
    const change = { role: 'user', reason: REASON };
    await admin.patch(`/admin/users/${operator.userId}`, change).expect(200);
    await operator.get('/admin/users').expect(403);
  });

  it('who are approved may withdraw at once', async () => {
    const compliance = await staff('compliance');
    const user = await api.createCaller({ kycStatus: 'pending' }, { quote: '10' });
    const withdraw = () =>
      user
        .post('/wallet/withdrawals', { tokenId: 'USD', amount: '1', address: 'address-1' })
        .set('Idempotency-Key', randomUUID());
    await withdraw().expect(403);
    await compliance
      .patch(`/admin/users/${user.userId}`, { kycStatus: 'approved', reason: REASON })
      .expect(200);
    await withdraw().expect(201);
  });

  it.each<[Role, object, number]>([
    ['support', { isActive: false }, 403],
    ['support', { kycStatus: 'approved' }, 403],
    ['compliance', { kycStatus: 'approved' }, 200],
    ['compliance', { isActive: false }, 403],
    ['compliance', { role: 'admin' }, 403],
    ['operator', { isActive: false }, 200],
    ['operator', { role: 'operator' }, 403],
    ['operator', { isActive: false, role: 'admin' }, 403],
    ['admin', { role: 'operator', isActive: true }, 200],
  ])('%s may send %j: %i', async (role, change, status) => {
    const caller = await staff(role);
    const { userId } = await api.createCaller({ kycStatus: 'pending' });
    await caller.patch(`/admin/users/${userId}`, { ...change, reason: REASON }).expect(status);
    expect(await auditOf(userId)).toHaveLength(status === 200 ? 1 : 0);
  });

  it('of the staff are changed by an admin only, and nobody changes themselves', async () => {
    const [operator, compliance, admin] = await Promise.all([
      staff('operator'),
      staff('compliance'),
      staff('admin'),
    ]);
    const close = { isActive: false, reason: REASON };
    await operator.patch(`/admin/users/${compliance.userId}`, close).expect(403);
    await admin.patch(`/admin/users/${admin.userId}`, close).expect(403);
    await admin.patch(`/admin/users/${compliance.userId}`, close).expect(200);
  });

  it('two admins who demote each other at once leave one admin', async () => {
    const [one, two] = await Promise.all([staff('admin'), staff('admin')]);
    const demote = { role: 'user', reason: REASON };
    const answers = await Promise.all([
      one.patch(`/admin/users/${two.userId}`, demote),
      two.patch(`/admin/users/${one.userId}`, demote),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
  });

  it('cannot be given balances or identities', async () => {
    const admin = await staff('admin');
    const { userId } = await api.createCaller();
    for (const extra of [{ email: 'x@example.com' }, { balance: '1' }, { id: randomUUID() }]) {
      const body = { isActive: true, reason: REASON, ...extra };
      await admin.patch(`/admin/users/${userId}`, body).expect(400);
    }
    await admin.patch(`/admin/users/${userId}`, { reason: REASON }).expect(400);
  });
});

describe('withdrawals', () => {
  async function heldWithdrawal(owner: Caller, amount = '10'): Promise<Transaction> {
    const response = await owner
      .post('/wallet/withdrawals', { tokenId: 'USD', amount, address: 'address-1' })
      .set('Idempotency-Key', randomUUID());
    return dataIn(response) as Transaction;
  }

  async function balance(caller: Caller) {
    return dataIn(await caller.get('/wallet/USD').expect(200));
  }

  it('wait in the queue and are paid out or given back, with an audit row', async () => {
    const operator = await staff('operator');
    const owner = await api.createCaller({}, { quote: '100' });
    const [paid, returned] = [await heldWithdrawal(owner), await heldWithdrawal(owner)];
    const queue = pageIn(await operator.get('/admin/withdrawals?status=held').expect(200))
      .items as AdminWithdrawal[];
    expect(queue.slice(0, 2).map(({ id }) => id)).toEqual([returned.id, paid.id]);
    expect(queue[0]?.user.id).toBe(owner.userId);
    const approved = await operator
      .post(`/admin/withdrawals/${paid.id}/approve`, { reason: REASON })
      .expect(200);
    expect(dataIn(approved)).toMatchObject({
      id: paid.id,
      status: 'completed',
      decidedBy: operator.userId,
      reason: REASON,
    });
    await operator.post(`/admin/withdrawals/${returned.id}/reject`, { reason: REASON }).expect(200);
    expect(await balance(owner)).toMatchObject({ balance: '90', lockedBalance: '0' });
    expect(await auditOf(paid.id)).toMatchObject([
      { action: 'withdrawal.approve', before: { status: 'held' }, after: { status: 'completed' } },
    ]);
  });

  it('approved, rejected and cancelled at once have one outcome', async () => {
    const [operator, compliance] = await Promise.all([staff('operator'), staff('compliance')]);
    for (let round = 0; round < 10; round += 1) {
      const owner = await api.createCaller({}, { quote: '10' });
      const { id } = await heldWithdrawal(owner);
      const answers = await Promise.all([
        operator.post(`/admin/withdrawals/${id}/approve`, { reason: REASON }),
        compliance.post(`/admin/withdrawals/${id}/reject`, { reason: REASON }),
        owner.delete(`/wallet/withdrawals/${id}`),
        operator.post(`/admin/withdrawals/${id}/approve`, { reason: REASON }),
      ]);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(3);
      const isPaid = answers[0].status === 200 || answers[3].status === 200;
      expect(await balance(owner)).toMatchObject({
        balance: isPaid ? '0' : '10',
        lockedBalance: '0',
      });
      const isByOperator = answers[2].status !== 200;
      expect(await auditOf(id)).toHaveLength(isByOperator ? 1 : 0);
    }
  });

  it('of one’s own are decided by others', async () => {
    const operator = await api.createCaller({ role: 'operator' }, { quote: '10' });
    const { id } = await heldWithdrawal(operator);
    const refused = await operator.post(`/admin/withdrawals/${id}/approve`, { reason: REASON });
    expect(refusalIn(refused)).toEqual([403, 'forbidden']);
    expect(await balance(operator)).toMatchObject({ lockedBalance: '10' });
  });

  it('that do not exist are not found, and a reason is required', async () => {
    const operator = await staff('operator');
    await operator.post('/admin/withdrawals/999999/approve', { reason: REASON }).expect(404);
    await operator.post('/admin/withdrawals/x/reject', { reason: REASON }).expect(404);
    await operator.post('/admin/withdrawals/1/reject', {}).expect(400);
  });
});

describe('the overview', () => {
  it('adds the exchange up', async () => {
    const [seller, buyer, operator] = await Promise.all([
      api.createCaller({}, { token: '10' }),
      api.createCaller({}, { quote: '1000' }),
      staff('operator'),
    ]);
    const before = dataIn(await operator.get('/admin/overview').expect(200)) as AdminOverview;
    const order = { tokenId: api.tokenId, orderType: 'limit', price: '100', quantity: '2' };
    await seller.post('/orders', { ...order, side: 'sell' }).expect(201);
    await buyer.post('/orders', { ...order, side: 'buy', quantity: '3' }).expect(201);
    const after = dataIn(await operator.get('/admin/overview').expect(200)) as AdminOverview;
    expect(after.openOrderCount).toBe(before.openOrderCount + 1);
    expect(after.tradeCount24h).toBe(before.tradeCount24h + 1);
    expect(after.engine).toMatchObject({ canTrade: true });
    expect(after.feeBalances).toContainEqual(
      expect.objectContaining({ symbol: 'USD', balance: '0.2' }),
    );
    expect(after.volumeByDay).toHaveLength(14);
    expect(after.volumeByDay.at(-1)).toMatchObject({ quoteVolume: '200', tradeCount: 1 });
    expect(after.usersByDay.at(-1)?.userCount).toBe(after.userCount);
    await buyer.delete('/orders').expect(200);
  });
});
