import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import {
  LIMITS,
  ORDER_REQUESTS,
  type OrderAck,
  type OrderRequest,
  type SubscribeAck,
} from '../contracts/index.ts';
import { AppError } from '../lib/app-error.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import type { TokenNames } from '../presenters/order.ts';
import { presentExchangeNews } from '../presenters/announcement.ts';
import type { CommittedBatch } from '../services/committed-batch.ts';
import type { HouseBoard } from '../services/house/house-board.ts';
import type { MarketData } from '../services/market-data.ts';
import { ackOf, argumentsOf } from './request-arguments.ts';
import { Broadcaster } from './broadcaster.ts';
import { clientAddress } from './client-address.ts';
import { ConnectionCount } from './connection-count.ts';
import { limitRequests } from './limit-requests.ts';
import { isOriginAllowed } from './origin-policy.ts';
import { boundOutbound } from './outbound-bound.ts';
import { PrivateFeed } from './private-feed.ts';
import type { NotificationLog } from '../services/notifications/notification-log.ts';
import type { UserPresence } from '../services/notifications/user-presence.ts';
import type { PrivateSnapshots } from '../services/private-snapshots.ts';
import { PublicFeed } from './public-feed.ts';
import { RequestBudget } from './request-budget.ts';
import { privateRoom, publicRoom } from './rooms.ts';
import { SessionGuard, type LiveCredentials } from './session-guard.ts';
import type { HandshakeAuth, SocketAuthenticator } from './socket-authenticator.ts';
import type { RealtimeServer, RealtimeSocket, SocketSession } from './socket-types.ts';
import {
  ackError,
  parseSubscription,
  type MarketLookup,
  type SubscriptionTarget,
} from './subscription-request.ts';
import { Subscriptions } from './subscriptions.ts';

/** The largest body of an order request, and its name and number in front. */
const REQUEST_BYTES_MAX = LIMITS.bodyBytesMax + 100;
const HANDSHAKE_TIMEOUT_MS = 5_000;
const PING_INTERVAL_MS = 20_000;
const PING_TIMEOUT_MS = 20_000;

export interface RealtimeOptions {
  /** Origins besides our own whose pages may connect. */
  allowedOrigins: readonly string[];
  trustProxyHops: number;
  /** Open connections per address; Infinity for no limit. */
  connectionsPerAddressMax: number;
  /** Whether requests on a socket are limited. */
  isRateLimitOn: boolean;
}

export interface RealtimeParts {
  options: RealtimeOptions;
  marketData: MarketData;
  snapshots: PrivateSnapshots;
  notifications: NotificationLog;
  /** Is told who has a socket open. */
  presence: Pick<UserPresence, 'connected' | 'disconnected'>;
  board: Pick<HouseBoard, 'current' | 'onChange'>;
  tokens: TokenNames & MarketLookup;
  authenticate: SocketAuthenticator;
  credentials: LiveCredentials;
  /** The term of the leader whose batches {@link RealtimeGateway.apply} is given. */
  epoch: () => number;
  /** Answers order requests; counts them by user itself. */
  orderEntry: SocketOrderEntry;
  clock: Clock;
  logger: Logger;
}

/** What serves order requests, whoever's socket they come from. Never throws. */
export interface SocketOrderEntry {
  answer(
    session: SocketSession | null,
    request: OrderRequest,
    body: unknown,
  ): Promise<OrderAck<unknown>>;
}

/**
 * Live data and order entry over Socket.IO. Sends only what is committed; whose private data a socket gets follows
 * from its handshake's token or signature alone.
 */
export class RealtimeGateway {
  private readonly io: RealtimeServer;
  private readonly publicFeed: PublicFeed;
  private readonly privateFeed: PrivateFeed;
  private readonly guard: SessionGuard;
  private readonly connections: ConnectionCount;

  constructor(private readonly parts: RealtimeParts) {
    const { marketData, board, clock, logger, snapshots, tokens, epoch, credentials } = parts;
    this.connections = new ConnectionCount(parts.options.connectionsPerAddressMax);
    this.io = new Server({
      path: '/socket.io',
      transports: ['websocket'],
      serveClient: false,
      maxHttpBufferSize: REQUEST_BYTES_MAX,
      connectTimeout: HANDSHAKE_TIMEOUT_MS,
      pingInterval: PING_INTERVAL_MS,
      pingTimeout: PING_TIMEOUT_MS,
      perMessageDeflate: false,
      httpCompression: false,
      allowRequest: (request, decide) => {
        const refusal = this.refusalOf(request);
        decide(refusal, refusal === null);
      },
    });
    const { io } = this;
    const broadcaster = new Broadcaster(io);
    marketData.publishTo(broadcaster);
    this.publicFeed = new PublicFeed({ marketData, broadcaster, board, clock });
    board.onChange((news) => {
      broadcaster.publishNews(presentExchangeNews(news));
    });
    this.privateFeed = new PrivateFeed({
      io,
      snapshots,
      notifications: parts.notifications,
      tokens,
      prices: marketData,
      epoch,
      logger,
    });
    parts.notifications.onChange((change) => {
      this.privateFeed.notify(change);
    });
    this.guard = new SessionGuard({ io, credentials, clock, logger });
    io.use((socket, next) => {
      void this.admit(socket, next);
    });
    io.on('connection', (socket) => {
      this.serve(socket);
    });
  }

  /** Answers `/socket.io` on this server from now on. */
  attach(server: HttpServer): void {
    this.io.attach(server);
    this.io.engine.on('connection', (connection: RealtimeSocket['conn']) => {
      this.watch(connection);
    });
  }

  get connectionCount(): number {
    return this.io.of('/').sockets.size;
  }

  /** A {@link CommitListener}: private events. Market data has its own. */
  apply(batch: CommittedBatch): void {
    this.privateFeed.apply(batch);
  }

  /** Call it when the engine was rebuilt: some commits may never be given to {@link apply}. */
  reset(): void {
    this.privateFeed.reset();
  }

  /** Call it when a user or a session changed: a ban then bites at once. */
  recheck(userId: string): Promise<void> {
    return this.guard.recheck(userId);
  }

  /** Ends every connection, so that clients connect to whoever comes next. */
  close(): void {
    this.guard.stop();
    this.io.engine.close();
  }

  private refusalOf(request: IncomingMessage): string | null {
    const { allowedOrigins, trustProxyHops } = this.parts.options;
    if (!isOriginAllowed(request, allowedOrigins)) return 'origin not allowed';
    const address = clientAddress(request, trustProxyHops);
    return this.connections.isFull(address) ? 'too many connections' : null;
  }

  private watch(connection: RealtimeSocket['conn']): void {
    const address = clientAddress(connection.request, this.parts.options.trustProxyHops);
    this.connections.open(address);
    connection.once('close', () => {
      this.connections.close(address);
    });
    boundOutbound(connection, () => {
      this.parts.logger.warn('slow socket cut', { address });
    });
  }

  private async admit(socket: RealtimeSocket, next: (error?: Error) => void): Promise<void> {
    const auth = socket.handshake.auth as HandshakeAuth;
    socket.data.session = null;
    const isVisitor = auth['apiKey'] === undefined && (auth['token'] ?? '') === '';
    if (isVisitor) {
      next();
      return;
    }
    try {
      const address = clientAddress(socket.request, this.parts.options.trustProxyHops);
      socket.data.session = await this.parts.authenticate(auth, address);
      next();
    } catch (error) {
      if (!(error instanceof AppError)) {
        this.parts.logger.error('socket not authenticated', { error });
      }
      next(new Error(error instanceof AppError ? error.code : 'unavailable'));
    }
  }

  private serve(socket: RealtimeSocket): void {
    const subscriptions = new Subscriptions(socket);
    this.notePresence(socket);
    const budget = this.parts.options.isRateLimitOn ? new RequestBudget(this.parts.clock) : null;
    if (budget !== null) limitRequests(socket, budget);
    socket.on('ping', (answer) => {
      ackOf(answer)();
    });
    for (const request of ORDER_REQUESTS) {
      socket.on(request, (...given) => {
        const { body, answer } = argumentsOf(given);
        void this.enterOrder(socket, budget, { request, body, answer });
      });
    }
    socket.on('subscribe', (...given) => {
      const { body, answer } = argumentsOf(given);
      void this.subscribe(socket, subscriptions, body, ackOf(answer));
    });
    socket.on('unsubscribe', (...given) => {
      const { body, answer } = argumentsOf(given);
      const parsed = parseSubscription(body, this.parts.tokens);
      if (parsed.ok) subscriptions.end(roomOf(parsed.target, socket));
      ackOf(answer)(parsed.ok ? { ok: true } : parsed);
    });
  }

  private notePresence(socket: RealtimeSocket): void {
    const userId = socket.data.session?.userId;
    if (userId === undefined) return;
    this.parts.presence.connected(userId);
    socket.once('disconnect', () => {
      this.parts.presence.disconnected(userId);
    });
  }

  private async enterOrder(
    socket: RealtimeSocket,
    budget: RequestBudget | null,
    { request, body, answer }: { request: OrderRequest; body: unknown; answer: unknown },
  ): Promise<void> {
    const { session } = socket.data;
    const isOver = session !== null && session.expiresAtMs <= this.parts.clock.nowMs();
    const ack = await this.parts.orderEntry.answer(isOver ? null : session, request, body);
    ackOf(answer)(ack);
    if (budget === null || ack.ok || ack.error.code !== 'rate_limited') return;
    // Who goes on although every request is refused does not listen.
    if (!budget.take() && budget.isAbused) socket.disconnect(true);
  }

  private async subscribe(
    socket: RealtimeSocket,
    subscriptions: Subscriptions,
    request: unknown,
    answer: (ack: SubscribeAck) => void,
  ): Promise<void> {
    const parsed = parseSubscription(request, this.parts.tokens);
    if (!parsed.ok) {
      answer(parsed);
      return;
    }
    const { target } = parsed;
    const userId = socket.data.session?.userId;
    if (target.kind === 'private' && userId === undefined) {
      answer(ackError('unauthenticated', 'Sign in to subscribe to this channel.'));
      return;
    }
    if (target.kind === 'private' && !mayRead(socket)) {
      answer(ackError('key_permission_missing', 'This key lacks the permission read.'));
      return;
    }
    const room = roomOf(target, socket);
    if (!subscriptions.has(room) && subscriptions.size >= LIMITS.subscriptionsPerSocketMax) {
      answer(ackError('conflict', 'This connection has too many subscriptions.'));
      return;
    }
    const attempt = subscriptions.begin(room, answer);
    try {
      if (target.kind === 'market') {
        await this.publicFeed.subscribe(attempt, target.channel, target.tokenId);
      } else if (target.kind === 'tickers') {
        await this.publicFeed.subscribeTickers(attempt);
      } else if (target.kind === 'exchange') {
        this.publicFeed.subscribeNews(attempt);
      } else if (userId !== undefined) {
        await this.privateFeed.subscribe(attempt, userId, target.channel);
      }
    } catch (error) {
      this.parts.logger.error('subscription failed', { error, channel: target.channel });
      attempt.answer(ackError('unavailable', 'The snapshot could not be read. Try again.'));
    }
  }
}

/** Sessions may; of keys, those that hold the permission. */
function mayRead({ data }: RealtimeSocket): boolean {
  return data.session?.apiKey?.permissions.includes('read') ?? true;
}

/** Where the target's events are sent; of a private channel, the socket's own user's room. */
function roomOf(target: SubscriptionTarget, socket: RealtimeSocket): string {
  switch (target.kind) {
    case 'market':
      return publicRoom(target.channel, target.tokenId);
    case 'tickers':
    case 'exchange':
      return publicRoom(target.channel, null);
    case 'private':
      return privateRoom(target.channel, socket.data.session?.userId ?? '');
  }
}
