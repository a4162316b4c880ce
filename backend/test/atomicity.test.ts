import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, afterEach, expect, it } from 'vitest';
import type { Token, WithdrawalLimits } from '../src/contracts/index.ts';
import { dataIn } from './answers.ts';
import { ApiHarness, type Caller } from './api-harness.ts';
import { PASSWORD } from './auth-calls.ts';
import { SecurityCalls } from './security-calls.ts';
import { withdraw } from './withdrawal-calls.ts';

let api: ApiHarness;
let brokenTable: string | null = null;

beforeAll(async () => {
  api = await ApiHarness.start();
  await api.pool.query(`CREATE FUNCTION break_down() RETURNS TRIGGER LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'broken on purpose'; END $$`);
});

afterAll(async () => {
  await api.stop();
});

beforeEach(() => {
  brokenTable = null;
});

afterEach(mend);

/** From now on every write of this kind fails, as if the connection had died right there. */
async function breakDown(event: 'INSERT' | 'UPDATE', table: string): Promise<void> {
  brokenTable = table;
  await api.pool.query(`CREATE TRIGGER break_down BEFORE ${event} ON ${table}
    FOR EACH ROW EXECUTE FUNCTION break_down()`);
}

async function mend(): Promise<void> {
  if (brokenTable !== null) await api.pool.query(`DROP TRIGGER break_down ON ${brokenTable}`);
  brokenTable = null;
}

async function column(text: string, value: string): Promise<unknown> {
  const { rows } = await api.pool.query<{ value: unknown }>(text, [value]);
  return rows[0]?.value;
}

const REASON = 'a test of it';

function account() {
  const username = `u${randomUUID().slice(0, 8)}`;
  return { username, email: `${username}@example.com`, password: 'long enough' };
}

it('a registration whose session cannot be stored leaves no account', async () => {
  const body = account();
  await breakDown('INSERT', 'sessions');
  await api.call('post', '/api/auth/register').send(body).expect(500);
  await mend();
  await api.call('post', '/api/auth/register').send(body).expect(201);
});

it('a sign-in whose session cannot be stored is not noted as one', async () => {
  const { username, ...body } = account();
  await api
    .call('post', '/api/auth/register')
    .send({ username, ...body })
    .expect(201);
  const lastLogin = () =>
    column('SELECT last_login_at AS value FROM users WHERE email = $1', body.email);
  const before = await lastLogin();
  await breakDown('INSERT', 'sessions');
  await api.call('post', '/api/auth/login').send(body).expect(500);
  expect(await lastLogin()).toEqual(before);
});

it('a refresh that cannot be stored leaves the refresh token good', async () => {
  const response = await api.call('post', '/api/auth/register').send(account()).expect(201);
  const cookie = (response.headers['set-cookie'] as unknown as string[])[0]?.split(';')[0] ?? '';
  const refresh = () => api.call('post', '/api/auth/refresh').set('Cookie', cookie);
  await breakDown('UPDATE', 'sessions');
  await refresh().expect(500);
  await mend();
  await refresh().expect(200);
});

it.each([
  ['INSERT', 'audit_log'],
  ['UPDATE', 'sessions'],
  ['UPDATE', 'users'],
] as const)('closing an account while %s of %s fails changes nothing', async (event, table) => {
  const admin = await api.createCaller({ role: 'admin' });
  const user = await api.createCaller();
  await breakDown(event, table);
  const change = { isActive: false, reason: REASON };
  await admin.patch(`/admin/users/${user.userId}`, change).expect(500);
  await mend();
  await user.get('/auth/me').expect(200);
  const isActive = 'SELECT is_active AS value FROM users WHERE id = $1';
  expect(await column(isActive, user.userId)).toBe(true);
  const audits = 'SELECT count(*)::int AS value FROM audit_log WHERE target_id = $1';
  expect(await column(audits, user.userId)).toBe(0);
});

it('renaming a token without its audit row is not done', async () => {
  const admin = await api.createCaller({ role: 'admin' });
  await breakDown('INSERT', 'audit_log');
  const change = { name: 'Another', reason: REASON };
  await admin.patch(`/admin/tokens/${api.tokenId}`, change).expect(500);
  await mend();
  const token = dataIn(await api.call('get', `/api/tokens/${api.tokenId}`)) as Token;
  expect(token.name).not.toBe('Another');
});

it('halting a market without its audit row is not done, and the exchange goes on', async () => {
  const admin = await api.createCaller({ role: 'admin' });
  await breakDown('INSERT', 'audit_log');
  const change = { state: 'halted', reason: REASON };
  await admin.patch(`/admin/tokens/${api.tokenId}`, change).expect(503);
  await mend();
  await api.engine.whenLeading();
  const trader = await api.createCaller({}, { quote: '10' });
  await trader
    .post('/orders', {
      tokenId: api.tokenId,
      orderType: 'limit',
      side: 'buy',
      price: '1',
      quantity: '1',
    })
    .expect(201);
});

it('an adjustment approved without its audit row is not booked, and booked once when it can be', async () => {
  const operator = await api.createCaller({ role: 'operator' });
  const second = await api.createCaller({ role: 'compliance' });
  const user = await api.createCaller();
  const body = { userId: user.userId, tokenId: 'USD', amount: '10', reason: REASON };
  const proposed = await operator.post('/admin/adjustments', body).expect(201);
  const { id } = dataIn(proposed) as { id: string };
  await breakDown('INSERT', 'audit_log');
  const confirm = { amount: '10', symbol: 'USD' };
  await second.post(`/admin/adjustments/${id}/approve`, { reason: REASON, confirm }).expect(503);
  await mend();
  const balance = async () => dataIn(await user.get('/wallet/USD').expect(200));
  expect(await balance()).toMatchObject({ balance: '0' });
  await api.engine.whenLeading();
  api.clock.advance(60_000);
  expect(await api.services.adjustmentBooking.finish()).toBe(1);
  expect(await balance()).toMatchObject({ balance: '10' });
  const audits = 'SELECT count(*)::int AS value FROM audit_log WHERE target_id = $1';
  expect(await column(audits, id)).toBe(2);
});

it('a proposal of an adjustment without its audit row is none', async () => {
  const operator = await api.createCaller({ role: 'operator' });
  const user = await api.createCaller();
  await breakDown('INSERT', 'audit_log');
  const body = { userId: user.userId, tokenId: 'USD', amount: '10', reason: REASON };
  await operator.post('/admin/adjustments', body).expect(500);
  await mend();
  const count = 'SELECT count(*)::int AS value FROM adjustment_proposals WHERE user_id = $1';
  expect(await column(count, user.userId)).toBe(0);
});

it('a withdrawal approved without its audit row stays held', async () => {
  const operator = await api.createCaller({ role: 'operator' });
  const owner = await api.createCaller({}, { quote: '10' });
  const held = await owner
    .post('/wallet/withdrawals', { tokenId: 'USD', amount: '10', address: 'address-1' })
    .set('Idempotency-Key', 'once');
  const { id } = dataIn(held) as { id: string };
  await breakDown('INSERT', 'audit_log');
  await operator.post(`/admin/withdrawals/${id}/approve`, { reason: REASON }).expect(503);
  await mend();
  const wallet = dataIn(await owner.get('/wallet/USD').expect(200));
  expect(wallet).toMatchObject({ balance: '10', lockedBalance: '10' });
  await operator.post(`/admin/withdrawals/${id}/approve`, { reason: REASON }).expect(200);
});

it("a change of an account's protection that cannot be told does not happen", async () => {
  const security = new SecurityCalls(() => api);
  const user = await security.account();
  const newPassword = 'Another horse 8';
  const app = await security.enableTotp(user);
  await breakDown('INSERT', 'notifications');
  await user.post('/auth/password', { currentPassword: PASSWORD, newPassword }).expect(500);
  await user.post('/auth/totp/recovery-codes', { code: app.nextCode() }).expect(500);
  await user.post('/auth/totp/disable', { password: PASSWORD, code: app.nextCode() }).expect(500);
  await user.post('/auth/freeze', { password: PASSWORD }).expect(500);
  await mend();
  await user.get('/auth/me').expect(200);
  await security.signIn(user.email, app.recoveryCodes[0]);
});

it('a second factor whose recovery codes cannot be stored stays off', async () => {
  const security = new SecurityCalls(() => api);
  const user = await security.account();
  await breakDown('INSERT', 'recovery_codes');
  await expect(security.enableTotp(user)).rejects.toThrow('500');
  await mend();
  await security.signIn(user.email);
  await security.enableTotp(user);
});

it('an address that its owner cannot be told of is not added, nor is allow-list mode changed', async () => {
  const owner = await api.createCaller();
  await breakDown('INSERT', 'notifications');
  const body = { tokenId: 'USD', label: 'Bank', address: 'bank-account-1' };
  await owner.post('/wallet/addresses', body).expect(500);
  await owner.patch('/wallet/address-policy', { allowListOnly: true }).expect(500);
  await mend();
  expect(dataIn(await owner.get('/wallet/addresses').expect(200))).toEqual([]);
  expect(dataIn(await owner.get('/wallet/address-policy').expect(200))).toMatchObject({
    allowListOnly: false,
  });
});

async function usedBy(owner: Caller): Promise<string> {
  return (dataIn(await owner.get('/wallet/limits').expect(200)) as WithdrawalLimits).day.used;
}

it('a withdrawal that cannot be reserved is not held', async () => {
  const owner = await api.createCaller({}, { quote: '10' });
  await breakDown('INSERT', 'withdrawal_reservations');
  await withdraw(owner, '10').expect(500);
  await mend();
  const wallet = dataIn(await owner.get('/wallet/USD').expect(200));
  expect(wallet).toMatchObject({ lockedBalance: '0' });
  expect(await usedBy(owner)).toBe('0');
});

it('a withdrawal that is held counts, also when that cannot be written down at once', async () => {
  const owner = await api.createCaller({}, { quote: '10' });
  await breakDown('UPDATE', 'withdrawal_reservations');
  await withdraw(owner, '4').expect(201);
  await mend();
  expect(await usedBy(owner)).toBe('4');
  const linked = await column(
    'SELECT transaction_id AS value FROM withdrawal_reservations WHERE user_id = $1',
    owner.userId,
  );
  expect(linked).not.toBeNull();
});

it('a withdrawal whose outcome is unknown counts until it is known, and once when it is sent again', async () => {
  const owner = await api.createCaller({}, { quote: '10' });
  await breakDown('INSERT', 'transactions');
  await withdraw(owner, '4', undefined, 'unknown').expect(503);
  expect(await usedBy(owner)).toBe('4');
  await mend();
  await withdraw(owner, '4', undefined, 'unknown').expect(201);
  expect(await usedBy(owner)).toBe('4');
});
