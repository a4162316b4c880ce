import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ROLES,
  ROLE_PERMISSIONS,
  type AdminOverview,
  type Permission,
} from '../src/contracts/index.ts';
import { AdminCalls } from './admin-calls.ts';
import { dataIn } from './answers.ts';
import { ApiHarness } from './api-harness.ts';

let api: ApiHarness;

beforeAll(async () => {
  api = await ApiHarness.start();
});

afterAll(async () => {
  await api.stop();
});

const { staff } = new AdminCalls(() => api);

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
