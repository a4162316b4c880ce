import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiKeyPermission, OrderAck, UpdateApiKeyBody } from '../src/contracts/index.ts';
import { hmacOf } from './api-key-calls.ts';
import type { RealtimeClient } from './realtime-client.ts';
import { RealtimeHarness, type Trader } from './realtime-harness.ts';

let harness: RealtimeHarness;
let trader: Trader;

beforeAll(async () => {
  harness = await RealtimeHarness.start();
  trader = await harness.createTrader();
});

afterAll(() => harness.stop());

interface Signer {
  id: string;
  apiKey: string;
  secret: string;
}

async function makeKey(...permissions: ApiKeyPermission[]): Promise<Signer> {
  const owner = { userId: trader.userId, ip: null };
  const body = { label: 'bot', permissions, allowedIps: ['127.0.0.1'] };
  const { record, secret } = await harness.apiKeys.service.create(owner, body);
  return { id: record.id, apiKey: record.apiKey, secret };
}

function change(key: Signer, body: UpdateApiKeyBody) {
  return harness.apiKeys.service.update({ userId: trader.userId, ip: null }, key.id, body);
}

function handshake({ apiKey, secret }: Signer, timestamp = Date.now()): Record<string, unknown> {
  return { apiKey, timestamp, signature: hmacOf(secret, `${timestamp}GET/socket.io`) };
}

function endOf({ socket }: RealtimeClient): Promise<string> {
  return new Promise((resolve) => socket.once('disconnect', resolve));
}

function order() {
  const { tokenId } = harness.market;
  const price = { price: '1', quantity: '1' };
  return { tokenId: String(tokenId), orderType: 'limit', side: 'buy', ...price };
}

describe('a connection of an API key', () => {
  it('is told of its user’s orders and places them', async () => {
    const client = await harness.connect(handshake(await makeKey('read', 'trade')));
    await client.subscribe('orders');
    const placed = (await client.socket.emitWithAck('orders:place', order())) as OrderAck<unknown>;
    expect(placed.ok).toBe(true);
    await client.until(() => client.events('orders').length > 0);
    expect(client.events('orders')[0]?.orders[0]?.status).toBe('open');
  });

  it('that may only read places no orders, and one that may only trade is told nothing', async () => {
    const reader = await harness.connect(handshake(await makeKey('read')));
    const refused = (await reader.socket.emitWithAck('orders:place', order())) as OrderAck<unknown>;
    expect(refused).toMatchObject({ ok: false, error: { code: 'key_permission_missing' } });
    await reader.subscribe('wallet');
    const robot = await harness.connect(handshake(await makeKey('trade')));
    for (const channel of ['orders', 'fills', 'wallet', 'notifications'] as const) {
      const ack = await robot.request(channel);
      expect(ack).toMatchObject({ ok: false, error: { code: 'key_permission_missing' } });
    }
    const placed = (await robot.socket.emitWithAck('orders:place', order())) as OrderAck<unknown>;
    expect(placed.ok).toBe(true);
    await robot.subscribe('book', String(harness.market.tokenId));
  });

  it('is refused with the reason when the handshake is not right', async () => {
    const key = await makeKey('read');
    const right = handshake(key);
    for (const [auth, code] of [
      [{ ...right, signature: 'a'.repeat(64) }, 'invalid_signature'],
      [{ ...right, signature: undefined }, 'validation_failed'],
      [{ ...right, timestamp: {} }, 'validation_failed'],
      [{ ...right, apiKey: { $ne: '' } }, 'validation_failed'],
      [{ ...right, apiKey: 'ttx_0' }, 'invalid_api_key'],
      [{ ...right, token: trader.token }, 'validation_failed'],
      [handshake(key, Date.now() - 6_000), 'timestamp_out_of_window'],
      [handshake(key, Date.now() + 9_000), 'timestamp_out_of_window'],
    ] as [Record<string, unknown>, string][]) {
      await expect(harness.connect(auth)).rejects.toThrow(code);
    }
    await change(key, { allowedIps: ['203.0.113.7'] });
    await expect(harness.connect(handshake(key))).rejects.toThrow('ip_not_allowed');
  });

  it.each<[string, (key: Signer) => Promise<unknown>]>([
    ['disabled', (key) => change(key, { isEnabled: false })],
    ['narrowed', (key) => change(key, { permissions: ['read'] })],
    ['allowed from elsewhere only', (key) => change(key, { allowedIps: ['203.0.113.7'] })],
    [
      'deleted',
      (key) => harness.apiKeys.service.remove({ userId: trader.userId, ip: null }, key.id),
    ],
    [
      'revoked by another process',
      (key) => harness.pool.query('DELETE FROM api_keys WHERE id = $1', [key.id]),
    ],
  ])('ends when the key is %s', async (_name, revoke) => {
    const key = await makeKey('read', 'trade');
    const client = await harness.connect(handshake(key));
    const ended = endOf(client);
    await revoke(key);
    expect(await ended).toBe('io server disconnect');
  });

  it('stays when the key is renamed', async () => {
    const key = await makeKey('read', 'trade');
    const client = await harness.connect(handshake(key));
    await change(key, { label: 'renamed' });
    await harness.gateway.recheck(trader.userId);
    await client.subscribe('orders');
    expect(client.socket.connected).toBe(true);
  });

  it('ends when its user is banned', async () => {
    const client = await harness.connect(handshake(await makeKey('read')));
    const ended = endOf(client);
    await harness.pool.query('UPDATE users SET is_active = false WHERE id = $1', [trader.userId]);
    await ended;
    harness.directory.invalidate(trader.userId);
    const key = await makeKey('read');
    await expect(harness.connect(handshake(key))).rejects.toThrow('account_disabled');
  });
});
