import type { Sequelize } from 'sequelize';
import type { ForgotPasswordBody, MailLanguage, ResetPasswordBody } from '../../contracts/index.ts';
import type { Clock } from '../../lib/clock.ts';
import { UserModel, type UserRecord } from '../../models/user.ts';
import type { AccountNews } from '../notifications/account-news.ts';
import type { PasswordHasher } from '../password-hasher.ts';
import type { Sessions } from '../sessions.ts';
import type { UserDirectory } from '../user-directory.ts';
import type { AccountMail } from './account-mail.ts';
import { linkExpiredError, type MailTokens } from './mail-tokens.ts';

export interface PasswordRecoveryParts {
  sequelize: Sequelize;
  passwords: PasswordHasher;
  sessions: Sessions;
  directory: UserDirectory;
  tokens: MailTokens;
  mail: AccountMail;
  news: AccountNews;
  clock: Clock;
}

/** A new password for whoever can read the mail of an account. */
export class PasswordRecovery {
  constructor(private readonly parts: PasswordRecoveryParts) {}

  /** Returns at once and says nothing: whether there is such an account shows only in its mailbox. */
  request({ email }: ForgotPasswordBody, language: MailLanguage): void {
    this.parts.mail.later('reset_password', language, async () => {
      const user = await UserModel.findOne({ where: { email, isActive: true, isSystem: false } });
      if (user === null) return null;
      const secret = await this.parts.tokens.issue(user.id, 'reset_password', email);
      return { to: user, link: { page: 'reset', secret } };
    });
  }

  /**
   * Sets the password, ends every session and makes every other mailed link worthless, also one that
   * somebody else has asked for. The link has proven the address.
   * @throws AppError `link_expired`, also when the account was closed or has another address by now.
   */
  async reset({ token, newPassword }: ResetPasswordBody, language: MailLanguage): Promise<void> {
    const { sequelize, passwords, directory, tokens, mail, news } = this.parts;
    // Asked first, so that guesses do not cost a hash.
    await tokens.check(token, ['reset_password']);
    const passwordHash = await passwords.hash(newPassword);
    const user = await sequelize.transaction(() => this.setPassword(token, passwordHash));
    directory.invalidate(user.id);
    news.tell(user.id, 'password_reset');
    mail.tell('password_changed', language, user);
  }

  private async setPassword(token: string, passwordHash: string): Promise<UserRecord> {
    const { sessions, tokens, clock } = this.parts;
    const { userId, email } = await tokens.spend(token, ['reset_password']);
    const user = await UserModel.findOne({
      where: { id: userId, email, isActive: true },
      lock: true,
    });
    if (user === null) throw linkExpiredError();
    const emailVerifiedAt = user.emailVerifiedAt ?? new Date(clock.nowMs());
    await user.update({ passwordHash, emailVerifiedAt });
    await sessions.revokeOthers(userId, null);
    await tokens.revoke(userId);
    return user.get({ plain: true });
  }
}
