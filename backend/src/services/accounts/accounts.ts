import type { Sequelize } from 'sequelize';
import type { WakingClock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import { MailQueue } from '../mail/mail-queue.ts';
import type { MailTransport } from '../mail/mail.ts';
import { AccountNews } from '../notifications/account-news.ts';
import type { NotificationLog } from '../notifications/notification-log.ts';
import type { PasswordHasher } from '../password-hasher.ts';
import type { Sessions } from '../sessions.ts';
import type { UserDirectory } from '../user-directory.ts';
import { AccountMail } from './account-mail.ts';
import { EmailVerification } from './email-verification.ts';
import type { MailTokens } from './mail-tokens.ts';
import { PasswordRecovery } from './password-recovery.ts';
import { ProfileService } from './profile-service.ts';

export interface AccountsParts {
  sequelize: Sequelize;
  passwords: PasswordHasher;
  sessions: Sessions;
  directory: UserDirectory;
  mailTokens: MailTokens;
  notifications: NotificationLog;
  transport: MailTransport;
  /** Where browsers reach the web app, without a slash at its end. */
  publicUrl: string;
  clock: WakingClock;
  logger: Logger;
}

/** What owners do with their accounts by mail and on their profile, built as one. */
export class Accounts {
  readonly mails: MailQueue;
  readonly recovery: PasswordRecovery;
  readonly verification: EmailVerification;
  readonly profiles: ProfileService;

  constructor(parts: AccountsParts) {
    const { notifications, transport, publicUrl, clock, logger } = parts;
    this.mails = new MailQueue(transport, clock, logger);
    const shared = {
      ...parts,
      tokens: parts.mailTokens,
      mail: new AccountMail(this.mails, publicUrl),
      news: new AccountNews(notifications, clock, logger),
    };
    this.recovery = new PasswordRecovery(shared);
    this.verification = new EmailVerification(shared);
    this.profiles = new ProfileService(shared);
  }

  /** Gives running messages a moment. Call it before the database is closed. */
  stop(): Promise<void> {
    return this.mails.stop();
  }
}
