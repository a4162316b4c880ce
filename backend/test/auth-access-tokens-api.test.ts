import { createHmac, randomUUID } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiHarness } from './api-harness.ts';
import { JWT_SECRET } from './api-services.ts';
import { AuthCalls } from './auth-calls.ts';

let api: ApiHarness;

beforeAll(async () => {
  api = await ApiHarness.start();
});

afterAll(async () => {
  await api.stop();
});

const { me } = new AuthCalls(() => api);

/** Signs claims as they are: the library would refuse to leave something out. */
function signRaw(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${body}.${createHmac('sha256', JWT_SECRET).update(body).digest('base64url')}`;
}

describe('access tokens', () => {
  async function meWith(token: string): Promise<number> {
    const response = await me(token);
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
