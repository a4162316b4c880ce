import { literal, Op, type Sequelize } from 'sequelize';
import { LIMITS, type PageQuery } from '../../contracts/index.ts';
import { AppError } from '../../lib/app-error.ts';
import type { Clock } from '../../lib/clock.ts';
import { SessionModel } from '../../models/session.ts';
import { pageOf, uuidCursor, type RowPage } from '../page.ts';
import type { Sessions } from '../sessions.ts';
import type { Principal, UserDirectory } from '../user-directory.ts';

const UUID_PATTERN = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface AccountSessionsParts {
  sequelize: Sequelize;
  sessions: Sessions;
  directory: UserDirectory;
  clock: Clock;
}

/** Where a user is signed in, as they see it themselves. */
export class AccountSessions {
  constructor(private readonly parts: AccountSessionsParts) {}

  /** Those that have not ended, by the time of the sign-in, newest first. */
  async list(userId: string, query: PageQuery): Promise<RowPage<SessionModel>> {
    const limit = query.limit ?? LIMITS.pageSizeDefault;
    const rows = await SessionModel.findAll({
      where: {
        [Op.and]: [
          { userId, revokedAt: null },
          { expiresAt: { [Op.gt]: new Date(this.parts.clock.nowMs()) } },
          ...this.cursorFilter(userId, query.cursor),
        ],
      },
      order: [
        ['createdAt', 'DESC'],
        ['id', 'DESC'],
      ],
      limit: limit + 1,
    });
    return pageOf(rows, limit, ({ id }) => id);
  }

  /** @throws AppError `not_found`, alike for another user's. */
  async end(userId: string, sessionId: string): Promise<void> {
    const { sessions, directory } = this.parts;
    const hasEnded = UUID_PATTERN.test(sessionId) && (await sessions.revokeOne(userId, sessionId));
    if (!hasEnded) throw new AppError('not_found', 'There is no such session.');
    directory.invalidate(userId);
  }

  /** Ends all but the one that asks. @returns how many. */
  async endOthers({ userId, sessionId }: Pick<Principal, 'userId' | 'sessionId'>): Promise<number> {
    const endedCount = await this.parts.sessions.revokeOthers(userId, sessionId);
    this.parts.directory.invalidate(userId);
    return endedCount;
  }

  /** Compares inside the database, which knows microseconds that a Date would lose. */
  private cursorFilter(userId: string, cursor: string | undefined): ReturnType<typeof literal>[] {
    const id = uuidCursor(cursor);
    if (id === null) return [];
    const { sequelize } = this.parts;
    return [
      literal(
        `("Session"."created_at", "Session"."id") <
         (SELECT after.created_at, after.id FROM sessions after
          WHERE after.id = ${sequelize.escape(id)} AND after.user_id = ${sequelize.escape(userId)})`,
      ),
    ];
  }
}
