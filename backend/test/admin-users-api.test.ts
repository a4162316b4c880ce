import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AdminUser, AdminUserDetail, Role } from '../src/contracts/index.ts';
import { AdminCalls, REASON } from './admin-calls.ts';
import { dataIn, pageIn } from './answers.ts';
import { ApiHarness } from './api-harness.ts';

let api: ApiHarness;

beforeAll(async () => {
  api = await ApiHarness.start();
});

afterAll(async () => {
  await api.stop();
});

const { staff, auditOf } = new AdminCalls(() => api);

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

describe('the list of staff', () => {
  it('holds those with a role other than user', async () => {
    const [user, support] = [await api.createCaller(), await api.createCaller({ role: 'support' })];
    const operator = await api.createCaller({ role: 'operator' });
    const idsOf = async (isStaff: boolean) => {
      const answer = await operator.get(`/admin/users?isStaff=${isStaff}&limit=200`).expect(200);
      return (pageIn(answer).items as { id: string }[]).map(({ id }) => id);
    };
    expect(await idsOf(true)).toEqual(expect.arrayContaining([support.userId, operator.userId]));
    expect(await idsOf(true)).not.toContain(user.userId);
    expect(await idsOf(false)).toContain(user.userId);
    expect(await idsOf(false)).not.toContain(support.userId);
  });
});
