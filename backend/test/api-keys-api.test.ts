import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS, type ApiKey, type Notification } from '../src/contracts/index.ts';
import { dataIn, errorIn, pageIn, refusalIn } from './answers.ts';
import { ApiHarness, type Caller } from './api-harness.ts';
import { makeKey, signed } from './api-key-calls.ts';

const ABSENT_ADDRESS = '203.0.113.7';

let api: ApiHarness;

beforeAll(async () => {
  api = await ApiHarness.start();
});

afterAll(async () => {
  await api.stop();
});

async function keysOf(caller: Caller, query = ''): Promise<ApiKey[]> {
  return pageIn(await caller.get(`/auth/api-keys${query}`).expect(200)).items as ApiKey[];
}

/** What the owner was told, oldest first. */
async function toldTo(caller: Caller): Promise<Record<string, string>[]> {
  const { items } = pageIn(await caller.get('/notifications').expect(200));
  return (items as Notification[]).map(({ kind, data }) => ({ kind, ...data })).reverse();
}

describe('an API key', () => {
  it('is made with a secret that is answered once and stored sealed', async () => {
    const caller = await api.createCaller();
    const { key, secret } = await makeKey(caller, {
      label: 'Grid bot',
      permissions: ['trade', 'read'],
      allowedIps: ['127.0.0.1', '2001:db8::/48'],
      expiresAt: '2100-01-01T00:00:00Z',
    });
    expect(key).toMatchObject({
      label: 'Grid bot',
      permissions: ['read', 'trade'],
      allowedIps: ['127.0.0.1', '2001:db8::/48'],
      isEnabled: true,
      expiresAt: '2100-01-01T00:00:00.000Z',
      lastUsedAt: null,
      lastUsedIp: null,
    });
    expect(key.apiKey).toMatch(/^ttx_[0-9a-f]{32}$/);
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    const list = await caller.get('/auth/api-keys').expect(200);
    expect(pageIn(list).items).toEqual([key]);
    expect(list.text).not.toContain(secret);
    const { rows } = await api.pool.query<{ row: string }>(
      'SELECT row_to_json(api_keys)::text AS row FROM api_keys WHERE id = $1',
      [key.id],
    );
    const stored = rows[0]?.row ?? '';
    expect(stored).not.toContain(secret);
    expect(stored).not.toContain(Buffer.from(secret).toString('hex'));
    expect(await toldTo(caller)).toEqual([
      {
        kind: 'security',
        event: 'api_key_created',
        label: 'Grid bot',
        permissions: 'read,trade',
        ip: expect.stringContaining('127.0.0.1') as string,
      },
    ]);
  });

  it('is its owner’s alone: to others there is none', async () => {
    const [owner, other] = [await api.createCaller(), await api.createCaller({ role: 'admin' })];
    const { key } = await makeKey(owner);
    expect(await keysOf(other)).toEqual([]);
    for (const id of [key.id, '0', 'x', '9'.repeat(30), '%00']) {
      await other.patch(`/auth/api-keys/${id}`, { label: 'mine' }).expect(404);
      await other.delete(`/auth/api-keys/${id}`).expect(404);
    }
    expect(await keysOf(owner)).toEqual([key]);
  });

  it('is changed in what is sent alone', async () => {
    const caller = await api.createCaller();
    const { key } = await makeKey(caller, { expiresAt: '2100-01-01' });
    const change = async (body: object) =>
      dataIn(await caller.patch(`/auth/api-keys/${key.id}`, body).expect(200)) as ApiKey;
    expect(await change({ label: 'renamed' })).toEqual({ ...key, label: 'renamed' });
    expect(await change({ isEnabled: false })).toMatchObject({ isEnabled: false });
    const left = await change({ expiresAt: null, permissions: ['read'], allowedIps: [] });
    expect(left).toMatchObject({ label: 'renamed', isEnabled: false, expiresAt: null });
    expect(left).toMatchObject({ permissions: ['read'], allowedIps: [] });
  });

  it('tells its owner when it is widened or deleted, and not when it is narrowed', async () => {
    const caller = await api.createCaller();
    const { key } = await makeKey(caller, { permissions: ['read'], allowedIps: [ABSENT_ADDRESS] });
    const path = `/auth/api-keys/${key.id}`;
    for (const body of [
      { permissions: ['read', 'trade'] },
      { allowedIps: [ABSENT_ADDRESS, '127.0.0.1'] },
      { allowedIps: [] },
      { permissions: ['trade'] },
      { allowedIps: ['127.0.0.1'] },
      { expiresAt: '2100-01-01' },
      { expiresAt: '2101-01-01' },
      { isEnabled: false },
      { isEnabled: true },
      { label: 'renamed' },
    ]) {
      await caller.patch(path, body).expect(200);
    }
    await caller.delete(path).expect(200);
    const events = (await toldTo(caller)).map(({ event }) => event);
    expect(events).toEqual([
      'api_key_created',
      'api_key_widened',
      'api_key_widened',
      'api_key_widened',
      'api_key_widened',
      'api_key_widened',
      'api_key_deleted',
    ]);
  });

  it('is gone once deleted', async () => {
    const caller = await api.createCaller();
    const { key } = await makeKey(caller);
    expect(dataIn(await caller.delete(`/auth/api-keys/${key.id}`).expect(200))).toEqual(key);
    await caller.delete(`/auth/api-keys/${key.id}`).expect(404);
    expect(await keysOf(caller)).toEqual([]);
  });
});

describe('API keys', () => {
  it('are limited per user, also when they are made at once, and listed by pages', async () => {
    const caller = await api.createCaller();
    const body = { label: 'bot', permissions: ['read'] };
    const answers = await Promise.all(
      Array.from({ length: LIMITS.apiKeysMax + 5 }, () => caller.post('/auth/api-keys', body)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(LIMITS.apiKeysMax);
    expect(refusalIn(await caller.post('/auth/api-keys', body))).toEqual([409, 'conflict']);
    const first = pageIn(await caller.get('/auth/api-keys?limit=15').expect(200));
    const rest = pageIn(
      await caller.get(`/auth/api-keys?limit=15&cursor=${first.nextCursor ?? ''}`).expect(200),
    );
    expect([first.items.length, rest.items.length, rest.nextCursor]).toEqual([15, 5, null]);
    const ids = [...first.items, ...rest.items].map((key) => Number((key as ApiKey).id));
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a));
  });

  const BODY = { label: 'bot', permissions: ['read'] };

  it.each([
    ['label', { label: undefined }],
    ['label', { label: '' }],
    ['label', { label: '   ' }],
    ['label', { label: 'x'.repeat(51) }],
    ['label', { label: 'two\nlines' }],
    ['label', { label: 7 }],
    ['permissions', { permissions: undefined }],
    ['permissions', { permissions: [] }],
    ['permissions', { permissions: 'read' }],
    ['permissions.0', { permissions: ['admin'] }],
    ['permissions.1', { permissions: ['read', 'read'] }],
    ['allowedIps.0', { allowedIps: ['example.com'] }],
    ['allowedIps.1', { allowedIps: ['127.0.0.1', '0.0.0.0/0'] }],
    ['allowedIps.0', { allowedIps: ['::/0'] }],
    ['allowedIps.0', { allowedIps: [7] }],
    ['allowedIps.0', { allowedIps: ['x'.repeat(100)] }],
    ['allowedIps.1', { allowedIps: ['127.0.0.1', '127.0.0.1'] }],
    ['allowedIps', { allowedIps: Array.from({ length: 21 }, (_, index) => `10.0.0.${index}`) }],
    ['allowedIps', { permissions: ['withdraw'] }],
    ['allowedIps', { permissions: ['read', 'withdraw'], allowedIps: [] }],
    ['expiresAt', { expiresAt: '2001-01-01T00:00:00Z' }],
    ['expiresAt', { expiresAt: 'tomorrow' }],
    ['expiresAt', { expiresAt: 1 }],
    ['surplus', { surplus: 'x' }],
    ['secret', { secret: 'mine' }],
    ['isEnabled', { isEnabled: true }],
  ])('refuse a bad %s: %j', async (field, change) => {
    const caller = await api.createCaller();
    const refused = await caller.post('/auth/api-keys', { ...BODY, ...change });
    expect(refusalIn(refused)).toEqual([400, 'validation_failed']);
    expect(errorIn(refused).details?.[0]?.field).toBe(field);
    expect(await keysOf(caller)).toEqual([]);
  });

  it('refuse a change that leaves a key that may withdraw from everywhere', async () => {
    const caller = await api.createCaller();
    const { key } = await makeKey(caller);
    for (const body of [{ allowedIps: [] }, { permissions: ['withdraw'], allowedIps: [] }]) {
      const refused = await caller.patch(`/auth/api-keys/${key.id}`, body);
      expect(errorIn(refused).details?.[0]?.field).toBe('allowedIps');
    }
    const { key: reader } = await makeKey(caller, { permissions: ['read'], allowedIps: [] });
    const widened = { permissions: ['read', 'withdraw'] };
    const refused = await caller.patch(`/auth/api-keys/${reader.id}`, widened);
    expect(errorIn(refused).details?.[0]?.field).toBe('allowedIps');
    await caller.patch(`/auth/api-keys/${key.id}`, {}).expect(400);
    expect(await keysOf(caller)).toEqual([reader, key]);
  });

  it('that may withdraw from everywhere are refused by the database too', async () => {
    const { userId } = await api.createCaller();
    await expect(
      api.pool.query(
        `INSERT INTO api_keys (user_id, label, api_key, sealed_secret, permissions, created_at)
         VALUES ($1, 'bot', 'ttx_0', '\\x00', '{withdraw}', now())`,
        [userId],
      ),
    ).rejects.toThrow('api_keys_withdraw_ips_check');
  });

  it('cannot be managed with a key', async () => {
    const caller = await api.createCaller();
    const made = await makeKey(caller);
    const path = '/auth/api-keys';
    for (const request of [
      { method: 'get', path },
      { method: 'post', path, body: BODY },
      { method: 'patch', path: `${path}/${made.key.id}`, body: { permissions: ['read'] } },
      { method: 'delete', path: `${path}/${made.key.id}` },
    ] as const) {
      const refused = await signed(api, made, request);
      expect(refusalIn(refused)).toEqual([403, 'session_required']);
    }
    expect(await keysOf(caller)).toEqual([made.key]);
  });
});
