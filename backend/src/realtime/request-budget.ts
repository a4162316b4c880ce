import type { Clock } from '../lib/clock.ts';

/** Enough to subscribe everything twice at once, which is what a reconnect does. */
const BURST = 150;
const REFILL_PER_SECOND = 15;
/** Refusals in a row after which the other end is not listening to them. */
const REFUSALS_MAX = 300;

/** What one socket may ask for: a burst, then a steady rate. */
export class RequestBudget {
  private left = BURST;
  private refilledMs: number;
  private refusals = 0;

  constructor(private readonly clock: Clock) {
    this.refilledMs = clock.nowMs();
  }

  /** False when the request is one too many. */
  take(): boolean {
    const nowMs = this.clock.nowMs();
    const elapsedMs = Math.max(0, nowMs - this.refilledMs);
    this.left = Math.min(BURST, this.left + (elapsedMs / 1_000) * REFILL_PER_SECOND);
    this.refilledMs = nowMs;
    if (this.left < 1) {
      this.refusals += 1;
      return false;
    }
    this.left -= 1;
    this.refusals = 0;
    return true;
  }

  get isAbused(): boolean {
    return this.refusals > REFUSALS_MAX;
  }
}
