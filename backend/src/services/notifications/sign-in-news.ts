import { QueryTypes, type Sequelize } from 'sequelize';
import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import type { ClientOrigin } from '../sessions.ts';
import type { NotificationLog } from './notification-log.ts';

export interface SignIn extends ClientOrigin {
  userId: string;
  sessionId: string;
}

/** Tells users of sign-ins from a place that they have not used before. */
export class SignInNews {
  constructor(
    private readonly sequelize: Sequelize,
    private readonly log: NotificationLog,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** Follows a sign-in that has happened, and cannot fail it. */
  signedIn(signIn: SignIn): void {
    this.tell(signIn).catch((error: unknown) => {
      this.logger.warn('sign-in not told', { error });
    });
  }

  private async tell({ userId, sessionId, ip, userAgent }: SignIn): Promise<void> {
    // Earlier ones only: a second sign-in from the same new place must not make the first one known.
    const [earlier] = await this.sequelize.query<{ count: number; isKnown: boolean | null }>(
      `SELECT count(*)::int AS count,
         bool_or(sessions.ip IS NOT DISTINCT FROM own.ip
           AND sessions.user_agent IS NOT DISTINCT FROM own.user_agent) AS "isKnown"
       FROM sessions, (SELECT * FROM sessions WHERE id = $2) AS own
       WHERE sessions.user_id = $1
         AND (sessions.created_at, sessions.id) < (own.created_at, own.id)`,
      { bind: [userId, sessionId], type: QueryTypes.SELECT },
    );
    // Without an earlier session it is the first sign-in of all.
    if (earlier === undefined || earlier.count === 0 || earlier.isKnown === true) return;
    await this.log.record(() =>
      Promise.resolve({
        drafts: [
          {
            userId,
            kind: 'security',
            tokenId: null,
            referenceId: sessionId,
            data: {
              event: 'new_sign_in',
              ...(ip === null ? {} : { ip }),
              ...(userAgent === null ? {} : { userAgent }),
            },
            source: `sign_in:${sessionId}`,
            timeMs: this.clock.nowMs(),
          },
        ],
        result: undefined,
      }),
    );
  }
}
