import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Notification, RecoveryCodes, TotpSetup, TotpState } from '../src/contracts/index.ts';
import { AdminCalls, REASON } from './admin-calls.ts';
import { dataIn, errorIn, pageIn, refusalIn } from './answers.ts';
import { ApiHarness, type Caller } from './api-harness.ts';
import { AuthCalls, PASSWORD } from './auth-calls.ts';
import { SecurityCalls } from './security-calls.ts';

let api: ApiHarness;

beforeAll(async () => {
  api = await ApiHarness.start();
});

afterAll(async () => {
  await api.stop();
});

const { login, me } = new AuthCalls(() => api);
const security = new SecurityCalls(() => api);
const { staff, auditOf } = new AdminCalls(() => api);

async function eventsOf(caller: Caller): Promise<(string | undefined)[]> {
  const items = pageIn(await caller.get('/notifications').expect(200)).items as Notification[];
  return items.filter(({ kind }) => kind === 'security').map(({ data }) => data['event']);
}

async function stateOf(caller: Caller): Promise<TotpState> {
  return dataIn(await caller.get('/auth/totp').expect(200)) as TotpState;
}

describe('setting a second factor up', () => {
  it('asks for the password, and for a code before anything changes', async () => {
    const user = await security.account();
    const wrong = await user.post('/auth/totp/setup', { password: 'wrong' });
    expect(refusalIn(wrong)).toEqual([401, 'invalid_credentials']);
    expect(errorIn(wrong).details).toEqual([{ field: 'password', message: 'is wrong' }]);
    expect(refusalIn(await user.post('/auth/totp/enable', { code: '123456' }))).toEqual([
      409,
      'conflict',
    ]);
    const setup = dataIn(
      await user.post('/auth/totp/setup', { password: PASSWORD }).expect(200),
    ) as TotpSetup;
    expect(setup.uri).toContain(`secret=${setup.secret}`);
    await login(user.email, PASSWORD).expect(200);
    const code = await user.post('/auth/totp/enable', { code: '000000' });
    expect(refusalIn(code)).toEqual([401, 'invalid_totp']);
    expect(errorIn(code).details?.[0]?.field).toBe('code');
    expect(await stateOf(user)).toEqual({ isEnabled: false, recoveryCodesLeft: 0 });
  });

  it('gives ten recovery codes, tells the user, and keeps nothing that can be read', async () => {
    const user = await security.account();
    const app = await security.enableTotp(user);
    expect(new Set(app.recoveryCodes).size).toBe(10);
    expect(await stateOf(user)).toEqual({ isEnabled: true, recoveryCodesLeft: 10 });
    expect(dataIn(await me(user.token))).toMatchObject({ totpEnabled: true });
    expect(await eventsOf(user)).toEqual(['totp_enabled']);
    const { rows } = await api.pool.query(
      `SELECT sealed_secret, array_agg(code_hash) FROM totp_credentials
       JOIN recovery_codes USING (user_id) WHERE user_id = $1 GROUP BY 1`,
      [user.userId],
    );
    const stored = JSON.stringify(rows);
    expect(stored).not.toContain(app.secret);
    for (const code of app.recoveryCodes) expect(stored).not.toContain(code.replace('-', ''));
    expect(refusalIn(await user.post('/auth/totp/setup', { password: PASSWORD }))).toEqual([
      409,
      'conflict',
    ]);
  });
});

describe('signing in with a second factor', () => {
  it('asks for a code only after the password was right', async () => {
    const user = await security.account();
    const app = await security.enableTotp(user);
    const without = await login(user.email, PASSWORD);
    expect(refusalIn(without)).toEqual([401, 'totp_required']);
    expect(without.headers['set-cookie']).toBeUndefined();
    const code = app.nextCode();
    for (const totp of [undefined, code, '000000']) {
      const wrong = await login(user.email, 'wrong password', totp);
      expect(refusalIn(wrong)).toEqual([401, 'invalid_credentials']);
      const unknown = await login('nobody@example.com', PASSWORD, totp);
      expect(errorIn(unknown).message).toBe(errorIn(wrong).message);
    }
    expect(refusalIn(await login(user.email, PASSWORD, '000000'))).toEqual([401, 'invalid_totp']);
    await login(user.email, PASSWORD, `${code.slice(0, 3)} ${code.slice(3)}`).expect(200);
  });

  it('the same code sent 20 times in parallel makes one login', async () => {
    const user = await security.account();
    const app = await security.enableTotp(user);
    const code = app.nextCode();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => login(user.email, PASSWORD, code)),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 401)).toHaveLength(19);
    const { rows } = await api.pool.query<{ count: string }>(
      'SELECT count(*) FROM sessions WHERE user_id = $1',
      [user.userId],
    );
    // The registration's and that one.
    expect(rows[0]?.count).toBe('2');
  });

  it('a code that was good is not good again, nor an older one after it', async () => {
    const user = await security.account();
    const app = await security.enableTotp(user);
    expect(refusalIn(await login(user.email, PASSWORD, app.code()))).toEqual([401, 'invalid_totp']);
    const older = app.nextCode();
    const newer = app.nextCode();
    await login(user.email, PASSWORD, newer).expect(200);
    expect(refusalIn(await login(user.email, PASSWORD, older))).toEqual([401, 'invalid_totp']);
  });

  it('a recovery code is good once, also in parallel, and its use is told', async () => {
    const user = await security.account();
    const app = await security.enableTotp(user);
    const [code = '', other = ''] = app.recoveryCodes;
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => login(user.email, PASSWORD, code)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await stateOf(user)).toEqual({ isEnabled: true, recoveryCodesLeft: 9 });
    expect(await eventsOf(user)).toContain('recovery_code_used');
    // Nine wrong ones; written as a person might.
    await login(user.email, PASSWORD, other.toUpperCase().replace('-', ' ')).expect(200);
  });

  it('after ten wrong codes none is looked at for a quarter of an hour', async () => {
    const user = await security.account();
    const app = await security.enableTotp(user);
    const guesses = Array.from({ length: 30 }, (_, guess) => String(guess).padStart(6, '0'));
    const answers = await Promise.all(guesses.map((guess) => login(user.email, PASSWORD, guess)));
    const codes = answers.map((answer) => errorIn(answer).code);
    expect(codes.filter((code) => code === 'invalid_totp')).toHaveLength(10);
    expect(codes.filter((code) => code === 'rate_limited')).toHaveLength(20);
    const locked = await login(user.email, PASSWORD, app.nextCode());
    expect(refusalIn(locked)).toEqual([429, 'rate_limited']);
    expect(Number(locked.headers['retry-after'])).toBeGreaterThan(600);
    expect(refusalIn(await login(user.email, PASSWORD, app.recoveryCodes[0]))).toEqual([
      429,
      'rate_limited',
    ]);
    api.clock.advance(15 * 60_000);
    await login(user.email, PASSWORD, app.nextCode()).expect(200);
  });

  it.each([
    0,
    null,
    123456,
    '',
    '12345',
    'x'.repeat(21),
    '１２３４５６',
    {},
    ['123456'],
    '123456\0',
  ])('refuses %j as a code', async (totp) => {
    const answer = await api
      .call('post', '/api/auth/login')
      .send({ email: 'nobody@example.com', password: PASSWORD, totp });
    expect(refusalIn(answer)).toEqual([400, 'validation_failed']);
    expect(errorIn(answer).details?.[0]?.field).toBe('totp');
  });
});

describe('turning it off, and new recovery codes', () => {
  it('asks for the password and a code', async () => {
    const user = await security.account();
    const app = await security.enableTotp(user);
    const disable = (password: string, code: string) =>
      user.post('/auth/totp/disable', { password, code });
    expect(refusalIn(await disable('wrong', app.nextCode()))).toEqual([401, 'invalid_credentials']);
    const wrong = await disable(PASSWORD, '000000');
    expect(refusalIn(wrong)).toEqual([401, 'invalid_totp']);
    expect(errorIn(wrong).details?.[0]?.field).toBe('code');
    await disable(PASSWORD, app.nextCode()).expect(200);
    expect(await stateOf(user)).toEqual({ isEnabled: false, recoveryCodesLeft: 0 });
    await login(user.email, PASSWORD).expect(200);
    expect(await eventsOf(user)).toEqual(['totp_disabled', 'totp_enabled']);
    expect(refusalIn(await disable(PASSWORD, app.nextCode()))).toEqual([409, 'conflict']);
  });

  it('new recovery codes replace the old ones', async () => {
    const user = await security.account();
    const app = await security.enableTotp(user);
    await login(user.email, PASSWORD, app.recoveryCodes[0]).expect(200);
    const answer = await user
      .post('/auth/totp/recovery-codes', { code: app.nextCode() })
      .expect(200);
    const { recoveryCodes } = dataIn(answer) as RecoveryCodes;
    expect(await stateOf(user)).toEqual({ isEnabled: true, recoveryCodesLeft: 10 });
    expect((await login(user.email, PASSWORD, app.recoveryCodes[1])).status).toBe(401);
    await login(user.email, PASSWORD, recoveryCodes[1]).expect(200);
  });

  it('an operator resets it for who lost the app; the user is told and an audit row says why', async () => {
    const [operator, compliance] = await Promise.all([staff('operator'), staff('compliance')]);
    const user = await security.account();
    await security.enableTotp(user);
    const path = `/admin/users/${user.userId}/totp/reset`;
    await compliance.post(path, { reason: REASON }).expect(403);
    await operator.post(path, {}).expect(400);
    expect(dataIn(await operator.post(path, { reason: REASON }).expect(200))).toMatchObject({
      id: user.userId,
      totpEnabled: false,
    });
    await login(user.email, PASSWORD).expect(200);
    expect(await eventsOf(user)).toContain('totp_reset');
    expect(await auditOf(user.userId)).toMatchObject([
      { action: 'user.totp_reset', before: { totpEnabled: true }, after: { totpEnabled: false } },
    ]);
    await operator.post(path, { reason: REASON }).expect(409);
    await operator.post(`/admin/users/${randomUUID()}/totp/reset`, { reason: REASON }).expect(404);
    await operator
      .post(`/admin/users/${compliance.userId}/totp/reset`, { reason: REASON })
      .expect(403);
  });
});

describe('a withdrawal', () => {
  const withdraw = (caller: Caller, totp?: string, key: string = randomUUID()) =>
    caller
      .post('/wallet/withdrawals', { tokenId: 'USD', amount: '1', address: 'address-1', totp })
      .set('Idempotency-Key', key);

  it('asks for a code when the account has a second factor', async () => {
    const user = await security.account();
    await api.credit(user.userId, Number(api.quoteTokenId), '10');
    await withdraw(user).expect(201);
    const app = await security.enableTotp(user);
    const without = await withdraw(user);
    expect(refusalIn(without)).toEqual([401, 'totp_required']);
    expect(errorIn(without).details?.[0]?.field).toBe('totp');
    expect(refusalIn(await withdraw(user, '000000'))).toEqual([401, 'invalid_totp']);
    const code = app.nextCode();
    await withdraw(user, code).expect(201);
    expect(refusalIn(await withdraw(user, code))).toEqual([401, 'invalid_totp']);
  });

  it('sent again with its key and its spent code answers with the first outcome', async () => {
    const user = await security.account();
    await api.credit(user.userId, Number(api.quoteTokenId), '10');
    const app = await security.enableTotp(user);
    const code = app.nextCode();
    const key = randomUUID();
    const first = dataIn(await withdraw(user, code, key).expect(201));
    expect(dataIn(await withdraw(user, code, key).expect(201))).toEqual(first);
    const { rows } = await api.pool.query(
      `SELECT 1 FROM transactions WHERE user_id = $1 AND type = 'withdrawal'`,
      [user.userId],
    );
    expect(rows).toHaveLength(1);
  });
});
