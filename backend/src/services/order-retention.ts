import { QueryTypes, type Sequelize } from 'sequelize';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';

const RUN_INTERVAL_MS = 60_000;
const CHUNK_ROWS = 1_000;
/** Long enough that nothing in flight still speaks of the order. */
const KEPT_MS = 10 * 60_000;

/**
 * Removes orders of given users that closed without a fill: the demo's programs make several each
 * second, and a demo left on for a month has to stay small.
 *
 * This is the one exception to the rule that only the single writer touches `orders`. It is safe
 * because such a row is history that nothing refers to: the writer never reads or changes a closed
 * order, no trade and no ledger entry names it, its reservation is zero, and no number is ever given
 * out again, because the counters are stored and not derived from the rows.
 */
export class OrderRetention {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();
  private isStopped = false;
  /** Orders up to this one were looked at: what is left of them stays. */
  private doneThroughId = '0';

  constructor(
    private readonly sequelize: Sequelize,
    /** Whose orders; never a person's. */
    private readonly findUserIds: () => Promise<string[]>,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.timer = setInterval(() => {
      this.running = this.running.then(() => this.runSafely());
    }, RUN_INTERVAL_MS).unref();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    if (this.timer !== null) clearInterval(this.timer);
    await this.running;
  }

  /** @returns how many rows were removed. */
  async prune(): Promise<number> {
    const userIds = await this.findUserIds();
    const before = new Date(this.clock.nowMs() - KEPT_MS);
    const unfinishedId = await this.firstUnfinished(userIds, before);
    let prunedRows = 0;
    for (;;) {
      const rows = await this.sequelize.query<{ id: string }>(
        `DELETE FROM orders WHERE id IN (
           SELECT id FROM orders
           WHERE user_id = ANY($1) AND id > $2 AND filled_quantity = 0 AND updated_at < $3
             AND status NOT IN ('pending', 'open', 'partially_filled')
           ORDER BY id LIMIT $4
         ) RETURNING id`,
        { bind: [userIds, this.doneThroughId, before, CHUNK_ROWS], type: QueryTypes.SELECT },
      );
      prunedRows += rows.length;
      if (this.isStopped) return prunedRows;
      if (rows.length < CHUNK_ROWS) break;
    }
    if (unfinishedId !== null) this.doneThroughId = String(BigInt(unfinishedId) - 1n);
    return prunedRows;
  }

  /** The oldest order that may still have to be removed later. */
  private async firstUnfinished(userIds: string[], before: Date): Promise<string | null> {
    const rows = await this.sequelize.query<{ id: string | null }>(
      `SELECT min(id) AS id FROM orders WHERE user_id = ANY($1) AND id > $2
         AND (status IN ('pending', 'open', 'partially_filled') OR updated_at >= $3)`,
      { bind: [userIds, this.doneThroughId, before], type: QueryTypes.SELECT },
    );
    return rows[0]?.id ?? null;
  }

  private async runSafely(): Promise<void> {
    try {
      await this.prune();
    } catch (error) {
      this.logger.warn('orders not pruned', { error });
    }
  }
}
