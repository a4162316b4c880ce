import { LIMITS } from '../../contracts/index.ts';
import type { Logger } from '../../lib/logger.ts';
import type { NotificationLog } from './notification-log.ts';

const RUN_INTERVAL_MS = 3_600_000;
const KEPT_MS = LIMITS.notificationDaysMax * 24 * 3_600_000;

/** Removes notifications that are older than they are kept for, once an hour. */
export class NotificationRetention {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly log: Pick<NotificationLog, 'prune'>,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.timer = setInterval(() => {
      this.running = this.runSafely();
    }, RUN_INTERVAL_MS).unref();
  }

  async stop(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.running;
  }

  private async runSafely(): Promise<void> {
    try {
      await this.log.prune(KEPT_MS);
    } catch (error) {
      this.logger.warn('notifications not pruned', { error });
    }
  }
}
