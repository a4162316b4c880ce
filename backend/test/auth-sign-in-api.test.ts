import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { User } from '../src/contracts/index.ts';
import { dataIn, errorIn, refusalIn } from './answers.ts';
import { ApiHarness } from './api-harness.ts';
import { AuthCalls, PASSWORD, cookieOf, newAccount, sessionIn, setCookieOf } from './auth-calls.ts';

let api: ApiHarness;

beforeAll(async () => {
  api = await ApiHarness.start();
});

afterAll(async () => {
  await api.stop();
});

const { register, login, me } = new AuthCalls(() => api);

describe('registration', () => {
  it('makes an account, signs in and puts the refresh token into a strict cookie only', async () => {
    const account = newAccount();
    const response = await register(account).expect(201);
    const session = sessionIn(response);
    expect(session.user).toMatchObject({
      email: account.email,
      username: account.username,
      role: 'user',
      kycStatus: 'none',
      isActive: true,
    });
    const cookie = setCookieOf(response);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).toMatch(/Path=\/api\/auth(;|$)/);
    expect(JSON.stringify(response.body)).not.toContain(cookieOf(response).split('=')[1]);
    const seen = await me(session.token).expect(200);
    expect(dataIn(seen) as User).toEqual(session.user);
  });

  it('is one account for four spellings of an e-mail, a hundred times at once', async () => {
    const name = `case${randomUUID().slice(0, 8)}`;
    const spellings = [
      `${name}@example.com`,
      `${name.toUpperCase()}@Example.COM`,
      ` ${name}@example.com `,
      `${name.replace('c', 'ｃ')}@example．com`,
    ];
    const attempts = Array.from({ length: 100 }, (_, index) =>
      register({
        email: spellings[index % 4],
        username: `${name}-${index}`,
        password: PASSWORD,
      }),
    );
    const statuses = (await Promise.all(attempts)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(99);
    const { rows } = await api.pool.query('SELECT 1 FROM users WHERE email = $1', [
      `${name}@example.com`,
    ]);
    expect(rows).toHaveLength(1);
  });

  it('names the field that is taken', async () => {
    const account = newAccount();
    await register(account).expect(201);
    const sameName = await register({ ...newAccount(), username: account.username.toUpperCase() });
    expect(sameName.status).toBe(409);
    expect(errorIn(sameName).details).toEqual([{ field: 'username', message: 'is taken' }]);
  });

  it('refuses role, balance and status smuggled into the body', async () => {
    for (const extra of [{ role: 'admin' }, { isActive: true }, { kycStatus: 'approved' }]) {
      const response = await register({ ...newAccount(), ...extra });
      expect(response.status).toBe(400);
      expect(errorIn(response).details?.[0]?.field).toBe(Object.keys(extra)[0]);
    }
  });
});

describe('login', () => {
  it('answers alike for an unknown e-mail and a wrong password', async () => {
    const account = newAccount();
    await register(account).expect(201);
    const wrongPassword = await login(account.email, 'not it, sorry');
    const unknown = await login('nobody@example.com', PASSWORD);
    expect(wrongPassword.status).toBe(401);
    expect(unknown.status).toBe(401);
    expect({ ...errorIn(unknown), requestId: '' }).toEqual({
      ...errorIn(wrongPassword),
      requestId: '',
    });
  });

  it('tells passwords apart beyond 72 bytes', async () => {
    const account = { ...newAccount(), password: 'x'.repeat(90) };
    await register(account).expect(201);
    await login(account.email, `${'x'.repeat(89)}y`).expect(401);
    await login(account.email, account.password).expect(200);
  });

  it('takes the two spellings of one password', async () => {
    const account = { ...newAccount(), password: 'Caf\u00e9 \uff11 forever' };
    await register(account).expect(201);
    await login(account.email, 'Cafe\u0301 1 forever').expect(200);
  });

  it('tells a disabled account only to who knows the password', async () => {
    const account = newAccount();
    await register(account).expect(201);
    await api.pool.query('UPDATE users SET is_active = FALSE WHERE email = $1', [account.email]);
    const known = await login(account.email, account.password);
    expect(refusalIn(known)).toEqual([403, 'account_disabled']);
    const guessed = await login(account.email, 'a wrong guess');
    expect(refusalIn(guessed)).toEqual([401, 'invalid_credentials']);
  });

  it('opens no account of the house', async () => {
    await login('fees@house.invalid', 'x').expect(401);
  });
});
