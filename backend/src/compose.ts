import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Server } from 'node:http';
import type { Express } from 'express';
import type { Sequelize } from 'sequelize';
import { createApp, type AppDependencies } from './app.ts';
import { composeServices } from './compose-services.ts';
import { createDatabase, createReaderClient, createWriterClient } from './config/database.ts';
import { REPOSITORY_ROOT, type Config } from './config/env.ts';
import type { WakingClock } from './lib/clock.ts';
import type { Logger } from './lib/logger.ts';
import { composeOperations } from './compose-operations.ts';
import { OrderEntry } from './controllers/order-entry.ts';
import { RateLimiter } from './middleware/rate-limit.ts';
import { registerModels } from './models/register-models.ts';
import { PrivateSnapshots } from './services/private-snapshots.ts';
import { RealtimeGateway } from './realtime/realtime-gateway.ts';
import { socketAuthenticator } from './realtime/socket-authenticator.ts';
import type { BalanceManager } from './services/balance-manager.ts';
import { ensureQuoteToken } from './services/ensure-quote-token.ts';
import { JournalRetention } from './services/journal-retention.ts';
import { HouseBoard } from './services/house/house-board.ts';
import { findLiveSessions } from './services/live-sessions.ts';
import type { AccessLogger } from './services/logger.ts';
import { MarketData } from './services/market-data.ts';
import { MarketHistory } from './services/market-data/market-history.ts';
import { MatchingEngine } from './services/matching-engine.ts';
import { openMailTransport } from './services/mail/open-mail-transport.ts';
import { PostgresStore } from './services/single-writer/postgres-store.ts';
import type { OrderQueries } from './services/order-queries.ts';
import type { OrderService } from './services/order-service.ts';
import type { PasswordHasher } from './services/password-hasher.ts';
import { WithdrawalFreeze } from './services/reconciliation/withdrawal-freeze.ts';
import { TokenRegistry } from './services/token-registry.ts';
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

  const withdrawalFreeze = new WithdrawalFreeze(sequelize, clock);
  const engine = new MatchingEngine(
    {
      openStore: () => new PostgresStore(createWriterClient(databaseUrl)),
      queueMax: config.engineQueueMax,
      batchMax: config.engineBatchMax,
      accountsMax: ACCOUNTS_IN_MEMORY_MAX,
      commandTimeoutMs: COMMAND_TIMEOUT_MS,
      arePayoutsFrozen: () => withdrawalFreeze.isFrozen,
      holder: `${hostname()}:${process.pid}`,
    },
    clock,
    logger,
  );
  const tokens = new TokenRegistry();
  const history = new MarketHistory(sequelize);
  const marketData = new MarketData({ tokens, history, clock, logger });

  const board = new HouseBoard(clock, logger);
  const rateLimiter = new RateLimiter(config.isRateLimitOn);
  const services = composeServices({
    sequelize,
    engine,
    tokens,
    marketData,
    clock,
    logger,
    rateLimiter,
    jwtSecret: config.jwtSecret,
    pepper: config.passwordPepper,
    passwordCost: PASSWORD_COST,
    databaseUrl,
    freeze: withdrawalFreeze,
    board,
    addressCoolOffHours: config.addressCoolOffHours,
    mailTransport: openMailTransport(config, logger),
    publicUrl: config.publicUrl,
    isVerifiedEmailRequired: config.isVerifiedEmailRequired,
  });
  const { orders, orderQueries, orderRequests, wallets, balances, passwords } = services;
  const { auth, accounts, accessTokens, directory, apiKeys, notices, security, feeRefresher } =
    services;
  const { adjustmentBooking, reconciler } = services;

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
    board,
    tokens,
    authenticate: socketAuthenticator(accessTokens, directory, apiKeys.signedRequests),
    credentials: {
      findLiveSessions: (sessionIds) => findLiveSessions(sequelize, clock, sessionIds),
      findLiveKeys: (keyIds) => apiKeys.findLive(keyIds),
    },
    epoch: () => engine.status.epoch,
    orderEntry: new OrderEntry({
      requests: orderRequests,
      rateLimiter,
      findPrincipal: (session) => apiKeys.findPrincipal(session),
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
  const operations = composeOperations({ sequelize, engine, tokens, board, gateway, clock });

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
    ...services,
    ...operations,
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
      await withdrawalFreeze.load();
      await board.start();
      operations.health.start();
      engine.start();
      reconciler.start();
      journalRetention.start();
      notices.start();
      security.start();
      feeRefresher.start();
      adjustmentBooking.start();
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
      await security.stop();
      await adjustmentBooking.stop();
      await reconciler.stop();
      await engine.stop();
      await accounts.stop();
      await notices.stop();
      await apiKeys.stop();
      await board.stop();
      operations.health.stop();
      marketData.stop();
      await sequelize.close();
    },
  };
}
