import { UniqueConstraintError, type Sequelize } from 'sequelize';
import type { MailLanguage, UpdateProfileBody } from '../../contracts/index.ts';
import { AppError } from '../../lib/app-error.ts';
import { UserModel, type UserRecord } from '../../models/user.ts';
import type { AccountNews } from '../notifications/account-news.ts';
import type { PasswordHasher } from '../password-hasher.ts';
import { takenError, takenFieldError } from '../taken-error.ts';
import type { UserDirectory } from '../user-directory.ts';
import type { AccountMail } from './account-mail.ts';
import type { MailTokens } from './mail-tokens.ts';

/** A new address whose link was mailed and not opened yet. */
export interface PendingEmail {
  email: string;
  expiresAt: Date;
}

export interface ProfileServiceParts {
  sequelize: Sequelize;
  passwords: PasswordHasher;
  directory: UserDirectory;
  tokens: MailTokens;
  mail: AccountMail;
  news: AccountNews;
}

/** What owners change of their own account. */
export class ProfileService {
  constructor(private readonly parts: ProfileServiceParts) {}

  /**
   * Changes the user name, and begins a change of the e-mail: a link goes to the new address, a
   * warning to the old one. Both or neither.
   * @throws AppError `invalid_credentials` naming `currentPassword`, `conflict` naming what is taken,
   *   `validation_failed` for the address that the account has already.
   */
  async update(
    userId: string,
    body: UpdateProfileBody,
    language: MailLanguage,
  ): Promise<{ user: UserRecord; pendingEmail: PendingEmail | null }> {
    const { sequelize, directory, mail, news } = this.parts;
    const { email } = body;
    if (email !== undefined) await this.allowEmail(userId, email, body.currentPassword ?? '');
    const { user, secret } = await sequelize
      .transaction(() => this.store(userId, body))
      .catch((error: unknown) => {
        throw error instanceof UniqueConstraintError ? takenError(error) : error;
      });
    directory.invalidate(userId);
    if (email !== undefined && secret !== null) {
      const { username } = user;
      mail.tell('confirm_new_email', language, { email, username }, { page: 'verify', secret });
      mail.tell('email_change_requested', language, user);
      news.tell(userId, 'email_change_requested');
    }
    return { user, pendingEmail: await this.pendingEmail(userId) };
  }

  /** The change of e-mail that waits for its link to be opened. */
  async pendingEmail(userId: string): Promise<PendingEmail | null> {
    const token = await this.parts.tokens.pending(userId, 'change_email');
    return token === null ? null : { email: token.email, expiresAt: token.expiresAt };
  }

  /** Takes a change of e-mail back: its link is worthless. Nothing happens without one. */
  async cancelEmailChange(userId: string): Promise<void> {
    await this.parts.tokens.revoke(userId, 'change_email');
  }

  private async allowEmail(userId: string, email: string, password: string): Promise<void> {
    const user = await UserModel.findByPk(userId);
    const isMatch = await this.parts.passwords.verify(password, user?.passwordHash ?? null);
    if (!isMatch) {
      throw new AppError('invalid_credentials', 'The current password is wrong.', {
        details: [{ field: 'currentPassword', message: 'is wrong' }],
      });
    }
    if (user?.email === email) {
      throw new AppError('validation_failed', 'The request is not valid.', {
        details: [{ field: 'email', message: 'is your address already' }],
      });
    }
    if ((await UserModel.count({ where: { email } })) > 0) throw takenFieldError('email');
  }

  private async store(
    userId: string,
    { username, email }: UpdateProfileBody,
  ): Promise<{ user: UserRecord; secret: string | null }> {
    const user = await UserModel.findByPk(userId, { lock: true, rejectOnEmpty: true });
    if (username !== undefined) await user.update({ username });
    const secret =
      email === undefined ? null : await this.parts.tokens.issue(userId, 'change_email', email);
    return { user: user.get({ plain: true }), secret };
  }
}
