import { UniqueConstraintError, type Sequelize } from 'sequelize';
import type { MailLanguage, VerifyEmailBody } from '../../contracts/index.ts';
import { AppError } from '../../lib/app-error.ts';
import type { Clock } from '../../lib/clock.ts';
import { UserModel, type UserRecord } from '../../models/user.ts';
import type { AccountNews } from '../notifications/account-news.ts';
import { takenError } from '../taken-error.ts';
import type { UserDirectory } from '../user-directory.ts';
import type { AccountMail } from './account-mail.ts';
import { linkExpiredError, type MailTokens, type SpentToken } from './mail-tokens.ts';

export interface EmailVerificationParts {
  sequelize: Sequelize;
  directory: UserDirectory;
  tokens: MailTokens;
  mail: AccountMail;
  news: AccountNews;
  clock: Clock;
}

/** Proof that an address belongs to its account: the one it has, or the one it is to have. */
export class EmailVerification {
  constructor(private readonly parts: EmailVerificationParts) {}

  /** Mails a link to the address that the account has by then; nothing when it is proven already. */
  sendLink(userId: string, language: MailLanguage): void {
    this.parts.mail.later('verify_email', language, async () => {
      const user = await UserModel.findOne({ where: { id: userId, isActive: true } });
      if (user === null || user.emailVerifiedAt !== null) return null;
      const secret = await this.parts.tokens.issue(userId, 'verify_email', user.email);
      return { to: user, link: { page: 'verify', secret } };
    });
  }

  /** @throws AppError `conflict` when the address is proven already. */
  resend(user: { userId: string; emailVerifiedAt: Date | null }, language: MailLanguage): void {
    if (user.emailVerifiedAt !== null) {
      throw new AppError('conflict', 'Your e-mail address is verified already.');
    }
    this.sendLink(user.userId, language);
  }

  /**
   * Opens a link: the account's address is proven, or the new one takes its place.
   * @returns the account's address from now on.
   * @throws AppError `link_expired`, or `conflict` when somebody has registered the address meanwhile.
   */
  async verify({ token }: VerifyEmailBody, language: MailLanguage): Promise<string> {
    const { sequelize, directory, news, mail } = this.parts;
    const { before, email } = await sequelize
      .transaction(() => this.spend(token))
      .catch((error: unknown) => {
        throw error instanceof UniqueConstraintError ? takenError(error) : error;
      });
    directory.invalidate(before.id);
    if (email !== before.email) {
      news.tell(before.id, 'email_changed');
      mail.tell('email_changed', language, before);
    }
    return email;
  }

  private async spend(secret: string): Promise<{ before: UserRecord; email: string }> {
    const { tokens, clock } = this.parts;
    const token = await tokens.spend(secret, ['verify_email', 'change_email']);
    const user = await UserModel.findOne({
      where: { id: token.userId, isActive: true },
      lock: true,
    });
    if (user === null || !isGoodFor(token, user)) throw linkExpiredError();
    // A copy: Sequelize hands out its own values, which the update changes.
    const before = { ...user.get({ plain: true }) };
    const now = new Date(clock.nowMs());
    await user.update({
      email: token.email,
      emailVerifiedAt: token.purpose === 'change_email' ? now : (user.emailVerifiedAt ?? now),
    });
    // Links to the address before are worthless now.
    if (token.purpose === 'change_email') await tokens.revoke(user.id);
    return { before, email: token.email };
  }
}

function isGoodFor({ purpose, email }: SpentToken, user: UserModel): boolean {
  return purpose === 'change_email' || email === user.email;
}
