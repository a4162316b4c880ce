import cors from 'cors';
import express, { Router, type Express } from 'express';
import helmet from 'helmet';
import type { Config } from './config/env.ts';
import { AdminOverviewController } from './controllers/admin-overview-controller.ts';
import { AdminTokenController } from './controllers/admin-token-controller.ts';
import { AdminUserController } from './controllers/admin-user-controller.ts';
import { AdminWithdrawalController } from './controllers/admin-withdrawal-controller.ts';
import { AuthController } from './controllers/auth-controller.ts';
import { ExportController } from './controllers/export-controller.ts';
import { FeeController } from './controllers/fee-controller.ts';
import { HealthController } from './controllers/health-controller.ts';
import { MarketController } from './controllers/market-controller.ts';
import { NotificationController } from './controllers/notification-controller.ts';
import { OrderController } from './controllers/order-controller.ts';
import { PortfolioController } from './controllers/portfolio-controller.ts';
import { PriceAlertController } from './controllers/price-alert-controller.ts';
import type { OrderRequests } from './controllers/order-requests.ts';
import { WalletController } from './controllers/wallet-controller.ts';
import { WithdrawalRulesController } from './controllers/withdrawal-rules-controller.ts';
import type { Clock } from './lib/clock.ts';
import type { Logger } from './lib/logger.ts';
import { authenticate } from './middleware/authenticate.ts';
import { errorHandler, notFound } from './middleware/error-handler.ts';
import type { RateLimiter } from './middleware/rate-limit.ts';
import { requestContext } from './middleware/request-context.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import { adminRoutes } from './routes/admin-routes.ts';
import { authRoutes } from './routes/auth-routes.ts';
import { docsRoutes } from './routes/docs-routes.ts';
import { exportRoutes } from './routes/export-routes.ts';
import type { Gates } from './routes/gates.ts';
import { healthRoutes } from './routes/health-routes.ts';
import { marketRoutes, tokenRoutes } from './routes/market-routes.ts';
import { alertRoutes, notificationRoutes } from './routes/notification-routes.ts';
import { feeRoutes } from './routes/fee-routes.ts';
import { fillRoutes, orderRoutes } from './routes/order-routes.ts';
import { walletRoutes } from './routes/wallet-routes.ts';
import { webRoutes } from './routes/web-routes.ts';
import type { AccessTokens } from './services/access-tokens.ts';
import type { AuditQueries } from './services/audit-queries.ts';
import type { AuthService } from './services/auth-service.ts';
import type { BalanceManager } from './services/balance-manager.ts';
import type { FeeService } from './services/fees/fee-service.ts';
import type { AccessLogger } from './services/logger.ts';
import { HistoryExports } from './services/history-exports.ts';
import type { MarketDataReader } from './services/market-data-reader.ts';
import type { EngineStatus } from './services/matching-engine.ts';
import { Metrics } from './services/metrics.ts';
import type { Notices } from './services/notifications/notices.ts';
import type { OrderQueries } from './services/order-queries.ts';
import type { OverviewService } from './services/overview-service.ts';
import type { PortfolioService } from './services/portfolio/portfolio-service.ts';
import type { TokenRegistry } from './services/token-registry.ts';
import type { TokenService } from './services/token-service.ts';
import type { UserAdminService } from './services/user-admin-service.ts';
import type { UserDirectory } from './services/user-directory.ts';
import type { WalletService } from './services/wallet-service.ts';
import type { WithdrawalQueue } from './services/withdrawal-queue.ts';
import type { WithdrawalService } from './services/withdrawal-service.ts';
import type { WithdrawalRules } from './services/withdrawals/withdrawal-rules.ts';

export interface AppDependencies {
  config: Pick<
    Config,
    | 'isProduction'
    | 'isDemoDataOn'
    | 'areSandboxDepositsOn'
    | 'corsOrigins'
    | 'trustProxyHops'
    | 'metrics'
  >;
  logger: Logger;
  /** Null when single requests are not logged. */
  accessLogger: AccessLogger | null;
  clock: Clock;
  accessTokens: AccessTokens;
  directory: UserDirectory;
  auth: AuthService;
  tokens: TokenRegistry;
  tokenService: TokenService;
  orderRequests: OrderRequests;
  orderQueries: OrderQueries;
  fees: FeeService;
  rateLimiter: RateLimiter;
  wallets: WalletService;
  balances: BalanceManager;
  withdrawals: WithdrawalService;
  withdrawalQueue: WithdrawalQueue;
  withdrawalRules: WithdrawalRules;
  notices: Notices;
  portfolios: PortfolioService;
  users: UserAdminService;
  auditLog: AuditQueries;
  overview: OverviewService;
  marketData: MarketDataReader;
  engineStatus: () => EngineStatus;
  /** Null when orders can be taken, else a word that says why not. */
  notReadyReason: () => string | null;
  /** Where the web app was built to. */
  webRoot: string;
  /** More routes below /api, behind the same middleware as ours. */
  extend?: (api: Router, gates: Gates) => void;
}

/** The HTTP application, not listening yet. */
export function createApp(dependencies: AppDependencies): Express {
  const { config, logger, accessLogger, engineStatus } = dependencies;
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('trust proxy', config.trustProxyHops);
  const metrics = new Metrics(engineStatus);
  app.use(
    requestContext([
      (request) => {
        metrics.observeRequest(request);
      },
      ...(accessLogger === null
        ? []
        : [
            (request: object) => {
              accessLogger.http('request', request);
            },
          ]),
    ]),
  );
  app.use(helmet(securityHeaders(config.isProduction)));
  app.use('/api', apiRoutes(dependencies));
  app.use(healthRoutes(healthController(dependencies, metrics)));
  app.use(webRoutes(dependencies.webRoot));
  app.use(notFound);
  app.use(errorHandler(logger));
  return app;
}

function apiRoutes(dependencies: AppDependencies): Router {
  const { config, accessTokens, directory, rateLimiter, extend } = dependencies;
  const gates: Gates = {
    authenticate: authenticate(accessTokens, directory),
    limits: rateLimiter.limits,
  };
  const orders = new OrderController(
    dependencies.orderRequests,
    dependencies.orderQueries,
    dependencies.tokens,
  );
  const markets = marketController(dependencies);
  const fees = new FeeController(dependencies.fees);
  const api = Router();
  if (config.corsOrigins.length > 0) {
    api.use(
      cors({
        origin: config.corsOrigins,
        credentials: true,
        exposedHeaders: ['X-Request-Id', 'RateLimit', 'RateLimit-Policy', 'Retry-After'],
        maxAge: 600,
      }),
    );
  }
  api.use((_req, res, next) => {
    res.setHeader('Cache-Control', 'no-store');
    next();
  });
  api.use(exportRoutes(exportController(dependencies), gates));
  api.use('/orders', orderRoutes(orders, gates));
  api.use('/fills', fillRoutes(orders, gates));
  const { portfolios, notices, tokens } = dependencies;
  const portfolio = new PortfolioController(portfolios);
  const wallet = new WalletController(walletParts(dependencies));
  const withdrawalRules = new WithdrawalRulesController(dependencies.withdrawalRules, tokens);
  const notifications = new NotificationController(notices.log, notices.presence, tokens);
  api.use('/wallet', walletRoutes(wallet, portfolio, withdrawalRules, gates));
  api.use('/notifications', notificationRoutes(notifications, gates));
  api.use('/alerts', alertRoutes(new PriceAlertController(notices.alerts, tokens), gates));
  api.use('/fees', feeRoutes(fees, gates));
  api.use('/tokens', tokenRoutes(markets, gates));
  api.use('/auth', authRoutes(new AuthController(dependencies.auth, config.isProduction), gates));
  api.use('/admin', adminRoutes({ ...adminControllers(dependencies), fees }, gates));
  api.use(marketRoutes(markets, gates));
  api.use(docsRoutes());
  extend?.(api, gates);
  api.use(notFound);
  return api;
}

function exportController({ orderQueries, wallets, tokens }: AppDependencies): ExportController {
  const exports = new HistoryExports();
  return new ExportController({ exports, orders: orderQueries, wallets, tokens });
}

function walletParts(dependencies: AppDependencies) {
  const { wallets, balances, withdrawals, tokens, marketData, config } = dependencies;
  const { areSandboxDepositsOn } = config;
  return { wallets, balances, withdrawals, tokens, marketData, areSandboxDepositsOn };
}

function marketController(dependencies: AppDependencies): MarketController {
  const { tokenService, tokens, marketData, clock, config, engineStatus } = dependencies;
  return new MarketController({
    tokenService,
    tokens,
    marketData,
    clock,
    engineStatus,
    isDemoDataOn: config.isDemoDataOn,
  });
}

function adminControllers(dependencies: AppDependencies) {
  const { overview, auditLog, tokens, tokenService, users, wallets, engineStatus } = dependencies;
  const { marketData, withdrawals, withdrawalQueue } = dependencies;
  return {
    overview: new AdminOverviewController({ overview, auditLog, tokens, engineStatus }),
    tokens: new AdminTokenController(tokenService, tokens, marketData),
    users: new AdminUserController(users, wallets, marketData),
    withdrawals: new AdminWithdrawalController(withdrawals, withdrawalQueue, tokens),
  };
}

function healthController(dependencies: AppDependencies, metrics: Metrics): HealthController {
  const { notReadyReason, config } = dependencies;
  return new HealthController({ notReadyReason, metrics, metricsAccess: config.metrics });
}
