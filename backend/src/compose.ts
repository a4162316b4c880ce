import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Server } from 'node:http';
import type { Express } from 'express';
import type { Sequelize } from 'sequelize';
import { createApp, type AppDependencies } from './app.ts';
import { createDatabase, createReaderClient, createWriterClient } from './config/database.ts';
import { REPOSITORY_ROOT, type Config } from './config/env.ts';
import type { WakingClock } from './lib/clock.ts';
import type { Logger } from './lib/logger.ts';
import { OrderEntry } from './controllers/order-entry.ts';
import { OrderRequests } from './controllers/order-requests.ts';
import { RateLimiter } from './middleware/rate-limit.ts';
import { registerModels } from './models/register-models.ts';
import { PrivateSnapshots } from './services/private-snapshots.ts';
import { RealtimeGateway } from './realtime/realtime-gateway.ts';
import { socketAuthenticator } from './realtime/socket-authenticator.ts';
import { AccessTokens } from './services/access-tokens.ts';
import { AuditQueries } from './services/audit-queries.ts';
import { AuthService } from './services/auth-service.ts';
import { BalanceManager } from './services/balance-manager.ts';
import { ensureQuoteToken } from './services/ensure-quote-token.ts';
import { FeeRefresher } from './services/fees/fee-refresher.ts';
import { FeeService } from './services/fees/fee-service.ts';
import { UserVolumes } from './services/fees/user-volumes.ts';
import { JournalRetention } from './services/journal-retention.ts';
import { findLiveSessions } from './services/live-sessions.ts';
import type { AccessLogger } from './services/logger.ts';
import { MarketData } from './services/market-data.ts';
import { MarketHistory } from './services/market-data/market-history.ts';
import { MatchingEngine } from './services/matching-engine.ts';
import { Notices } from './services/notifications/notices.ts';
import { PostgresStore } from './services/single-writer/postgres-store.ts';
import { OrderQueries } from './services/order-queries.ts';
import { OrderService } from './services/order-service.ts';
import { OverviewService } from './services/overview-service.ts';
import { PasswordHasher } from './services/password-hasher.ts';
import { CostHistory } from './services/portfolio/cost-history.ts';
import { PortfolioService } from './services/portfolio/portfolio-service.ts';
import { Sessions } from './services/sessions.ts';
import { TokenRegistry } from './services/token-registry.ts';
import { TokenService } from './services/token-service.ts';
import { UserAdminService } from './services/user-admin-service.ts';
import { UserDirectory } from './services/user-directory.ts';
import { WalletService } from './services/wallet-service.ts';
import { WithdrawalQueue } from './services/withdrawal-queue.ts';
import { WithdrawalService } from './services/withdrawal-service.ts';
import { WithdrawalRules } from './services/withdrawals/withdrawal-rules.ts';
import { seedDemoHouse } from './simulator/demo-house.ts';
import { DemoMarket } from './simulator/demo-market.ts';

/** 2^12 rounds: about a quarter of a second of one core. */
const PASSWORD_COST = 12;
const ACCOUNTS_IN_MEMORY_MAX = 100_000;
const COMMAND_TIMEOUT_MS = 5_000;
/** The demo's programs write a journal that nobody asks for: a demo left on stays small. */
const DEMO_CHECKPOINT_HOURS_MAX = 12;
const SOCKETS_PER_ADDRESS_MAX = 100;
const PREPARE_RETRY_MS = 2_000;

/** The exchange as one object: what the server and the scripts start and stop. */
export interface Exchange {
  app: Express;
  sequelize: Sequelize;
  engine: MatchingEngine;
  marketData: MarketData;
  tokens: TokenRegistry;
  orders: OrderService;
  orderQueries: OrderQueries;
  balances: BalanceManager;
  passwords: PasswordHasher;
  /** Answers `/socket.io` on this server. */
  attach(server: Server): void;
  /** Begins to ask for the leadership; resolves before it is granted. */
  start(): Promise<void>;
  /** Ends live connections; the rest goes on. */
  disconnect(): void;
  /** Finishes what was accepted and closes the database connections. */
  stop(): Promise<void>;
}

export interface ExchangeSurroundings {
  /** The application's connection string. */
  databaseUrl: string;
  clock: WakingClock;
  logger: Logger;
  accessLogger: AccessLogger | null;
  /** More routes below /api, behind the same middleware as ours. */
  extend?: NonNullable<AppDependencies['extend']>;
}

/** Builds every object by hand. Nothing runs before `start`. */
export function compose(config: Config, surroundings: ExchangeSurroundings): Exchange {
  const { databaseUrl, clock, logger, accessLogger, extend } = surroundings;
  const sequelize = createDatabase(databaseUrl);
  registerModels(sequelize);

  const engine = new MatchingEngine(
    {
      openStore: () => new PostgresStore(createWriterClient(databaseUrl)),
      queueMax: config.engineQueueMax,
      batchMax: config.engineBatchMax,
      accountsMax: ACCOUNTS_IN_MEMORY_MAX,
      commandTimeoutMs: COMMAND_TIMEOUT_MS,
      holder: `${hostname()}:${process.pid}`,
    },
    clock,
    logger,
  );
  const tokens = new TokenRegistry();
  const history = new MarketHistory(sequelize);
  const marketData = new MarketData({ tokens, history, clock, logger });

  const accessTokens = new AccessTokens(config.jwtSecret, clock);
  const passwords = new PasswordHasher(config.passwordPepper, PASSWORD_COST);
  const directory = new UserDirectory(clock);
  const sessions = new Sessions(sequelize, clock);
  const auth = new AuthService({ sequelize, passwords, accessTokens, sessions, directory, clock });

  const orderQueries = new OrderQueries(tokens);
  const orders = new OrderService({
    submitter: engine,
    reader: engine,
    tokens,
    queries: orderQueries,
    clock,
  });
  const wallets = new WalletService(tokens);
  const balances = new BalanceManager(engine, tokens);
  const users = new UserAdminService(sequelize, sessions, directory);
  const volumes = new UserVolumes(sequelize);
  const feeRefresher = new FeeRefresher({
    sequelize,
    submitter: engine,
    volumes,
    isLeading: () => engine.status.state === 'leading',
    clock,
    logger,
  });
  const fees = new FeeService({ sequelize, users, volumes, refresher: feeRefresher, clock });
  const rateLimiter = new RateLimiter(config.isRateLimitOn);
  const orderRequests = new OrderRequests(orders, tokens);

  const notices = new Notices({ sequelize, tokens, clock, logger });
  const withdrawalRules = new WithdrawalRules({
    sequelize,
    tokens,
    prices: marketData,
    log: notices.log,
    clock,
    logger,
    addressCoolOffHours: config.addressCoolOffHours,
  });
  const portfolios = new PortfolioService({
    sequelize,
    costs: new CostHistory(sequelize),
    tokens,
    prices: marketData,
    clock,
  });

  const gateway = new RealtimeGateway({
    options: {
      allowedOrigins: config.corsOrigins,
      trustProxyHops: config.trustProxyHops,
      connectionsPerAddressMax: config.isRateLimitOn ? SOCKETS_PER_ADDRESS_MAX : Infinity,
      isRateLimitOn: config.isRateLimitOn,
    },
    marketData,
    snapshots: new PrivateSnapshots({
      sequelize,
      orders: orderQueries,
      wallets,
      tokens,
      prices: marketData,
    }),
    notifications: notices.log,
    presence: notices.presence,
    tokens,
    authenticate: socketAuthenticator(accessTokens, directory),
    findLiveSessions: (sessionIds) => findLiveSessions(sequelize, clock, sessionIds),
    epoch: () => engine.status.epoch,
    orderEntry: new OrderEntry({
      requests: orderRequests,
      rateLimiter,
      findPrincipal: (sessionId) => directory.find(sessionId),
      logger,
    }),
    clock,
    logger,
  });

  directory.onChange((userId) => void gateway.recheck(userId));
  engine.onRebuilt((rebuilt) => {
    tokens.restore(rebuilt);
    marketData.restore(rebuilt);
    gateway.reset();
  });
  engine.onCommit((batch) => {
    tokens.apply(batch);
    marketData.apply(batch);
    gateway.apply(batch);
  });
  notices.follow(engine, auth);

  const journalRetention = new JournalRetention(
    {
      createClient: () => createReaderClient(databaseUrl, 'tokentradex-checkpoint'),
      intervalHours: config.isDemoMarketOn
        ? Math.min(config.checkpointHours, DEMO_CHECKPOINT_HOURS_MAX)
        : config.checkpointHours,
      intervalBytes: config.checkpointMegabytes * 1_000_000,
    },
    clock,
    logger,
  );
  const demoMarket = new DemoMarket({
    sequelize,
    orders,
    tokens,
    balances,
    wallets,
    prices: marketData,
    isWatched: () => gateway.connectionCount > 0,
    clock,
    logger,
  });
  engine.onCommit((batch) => {
    demoMarket.apply(batch);
  });
  let isSeeding = config.isDemoDataOn;
  const prepare = async (): Promise<void> => {
    await engine.whenLeading();
    // What a crash left between the two steps of a sandbox deposit.
    if (config.areSandboxDepositsOn) await balances.confirmPendingDeposits();
    if (config.isDemoDataOn) {
      const house = { sequelize, submitter: engine, tokens, balances, passwords, marketData };
      await seedDemoHouse({ ...house, clock, logger }, config);
      isSeeding = false;
    }
    if (config.isDemoMarketOn) demoMarket.start();
  };

  const stopping = new AbortController();
  const prepareUntilDone = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await prepare();
        return;
      } catch (error) {
        logger.error('the sandbox or the demo house could not be prepared, trying again', {
          error,
        });
        await delay(PREPARE_RETRY_MS, undefined, { signal: stopping.signal }).catch(
          () => undefined,
        );
      }
    }
  };

  const app = createApp({
    config,
    logger,
    accessLogger,
    clock,
    accessTokens,
    directory,
    auth,
    tokens,
    tokenService: new TokenService(sequelize, engine, tokens),
    orderRequests,
    orderQueries,
    fees,
    rateLimiter,
    wallets,
    balances,
    withdrawals: new WithdrawalService(engine, tokens, withdrawalRules.admission),
    withdrawalQueue: new WithdrawalQueue(),
    withdrawalRules,
    notices,
    portfolios,
    users,
    auditLog: new AuditQueries(),
    overview: new OverviewService(sequelize, marketData, clock),
    marketData,
    engineStatus: () => engine.status,
    notReadyReason: () => engine.status.reason ?? (isSeeding ? 'seeding' : null),
    webRoot: path.join(REPOSITORY_ROOT, 'frontend', 'dist'),
    ...(extend === undefined ? {} : { extend }),
  });

  return {
    app,
    sequelize,
    engine,
    marketData,
    tokens,
    orders,
    orderQueries,
    balances,
    passwords,
    attach: (server) => {
      gateway.attach(server);
    },
    start: async () => {
      await ensureQuoteToken(config.quoteSymbol);
      await tokens.load();
      engine.start();
      journalRetention.start();
      notices.start();
      feeRefresher.start();
      void prepareUntilDone();
    },
    disconnect: () => {
      gateway.close();
    },
    stop: async () => {
      stopping.abort();
      await demoMarket.stop();
      await journalRetention.stop();
      await feeRefresher.stop();
      await engine.stop();
      await notices.stop();
      marketData.stop();
      await sequelize.close();
    },
  };
}
