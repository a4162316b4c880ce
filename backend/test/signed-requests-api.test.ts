import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  API_KEY_PERMISSIONS,
  type ApiKeyPermission,
  type CreatedApiKey,
  type PlacedOrder,
} from '../src/contracts/index.ts';
import { OPERATIONS } from '../src/routes/openapi/document.ts';
import { dataIn, errorIn, refusalIn } from './answers.ts';
import { ApiHarness, type Caller } from './api-harness.ts';
import { hmacOf, makeKey, signed } from './api-key-calls.ts';

const WALLET = { method: 'get', path: '/wallet' } as const;

let api: ApiHarness;
let trader: Caller;
let made: CreatedApiKey;

beforeAll(async () => {
  api = await ApiHarness.start();
  trader = await api.createCaller({ kycStatus: 'approved' }, { quote: '1000000' });
  made = await makeKey(trader);
});

afterAll(async () => {
  await api.stop();
});

function order(extra: object = {}): object {
  return {
    tokenId: api.tokenId,
    orderType: 'limit',
    side: 'buy',
    price: '1',
    quantity: '1',
    ...extra,
  };
}

describe('a signed request', () => {
  it('is its user’s, with query and body as they were sent', async () => {
    const wallet = dataIn(await signed(api, made, WALLET).expect(200));
    expect(wallet).toEqual(dataIn(await trader.get('/wallet').expect(200)));
    // Blanks, escapes and the order of parameters are the client's own.
    const body = `{ "side":"buy",  ${JSON.stringify(order({ clientOrderId: 'signed-1' })).slice(1)}`;
    const text = body
      .replace('"side":"buy","price"', '"price"')
      .replace('signed-1', 'sign\\u0065d-1');
    const placed = dataIn(
      await signed(api, made, { method: 'post', path: '/orders', body: text }).expect(201),
    ) as PlacedOrder;
    expect(placed.order).toMatchObject({ clientOrderId: 'signed-1', price: '1' });
    const path = `/orders?status=open&limit=10&tokenId=${api.tokenId}`;
    await signed(api, made, { method: 'get', path }).expect(200);
    await signed(api, made, { method: 'delete', path: `/orders/${placed.order.id}` }).expect(200);
  });

  it('sent twice places one order when it names it', async () => {
    const request = {
      method: 'post',
      path: '/orders',
      body: order({ clientOrderId: 'once' }),
    } as const;
    const timestampMs = api.clock.nowMs();
    const first = dataIn(await signed(api, made, request, { timestampMs }).expect(201));
    expect(dataIn(await signed(api, made, request, { timestampMs }))).toEqual(first);
  });

  it('that withdraws takes effect once, whatever Idempotency-Key it is sent under again', async () => {
    const owner = await api.createCaller({ kycStatus: 'approved' }, { quote: '100' });
    const own = await makeKey(owner);
    const body = { tokenId: api.quoteTokenId, amount: '10', address: 'a-test-address' };
    const request = { method: 'post', path: '/wallet/withdrawals', body } as const;
    const timestampMs = api.clock.nowMs();
    const send = (key: string) =>
      signed(api, own, request, { timestampMs, headers: { 'Idempotency-Key': key } });
    const first = dataIn(await send('first').expect(201));
    expect(dataIn(await send('first'))).toEqual(first);
    expect(refusalIn(await send('second'))).toEqual([401, 'invalid_signature']);
    const wallet = dataIn(await owner.get(`/wallet/${api.quoteTokenId}`).expect(200));
    expect(wallet).toMatchObject({ lockedBalance: '10' });
  });

  it.each<[string, Parameters<typeof signed>[2], Parameters<typeof signed>[3]]>([
    ['another secret', WALLET, { secret: '0'.repeat(64) }],
    ['another path', WALLET, { signedPath: '/api/fills' }],
    ['no query', { method: 'get', path: '/orders?limit=1' }, { signedPath: '/api/orders' }],
    [
      'another order of the query',
      { method: 'get', path: '/orders?limit=1&status=open' },
      { signedPath: '/api/orders?status=open&limit=1' },
    ],
    [
      'another body',
      { method: 'post', path: '/orders', body: { price: '2' } },
      { signedBody: '{"price":"1"}' },
    ],
    [
      'the same body, spaced differently',
      { method: 'post', path: '/orders', body: '{"price": "1"}' },
      { signedBody: '{"price":"1"}' },
    ],
    ['a body that was not sent', WALLET, { signedBody: '{}' }],
    ['no body', { method: 'delete', path: '/orders', body: { x: 1 } }, { signedBody: '' }],
    ['a path of other case', WALLET, { signedPath: '/API/wallet' }],
  ])('that was signed over %s is refused', async (_name, request, changes) => {
    expect(refusalIn(await signed(api, made, request, changes))).toEqual([
      401,
      'invalid_signature',
    ]);
  });

  it('is not good for another method or another time', async () => {
    const timestamp = String(api.clock.nowMs());
    const signature = hmacOf(made.secret, `${timestamp}GET/api/orders`);
    const send = (method: 'get' | 'delete', time: string) =>
      api.call(method, '/api/orders').set({
        'X-API-Key': made.key.apiKey,
        'X-API-Timestamp': time,
        'X-API-Signature': signature,
      });
    await send('get', timestamp).expect(200);
    expect(refusalIn(await send('delete', timestamp))).toEqual([401, 'invalid_signature']);
    const later = String(Number(timestamp) + 1);
    expect(refusalIn(await send('get', later))).toEqual([401, 'invalid_signature']);
  });

  it('must be of the last five seconds, or of as long as it allows itself', async () => {
    const at = (aheadMs: number, recvWindow?: string) =>
      signed(api, made, WALLET, {
        timestampMs: api.clock.nowMs() + aheadMs,
        ...(recvWindow === undefined ? {} : { recvWindow }),
      });
    await at(-4_000).expect(200);
    await at(4_000).expect(200);
    await at(-50_000, '60000').expect(200);
    for (const answer of [
      await at(-6_000),
      await at(6_500),
      await at(-2_000, '1000'),
      await at(-61_000, '60000'),
      await at(70_000, '60000'),
    ]) {
      expect(refusalIn(answer)).toEqual([401, 'timestamp_out_of_window']);
    }
  });

  it.each([
    ['X-API-Recv-Window', '0'],
    ['X-API-Recv-Window', '60001'],
    ['X-API-Recv-Window', '1e3'],
    ['X-API-Recv-Window', '-1'],
    ['X-API-Timestamp', '1'],
    ['X-API-Timestamp', 'now'],
    ['X-API-Timestamp', '17000000000000'],
    ['X-API-Signature', 'x'.repeat(64)],
    ['X-API-Signature', 'abcd'],
    ['X-API-Key', 'x'.repeat(65)],
    ['Authorization', 'Bearer x'],
    ['Authorization', 'Basic eA=='],
  ])('with %s: %s is refused, naming the header', async (name, value) => {
    const refused = await signed(api, made, WALLET, { headers: { [name]: value } });
    expect(refusalIn(refused)).toEqual([400, 'validation_failed']);
    expect(errorIn(refused).details?.map(({ field }) => field)).toEqual([name]);
  });

  it.each(['X-API-Key', 'X-API-Timestamp', 'X-API-Signature'])(
    'with %s alone is refused, naming the others',
    async (name) => {
      const value = { 'X-API-Timestamp': '1700000000000', 'X-API-Signature': 'a'.repeat(64) };
      const refused = await api
        .call('get', '/api/wallet')
        .set(name, { 'X-API-Key': 'x', ...value }[name] ?? '');
      const missing = ['X-API-Key', 'X-API-Timestamp', 'X-API-Signature'].filter((n) => n !== name);
      expect(errorIn(refused).details).toEqual(
        missing.map((field) => ({ field, message: 'is required' })),
      );
    },
  );

  it('of an unknown key is refused', async () => {
    const unknown = { ...made, key: { ...made.key, apiKey: `ttx_${'0'.repeat(32)}` } };
    expect(refusalIn(await signed(api, unknown, WALLET))).toEqual([401, 'invalid_api_key']);
  });

  it('is told what is wrong with its body once it is known to be its own', async () => {
    const request = { method: 'post', path: '/orders', body: '{"price":' } as const;
    expect(refusalIn(await signed(api, made, request))).toEqual([400, 'malformed_json']);
    const forged = await signed(api, made, request, { secret: 'x' });
    expect(refusalIn(forged)).toEqual([401, 'invalid_signature']);
    const large = { ...request, body: JSON.stringify({ note: 'x'.repeat(100_001) }) };
    expect(refusalIn(await signed(api, made, large))).toEqual([413, 'payload_too_large']);
    const twice = { ...request, body: '{"price":"1","price":"2"}' };
    expect(refusalIn(await signed(api, made, twice))).toEqual([400, 'validation_failed']);
    const surplus = { method: 'delete', path: '/orders', body: { side: 'buy' } } as const;
    expect(errorIn(await signed(api, made, surplus)).details?.[0]?.field).toBe('body');
  });

  it('leaves when and from where the key was used, once a minute', async () => {
    const own = await makeKey(trader);
    const lastUse = async () => {
      await api.services.apiKeys.stop();
      const { rows } = await api.pool.query<{ at: Date | null; ip: string | null }>(
        'SELECT last_used_at AS at, last_used_ip AS ip FROM api_keys WHERE id = $1',
        [own.key.id],
      );
      return rows[0];
    };
    expect(await lastUse()).toEqual({ at: null, ip: null });
    await signed(api, own, WALLET, { secret: 'x' }).expect(401);
    expect(await lastUse()).toEqual({ at: null, ip: null });
    await signed(api, own, WALLET).expect(200);
    const first = await lastUse();
    expect(first?.ip).toContain('127.0.0.1');
    api.clock.advance(50_000);
    await signed(api, own, WALLET).expect(200);
    expect(await lastUse()).toEqual(first);
    api.clock.advance(11_000);
    await signed(api, own, WALLET).expect(200);
    expect((await lastUse())?.at?.getTime()).toBeGreaterThan(first?.at?.getTime() ?? Infinity);
  });
});

describe('a key', () => {
  it('stops at once when it is disabled, narrowed to other addresses, or deleted', async () => {
    const own = await makeKey(trader);
    const path = `/auth/api-keys/${own.key.id}`;
    const statusAfter = async (body: object) => {
      await trader.patch(path, body).expect(200);
      return refusalOf(await signed(api, own, WALLET));
    };
    expect(await statusAfter({ isEnabled: false })).toEqual([401, 'invalid_api_key']);
    expect(await statusAfter({ isEnabled: true })).toEqual([200, null]);
    expect(await statusAfter({ allowedIps: ['203.0.113.7'] })).toEqual([403, 'ip_not_allowed']);
    expect(await statusAfter({ allowedIps: ['127.0.0.0/8'] })).toEqual([200, null]);
    expect(await statusAfter({ permissions: ['trade'] })).toEqual([403, 'key_permission_missing']);
    expect(await statusAfter({ permissions: ['read'] })).toEqual([200, null]);
    await trader.delete(path).expect(200);
    expect(refusalIn(await signed(api, own, WALLET))).toEqual([401, 'invalid_api_key']);
  });

  it('that another process has revoked stops within five seconds', async () => {
    const own = await makeKey(trader);
    await signed(api, own, WALLET).expect(200);
    await api.pool.query('UPDATE api_keys SET is_enabled = false WHERE id = $1', [own.key.id]);
    api.clock.advance(5_000);
    expect(refusalIn(await signed(api, own, WALLET))).toEqual([401, 'invalid_api_key']);
  });

  it('stops when its end has come', async () => {
    const expiresAt = new Date(api.clock.nowMs() + 60_000).toISOString();
    const own = await makeKey(trader, { expiresAt });
    await signed(api, own, WALLET).expect(200);
    api.clock.advance(60_001);
    expect(refusalIn(await signed(api, own, WALLET))).toEqual([401, 'invalid_api_key']);
  });

  it('stops when its user is banned, at once', async () => {
    const [banned, admin] = [await api.createCaller(), await api.createCaller({ role: 'admin' })];
    const own = await makeKey(banned);
    await signed(api, own, WALLET).expect(200);
    const body = { isActive: false, reason: 'test' };
    await admin.patch(`/admin/users/${banned.userId}`, body).expect(200);
    expect(refusalIn(await signed(api, own, WALLET))).toEqual([403, 'account_disabled']);
  });

  it('whose stored secret was moved to another key opens nothing', async () => {
    const [own, other] = [await makeKey(trader), await makeKey(trader)];
    await api.pool.query(
      `UPDATE api_keys SET sealed_secret = (SELECT sealed_secret FROM api_keys WHERE id = $1)
       WHERE id = $2`,
      [own.key.id, other.key.id],
    );
    const moved = { ...other, secret: own.secret };
    expect(refusalIn(await signed(api, moved, WALLET))).toEqual([401, 'invalid_api_key']);
  });

  it('reaches nothing of another user', async () => {
    const other = await api.createCaller({}, { quote: '1000' });
    const placed = dataIn(await other.post('/orders', order()).expect(201)) as PlacedOrder;
    const path = `/orders/${placed.order.id}`;
    await signed(api, made, { method: 'get', path }).expect(404);
    await signed(api, made, { method: 'delete', path }).expect(404);
  });
});

describe('every operation', () => {
  const outcomes = OPERATIONS.filter(({ access }) => access !== 'public').map((operation) => ({
    operation,
    path: operation.path.replace(/\{\w+\}/g, '999999'),
  }));

  it('is closed to keys unless it says which permission opens it', async () => {
    const admin = await api.createCaller({ role: 'admin', kycStatus: 'approved' });
    const whole = await makeKey(admin);
    const single = Object.fromEntries(
      await Promise.all(
        API_KEY_PERMISSIONS.map(async (name) => [
          name,
          await makeKey(admin, { permissions: [name] }),
        ]),
      ),
    ) as Record<ApiKeyPermission, CreatedApiKey>;
    for (const { operation, path } of outcomes) {
      const { method, key, body } = operation;
      const request = { method, path, ...(body === undefined ? {} : { body: {} }) };
      const [, code] = refusalOf(await signed(api, whole, request));
      expect([method, path, code === 'session_required']).toEqual([
        method,
        path,
        key === undefined,
      ]);
      if (key === undefined) continue;
      for (const name of API_KEY_PERMISSIONS) {
        const [, refusal] = refusalOf(await signed(api, single[name], request));
        const isMissing = refusal === 'key_permission_missing';
        expect([method, path, name, isMissing]).toEqual([method, path, name, key !== name]);
      }
    }
  });

  it('about accounts, keys and administration is closed to keys', () => {
    const open = OPERATIONS.filter(({ key }) => key !== undefined);
    expect(open.filter(({ path }) => /^\/(auth|admin)\b/.test(path))).toEqual([]);
    expect(open.filter(({ method, key }) => method !== 'get' && key === 'read')).toEqual([]);
    expect(open.filter(({ key }) => key === 'withdraw').map(({ path }) => path)).toEqual([
      '/wallet/withdrawals',
      '/wallet/withdrawals/{id}',
    ]);
  });
});

describe('limits', () => {
  it('count a user’s requests together, and failed signatures by address', async () => {
    const limited = await ApiHarness.start({ isRateLimitOn: true });
    try {
      const caller = await limited.createCaller();
      const own = await makeKey(caller, { permissions: ['read'] });
      const remaining = (answer: { headers: unknown }) =>
        /remaining=(\d+)/.exec((answer.headers as Record<string, string>)['ratelimit'] ?? '')?.[1];
      const before = Number(remaining(await caller.get('/wallet').expect(200)));
      expect(Number(remaining(await signed(limited, own, WALLET).expect(200)))).toBe(before - 1);
      for (let count = 0; count < 120; count += 1) {
        await signed(limited, own, WALLET, { secret: 'x' }).expect(401);
      }
      const refused = await signed(limited, own, WALLET).expect(429);
      expect(refusalIn(refused)).toEqual([429, 'rate_limited']);
      expect(Number(refused.get('Retry-After'))).toBeGreaterThan(0);
      await caller.get('/wallet').expect(200);
    } finally {
      await limited.stop();
    }
  });
});

/** The status, and the code of a failure. */
function refusalOf(answer: { status: number; body: unknown }): [number, string | null] {
  const { error } = answer.body as { error?: { code: string } };
  return [answer.status, error?.code ?? null];
}
