import { randomUUID } from 'node:crypto';
import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import type { NotificationLog } from './notification-log.ts';

/** What a `security` notification about the account itself says in `data.event`. */
type AccountEvent = 'password_reset' | 'email_change_requested' | 'email_changed';

/** Tells users of changes to their account that they should know of if they did not make them. */
export class AccountNews {
  constructor(
    private readonly log: NotificationLog,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** Follows a change that is committed, and cannot fail it. Call it outside of transactions. */
  tell(userId: string, event: AccountEvent): void {
    const draft = {
      userId,
      kind: 'security' as const,
      tokenId: null,
      referenceId: null,
      data: { event },
      source: `${event}:${randomUUID()}`,
      timeMs: this.clock.nowMs(),
    };
    this.log
      .record(() => Promise.resolve({ drafts: [draft], result: undefined }))
      .catch((error: unknown) => {
        this.logger.warn('change of an account not told', { event, error });
      });
  }
}
