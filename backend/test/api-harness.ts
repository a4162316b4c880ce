import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import type { Sequelize } from 'sequelize';
import request, { type Test } from 'supertest';
import { createApp, type AppDependencies } from '../src/app.ts';
import { createDatabase } from '../src/config/database.ts';
import type { Role } from '../src/contracts/index.ts';
import { systemClock, type WakingClock } from '../src/lib/clock.ts';
import { parseAmount } from '../src/lib/decimal.ts';
import { RateLimiter } from '../src/middleware/rate-limit.ts';
import { registerModels } from '../src/models/register-models.ts';
import { findBreaches, type Breach } from '../src/services/invariants.ts';
import { MarketData } from '../src/services/market-data.ts';
import { MarketHistory } from '../src/services/market-data/market-history.ts';
import type { MatchingEngine } from '../src/services/matching-engine.ts';
import { HouseBoard } from '../src/services/house/house-board.ts';
import { WithdrawalFreeze } from '../src/services/reconciliation/withdrawal-freeze.ts';
import { TokenRegistry } from '../src/services/token-registry.ts';
import { endPool } from './end-pool.ts';
import { buildServices } from './api-services.ts';
import { createMarket, createUser, type UserFields } from './factories.ts';
import { recordingLogger, type LogLine } from './recording-logger.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';
import { createTestEngine } from './test-engine.ts';

const SESSION_MS = 24 * 3600 * 1000;
const CONFIG: AppDependencies['config'] = {
  isProduction: false,
  isDemoDataOn: false,
  areSandboxDepositsOn: true,
  corsOrigins: ['https://partner.example'],
  trustProxyHops: 0,
  metrics: { access: 'local' },
};

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Calls the API as one user. */
export interface Caller {
  userId: string;
  sessionId: string;
  token: string;
  get(path: string): Test;
  post(path: string, body?: object): Test;
  put(path: string, body?: object): Test;
  patch(path: string, body?: object): Test;
  delete(path: string, body?: object): Test;
}

type TestServices = AppDependencies & ReturnType<typeof buildServices>;

interface HarnessParts {
  database: TestDatabase;
  pool: pg.Pool;
  sequelize: Sequelize;
  engine: MatchingEngine;
  marketData: MarketData;
  server: Server;
  dependencies: TestServices;
  market: { quoteTokenId: number; tokenId: number };
  logLines: LogLine[];
}

/** A clock that a test moves. It starts at the real time. */
export class TestClock implements WakingClock {
  private aheadMs = 0;

  nowMs(): number {
    return Date.now() + this.aheadMs;
  }

  /** Takes real time. */
  sleep(durationMs: number, signal: AbortSignal): Promise<void> {
    return systemClock.sleep(durationMs, signal);
  }

  advance(durationMs: number): void {
    this.aheadMs += durationMs;
  }
}

export interface HarnessOptions {
  config?: Partial<AppDependencies['config']>;
  isRateLimitOn?: boolean;
  isVerifiedEmailRequired?: boolean;
  webRoot?: string;
}

/** The whole API over a real database and a real engine. */
export class ApiHarness {
  readonly clock: TestClock;

  private constructor(
    private readonly parts: HarnessParts,
    clock: TestClock,
  ) {
    this.clock = clock;
  }

  static async start(options: HarnessOptions = {}): Promise<ApiHarness> {
    const clock = new TestClock();
    const database = await createTestDatabase();
    const pool = new pg.Pool({ connectionString: database.ownerUrl, max: 4 });
    const market = await createMarket(pool, { tickSize: '0.01', lotSize: '0.0001' });
    const sequelize = createDatabase(database.appUrl);
    registerModels(sequelize);
    const { logger, lines } = recordingLogger();
    const tokens = new TokenRegistry();
    await tokens.load();
    const freeze = new WithdrawalFreeze(sequelize, clock);
    const engine = createTestEngine(database.appUrl, clock, logger, {
      queueMax: 10_000,
      batchMax: 256,
      arePayoutsFrozen: () => freeze.isFrozen,
    });
    const marketData = new MarketData({
      tokens,
      history: new MarketHistory(sequelize),
      clock,
      logger,
    });
    engine.onRebuilt((loaded) => {
      tokens.restore(loaded);
      marketData.restore(loaded);
    });
    engine.onCommit((batch) => {
      tokens.apply(batch);
      marketData.apply(batch);
    });
    const services = buildServices({
      sequelize,
      databaseUrl: database.appUrl,
      freeze,
      board: new HouseBoard(clock, logger),
      engine,
      tokens,
      marketData,
      clock,
      logger,
      rateLimiter: new RateLimiter(options.isRateLimitOn ?? false),
      isVerifiedEmailRequired: options.isVerifiedEmailRequired ?? false,
    });
    services.notices.follow(engine, services.auth);
    engine.start();
    await engine.whenLeading();
    await marketData.whenLoaded();
    const dependencies: TestServices = {
      ...services,
      config: { ...CONFIG, ...options.config },
      logger,
      accessLogger: null,
      clock,
      webRoot: options.webRoot ?? '/nonexistent',
      engineStatus: () => engine.status,
      notReadyReason: () => engine.status.reason,
    };
    const server = createServer(createApp(dependencies));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new ApiHarness(
      {
        database,
        pool,
        sequelize,
        engine,
        marketData,
        server,
        dependencies,
        market,
        logLines: lines,
      },
      clock,
    );
  }

  async stop(): Promise<void> {
    const { server, marketData, engine, sequelize, pool, database } = this.parts;
    server.close();
    server.closeAllConnections();
    marketData.stop();
    await this.services.security.stop();
    await engine.stop();
    await this.services.reconciler.stop();
    await this.services.accounts.stop();
    await this.services.notices.stop();
    await this.services.apiKeys.stop();
    await sequelize.close();
    await endPool(pool);
    await database.drop();
  }

  /** Where the server listens, for clients of its own. */
  get origin(): string {
    const { port } = this.parts.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  get server(): Server {
    return this.parts.server;
  }

  get pool(): pg.Pool {
    return this.parts.pool;
  }

  get sequelize(): Sequelize {
    return this.parts.sequelize;
  }

  get engine(): MatchingEngine {
    return this.parts.engine;
  }

  get services(): TestServices {
    return this.parts.dependencies;
  }

  get logLines(): LogLine[] {
    return this.parts.logLines;
  }

  /** Ends the single writer's connection, and waits until its state is rebuilt from the database. */
  async restartEngine(): Promise<void> {
    const rebuilt = new Promise<void>((resolve) => {
      this.engine.onRebuilt(() => {
        resolve();
      });
    });
    await this.sequelize.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'tokentradex-writer' AND datname = current_database()`,
    );
    await rebuilt;
    await this.engine.whenLeading();
  }

  /** Everything in the tables that contradicts something else. */
  breaches(): Promise<Breach[]> {
    return findBreaches(
      async (text) => (await this.pool.query<unknown[]>({ text, rowMode: 'array' })).rows,
      'full',
    );
  }

  /** The id of the market's token, as the API writes it. */
  get tokenId(): string {
    return String(this.parts.market.tokenId);
  }

  get quoteTokenId(): string {
    return String(this.parts.market.quoteTokenId);
  }

  /** A request without a session, to a path of the server. */
  call(method: Method, path: string): Test {
    return request(this.parts.server)[method](path);
  }

  /** A user with a session and balances. */
  async createCaller(
    fields: Partial<UserFields> = {},
    balances: { quote?: string; token?: string } = {},
  ): Promise<Caller> {
    const userId = await createUser(this.pool, fields);
    const { quoteTokenId, tokenId } = this.parts.market;
    if (balances.quote !== undefined) await this.credit(userId, quoteTokenId, balances.quote);
    if (balances.token !== undefined) await this.credit(userId, tokenId, balances.token);
    return this.signIn(userId, fields.role ?? 'user');
  }

  /** Another session of a user. */
  async signIn(userId: string, role: Role = 'user'): Promise<Caller> {
    const sessionId = randomUUID();
    await this.pool.query(
      `INSERT INTO sessions (id, user_id, refresh_token_hash, expires_at)
       VALUES ($1, $2, $3, $4)`,
      [sessionId, userId, sessionId, new Date(this.clock.nowMs() + SESSION_MS)],
    );
    const { token } = this.services.accessTokens.sign({ userId, sessionId, role });
    return this.caller({ userId, sessionId, token });
  }

  /** Calls with whatever token. */
  caller(identity: Pick<Caller, 'userId' | 'sessionId' | 'token'>): Caller {
    const send = (method: Method, path: string, body?: object) => {
      const test = this.call(method, `/api${path}`).set(
        'Authorization',
        `Bearer ${identity.token}`,
      );
      return body === undefined ? test : test.send(body);
    };
    return {
      ...identity,
      get: (path) => send('get', path),
      post: (path, body) => send('post', path, body),
      put: (path, body) => send('put', path, body),
      patch: (path, body) => send('patch', path, body),
      delete: (path, body) => send('delete', path, body),
    };
  }

  async credit(userId: string, tokenId: number, amount: string): Promise<void> {
    await this.services.balances.adjust({
      userId,
      tokenId,
      amountAtoms: parseAmount(amount),
      decidedBy: null,
      reason: 'test',
    });
  }
}
