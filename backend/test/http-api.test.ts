import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorIn, dataIn, refusalIn } from './answers.ts';
import { ApiHarness, type Caller } from './api-harness.ts';

let api: ApiHarness;
let webRoot: string;
let trader: Caller;

beforeAll(async () => {
  webRoot = await mkdtemp(path.join(tmpdir(), 'tokentradex-web-'));
  await mkdir(path.join(webRoot, 'assets'));
  await writeFile(path.join(webRoot, 'index.html'), '<title>the page</title>');
  await writeFile(path.join(webRoot, 'favicon.svg'), '<svg/>');
  await writeFile(path.join(webRoot, 'assets', 'main-abc.js'), 'export {};');
  api = await ApiHarness.start({ webRoot });
  trader = await api.createCaller({}, { quote: '1000' });
});

afterAll(async () => {
  await api.stop();
  await rm(webRoot, { recursive: true });
});

/** Posts a body as it is written, to the route that places orders. */
function postRaw(text: string, contentType = 'application/json') {
  return api
    .call('post', '/api/orders')
    .set('Authorization', `Bearer ${trader.token}`)
    .set('Content-Type', contentType)
    .send(text);
}

describe('every answer', () => {
  it('has its own request id, which failures repeat', async () => {
    const one = await api.call('get', '/api/status');
    const two = await api.call('get', '/api/nothing').set('X-Request-Id', 'chosen-by-client');
    expect(one.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(errorIn(two).requestId).toBe(two.headers['x-request-id']);
    expect(two.headers['x-request-id']).not.toBe('chosen-by-client');
  });

  it('carries the strict headers', async () => {
    for (const place of ['/', '/api/status', '/api/nothing']) {
      const { headers } = await api.call('get', place);
      const policy = headers['content-security-policy'] ?? '';
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('upgrade-insecure-requests');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['x-powered-by']).toBeUndefined();
      expect(headers['strict-transport-security']).toBeUndefined();
    }
    const { headers } = await api.call('get', '/api/status');
    expect(headers['cache-control']).toBe('no-store');
  });

  it('allows the origins of the list and no others', async () => {
    const get = (origin: string) => api.call('get', '/api/status').set('Origin', origin);
    const allowed = await get('https://partner.example');
    expect(allowed.headers['access-control-allow-origin']).toBe('https://partner.example');
    expect(allowed.headers['access-control-allow-credentials']).toBe('true');
    const foreign = await get('https://evil.example');
    expect(foreign.headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('a request that nothing takes', () => {
  it.each(['/api', '/api/nothing', '/api/orders/1/2/3', '/api/users/1', '/metrics/x.js'])(
    'to %s is not found',
    async (place) => {
      expect(refusalIn(await api.call('get', place))).toEqual([404, 'not_found']);
    },
  );

  it('with a path that cannot be decoded is not valid', async () => {
    expect(refusalIn(await api.call('get', '/api/tokens/%E0%A4%A'))).toEqual([
      400,
      'validation_failed',
    ]);
  });
});

describe('a body', () => {
  it.each([
    ['{"tokenId":', 'malformed_json', 400],
    ['"text"', 'malformed_json', 400],
    ['{"price":NaN}', 'malformed_json', 400],
    ['[]', 'validation_failed', 400],
    ['{}', 'validation_failed', 400],
    ['{"a":{"b":1},"a":2}', 'validation_failed', 400],
    ['{"__proto__":{"isAdmin":true}}', 'validation_failed', 400],
    ['{"\\u005f_proto__":{}}', 'validation_failed', 400],
    ['{"constructor":{"prototype":{}}}', 'validation_failed', 400],
    ['['.repeat(40_000), 'validation_failed', 400],
    ['{"a":'.repeat(15_000), 'validation_failed', 400],
    [`{"price":"${'1'.repeat(200_000)}"}`, 'payload_too_large', 413],
  ])('%.30s is refused', async (text, code, status) => {
    expect(refusalIn(await postRaw(text))).toEqual([status, code]);
  });

  it('whose number overflows is a number, and money is no number', async () => {
    const text = `{"tokenId":"${api.tokenId}","orderType":"limit","side":"buy","price":"1","quantity":1e309}`;
    const refused = await postRaw(text);
    expect(refusalIn(refused)).toEqual([400, 'validation_failed']);
    expect(errorIn(refused).details).toEqual([{ field: 'quantity', message: 'must be a string' }]);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=utf-16'])(
    'as %s is refused',
    async (contentType) => {
      expect(refusalIn(await postRaw('{}', contentType))).toEqual([415, 'unsupported_media_type']);
    },
  );

  it('that is compressed is refused', async () => {
    const refused = await postRaw('{}').set('Content-Encoding', 'gzip');
    expect(refusalIn(refused)).toEqual([415, 'unsupported_media_type']);
  });

  it('names every wrong field at once', async () => {
    const refused = await trader.post('/orders', { tokenId: 7, side: 'hold', extra: 1 });
    const fields = errorIn(refused).details?.map(({ field }) => field);
    expect(fields).toEqual(['tokenId', 'orderType', 'side', 'extra']);
  });
});

describe('market data', () => {
  it('is served for an id and a symbol alike', async () => {
    const byId = dataIn(await api.call('get', `/api/tokens/${api.tokenId}`).expect(200)) as {
      symbol: string;
    };
    const bySymbol = await api.call('get', `/api/tokens/${byId.symbol.toLowerCase()}`).expect(200);
    expect(dataIn(bySymbol)).toEqual(byId);
    for (const part of ['book', 'trades', 'ticker', 'candles?interval=1m']) {
      await api.call('get', `/api/tokens/${byId.symbol}/${part}`).expect(200);
      await api.call('get', `/api/tokens/NOPE/${part}`).expect(404);
      await api.call('get', `/api/tokens/USD/${part}`).expect(404);
    }
    await api.call('get', '/api/tickers').expect(200);
    const status = await api.call('get', '/api/status').expect(200);
    expect(dataIn(status)).toMatchObject({ quoteSymbol: 'USD', canTrade: true });
    expect(dataIn(status)).not.toHaveProperty('demo');
  });

  it.each([
    'book?depth=0',
    'book?depth=1001',
    'trades?limit=201',
    'candles',
    'candles?interval=7m',
    'candles?interval=1m&limit=1001',
    'candles?interval=1m&from=x',
    'candles?interval=1m&to=99999-01-01',
    'book?depth[]=5',
  ])('refuses %s', async (part) => {
    const refused = await api.call('get', `/api/tokens/${api.tokenId}/${part}`);
    expect(refusalIn(refused)).toEqual([400, 'validation_failed']);
  });
});

describe('health', () => {
  it('is alive and ready while the engine leads', async () => {
    await api.call('get', '/healthz').expect(200);
    await api.call('get', '/readyz').expect(200);
  });

  it('shows its metrics to this machine, not to a proxy on it', async () => {
    const { text } = await api.call('get', '/metrics').expect(200);
    expect(text).toContain('engine_leading 1');
    expect(text).toMatch(/http_requests_total\{method="GET",route="\/healthz",status="200"\} \d/);
    await api.call('get', '/metrics').set('X-Forwarded-For', '203.0.113.9').expect(404);
  });

  it('says why it is not ready, and answers orders with 503 and when to come back', async () => {
    const stopped = await ApiHarness.start();
    const caller = await stopped.createCaller();
    await stopped.engine.stop();
    const notReady = await stopped.call('get', '/readyz');
    expect(refusalIn(notReady)).toEqual([503, 'unavailable']);
    expect(errorIn(notReady).details).toEqual([{ field: 'reason', message: 'engine_stopped' }]);
    const order = {
      tokenId: stopped.tokenId,
      orderType: 'limit',
      side: 'buy',
      price: '1',
      quantity: '1',
    };
    const refused = await caller.post('/orders', order);
    expect(refusalIn(refused)).toEqual([503, 'unavailable']);
    expect(refused.headers['retry-after']).toMatch(/^\d+$/);
    await stopped.stop();
  });

  it('hides a failure of our own behind its request id, which the log explains', async () => {
    const broken = await ApiHarness.start();
    const caller = await broken.createCaller();
    await broken.pool.query('ALTER TABLE wallets RENAME TO elsewhere');
    const failed = await caller.get('/wallet');
    expect(refusalIn(failed)).toEqual([500, 'internal_error']);
    expect(failed.text).not.toMatch(/wallets|SELECT|\.ts/);
    const line = broken.logLines.find(({ message }) => message === 'request failed');
    expect(line?.fields['requestId']).toBe(errorIn(failed).requestId);
    await broken.stop();
  });
});

describe('metrics with a token', () => {
  it('are for who has it', async () => {
    const guarded = await ApiHarness.start({
      config: { metrics: { access: 'token', token: 'scrape-me-please' } },
    });
    await guarded.call('get', '/metrics').expect(404);
    await guarded.call('get', '/metrics').set('Authorization', 'Bearer wrong').expect(404);
    await guarded
      .call('get', '/metrics')
      .set('Authorization', 'Bearer scrape-me-please')
      .expect(200);
    await guarded.stop();
  });
});

describe('the web app', () => {
  it('answers for every place in it, asked for anew each time', async () => {
    for (const place of ['/', '/trade/BTC', '/admin/users']) {
      const page = await api.call('get', place).set('Accept', 'text/html').expect(200);
      expect(page.text).toBe('<title>the page</title>');
      expect(page.headers['cache-control']).toBe('no-cache');
    }
  });

  it('keeps what is named by its content, and finds no file that is not there', async () => {
    const asset = await api.call('get', '/assets/main-abc.js').expect(200);
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    await api.call('get', '/favicon.svg').expect(200);
    await api.call('get', '/assets/main-old.js').expect(404);
    await api.call('get', '/assets/..%2f..%2fpackage.json').expect(404);
    await api.call('get', '/..%2f..%2fetc%2fpasswd').expect(404);
  });

  it('says how to build it when it is not built', async () => {
    const bare = await ApiHarness.start();
    const page = await bare.call('get', '/').set('Accept', 'text/html');
    expect(page.status).toBe(503);
    expect(page.text).toContain('npm run build');
    await bare.stop();
  });
});

describe('rate limits', () => {
  it('stop guessing of one account’s password, and say when to come back', async () => {
    const limited = await ApiHarness.start({ isRateLimitOn: true });
    const attempt = (email: string) =>
      limited.call('post', '/api/auth/login').send({ email, password: 'guess' });
    const statuses: number[] = [];
    for (let index = 0; index < 12; index += 1) {
      statuses.push((await attempt(index % 2 === 0 ? 'A@example.com' : 'a@example.com')).status);
    }
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429, 429]);
    const stopped = await attempt('a@example.com');
    expect(refusalIn(stopped)).toEqual([429, 'rate_limited']);
    expect(Number(stopped.headers['retry-after'])).toBeGreaterThan(0);
    expect(stopped.headers['ratelimit-policy']).toBe('10;w=300');
    expect((await attempt('b@example.com')).status).toBe(401);
    const forwarded = await attempt('a@example.com').set('X-Forwarded-For', '203.0.113.9');
    expect(forwarded.status).toBe(429);
    await limited.stop();
  });

  it('count orders by user', async () => {
    const limited = await ApiHarness.start({ isRateLimitOn: true });
    const [one, two] = [await limited.createCaller(), await limited.createCaller()];
    const first = await one.post('/orders', {});
    expect(first.headers['ratelimit']).toMatch(/^limit=1000, remaining=999, reset=\d+$/);
    const second = await two.post('/orders', {});
    expect(second.headers['ratelimit']).toMatch(/remaining=999/);
    await limited.stop();
  });
});
