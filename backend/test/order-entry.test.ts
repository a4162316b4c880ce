import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { io, type Socket } from 'socket.io-client';
import { OrderEntry } from '../src/controllers/order-entry.ts';
import type { Order, OrderAck, OrderRequest, PlacedOrder } from '../src/contracts/index.ts';
import { RealtimeGateway } from '../src/realtime/realtime-gateway.ts';
import { socketAuthenticator } from '../src/realtime/socket-authenticator.ts';
import { findLiveSessions } from '../src/services/live-sessions.ts';
import { PrivateSnapshots } from '../src/services/private-snapshots.ts';
import { dataIn, errorIn } from './answers.ts';
import { ApiHarness, type Caller } from './api-harness.ts';
import { MarketDesk } from './market-desk.ts';
import { RealtimeClient } from './realtime-client.ts';

let api: ApiHarness;
let gateway: RealtimeGateway;
let desk: MarketDesk;
const sockets: Socket[] = [];

beforeAll(async () => {
  api = await ApiHarness.start({ isRateLimitOn: true });
  gateway = gatewayOf(api);
  desk = await MarketDesk.open(api);
  await desk.print('100');
});

afterAll(async () => {
  for (const socket of sockets) socket.disconnect();
  gateway.close();
  expect(await api.breaches()).toEqual([]);
  await api.stop();
});

/** Live data beside the API of the harness, on the same server. */
function gatewayOf({ services, engine, sequelize, server, clock }: ApiHarness): RealtimeGateway {
  const { tokens, marketData, accessTokens, directory, orderQueries, wallets, logger } = services;
  const realtime = new RealtimeGateway({
    options: {
      allowedOrigins: [],
      trustProxyHops: 0,
      connectionsPerAddressMax: 100,
      isRateLimitOn: true,
    },
    marketData,
    snapshots: new PrivateSnapshots({
      sequelize,
      orders: orderQueries,
      wallets,
      tokens,
      prices: marketData,
    }),
    notifications: services.notices.log,
    presence: services.notices.presence,
    board: services.board,
    tokens,
    authenticate: socketAuthenticator(accessTokens, directory, services.apiKeys.signedRequests),
    credentials: {
      findLiveSessions: (ids) => findLiveSessions(sequelize, clock, ids),
      findLiveKeys: (ids) => services.apiKeys.findLive(ids),
    },
    epoch: () => engine.status.epoch,
    orderEntry: new OrderEntry({
      requests: services.orderRequests,
      rateLimiter: services.rateLimiter,
      findPrincipal: (session) => services.apiKeys.findPrincipal(session),
      logger,
    }),
    clock,
    logger,
  });
  engine.onCommit((batch) => {
    realtime.apply(batch);
  });
  realtime.attach(server);
  return realtime;
}

async function open(caller: Caller | null): Promise<Socket> {
  const socket = io(api.origin, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    ...(caller === null ? {} : { auth: { token: caller.token } }),
  });
  sockets.push(socket);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

/** Asks over a socket of its own. */
async function connect(caller: Caller | null): Promise<Ask> {
  const socket = await open(caller);
  return async (request, body) => (await socket.emitWithAck(request, body)) as OrderAck<unknown>;
}

type Ask = (request: OrderRequest, body: unknown) => Promise<OrderAck<unknown>>;

function dataOf(ack: OrderAck<unknown>): unknown {
  if (!ack.ok) throw new Error(`${ack.error.code} ${ack.error.message}`);
  return ack.data;
}

function codeOf(ack: OrderAck<unknown>): string {
  return ack.ok ? 'ok' : ack.error.code;
}

/** Without what differs between any two orders. */
function comparable(data: unknown): unknown {
  const text = JSON.stringify(data, (name, value: unknown) =>
    ['id', 'orderId', 'linkedOrderId', 'createdAt', 'updatedAt', 'time', 'cancelAt'].includes(name)
      ? typeof value
      : value,
  );
  return JSON.parse(text) as unknown;
}

describe('order entry over the socket', () => {
  it('places, amends and cancels what REST then shows', async () => {
    const trader = await desk.trader();
    const ask = await connect(trader);
    const body = desk.body({ price: '50', clientOrderId: 'over-the-socket' });
    const placed = dataOf(await ask('orders:place', body)) as PlacedOrder;
    expect(await desk.order(trader, placed.order)).toEqual(placed.order);
    const id = 'client:over-the-socket';
    const amended = dataOf(await ask('orders:amend', { id, quantity: '0.5' })) as Order;
    expect(amended).toMatchObject({ id: placed.order.id, quantity: '0.5' });
    const cancelled = dataOf(await ask('orders:cancel', { id: placed.order.id })) as Order;
    expect(cancelled).toMatchObject({ status: 'cancelled', reason: 'user_cancelled' });
    expect(await desk.order(trader, placed.order)).toEqual(cancelled);
    const again = dataOf(await ask('orders:place', body)) as PlacedOrder;
    expect(again.order).toEqual(cancelled);
  });

  it('answers each request like its route, also when it refuses', async () => {
    const [overHttp, overSocket] = [await desk.trader(), await desk.trader()];
    const ask = await connect(overSocket);
    const limit = desk.body({ price: '50' });
    const stop = desk.body({ side: 'sell', orderType: 'stop', stopPrice: '90' });
    const oco = {
      tokenId: desk.token.id,
      side: 'sell',
      quantity: '1',
      price: '120',
      stopPrice: '80',
    };
    const bad = desk.body({ orderType: 'stop', price: '5', extra: true });
    const steps: [OrderRequest, method: 'post' | 'delete', path: string, body: object][] = [
      ['orders:place', 'post', '/orders', limit],
      ['orders:place', 'post', '/orders', stop],
      ['orders:place', 'post', '/orders', bad],
      ['orders:place', 'post', '/orders', desk.body({ price: '50.001' })],
      ['orders:preview', 'post', '/orders/preview', desk.body({ orderType: 'market' })],
      ['orders:preview', 'post', '/orders/preview', desk.body({ price: '99999999' })],
      ['orders:oco', 'post', '/orders/oco', oco],
      ['orders:oco', 'post', '/orders/oco', { ...oco, stopPrice: '100' }],
      ['orders:place-batch', 'post', '/orders/batch', { orders: [limit, bad] }],
      ['orders:place-batch', 'post', '/orders/batch', { orders: [limit, desk.body({})] }],
      ['orders:cancel-batch', 'delete', '/orders/batch', { ids: ['1', 'client:none'] }],
      ['orders:cancel-after', 'post', '/orders/cancel-after', { seconds: 60 }],
      ['orders:cancel-after', 'post', '/orders/cancel-after', { seconds: 'soon' }],
      ['orders:cancel-after', 'post', '/orders/cancel-after', { seconds: 0 }],
    ];
    for (const [request, method, path, body] of steps) {
      const answer = await overHttp[method](path, body);
      const ack = await ask(request, body);
      if (answer.status < 300) {
        expect([request, comparable(dataOf(ack))]).toEqual([request, comparable(dataIn(answer))]);
        continue;
      }
      const expected = { ...errorIn(answer), requestId: 'its own' };
      const error = ack.ok ? null : { ...ack.error, requestId: 'its own' };
      expect([request, error]).toEqual([request, expected]);
    }
    const side = { tokenId: desk.token.id, side: 'sell' };
    const cancelled = await overHttp.delete(`/orders?tokenId=${desk.token.id}&side=sell`);
    expect(comparable(dataOf(await ask('orders:cancel-all', side)))).toEqual(
      comparable(dataIn(cancelled)),
    );
    expect(codeOf(await ask('orders:cancel-all', { side: 'up' }))).toBe('validation_failed');
    expect(codeOf(await ask('orders:cancel', { id: '999999999' }))).toBe('not_found');
  });

  it('names the id that is missing, and fields that do not belong', async () => {
    const ask = await connect(await desk.trader());
    for (const [request, body, field] of [
      ['orders:cancel', {}, 'id'],
      ['orders:cancel', null, 'id'],
      ['orders:amend', { id: 5, price: '1' }, 'id'],
      ['orders:cancel', { id: '1', side: 'buy' }, 'side'],
      ['orders:amend', { id: '1', side: 'buy' }, 'side'],
      ['orders:place', 'everything', 'body'],
    ] as const) {
      const ack = await ask(request, body);
      const fields = ack.ok ? [] : ack.error.details?.map((detail) => detail.field);
      expect([request, codeOf(ack), fields]).toEqual([request, 'validation_failed', [field]]);
    }
  });

  it('answers a request without a body', async () => {
    const trader = await desk.trader();
    dataOf(await (await connect(trader))('orders:place', desk.body({ price: '5' })));
    const socket = await open(trader);
    const ask = (request: OrderRequest) =>
      socket.emitWithAck(request) as Promise<OrderAck<unknown>>;
    expect(dataOf(await ask('orders:cancel-all'))).toHaveLength(1);
    expect(codeOf(await ask('orders:place'))).toBe('validation_failed');
    expect(codeOf(await ask('orders:cancel'))).toBe('validation_failed');
  });

  it('takes a hundred orders at once', async () => {
    const trader = await desk.trader();
    const ask = await connect(trader);
    const orders = Array.from({ length: 100 }, (_, index) =>
      desk.body({ price: '5', quantity: '0.01', clientOrderId: `batch-order-number-${index}` }),
    );
    expect(dataOf(await ask('orders:place-batch', { orders }))).toHaveLength(100);
    expect(dataOf(await ask('orders:cancel-all', {}))).toHaveLength(100);
  });

  it('is for those who are signed in, as long as their session lives', async () => {
    const visitor = await connect(null);
    expect(codeOf(await visitor('orders:place', desk.body({ price: '5' })))).toBe(
      'unauthenticated',
    );
    const trader = await desk.trader();
    const ask = await connect(trader);
    dataOf(await ask('orders:place', desk.body({ price: '5' })));
    await api.pool.query('UPDATE sessions SET revoked_at = now() WHERE id = $1', [
      trader.sessionId,
    ]);
    api.services.directory.invalidate(trader.userId);
    expect(codeOf(await ask('orders:place', desk.body({ price: '5' })))).toBe('unauthenticated');
    const again = await api.signIn(trader.userId);
    expect(await desk.active(again)).toHaveLength(1);
  });

  it('counts over HTTP and the socket together', async () => {
    const trader = await desk.trader();
    const ask = await connect(trader);
    const overSocket = await Promise.all(
      Array.from({ length: 998 }, () => ask('orders:cancel', { id: 'x' })),
    );
    expect(new Set(overSocket.map(codeOf))).toEqual(new Set(['not_found']));
    const first = await trader.delete('/orders/x');
    expect(first.headers['ratelimit']).toMatch(/^limit=1000, remaining=1, /);
    expect(codeOf(await ask('orders:cancel', { id: 'x' }))).toBe('not_found');
    expect(codeOf(await ask('orders:cancel', { id: 'x' }))).toBe('rate_limited');
    await trader.delete('/orders/x').expect(429);
    const other = await connect(await desk.trader());
    expect(codeOf(await other('orders:cancel', { id: 'x' }))).toBe('not_found');
  });
});

describe('the private channels', () => {
  it('show orders that wait, and every change of what they reserve', async () => {
    const own = await MarketDesk.open(api);
    await own.print('100');
    const trader = await own.trader();
    const client = new RealtimeClient(await open(trader));
    await client.subscribe('orders');
    await client.subscribe('wallet');
    const trailing = { orderType: 'trailing_stop', trailingDelta: '5', maxSlippageBps: 0 };
    const { order } = await own.place(trader, trailing);
    await own.print('90');
    const cash = () =>
      client
        .events('wallet')
        .flatMap(({ balances }) => balances)
        .filter(({ isQuote }) => isQuote)
        .map(({ lockedBalance }) => lockedBalance);
    await client.until(() => cash().length === 2);
    expect(cash()).toEqual(['105', '95']);
    const seen = client.events('orders').flatMap(({ orders }) => orders);
    expect(seen.map(({ id, status, stopPrice }) => [id, status, stopPrice])).toEqual([
      [order.id, 'pending', '105'],
      [order.id, 'pending', '95'],
    ]);
    const later = new RealtimeClient(await open(trader));
    const { snapshot } = await later.subscribe('orders');
    expect(snapshot).toEqual([seen[1]]);
    await trader.delete(`/orders/${order.id}`).expect(200);
    await client.until(() => cash().length === 3);
    expect(cash().at(-1)).toBe('0');
  });
});
