import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import type { Sequelize } from 'sequelize';
import { io, type Socket } from 'socket.io-client';
import { createDatabase } from '../src/config/database.ts';
import type { BookSnapshot, PlaceOrderBody } from '../src/contracts/index.ts';
import { OrderEntry } from '../src/controllers/order-entry.ts';
import { OrderRequests } from '../src/controllers/order-requests.ts';
import { systemClock } from '../src/lib/clock.ts';
import { parseAmount } from '../src/lib/decimal.ts';
import { RateLimiter } from '../src/middleware/rate-limit.ts';
import { registerModels } from '../src/models/register-models.ts';
import { PrivateSnapshots } from '../src/services/private-snapshots.ts';
import { RealtimeGateway, type RealtimeOptions } from '../src/realtime/realtime-gateway.ts';
import { socketAuthenticator } from '../src/realtime/socket-authenticator.ts';
import { AccessTokens } from '../src/services/access-tokens.ts';
import { ApiKeys } from '../src/services/api-keys/api-keys.ts';
import { findLiveSessions } from '../src/services/live-sessions.ts';
import { MarketData } from '../src/services/market-data.ts';
import { HouseBoard } from '../src/services/house/house-board.ts';
import { MarketHistory } from '../src/services/market-data/market-history.ts';
import type { MatchingEngine } from '../src/services/matching-engine.ts';
import { Notices } from '../src/services/notifications/notices.ts';
import { OrderQueries } from '../src/services/order-queries.ts';
import { OrderService, type Placement } from '../src/services/order-service.ts';
import { TokenRegistry } from '../src/services/token-registry.ts';
import { UserDirectory } from '../src/services/user-directory.ts';
import { WalletService } from '../src/services/wallet-service.ts';
import { endPool } from './end-pool.ts';
import { createMarket, createUser } from './factories.ts';
import { RealtimeClient } from './realtime-client.ts';
import { recordingLogger } from './recording-logger.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';
import { createTestEngine } from './test-engine.ts';

const OPTIONS: RealtimeOptions = {
  allowedOrigins: ['https://partner.example'],
  trustProxyHops: 0,
  connectionsPerAddressMax: 100,
  isRateLimitOn: true,
};

export interface Trader {
  userId: string;
  sessionId: string;
  token: string;
}

interface HarnessParts {
  database: TestDatabase;
  pool: pg.Pool;
  sequelize: Sequelize;
  tokens: TokenRegistry;
  market: { quoteTokenId: number; tokenId: number };
  engine: MatchingEngine;
  marketData: MarketData;
  gateway: RealtimeGateway;
  orders: OrderService;
  directory: UserDirectory;
  apiKeys: ApiKeys;
  notices: Notices;
  board: HouseBoard;
  accessTokens: AccessTokens;
  server: Server;
}

/** A real engine, database and HTTP server with live data in front. */
export class RealtimeHarness {
  private readonly clients: Socket[] = [];

  private constructor(private readonly parts: HarnessParts) {}

  static async start(options: Partial<RealtimeOptions> = {}): Promise<RealtimeHarness> {
    const database = await createTestDatabase();
    const pool = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
    const market = await createMarket(pool, { tickSize: '0.01', lotSize: '0.0001' });
    const sequelize = createDatabase(database.appUrl);
    registerModels(sequelize);
    const { logger } = recordingLogger();
    const tokens = new TokenRegistry();
    await tokens.load();
    const clock = systemClock;
    const engine = createTestEngine(database.appUrl, clock, logger, { queueMax: 10_000 });
    const history = new MarketHistory(sequelize);
    const marketData = new MarketData({ tokens, history, clock, logger });
    const queries = new OrderQueries(tokens);
    const accessTokens = new AccessTokens('a secret of more than 32 characters', clock);
    const directory = new UserDirectory(clock);
    const notices = new Notices({ sequelize, tokens, clock, logger });
    const rateLimiter = new RateLimiter(options.isRateLimitOn ?? true);
    const apiKeys = new ApiKeys({
      sequelize,
      sealingSecret: 'a secret of more than 32 characters',
      log: notices.log,
      directory,
      failures: rateLimiter.signatureFailures,
      clock,
      logger,
    });
    const board = new HouseBoard(clock, logger);
    const orders = new OrderService({
      submitter: engine,
      reader: engine,
      tokens,
      queries,
      gate: board,
      clock,
    });
    const gateway = new RealtimeGateway({
      options: { ...OPTIONS, ...options },
      marketData,
      snapshots: new PrivateSnapshots({
        sequelize,
        orders: queries,
        wallets: new WalletService(tokens),
        tokens,
        prices: marketData,
      }),
      notifications: notices.log,
      presence: notices.presence,
      board,
      tokens,
      authenticate: socketAuthenticator(accessTokens, directory, apiKeys.signedRequests),
      credentials: {
        findLiveSessions: (ids) => findLiveSessions(sequelize, clock, ids),
        findLiveKeys: (ids) => apiKeys.findLive(ids),
      },
      epoch: () => engine.status.epoch,
      orderEntry: new OrderEntry({
        requests: new OrderRequests(orders, tokens),
        rateLimiter,
        findPrincipal: (session) => apiKeys.findPrincipal(session),
        logger,
      }),
      clock,
      logger,
    });
    directory.onChange((userId) => void gateway.recheck(userId));
    engine.onRebuilt((loaded) => {
      tokens.restore(loaded);
      marketData.restore(loaded);
      gateway.reset();
    });
    engine.onCommit((batch) => {
      tokens.apply(batch);
      marketData.apply(batch);
      gateway.apply(batch);
    });
    engine.onRebuilt(() => {
      notices.restore();
    });
    engine.onCommit((batch) => {
      notices.alerts.apply(batch);
    });
    engine.start();
    await engine.whenLeading();
    await marketData.whenLoaded();
    const server = createServer();
    gateway.attach(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new RealtimeHarness({
      database,
      pool,
      sequelize,
      tokens,
      market,
      engine,
      marketData,
      gateway,
      orders,
      directory,
      apiKeys,
      notices,
      board,
      accessTokens,
      server,
    });
  }

  async stop(): Promise<void> {
    const { gateway, server, marketData, engine, notices, sequelize, pool, database } = this.parts;
    for (const socket of this.clients) socket.disconnect();
    gateway.close();
    server.close();
    marketData.stop();
    await engine.stop();
    await notices.stop();
    await this.apiKeys.stop();
    await sequelize.close();
    await endPool(pool);
    await database.drop();
  }

  get pool(): pg.Pool {
    return this.parts.pool;
  }

  get market(): HarnessParts['market'] {
    return this.parts.market;
  }

  get marketData(): MarketData {
    return this.parts.marketData;
  }

  get gateway(): RealtimeGateway {
    return this.parts.gateway;
  }

  get orders(): OrderService {
    return this.parts.orders;
  }

  get board(): HouseBoard {
    return this.parts.board;
  }

  get notices(): Notices {
    return this.parts.notices;
  }

  get apiKeys(): ApiKeys {
    return this.parts.apiKeys;
  }

  get directory(): UserDirectory {
    return this.parts.directory;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.parts.server.address() as AddressInfo).port}`;
  }

  /** Ends the single writer's connection, whatever is under way on it; the engine is rebuilt. */
  async cutWriterConnection(): Promise<void> {
    const { sequelize } = this.parts;
    await sequelize.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'tokentradex-writer' AND datname = current_database()`,
    );
  }

  /** One more market, which nothing trades yet. */
  async createMarket(): Promise<number> {
    const { tokenId } = await createMarket(this.pool);
    await this.parts.tokens.load();
    return tokenId;
  }

  /** A user with a session, a million in cash and a thousand tokens. */
  async createTrader(): Promise<Trader> {
    const userId = await createUser(this.pool);
    const sessionId = randomUUID();
    await this.pool.query(
      `INSERT INTO sessions (id, user_id, refresh_token_hash, expires_at)
       VALUES ($1, $2, $3, now() + interval '1 day')`,
      [sessionId, userId, sessionId],
    );
    await this.adjust(userId, this.market.quoteTokenId, '1000000');
    await this.adjust(userId, this.market.tokenId, '1000');
    const { token } = this.parts.accessTokens.sign({ userId, sessionId, role: 'user' });
    return { userId, sessionId, token };
  }

  async adjust(userId: string, tokenId: number, amount: string): Promise<void> {
    const amountAtoms = parseAmount(amount);
    await this.parts.engine.submit({
      command: { type: 'adjust', userId, tokenId, amountAtoms, decidedBy: null, reason: 'test' },
    });
  }

  place(trader: Trader, body: Partial<PlaceOrderBody>): Promise<Placement> {
    return this.orders.place(trader.userId, {
      tokenId: String(this.market.tokenId),
      orderType: 'limit',
      side: 'buy',
      ...body,
    });
  }

  /** The open orders of the database by price. */
  async storedBook(): Promise<Pick<BookSnapshot, 'bids' | 'asks'>> {
    const { rows } = await this.pool.query<{ side: string; level: [string, string] }>(
      `SELECT side, ARRAY[trim_scale(price)::text,
         trim_scale(sum(quantity - filled_quantity))::text] AS level
       FROM orders WHERE status IN ('open', 'partially_filled')
       GROUP BY side, price ORDER BY price`,
    );
    const levels = (side: string) =>
      rows.filter((row) => row.side === side).map((row) => row.level);
    return { bids: levels('buy').reverse(), asks: levels('sell') };
  }

  /** Connected. @throws what the server refused the connection with. */
  async connect(
    credentials?: string | Record<string, unknown>,
    headers: Record<string, string> = {},
  ): Promise<RealtimeClient> {
    const socket = io(this.url, {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      extraHeaders: headers,
      ...(credentials === undefined ? {} : { auth: authOf(credentials) }),
    });
    this.clients.push(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    return new RealtimeClient(socket);
  }
}

/** @param credentials an access token, or all that the handshake says. */
function authOf(credentials: string | Record<string, unknown>): Record<string, unknown> {
  return typeof credentials === 'string' ? { token: credentials } : credentials;
}
