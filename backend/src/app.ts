import cors from 'cors';
import express, { Router, type Express } from 'express';
import helmet from 'helmet';
import type { Config } from './config/env.ts';
import { AdminKycController } from './controllers/admin-kyc-controller.ts';
import type { ApiKeyPermission } from './contracts/index.ts';
import { AdminAdjustmentController } from './controllers/admin-adjustment-controller.ts';
import { AdminHealthController } from './controllers/admin-health-controller.ts';
import { AccountController } from './controllers/account-controller.ts';
import { AdminOverviewController } from './controllers/admin-overview-controller.ts';
import { AdminTokenController } from './controllers/admin-token-controller.ts';
import { AdminUserController } from './controllers/admin-user-controller.ts';
import { AdminWithdrawalController } from './controllers/admin-withdrawal-controller.ts';
import { ApiKeyController } from './controllers/api-key-controller.ts';
import { AuthController } from './controllers/auth-controller.ts';
import { ExportController } from './controllers/export-controller.ts';
import { FeeController } from './controllers/fee-controller.ts';
import { HouseController } from './controllers/house-controller.ts';
import { HealthController } from './controllers/health-controller.ts';
import { KycController } from './controllers/kyc-controller.ts';
import { MarketController } from './controllers/market-controller.ts';
import { NotificationController } from './controllers/notification-controller.ts';
import { SecurityController } from './controllers/security-controller.ts';
import { OrderController } from './controllers/order-controller.ts';
import { PortfolioController } from './controllers/portfolio-controller.ts';
import { PriceAlertController } from './controllers/price-alert-controller.ts';
import type { OrderRequests } from './controllers/order-requests.ts';
import { ReconciliationController } from './controllers/reconciliation-controller.ts';
import { SurveillanceController } from './controllers/surveillance-controller.ts';
import { WalletController } from './controllers/wallet-controller.ts';
import { WithdrawalRulesController } from './controllers/withdrawal-rules-controller.ts';
import type { Clock } from './lib/clock.ts';
import type { Logger } from './lib/logger.ts';
import { authenticate } from './middleware/authenticate.ts';
import { authenticateKey } from './middleware/authenticate-key.ts';
import { errorHandler, notFound } from './middleware/error-handler.ts';
import type { RateLimiter } from './middleware/rate-limit.ts';
import { requestContext } from './middleware/request-context.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import { accountRoutes } from './routes/account-routes.ts';
import { adminRoutes } from './routes/admin-routes.ts';
import { apiKeyRoutes } from './routes/api-key-routes.ts';
import { authRoutes } from './routes/auth-routes.ts';
import { docsRoutes } from './routes/docs-routes.ts';
import { exportRoutes } from './routes/export-routes.ts';
import type { Gates } from './routes/gates.ts';
import { announcementRoutes } from './routes/house-routes.ts';
import { healthRoutes } from './routes/health-routes.ts';
import { kycRoutes } from './routes/kyc-routes.ts';
import { marketRoutes, tokenRoutes } from './routes/market-routes.ts';
import { alertRoutes, notificationRoutes } from './routes/notification-routes.ts';
import { feeRoutes } from './routes/fee-routes.ts';
import { fillRoutes, orderRoutes } from './routes/order-routes.ts';
import { securityRoutes } from './routes/security-routes.ts';
import { walletRoutes } from './routes/wallet-routes.ts';
import { webRoutes } from './routes/web-routes.ts';
import type { Accounts } from './services/accounts/accounts.ts';
import type { AccessTokens } from './services/access-tokens.ts';
import type { ApiKeys } from './services/api-keys/api-keys.ts';
import type { AdjustmentQueue } from './services/adjustments/adjustment-queue.ts';
import type { AdjustmentService } from './services/adjustments/adjustment-service.ts';
import type { AuditQueries } from './services/audit-queries.ts';
import type { AuthService } from './services/auth-service.ts';
import type { BalanceManager } from './services/balance-manager.ts';
import type { FeeService } from './services/fees/fee-service.ts';
import type { Identity } from './services/identity/identity.ts';
import type { AccessLogger } from './services/logger.ts';
import { HistoryExports } from './services/history-exports.ts';
import type { HealthProbe } from './services/health/health-probe.ts';
import type { HouseService } from './services/house/house-service.ts';
import type { MarketDataReader } from './services/market-data-reader.ts';
import type { EngineStatus } from './services/matching-engine.ts';
import { Metrics } from './services/metrics.ts';
import type { Notices } from './services/notifications/notices.ts';
import type { OrderQueries } from './services/order-queries.ts';
import type { OverviewService } from './services/overview-service.ts';
import type { PortfolioService } from './services/portfolio/portfolio-service.ts';
import type { AccountSecurity } from './services/security/account-security.ts';
import type { Reconciler } from './services/reconciliation/reconciler.ts';
import type { Surveillance } from './services/surveillance/surveillance.ts';
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
  apiKeys: ApiKeys;
  auth: AuthService;
  accounts: Accounts;
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
  adjustments: AdjustmentService;
  adjustmentQueue: AdjustmentQueue;
  reconciler: Reconciler;
  withdrawalRules: WithdrawalRules;
  notices: Notices;
  portfolios: PortfolioService;
  security: AccountSecurity;
  users: UserAdminService;
  identity: Identity;
  auditLog: AuditQueries;
  overview: OverviewService;
  marketData: MarketDataReader;
  house: HouseService;
  surveillance: Surveillance;
  health: HealthProbe;
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
  const metrics = new Metrics({
    engine: engineStatus,
    reconciliation: () => dependencies.reconciler.figures,
    mail: () => dependencies.accounts.mails.figures,
  });
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
  const { config, apiKeys, extend } = dependencies;
  const gates = gatesOf(dependencies);
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
  api.use('/kyc', kycRoutes(new KycController(dependencies.identity), gates));
  api.use('/tokens', tokenRoutes(markets, gates));
  const { auth, accounts } = dependencies;
  const sessions = new AuthController(auth, accounts.verification, config.isProduction);
  api.use('/auth', authRoutes(sessions, gates));
  api.use('/auth', accountRoutes(new AccountController(accounts), gates));
  api.use('/auth', securityRoutes(new SecurityController(dependencies.security), gates));
  api.use('/auth', apiKeyRoutes(new ApiKeyController(apiKeys.service), gates));
  const house = new HouseController(dependencies.house);
  api.use('/announcements', announcementRoutes(house, gates));
  api.use('/admin', adminRoutes({ ...adminControllers(dependencies), fees, house }, gates));
  api.use(marketRoutes(markets, gates));
  api.use(docsRoutes());
  extend?.(api, gates);
  api.use(notFound);
  return api;
}

function gatesOf({ accessTokens, directory, apiKeys, rateLimiter }: AppDependencies): Gates {
  const session = authenticate(accessTokens, directory);
  const withKey = (permission: ApiKeyPermission) =>
    authenticateKey(session, apiKeys.signedRequests, permission);
  return {
    authenticate: session,
    withKey: { read: withKey('read'), trade: withKey('trade'), withdraw: withKey('withdraw') },
    limits: rateLimiter.limits,
  };
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
  const { tokenService, tokens, marketData, clock, config, engineStatus, house } = dependencies;
  return new MarketController({
    tokenService,
    tokens,
    marketData,
    clock,
    engineStatus,
    house,
    isDemoDataOn: config.isDemoDataOn,
  });
}

function adminControllers(dependencies: AppDependencies) {
  const { overview, auditLog, tokens, tokenService, users, wallets, engineStatus } = dependencies;
  const { marketData, withdrawals, withdrawalQueue, adjustments, adjustmentQueue } = dependencies;
  const { reconciler } = dependencies;
  const { lists, flags, intervention } = dependencies.surveillance;
  const exports = new HistoryExports();
  return {
    overview: new AdminOverviewController({ overview, auditLog, tokens, engineStatus }),
    tokens: new AdminTokenController(tokenService, tokens, marketData),
    users: new AdminUserController(users, wallets, marketData),
    withdrawals: new AdminWithdrawalController(withdrawals, withdrawalQueue, tokens),
    kyc: new AdminKycController(dependencies.identity.queue),
    adjustments: new AdminAdjustmentController(adjustments, adjustmentQueue, tokens),
    reconciliation: new ReconciliationController(reconciler, tokens),
    health: new AdminHealthController(dependencies.health),
    surveillance: new SurveillanceController({ lists, flags, intervention, exports, tokens }),
  };
}

function healthController(dependencies: AppDependencies, metrics: Metrics): HealthController {
  const { notReadyReason, config, reconciler } = dependencies;
  const areWithdrawalsFrozen = () => reconciler.areWithdrawalsFrozen;
  return new HealthController({
    notReadyReason,
    areWithdrawalsFrozen,
    metrics,
    metricsAccess: config.metrics,
  });
}
