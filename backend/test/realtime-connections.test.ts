import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CANDLE_INTERVALS, LIMITS } from '../src/contracts/index.ts';
import { RealtimeHarness } from './realtime-harness.ts';

let harness: RealtimeHarness;
let tokenId: string;

beforeAll(async () => {
  harness = await RealtimeHarness.start();
  tokenId = String(harness.market.tokenId);
});

afterAll(() => harness.stop());

/** Connects, and then sends without ever reading. */
async function stalledReader(url: string): Promise<{ write: (text: string) => Promise<void> }> {
  const { hostname, port, host } = new URL(url);
  const tcp = connectTcp(Number(port), hostname);
  tcp.on('error', () => undefined);
  const write = (data: string | Buffer) =>
    new Promise<void>((resolve) => {
      tcp.write(data, () => {
        setImmediate(resolve);
      });
    });
  const upgraded = once(tcp, 'data');
  await write(
    [
      'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
      `Host: ${host}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      '\r\n',
    ].join('\r\n'),
  );
  await upgraded;
  const connected = once(tcp, 'data');
  await write(maskedText('40'));
  await connected;
  tcp.pause();
  return { write: (text) => write(maskedText(text)) };
}

/** A WebSocket text frame as clients send them. */
function maskedText(text: string): Buffer {
  const payload = Buffer.from(text);
  const header =
    payload.length < 126
      ? Buffer.from([0x81, 0x80 | payload.length])
      : Buffer.from([0x81, 0x80 | 126, payload.length >> 8, payload.length & 0xff]);
  // A zero mask leaves the payload as it is.
  return Buffer.concat([header, Buffer.alloc(4), payload]);
}

describe('a session', () => {
  it.each([
    ['revoked', 'UPDATE sessions SET revoked_at = now() WHERE user_id = $1'],
    ['expired', 'UPDATE sessions SET expires_at = now() WHERE user_id = $1'],
    ['of a banned user', 'UPDATE users SET is_active = FALSE WHERE id = $1'],
  ])("that is %s loses its sockets, behind the server's back too", async (_case, statement) => {
    const trader = await harness.createTrader();
    const client = await harness.connect(trader.token);
    const reason = new Promise<string>((resolve) => client.socket.once('disconnect', resolve));
    await harness.pool.query(statement, [trader.userId]);
    expect(await reason).toBe('io server disconnect');
    // The directory believes what it read for some seconds, unless it is told.
    harness.directory.invalidate(trader.userId);
    await expect(harness.connect(trader.token)).rejects.toThrow('unauthenticated');
  });

  it('that a token does not open is refused at the handshake', async () => {
    await expect(harness.connect('not.a.token')).rejects.toThrow('unauthenticated');
  });
});

describe('a connection', () => {
  it('is refused to a page of a foreign origin, and allowed to our own and to listed ones', async () => {
    await expect(harness.connect(undefined, { origin: 'https://evil.example' })).rejects.toThrow();
    await expect(harness.connect(undefined, { origin: 'null' })).rejects.toThrow();
    await harness.connect(undefined, { origin: harness.url });
    await harness.connect(undefined, { origin: 'https://partner.example' });
  });

  it('is not offered by polling', async () => {
    const response = await fetch(`${harness.url}/socket.io/?EIO=4&transport=polling`);
    expect(response.status).toBe(400);
  });

  it.each([
    ['an unknown channel', { channel: 'secrets' }, 'validation_failed'],
    ['a prototype as channel', { channel: '__proto__' }, 'validation_failed'],
    ['a market channel without token', { channel: 'book' }, 'validation_failed'],
    ['a token that does not exist', { channel: 'book', tokenId: '999' }, 'not_found'],
    ['the cash token', { channel: 'book', tokenId: 'USD' }, 'not_found'],
    ['a token for a private channel', { channel: 'orders', tokenId: '1' }, 'validation_failed'],
    ['a user id', { channel: 'orders', userId: 'x' }, 'validation_failed'],
    ['a number as token', { channel: 'book', tokenId: 1 }, 'validation_failed'],
    ['nothing', undefined, 'validation_failed'],
    ['a list', [], 'validation_failed'],
  ])('answers %s with a code', async (_case, request, code) => {
    const client = await harness.connect();
    const ack: unknown = await client.socket.emitWithAck('subscribe', request);
    expect(ack).toMatchObject({ ok: false, error: { code } });
    client.socket.disconnect();
  });

  it('survives requests without acknowledgement and with odd arguments', async () => {
    const client = await harness.connect();
    client.socket.emit('subscribe');
    client.socket.emit('subscribe', { channel: 'book', tokenId }, 'no function');
    client.socket.emit('unsubscribe', null);
    client.socket.emit('ping', 7);
    client.socket.emit('no such event', { a: 1 });
    await expect(client.socket.emitWithAck('ping')).resolves.toBeUndefined();
    for (const name of ['subscribe', 'unsubscribe']) {
      const ack: unknown = await client.socket.emitWithAck(name);
      expect(ack).toMatchObject({ ok: false, error: { code: 'validation_failed' } });
    }
  });

  it('limits how many requests a socket makes', async () => {
    const client = await harness.connect();
    expect(await client.request('tickers')).toMatchObject({ ok: true });
    const acks = (await Promise.all(
      Array.from({ length: 200 }, () => client.request('tickers')),
    )) as unknown[];
    expect(acks).toContainEqual({
      ok: false,
      error: { code: 'rate_limited', message: expect.any(String) as string },
    });
  });
});

describe('limits', () => {
  it('refuse more connections of one address than allowed, and let new ones in when old ones close', async () => {
    const small = await RealtimeHarness.start({ connectionsPerAddressMax: 2 });
    try {
      const first = await small.connect();
      await small.connect();
      await expect(small.connect()).rejects.toThrow();
      const closed = new Promise((resolve) => first.socket.once('disconnect', resolve));
      first.socket.disconnect();
      await closed;
      for (;;) {
        const again = await small.connect().catch(() => null);
        if (again !== null) break;
      }
    } finally {
      await small.stop();
    }
  });

  it('cut a connection whose reader is slower than what it asks for', async () => {
    const fast = await RealtimeHarness.start({ isRateLimitOn: false });
    try {
      const [bidder, asker] = [await fast.createTrader(), await fast.createTrader()];
      await Promise.all(
        Array.from({ length: 400 }, (_, index) =>
          index < 200
            ? fast.place(bidder, { price: (50 + index / 100).toFixed(2), quantity: '1' })
            : fast.place(asker, {
                side: 'sell',
                price: (50 + index / 100).toFixed(2),
                quantity: '1',
              }),
        ),
      );
      const reader = await stalledReader(fast.url);
      expect(fast.gateway.connectionCount).toBe(1);
      const request = `["subscribe",{"channel":"book","tokenId":"${fast.market.tokenId}"}]`;
      let asked = 0;
      while (fast.gateway.connectionCount > 0 && asked < 20_000) {
        asked += 1;
        await reader.write(`42${asked}${request}`);
      }
      expect(fast.gateway.connectionCount).toBe(0);
    } finally {
      await fast.stop();
    }
  });

  it('refuse more subscriptions of one socket than allowed', async () => {
    const many = await RealtimeHarness.start({ isRateLimitOn: false });
    try {
      for (let count = 0; count < 3; count += 1) await many.createMarket();
      const client = await many.connect();
      const { snapshot: markets } = await client.subscribe('tickers');
      const channels = [
        ...(['book', 'trades', 'ticker'] as const),
        ...CANDLE_INTERVALS.map((interval) => `candles:${interval}` as const),
      ];
      const wanted = markets.flatMap((market) =>
        channels.map((channel) => ({ channel, tokenId: market.tokenId })),
      );
      const acks = await Promise.all(wanted.map((one) => client.request(one.channel, one.tokenId)));
      const refused = acks.filter(({ ok }) => !ok);
      // The tickers are one of the sixty-four.
      expect(acks.length - refused.length).toBe(LIMITS.subscriptionsPerSocketMax - 1);
      expect(refused[0]).toMatchObject({ error: { code: 'conflict' } });
      await client.socket.emitWithAck('unsubscribe', { channel: 'tickers' });
      expect(await client.request('candles:1M', markets.at(-1)?.tokenId)).toMatchObject({
        ok: true,
      });
    } finally {
      await many.stop();
    }
  });
});
