import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Op, type Sequelize, type Transaction } from 'sequelize';
import type { Clock } from '../lib/clock.ts';
import { SessionModel } from '../models/session.ts';

const SESSION_LIFETIME_MS = 30 * 24 * 3600 * 1000;
const SESSIONS_PER_USER_MAX = 50;

/** Two tabs of one browser may send the same refresh token at nearly the same time. */
const ROTATION_GRACE_MS = 10_000;
const USER_AGENT_LENGTH_MAX = 256;
const SECRET_BYTES = 32;
const REFRESH_TOKEN_PATTERN =
  /^([0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})\.([\w-]{43})$/;

/** Where a request came from. */
export interface ClientOrigin {
  ip: string | null;
  userAgent: string | null;
}

/** What goes into the cookie. */
export interface RefreshToken {
  value: string;
  expiresAt: Date;
}

export type RefreshOutcome =
  | { kind: 'rotated'; userId: string; sessionId: string; refreshToken: RefreshToken }
  /** The other tab has the new token already: no second one is made. */
  | { kind: 'already_rotated'; userId: string; sessionId: string }
  /** The session was revoked, just now or before. */
  | { kind: 'revoked'; userId: string }
  | { kind: 'unknown' };

/**
 * Sign-ins and their refresh tokens: the session's id and 32 random bytes. A token is good for one
 * use. A spent one, however old, revokes its session, because either its owner or a thief has been
 * left behind with it; only the token spent last is forgiven, for ten seconds and to the same address
 * and browser, and then buys an access token but no new refresh token.
 */
export class Sessions {
  constructor(
    private readonly sequelize: Sequelize,
    private readonly clock: Clock,
  ) {}

  /** Begins a session; the user's oldest ones beyond fifty end. */
  async open(
    userId: string,
    origin: ClientOrigin,
    transaction: Transaction,
  ): Promise<{ sessionId: string; refreshToken: RefreshToken }> {
    const now = new Date(this.clock.nowMs());
    const sessionId = randomUUID();
    const secret = newSecret();
    const expiresAt = new Date(now.getTime() + SESSION_LIFETIME_MS);
    await SessionModel.create(
      {
        id: sessionId,
        userId,
        refreshTokenHash: hashOf(secret),
        ...trimmed(origin),
        createdAt: now,
        lastUsedAt: now,
        expiresAt,
      },
      { transaction },
    );
    await this.revokeOldest(userId, now, transaction);
    return { sessionId, refreshToken: { value: `${sessionId}.${secret}`, expiresAt } };
  }

  /** Spends a refresh token. */
  async refresh(token: string, origin: ClientOrigin): Promise<RefreshOutcome> {
    const match = REFRESH_TOKEN_PATTERN.exec(token);
    const [, sessionId, secret] = match ?? [];
    if (sessionId === undefined || secret === undefined) return { kind: 'unknown' };
    return this.sequelize.transaction((transaction) =>
      this.rotate({ sessionId, secret, origin: trimmed(origin) }, transaction),
    );
  }

  /** Ends one session; nothing happens when it has ended. */
  async revoke(sessionId: string): Promise<void> {
    await SessionModel.update(
      { revokedAt: new Date(this.clock.nowMs()) },
      { where: { id: sessionId, revokedAt: null } },
    );
  }

  /** Ends the session of a refresh token, spent or not. Null when there is none. */
  async revokeByToken(token: string): Promise<{ userId: string } | null> {
    const sessionId = REFRESH_TOKEN_PATTERN.exec(token)?.[1];
    if (sessionId === undefined) return null;
    const session = await SessionModel.findByPk(sessionId);
    if (session === null) return null;
    await this.revoke(sessionId);
    return { userId: session.userId };
  }

  /** Ends one live session of a user. @returns whether there was one. */
  async revokeOne(userId: string, sessionId: string): Promise<boolean> {
    const now = new Date(this.clock.nowMs());
    const [endedCount] = await SessionModel.update(
      { revokedAt: now },
      { where: { id: sessionId, userId, revokedAt: null, expiresAt: { [Op.gt]: now } } },
    );
    return endedCount > 0;
  }

  /**
   * Ends a user's live sessions but one, within the running transaction if there is one.
   * @param keptSessionId null to keep none.
   * @returns how many ended.
   */
  async revokeOthers(userId: string, keptSessionId: string | null): Promise<number> {
    const now = new Date(this.clock.nowMs());
    const [endedCount] = await SessionModel.update(
      { revokedAt: now },
      {
        where: {
          userId,
          revokedAt: null,
          expiresAt: { [Op.gt]: now },
          ...(keptSessionId === null ? {} : { id: { [Op.ne]: keptSessionId } }),
        },
      },
    );
    return endedCount;
  }

  private async rotate(
    attempt: { sessionId: string; secret: string; origin: ClientOrigin },
    transaction: Transaction,
  ): Promise<RefreshOutcome> {
    const { sessionId, secret, origin } = attempt;
    const session = await SessionModel.findByPk(sessionId, {
      transaction,
      lock: transaction.LOCK.UPDATE,
    });
    if (session === null) return { kind: 'unknown' };
    const { userId, expiresAt } = session;
    const now = new Date(this.clock.nowMs());
    if (session.revokedAt !== null || expiresAt <= now) return { kind: 'revoked', userId };
    const hash = hashOf(secret);
    if (hash === session.refreshTokenHash) {
      const next = newSecret();
      await session.update(
        {
          refreshTokenHash: hashOf(next),
          previousTokenHash: hash,
          rotatedAt: now,
          lastUsedAt: now,
          ...origin,
        },
        { transaction },
      );
      const refreshToken = { value: `${sessionId}.${next}`, expiresAt };
      return { kind: 'rotated', userId, sessionId, refreshToken };
    }
    if (hash === session.previousTokenHash && isWithinGrace(session, origin, now)) {
      return { kind: 'already_rotated', userId, sessionId };
    }
    await session.update({ revokedAt: now }, { transaction });
    return { kind: 'revoked', userId };
  }

  private async revokeOldest(userId: string, now: Date, transaction: Transaction): Promise<void> {
    const kept = await SessionModel.findAll({
      attributes: ['createdAt'],
      where: { userId, revokedAt: null },
      order: [['createdAt', 'DESC']],
      offset: SESSIONS_PER_USER_MAX,
      limit: 1,
      transaction,
    });
    const newestBeyond = kept[0];
    if (newestBeyond === undefined) return;
    await SessionModel.update(
      { revokedAt: now },
      {
        where: { userId, revokedAt: null, createdAt: { [Op.lte]: newestBeyond.createdAt } },
        transaction,
      },
    );
  }
}

function isWithinGrace(session: SessionModel, origin: ClientOrigin, now: Date): boolean {
  return (
    session.rotatedAt !== null &&
    now.getTime() - session.rotatedAt.getTime() <= ROTATION_GRACE_MS &&
    session.ip === origin.ip &&
    session.userAgent === origin.userAgent
  );
}

function trimmed({ ip, userAgent }: ClientOrigin): ClientOrigin {
  return { ip, userAgent: userAgent?.slice(0, USER_AGENT_LENGTH_MAX) ?? null };
}

function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
