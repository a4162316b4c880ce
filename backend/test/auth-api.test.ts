import { createHmac, randomUUID } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session, User } from '../src/contracts/index.ts';
import { dataIn, errorIn, refusalIn } from './answers.ts';
import { ApiHarness } from './api-harness.ts';
import { JWT_SECRET } from './api-services.ts';

let api: ApiHarness;

beforeAll(async () => {
  api = await ApiHarness.start();
});

afterAll(async () => {
  await api.stop();
});

const PASSWORD = 'Correct horse 7';

function newAccount() {
  const name = `u${randomUUID().slice(0, 8)}`;
  return { email: `${name}@example.com`, username: name, password: PASSWORD };
}

function register(account: object) {
  return api.call('post', '/api/auth/register').send(account);
}

function login(email: string, password: string) {
  return api.call('post', '/api/auth/login').send({ email, password });
}

/** The whole Set-Cookie header of an answer. */
function setCookieOf(response: { headers: Record<string, unknown> }): string {
  const header = response.headers['set-cookie'] as string[] | undefined;
  expect(header).toHaveLength(1);
  return header?.[0] ?? '';
}

/** `name=value` as a browser sends it back. */
function cookieOf(response: { headers: Record<string, unknown> }): string {
  return setCookieOf(response).split(';')[0] ?? '';
}

function refresh(cookie: string, userAgent = 'a browser') {
  return api.call('post', '/api/auth/refresh').set('Cookie', cookie).set('User-Agent', userAgent);
}

function sessionIn(response: Parameters<typeof dataIn>[0]): Session {
  return dataIn(response) as Session;
}

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
    const me = await api
      .call('get', '/api/auth/me')
      .set('Authorization', `Bearer ${session.token}`)
      .expect(200);
    expect(dataIn(me) as User).toEqual(session.user);
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

describe('access tokens', () => {
  async function meWith(token: string): Promise<number> {
    const response = await api.call('get', '/api/auth/me').set('Authorization', `Bearer ${token}`);
    return response.status;
  }

  async function goodClaims(): Promise<Record<string, unknown>> {
    const { token } = await api.createCaller();
    return jwt.decode(token) as Record<string, unknown>;
  }

  it('accepts what it signed itself', async () => {
    const claims = await goodClaims();
    expect(await meWith(jwt.sign(claims, JWT_SECRET, { algorithm: 'HS256' }))).toBe(200);
  });

  it.each(['HS384', 'HS512'] as const)('refuses %s with the right secret', async (algorithm) => {
    expect(await meWith(jwt.sign(await goodClaims(), JWT_SECRET, { algorithm }))).toBe(401);
  });

  it('refuses an unsigned token', async () => {
    const token = jwt.sign(await goodClaims(), '', { algorithm: 'none' });
    expect(await meWith(token)).toBe(401);
  });

  it('refuses another secret, also when the header names a key', async () => {
    const claims = await goodClaims();
    expect(await meWith(jwt.sign(claims, 'another secret of thirty-two characters'))).toBe(401);
    const empty = jwt.sign(claims, 'x', { algorithm: 'HS256', keyid: '../../dev/null' });
    expect(await meWith(empty)).toBe(401);
  });

  it('refuses a token without an end, an ended one and one for another audience', async () => {
    const claims = await goodClaims();
    const { exp, ...endless } = claims;
    expect(exp).toBeTypeOf('number');
    expect(await meWith(signRaw(endless))).toBe(401);
    expect(await meWith(signRaw({ ...claims, exp: 1_700_000_000 }))).toBe(401);
    expect(await meWith(signRaw({ ...claims, aud: 'another' }))).toBe(401);
    expect(await meWith(signRaw({ ...claims, iss: 'another' }))).toBe(401);
  });

  it('refuses a session that does not exist, and another user than the session has', async () => {
    const claims = await goodClaims();
    const other = await goodClaims();
    expect(await meWith(signRaw({ ...claims, sid: randomUUID() }))).toBe(401);
    expect(await meWith(signRaw({ ...claims, sub: other['sub'] }))).toBe(401);
  });

  it('takes the role from the record, whatever the token says', async () => {
    const claims = await goodClaims();
    const forged = signRaw({ ...claims, role: 'admin' });
    const response = await api
      .call('get', '/api/admin/users')
      .set('Authorization', `Bearer ${forged}`);
    expect(response.status).toBe(403);
  });

  it('follows a change made by another process within five seconds', async () => {
    const caller = await api.createCaller();
    await caller.get('/admin/users').expect(403);
    await api.pool.query(`UPDATE users SET role = 'support' WHERE id = $1`, [caller.userId]);
    api.clock.advance(5_000);
    await caller.get('/admin/users').expect(200);
    await api.pool.query('UPDATE sessions SET revoked_at = now() WHERE id = $1', [
      caller.sessionId,
    ]);
    api.clock.advance(5_000);
    await caller.get('/admin/users').expect(401);
  });

  it('refuses malformed headers', async () => {
    for (const header of ['Bearer', 'Bearer  x', 'Basic abc', 'Bearer a.b', 'bearer x.y.z']) {
      const response = await api.call('get', '/api/auth/me').set('Authorization', header);
      expect(response.status).toBe(401);
      expect(response.headers['www-authenticate']).toBe('Bearer');
    }
  });
});

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
    await api
      .call('get', '/api/auth/me')
      .set('Authorization', `Bearer ${sessionIn(response).token}`)
      .expect(200);
    await refresh(cookieOf(response)).expect(200);
  });

  it('a spent token sent again later ends the session', async () => {
    const first = await signedIn();
    const second = await refresh(first).expect(200);
    api.clock.advance(11_000);
    const reused = await refresh(first).expect(401);
    expect(setCookieOf(reused)).toMatch(/Expires=Thu, 01 Jan 1970/);
    await refresh(cookieOf(second)).expect(401);
    await api
      .call('get', '/api/auth/me')
      .set('Authorization', `Bearer ${sessionIn(second).token}`)
      .expect(401);
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
    const me = () => api.call('get', '/api/auth/me').set('Authorization', `Bearer ${token}`);
    await me().expect(200);
    await api.call('post', '/api/auth/logout').set('Cookie', cookie).expect(200);
    await me().expect(401);
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

/** Signs claims as they are: the library would refuse to leave something out. */
function signRaw(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${body}.${createHmac('sha256', JWT_SECRET).update(body).digest('base64url')}`;
}
