import type { ChangePasswordBody } from '../../contracts/index.ts';
import { AppError } from '../../lib/app-error.ts';
import { UserModel } from '../../models/user.ts';
import type { MailTokens } from '../accounts/mail-tokens.ts';
import type { PasswordHasher } from '../password-hasher.ts';
import type { Sessions } from '../sessions.ts';
import type { Principal, UserDirectory } from '../user-directory.ts';
import type { SecurityNews } from './security-news.ts';

export interface AccountPasswordsParts {
  passwords: PasswordHasher;
  sessions: Sessions;
  directory: UserDirectory;
  mailTokens: Pick<MailTokens, 'revoke'>;
  news: SecurityNews;
}

/** Passwords of users who are signed in already. */
export class AccountPasswords {
  constructor(private readonly parts: AccountPasswordsParts) {}

  /**
   * Asks whoever holds a session for the password too.
   * @param field what the request calls it.
   * @returns the user as they were when the password was compared.
   * @throws AppError `invalid_credentials` naming the field.
   */
  async confirm(userId: string, password: string, field: string): Promise<UserModel> {
    const user = await UserModel.findByPk(userId);
    const isMatch = await this.parts.passwords.verify(password, user?.passwordHash ?? null);
    if (user === null || !isMatch) throw wrongPasswordError(field);
    return user;
  }

  /**
   * Sets another password, ends every other session and voids mailed links that change the account.
   * @throws AppError `invalid_credentials` or `validation_failed`, naming the field.
   */
  async change(
    { userId, sessionId }: Pick<Principal, 'userId' | 'sessionId'>,
    body: ChangePasswordBody,
  ): Promise<void> {
    const { passwords, sessions, directory, mailTokens, news } = this.parts;
    const user = await this.confirm(userId, body.currentPassword, 'currentPassword');
    if (await passwords.verify(body.newPassword, user.passwordHash)) {
      throw new AppError('validation_failed', 'The request is not valid.', {
        details: [{ field: 'newPassword', message: 'must differ from the current password' }],
      });
    }
    const passwordHash = await passwords.hash(body.newPassword);
    await news.with(userId, 'password_changed', async () => {
      // Of two changes at once, the second knew a password that is none any more.
      const [changedCount] = await UserModel.update(
        { passwordHash },
        { where: { id: userId, passwordHash: user.passwordHash } },
      );
      if (changedCount === 0) throw wrongPasswordError('currentPassword');
      await sessions.revokeOthers(userId, sessionId);
      // Whoever knew the old password may have asked for them.
      await mailTokens.revoke(userId, 'reset_password');
      await mailTokens.revoke(userId, 'change_email');
    });
    directory.invalidate(userId);
  }
}

function wrongPasswordError(field: string): AppError {
  return new AppError('invalid_credentials', 'The password is wrong.', {
    details: [{ field, message: 'is wrong' }],
  });
}
