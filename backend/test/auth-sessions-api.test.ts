import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiHarness } from './api-harness.ts';
import { AuthCalls, cookieOf, newAccount, sessionIn, setCookieOf } from './auth-calls.ts';

let api: ApiHarness;

beforeAll(async () => {
  api = await ApiHarness.start();
});

afterAll(async () => {
  await api.stop();
});

const { register, login, refresh, me } = new AuthCalls(() => api);

describe('refresh', () => {
  async function signedIn(): Promise<string> {
    const account = newAccount();
    await register(account).expect(201);
    return cookieOf(await login(account.email, account.password).set('User-Agent', 'a browser'));
  }

  it('gives a new access token and a new refresh token', async () => {
    const first = await signedIn();
    const response = await refresh(first).expect(200);
    expect(cookieOf(response)).not.toBe(first);
    await me(sessionIn(response).token).expect(200);
    await refresh(cookieOf(response)).expect(200);
  });

  it('a spent token sent again later ends the session', async () => {
    const first = await signedIn();
    const second = await refresh(first).expect(200);
    api.clock.advance(11_000);
    const reused = await refresh(first).expect(401);
    expect(setCookieOf(reused)).toMatch(/Expires=Thu, 01 Jan 1970/);
    await refresh(cookieOf(second)).expect(401);
    await me(sessionIn(second).token).expect(401);
  });

  it('a token spent two turns ago ends the session at once', async () => {
    const first = await signedIn();
    const second = cookieOf(await refresh(first).expect(200));
    const third = cookieOf(await refresh(second).expect(200));
    await refresh(first).expect(401);
    await refresh(third).expect(401);
  });

  it('two tabs at once both get an access token, and one new refresh token', async () => {
    const first = await signedIn();
    const responses = await Promise.all([refresh(first), refresh(first)]);
    expect(responses.map(({ status }) => status)).toEqual([200, 200]);
    const rotated = responses.filter(({ headers }) => headers['set-cookie'] !== undefined);
    expect(rotated).toHaveLength(1);
    await refresh(cookieOf(rotated[0] ?? { headers: {} })).expect(200);
  });

  it('a spent token from another browser ends the session even at once', async () => {
    const first = await signedIn();
    const second = cookieOf(await refresh(first).expect(200));
    await refresh(first, 'a thief').expect(401);
    await refresh(second).expect(401);
  });

  it('refuses nonsense and nothing', async () => {
    await api.call('post', '/api/auth/refresh').expect(401);
    for (const value of ['x', `${randomUUID()}.${'a'.repeat(43)}`, '%00', '..', 'null']) {
      await refresh(`refresh_token=${value}`).expect(401);
    }
  });

  it('ends thirty days after the sign-in', async () => {
    const cookie = await signedIn();
    api.clock.advance(31 * 24 * 3600 * 1000);
    await refresh(cookie).expect(401);
  });
});

describe('logout', () => {
  it('ends the session for its refresh token and its access token at once', async () => {
    const registered = await register(newAccount()).expect(201);
    const cookie = cookieOf(registered);
    const { token } = sessionIn(registered);
    await me(token).expect(200);
    await api.call('post', '/api/auth/logout').set('Cookie', cookie).expect(200);
    await me(token).expect(401);
    await refresh(cookie).expect(401);
  });

  it('works with the access token alone, and without any session', async () => {
    const caller = await api.createCaller();
    await caller.get('/auth/me').expect(200);
    await caller.post('/auth/logout').expect(200);
    await caller.get('/auth/me').expect(401);
    await api.call('post', '/api/auth/logout').expect(200);
  });
});
