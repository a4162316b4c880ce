import { setTimeout as delay } from 'node:timers/promises';
import type { WakingClock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import type { MailKind } from './mail-texts.ts';
import type { Mail, MailTransport } from './mail.ts';

const WAITING_MAX = 1_000;
/** Before the second, third and fourth try. */
const RETRY_DELAYS_MS = [2_000, 15_000, 60_000] as const;
const STOP_TIMEOUT_MS = 3_000;

/** What has become of messages since the start. */
export interface MailFigures {
  waiting: number;
  sent: number;
  /** Given up after the last try. */
  failed: number;
  /** Not taken, because too many waited. */
  dropped: number;
}

/** Writes a message when its turn comes; null when there turns out to be nothing to send. */
export type MailDraft = () => Promise<Mail | null>;

/**
 * Sends messages behind the back of whoever asked: a request neither waits for the mail server nor
 * fails with it. What waits here does not survive the process; whoever misses a link asks for another.
 */
export class MailQueue {
  private readonly counts = { sent: 0, failed: 0, dropped: 0 };
  private readonly jobs = new Set<Promise<void>>();
  private readonly stopping = new AbortController();
  /** Drafts ask the database: one at a time, so that a flood of them takes one connection. */
  private drafting: Promise<unknown> = Promise.resolve();
  private isFull = false;

  constructor(
    private readonly transport: MailTransport,
    private readonly clock: WakingClock,
    private readonly logger: Logger,
  ) {}

  get figures(): MailFigures {
    return { ...this.counts, waiting: this.jobs.size };
  }

  /** Call it outside of transactions: the draft has none of its caller's. Never throws. */
  add(kind: MailKind, draft: MailDraft): void {
    if (this.jobs.size >= WAITING_MAX || this.stopping.signal.aborted) {
      this.counts.dropped += 1;
      // Once per flood: the log must not fill for the same reason.
      if (!this.isFull) this.logger.error('mail dropped: too many wait', { kind });
      this.isFull = true;
      return;
    }
    this.isFull = false;
    const job = this.run(kind, draft).finally(() => {
      this.jobs.delete(job);
    });
    this.jobs.add(job);
  }

  /** Resolves when nothing waits any more. */
  async settled(): Promise<void> {
    while (this.jobs.size > 0) await Promise.all(this.jobs);
  }

  /** Gives what is being sent a moment, and gives up what waits for another try. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.race([this.settled(), delay(STOP_TIMEOUT_MS, undefined, { ref: false })]);
    this.transport.close();
  }

  private async run(kind: MailKind, draft: MailDraft): Promise<void> {
    let mail: Mail | null | undefined;
    for (let attempt = 1; ; attempt += 1) {
      try {
        mail ??= await this.draftInTurn(draft);
        if (mail === null) return;
        await this.transport.send(mail);
        this.counts.sent += 1;
        return;
      } catch (error) {
        const retryMs = RETRY_DELAYS_MS[attempt - 1];
        if (retryMs === undefined || this.stopping.signal.aborted) {
          this.counts.failed += 1;
          this.logger.error('mail not sent', { kind, attempt, error });
          return;
        }
        this.logger.warn('mail not sent, trying again', { kind, attempt, retryMs, error });
        await this.clock.sleep(retryMs, this.stopping.signal);
      }
    }
  }

  private draftInTurn(draft: MailDraft): Promise<Mail | null> {
    const drafted = this.drafting.then(draft);
    this.drafting = drafted.catch(() => undefined);
    return drafted;
  }
}
