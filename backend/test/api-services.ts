import type { Sequelize } from 'sequelize';
import { OrderRequests } from '../src/controllers/order-requests.ts';
import { type Clock } from '../src/lib/clock.ts';
import type { Logger } from '../src/lib/logger.ts';
import { AccessTokens } from '../src/services/access-tokens.ts';
import { AuditQueries } from '../src/services/audit-queries.ts';
import { AuthService } from '../src/services/auth-service.ts';
import { BalanceManager } from '../src/services/balance-manager.ts';
import { FeeRefresher } from '../src/services/fees/fee-refresher.ts';
import { FeeService } from '../src/services/fees/fee-service.ts';
import { UserVolumes } from '../src/services/fees/user-volumes.ts';
import type { MarketData } from '../src/services/market-data.ts';
import type { MatchingEngine } from '../src/services/matching-engine.ts';
import { Notices } from '../src/services/notifications/notices.ts';
import { OrderQueries } from '../src/services/order-queries.ts';
import { OrderService } from '../src/services/order-service.ts';
import { OverviewService } from '../src/services/overview-service.ts';
import { PasswordHasher } from '../src/services/password-hasher.ts';
import { CostHistory } from '../src/services/portfolio/cost-history.ts';
import { PortfolioService } from '../src/services/portfolio/portfolio-service.ts';
import { Sessions } from '../src/services/sessions.ts';
import type { TokenRegistry } from '../src/services/token-registry.ts';
import { TokenService } from '../src/services/token-service.ts';
import { UserAdminService } from '../src/services/user-admin-service.ts';
import { UserDirectory } from '../src/services/user-directory.ts';
import { WalletService } from '../src/services/wallet-service.ts';
import { WithdrawalQueue } from '../src/services/withdrawal-queue.ts';
import { WithdrawalService } from '../src/services/withdrawal-service.ts';
import { WithdrawalRules } from '../src/services/withdrawals/withdrawal-rules.ts';

export const JWT_SECRET = 'a secret of more than thirty-two characters';

/** bcrypt's least: the tests are not about its strength. */
const BCRYPT_COST = 4;

/** The services behind the API, built as compose does it, for one test's database. */
export function buildServices(parts: {
  sequelize: Sequelize;
  engine: MatchingEngine;
  tokens: TokenRegistry;
  marketData: MarketData;
  clock: Clock;
  logger: Logger;
}) {
  const { sequelize, engine, tokens, marketData, clock, logger } = parts;
  const accessTokens = new AccessTokens(JWT_SECRET, clock);
  const directory = new UserDirectory(clock);
  const sessions = new Sessions(sequelize, clock);
  const passwords = new PasswordHasher('pepper', BCRYPT_COST);
  const orderQueries = new OrderQueries(tokens);
  const orders = new OrderService({
    submitter: engine,
    reader: engine,
    tokens,
    queries: orderQueries,
    clock,
  });
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
  const notices = new Notices({ sequelize, tokens, clock, logger });
  const withdrawalRules = new WithdrawalRules({
    sequelize,
    tokens,
    prices: marketData,
    log: notices.log,
    clock,
    logger,
    addressCoolOffHours: 24,
  });
  return {
    tokens,
    marketData,
    accessTokens,
    directory,
    orderQueries,
    auth: new AuthService({ sequelize, passwords, accessTokens, sessions, directory, clock }),
    tokenService: new TokenService(sequelize, engine, tokens),
    orders,
    orderRequests: new OrderRequests(orders, tokens),
    fees: new FeeService({ sequelize, users, volumes, refresher: feeRefresher, clock }),
    feeRefresher,
    volumes,
    wallets: new WalletService(tokens),
    balances: new BalanceManager(engine, tokens),
    withdrawals: new WithdrawalService(engine, tokens, withdrawalRules.admission),
    withdrawalQueue: new WithdrawalQueue(),
    withdrawalRules,
    notices,
    portfolios: new PortfolioService({
      sequelize,
      costs: new CostHistory(sequelize),
      tokens,
      prices: marketData,
      clock,
    }),
    users,
    auditLog: new AuditQueries(),
    overview: new OverviewService(sequelize, marketData, clock),
  };
}
