import { randomUUID } from 'node:crypto';
import type { Clock } from '../../lib/clock.ts';
import type { NotificationDraft, NotificationLog } from '../notifications/notification-log.ts';

/** What an account's owner is told of, beside sign-ins from a new place. */
export type SecurityEvent =
  | 'password_changed'
  | 'totp_enabled'
  | 'totp_disabled'
  | 'totp_reset'
  | 'recovery_codes_renewed'
  | 'recovery_code_used'
  | 'account_frozen'
  | 'account_unfrozen';

/** Changes of an account's protection, each committed together with its notification. */
export class SecurityNews {
  constructor(
    private readonly log: Pick<NotificationLog, 'record'>,
    private readonly clock: Clock,
  ) {}

  /** Runs `change` in a transaction of its own that also tells the user of it: both or neither. */
  with<T>(userId: string, event: SecurityEvent, change: () => Promise<T>): Promise<T> {
    return this.withOutcome(userId, change, () => event);
  }

  /** The same where the outcome says what to tell. @param eventOf null to tell nothing. */
  withOutcome<T>(
    userId: string,
    change: () => Promise<T>,
    eventOf: (outcome: T) => SecurityEvent | null,
  ): Promise<T> {
    return this.log.record(async () => {
      const result = await change();
      const event = eventOf(result);
      return { result, drafts: event === null ? [] : [this.draft(userId, event)] };
    });
  }

  private draft(userId: string, event: SecurityEvent): NotificationDraft {
    return {
      userId,
      kind: 'security',
      tokenId: null,
      referenceId: null,
      data: { event },
      source: `${event}:${randomUUID()}`,
      timeMs: this.clock.nowMs(),
    };
  }
}
