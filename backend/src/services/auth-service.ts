import { randomUUID } from 'node:crypto';
import { UniqueConstraintError, type Sequelize } from 'sequelize';
import type { LoginBody, RegisterBody } from '../contracts/index.ts';
import { AppError } from '../lib/app-error.ts';
import type { Clock } from '../lib/clock.ts';
import { normalizeEmail } from '../lib/email.ts';
import { UserModel, type UserRecord } from '../models/user.ts';
import type { AccessTokens } from './access-tokens.ts';
import type { PasswordHasher } from './password-hasher.ts';
import { frozenError } from './security/account-freeze.ts';
import type { LoginHistory } from './security/login-history.ts';
import type { SecondFactor } from './security/second-factor.ts';
import type { ClientOrigin, RefreshToken, Sessions } from './sessions.ts';
import { takenError } from './taken-error.ts';
import type { UserDirectory } from './user-directory.ts';

export interface SignedIn {
  user: UserRecord;
  token: string;
  expiresAtMs: number;
  /** Null when the browser has the right one already. */
  refreshToken: RefreshToken | null;
}

export interface AuthServiceParts {
  sequelize: Sequelize;
  passwords: PasswordHasher;
  accessTokens: AccessTokens;
  sessions: Sessions;
  directory: UserDirectory;
  secondFactor: SecondFactor;
  history: LoginHistory;
  clock: Clock;
}

/** Called after a sign-in with a password is committed. Must not throw. */
export type SignInListener = (signIn: { userId: string; sessionId: string } & ClientOrigin) => void;

/** Accounts and who is signed in to them. */
export class AuthService {
  private signInListener: SignInListener = () => undefined;

  constructor(private readonly parts: AuthServiceParts) {}

  onSignIn(listener: SignInListener): void {
    this.signInListener = listener;
  }

  /**
   * Makes an account and signs in to it.
   * @throws AppError `conflict` when the e-mail or the user name is taken.
   */
  async register(body: RegisterBody, origin: ClientOrigin): Promise<SignedIn> {
    const passwordHash = await this.parts.passwords.hash(body.password);
    const now = new Date(this.parts.clock.nowMs());
    try {
      const signedIn = await this.parts.sequelize.transaction(async (transaction) => {
        const user = await UserModel.create(
          {
            id: randomUUID(),
            email: normalizeEmail(body.email),
            username: body.username,
            passwordHash,
            lastLoginAt: now,
          },
          { transaction },
        );
        const session = await this.parts.sessions.open(user.id, origin, transaction);
        return this.signedIn(user, session.sessionId, session.refreshToken);
      });
      this.parts.history.add(signedIn.user.id, 'signed_in', origin);
      return signedIn;
    } catch (error) {
      if (error instanceof UniqueConstraintError) throw takenError(error);
      throw error;
    }
  }

  /**
   * @throws AppError `invalid_credentials` alike for an unknown e-mail and a wrong password; to whoever
   *   knows the password `account_disabled`, `account_frozen`, and what the second factor asks for.
   */
  async login(body: LoginBody, origin: ClientOrigin): Promise<SignedIn> {
    const user = await UserModel.findOne({
      where: { email: normalizeEmail(body.email), isSystem: false },
    });
    const isMatch = await this.parts.passwords.verify(body.password, user?.passwordHash ?? null);
    if (user === null || !isMatch) {
      if (user !== null) this.parts.history.add(user.id, 'wrong_password', origin);
      throw credentialsError();
    }
    const closed = closedError(user);
    if (closed !== null) {
      this.parts.history.add(user.id, 'disabled', origin);
      throw closed;
    }
    await this.requireSecondFactor(user.id, body.totp, origin);
    const now = new Date(this.parts.clock.nowMs());
    const { sessionId, refreshToken } = await this.parts.sequelize.transaction(
      async (transaction) => {
        // Asked again here: the account may have been closed, or got another password or a second
        // factor, while the password was compared.
        const { id, passwordHash, totpEnabled } = user;
        const [unchangedCount] = await UserModel.update(
          { lastLoginAt: now },
          {
            where: { id, isActive: true, isFrozen: false, passwordHash, totpEnabled },
            transaction,
            silent: true,
          },
        );
        if (unchangedCount === 0) {
          await user.reload({ transaction });
          throw closedError(user) ?? credentialsError();
        }
        return this.parts.sessions.open(user.id, origin, transaction);
      },
    );
    this.parts.history.add(user.id, 'signed_in', origin);
    this.signInListener({ userId: user.id, sessionId, ...origin });
    return this.signedIn(user, sessionId, refreshToken);
  }

  /** Spends a refresh token. @throws AppError `unauthenticated` when it is not good any more. */
  async refresh(refreshToken: string, origin: ClientOrigin): Promise<SignedIn> {
    const outcome = await this.parts.sessions.refresh(refreshToken, origin);
    if (outcome.kind === 'revoked') this.parts.directory.invalidate(outcome.userId);
    if (outcome.kind === 'revoked' || outcome.kind === 'unknown') throw sessionEndedError();
    const user = await UserModel.findByPk(outcome.userId);
    if (user?.isActive !== true || user.isFrozen) throw sessionEndedError();
    return this.signedIn(
      user,
      outcome.sessionId,
      outcome.kind === 'rotated' ? outcome.refreshToken : null,
    );
  }

  /** Ends the sessions that a refresh token and an access token name; one of them is enough. */
  async logout(refreshToken: string | null, accessToken: string | null): Promise<void> {
    const { sessions, accessTokens, directory } = this.parts;
    const claims = accessToken === null ? null : accessTokens.verify(accessToken);
    if (claims !== null) {
      await sessions.revoke(claims.sessionId);
      directory.invalidate(claims.userId);
    }
    const ended = refreshToken === null ? null : await sessions.revokeByToken(refreshToken);
    if (ended !== null) directory.invalidate(ended.userId);
  }

  private async requireSecondFactor(
    userId: string,
    code: string | undefined,
    origin: ClientOrigin,
  ): Promise<void> {
    try {
      await this.parts.secondFactor.require(userId, code);
    } catch (error) {
      // Sending none is how a browser finds out that one is asked for.
      if (error instanceof AppError && error.code !== 'totp_required') {
        this.parts.history.add(userId, 'wrong_code', origin);
      }
      throw error;
    }
  }

  private signedIn(
    user: UserModel,
    sessionId: string,
    refreshToken: RefreshToken | null,
  ): SignedIn {
    const { token, expiresAtMs } = this.parts.accessTokens.sign({
      userId: user.id,
      sessionId,
      role: user.role,
    });
    return { user: user.get({ plain: true }), token, expiresAtMs, refreshToken };
  }
}

function credentialsError(): AppError {
  return new AppError('invalid_credentials', 'The e-mail or the password is wrong.');
}

/** Null when the account is open. */
function closedError({ isActive, isFrozen }: UserModel): AppError | null {
  if (!isActive) {
    return new AppError('account_disabled', 'This account has been disabled. Contact support.');
  }
  return isFrozen ? frozenError() : null;
}

function sessionEndedError(): AppError {
  return new AppError('unauthenticated', 'The session has ended. Sign in again.');
}
