import { type Sequelize } from 'sequelize';
import { LIMITS, type LoginOutcome, type PageQuery } from '../../contracts/index.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import { LoginAttemptModel } from '../../models/login-attempt.ts';
import { idBefore, pageOf, type RowPage } from '../page.ts';
import type { ClientOrigin } from '../sessions.ts';

/** More waiting than these are not kept: the database has been away for long. */
const WAITING_MAX = 1_000;
const USER_AGENT_LENGTH_MAX = 256;

/**
 * Who signed in to an account or tried to, the newest of each user. Written behind the answer: how
 * long a refusal takes must not say whether there is an account.
 */
export class LoginHistory {
  private tail: Promise<void> = Promise.resolve();
  private waitingCount = 0;

  constructor(
    private readonly sequelize: Sequelize,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** Follows what has happened, and cannot fail it. */
  add(userId: string, outcome: LoginOutcome, { ip, userAgent }: ClientOrigin): void {
    if (this.waitingCount >= WAITING_MAX) {
      this.logger.warn('sign-in not kept: too many are waiting', { userId, outcome });
      return;
    }
    const attempt = {
      userId,
      outcome,
      ip,
      userAgent: userAgent?.slice(0, USER_AGENT_LENGTH_MAX) ?? null,
      createdAt: new Date(this.clock.nowMs()),
    };
    this.waitingCount += 1;
    this.tail = this.tail
      .then(() => this.store(attempt))
      .catch((error: unknown) => {
        this.logger.warn('sign-in not kept', { userId, outcome, error });
      })
      .finally(() => {
        this.waitingCount -= 1;
      });
  }

  /** Newest first, with everything that was added before. */
  async list(userId: string, query: PageQuery): Promise<RowPage<LoginAttemptModel>> {
    await this.settled();
    const limit = query.limit ?? LIMITS.pageSizeDefault;
    const rows = await LoginAttemptModel.findAll({
      where: { userId, ...idBefore(query) },
      order: [['id', 'DESC']],
      limit: limit + 1,
    });
    return pageOf(rows, limit, ({ id }) => id);
  }

  /** Resolves when everything that was added is stored. */
  async settled(): Promise<void> {
    await this.tail;
  }

  private async store(attempt: {
    userId: string;
    outcome: LoginOutcome;
    ip: string | null;
    userAgent: string | null;
    createdAt: Date;
  }): Promise<void> {
    await this.sequelize.transaction(async () => {
      await LoginAttemptModel.create(attempt);
      await this.sequelize.query(
        `DELETE FROM login_attempts WHERE user_id = $1 AND id <= (
           SELECT kept.id FROM login_attempts AS kept WHERE kept.user_id = $1
           ORDER BY kept.id DESC OFFSET $2 LIMIT 1)`,
        { bind: [attempt.userId, LIMITS.loginAttemptsMax] },
      );
    });
  }
}
