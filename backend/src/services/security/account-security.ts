import type { Sequelize } from 'sequelize';
import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import type { MailTokens } from '../accounts/mail-tokens.ts';
import type { MatchingEngine } from '../matching-engine.ts';
import type { NotificationLog } from '../notifications/notification-log.ts';
import type { PasswordHasher } from '../password-hasher.ts';
import type { Sessions } from '../sessions.ts';
import type { UserDirectory } from '../user-directory.ts';
import { AccountFreeze } from './account-freeze.ts';
import { AccountPasswords } from './account-passwords.ts';
import { AccountSessions } from './account-sessions.ts';
import { LoginHistory } from './login-history.ts';
import { SecondFactor } from './second-factor.ts';
import { FactorSecrets } from './factor-secrets.ts';
import { SecurityNews } from './security-news.ts';
import { TotpService } from './totp-service.ts';

export interface AccountSecurityParts {
  sequelize: Sequelize;
  /** What the keys of second factors are derived from: changed, none of them can be read. */
  pepper: string;
  passwords: PasswordHasher;
  sessions: Sessions;
  directory: UserDirectory;
  mailTokens: MailTokens;
  log: NotificationLog;
  engine: MatchingEngine;
  clock: Clock;
  logger: Logger;
}

/** Everything that protects an account, built as one. */
export class AccountSecurity {
  readonly news: SecurityNews;
  readonly passwords: AccountPasswords;
  readonly sessions: AccountSessions;
  readonly secondFactor: SecondFactor;
  readonly totp: TotpService;
  readonly history: LoginHistory;
  readonly freeze: AccountFreeze;

  constructor(parts: AccountSecurityParts) {
    const { sequelize, passwords, sessions, directory, engine, clock, logger } = parts;
    const secrets = new FactorSecrets(parts.pepper);
    const news = new SecurityNews(parts.log, clock);
    const accountPasswords = new AccountPasswords({
      passwords,
      sessions,
      directory,
      mailTokens: parts.mailTokens,
      news,
    });
    const secondFactor = new SecondFactor({ sequelize, secrets, news, clock });
    this.news = news;
    this.passwords = accountPasswords;
    this.sessions = new AccountSessions({ sequelize, sessions, directory, clock });
    this.secondFactor = secondFactor;
    this.totp = new TotpService({
      sequelize,
      secrets,
      accountPasswords,
      secondFactor,
      directory,
      news,
      clock,
    });
    this.history = new LoginHistory(sequelize, clock, logger);
    this.freeze = new AccountFreeze({
      sequelize,
      submitter: engine,
      isLeading: () => engine.status.state === 'leading',
      accountPasswords,
      sessions,
      directory,
      news,
      logger,
    });
  }

  start(): void {
    this.freeze.start();
  }

  /** Finishes what was begun. Call it while the engine still answers. */
  async stop(): Promise<void> {
    await this.freeze.stop();
    await this.history.settled();
  }
}
