import type { Sequelize } from 'sequelize';
import { composeOversight } from './compose-oversight.ts';
import { OrderRequests } from './controllers/order-requests.ts';
import type { WakingClock } from './lib/clock.ts';
import type { Logger } from './lib/logger.ts';
import type { RateLimiter } from './middleware/rate-limit.ts';
import { Accounts } from './services/accounts/accounts.ts';
import { MailTokens } from './services/accounts/mail-tokens.ts';
import { AccessTokens } from './services/access-tokens.ts';
import { ApiKeys } from './services/api-keys/api-keys.ts';
import { AuditQueries } from './services/audit-queries.ts';
import { AuthService } from './services/auth-service.ts';
import { BalanceManager } from './services/balance-manager.ts';
import { FeeRefresher } from './services/fees/fee-refresher.ts';
import { FeeService } from './services/fees/fee-service.ts';
import { UserVolumes } from './services/fees/user-volumes.ts';
import type { HouseBoard } from './services/house/house-board.ts';
import { Identity } from './services/identity/identity.ts';
import type { MailTransport } from './services/mail/mail.ts';
import type { MarketData } from './services/market-data.ts';
import type { MatchingEngine } from './services/matching-engine.ts';
import { Notices } from './services/notifications/notices.ts';
import { OrderQueries } from './services/order-queries.ts';
import { OrderService } from './services/order-service.ts';
import { OverviewService } from './services/overview-service.ts';
import { PasswordHasher } from './services/password-hasher.ts';
import { CostHistory } from './services/portfolio/cost-history.ts';
import { PortfolioService } from './services/portfolio/portfolio-service.ts';
import type { WithdrawalFreeze } from './services/reconciliation/withdrawal-freeze.ts';
import { AccountSecurity } from './services/security/account-security.ts';
import { Sessions } from './services/sessions.ts';
import type { TokenRegistry } from './services/token-registry.ts';
import { TokenService } from './services/token-service.ts';
import { UserAdminService } from './services/user-admin-service.ts';
import { UserDirectory } from './services/user-directory.ts';
import { WalletService } from './services/wallet-service.ts';
import { WithdrawalQueue } from './services/withdrawal-queue.ts';
import { WithdrawalService } from './services/withdrawal-service.ts';
import { WithdrawalRules } from './services/withdrawals/withdrawal-rules.ts';

export interface ServiceParts {
  sequelize: Sequelize;
  engine: MatchingEngine;
  tokens: TokenRegistry;
  marketData: MarketData;
  clock: WakingClock;
  logger: Logger;
  rateLimiter: RateLimiter;
  board: HouseBoard;
  /** The application's connection string, for readers of their own. */
  databaseUrl: string;
  freeze: WithdrawalFreeze;
  /** How long a saved withdrawal address waits before it may be used. */
  addressCoolOffHours: number;
  mailTransport: MailTransport;
  /** Where browsers reach the web app, without a slash at its end. */
  publicUrl: string;
  isVerifiedEmailRequired: boolean;
  /** At least 32 characters. */
  jwtSecret: string;
  /** Of passwords; what is sealed is lost with it. */
  pepper: string;
  /** The binary logarithm of bcrypt's rounds. */
  passwordCost: number;
}

/** The services behind the API, each built once. Nothing runs before they are started. */
export function composeServices(parts: ServiceParts) {
  const { sequelize, engine, tokens, marketData, clock, logger, rateLimiter, pepper } = parts;
  const accessTokens = new AccessTokens(parts.jwtSecret, clock);
  const directory = new UserDirectory(clock);
  const sessions = new Sessions(sequelize, clock);
  const passwords = new PasswordHasher(pepper, parts.passwordCost);
  const orderQueries = new OrderQueries(tokens);
  const orders = new OrderService({
    submitter: engine,
    reader: engine,
    tokens,
    queries: orderQueries,
    gate: parts.board,
    clock,
  });
  const notices = new Notices({ sequelize, tokens, clock, logger });
  const mailTokens = new MailTokens(clock);
  const security = new AccountSecurity({
    sequelize,
    pepper,
    passwords,
    sessions,
    directory,
    mailTokens,
    log: notices.log,
    engine,
    clock,
    logger,
  });
  const { secondFactor, history } = security;
  const users = new UserAdminService(sequelize, sessions, directory, security.news);
  const volumes = new UserVolumes(sequelize);
  const feeRefresher = new FeeRefresher({
    sequelize,
    submitter: engine,
    volumes,
    isLeading: () => engine.status.state === 'leading',
    clock,
    logger,
  });
  const apiKeys = new ApiKeys({
    sequelize,
    sealingSecret: pepper,
    log: notices.log,
    directory,
    failures: rateLimiter.signatureFailures,
    clock,
    logger,
  });
  const withdrawalRules = new WithdrawalRules({
    sequelize,
    tokens,
    prices: marketData,
    log: notices.log,
    clock,
    logger,
    addressCoolOffHours: parts.addressCoolOffHours,
  });
  return {
    sequelize,
    board: parts.board,
    tokens,
    marketData,
    accessTokens,
    passwords,
    directory,
    orderQueries,
    auth: new AuthService({
      sequelize,
      passwords,
      accessTokens,
      sessions,
      directory,
      secondFactor,
      history,
      clock,
    }),
    tokenService: new TokenService(sequelize, engine, tokens),
    orders,
    orderRequests: new OrderRequests(orders, tokens),
    fees: new FeeService({ sequelize, users, volumes, refresher: feeRefresher, clock }),
    feeRefresher,
    volumes,
    wallets: new WalletService(tokens),
    balances: new BalanceManager(engine, tokens),
    withdrawals: new WithdrawalService({
      gate: parts.board,
      rules: parts,
      submitter: engine,
      tokens,
      admission: withdrawalRules.admission,
      secondFactor,
      freeze: security.freeze,
    }),
    withdrawalRules,
    withdrawalQueue: new WithdrawalQueue(),
    notices,
    security,
    identity: new Identity({ sequelize, notifications: notices.log, directory, clock }),
    accounts: new Accounts({
      sequelize,
      passwords,
      sessions,
      directory,
      mailTokens,
      notifications: notices.log,
      transport: parts.mailTransport,
      publicUrl: parts.publicUrl,
      clock,
      logger,
    }),
    apiKeys,
    rateLimiter,
    portfolios: new PortfolioService({
      sequelize,
      costs: new CostHistory(sequelize),
      tokens,
      prices: marketData,
      clock,
    }),
    ...composeOversight(parts),
    users,
    auditLog: new AuditQueries(),
    overview: new OverviewService(sequelize, marketData, clock),
  };
}
