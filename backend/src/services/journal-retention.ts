import { QueryTypes, type Sequelize } from 'sequelize';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';

const RUN_INTERVAL_MS = 60_000;
/** Rows per statement: short locks, and room for the writer in between. */
const CHUNK_ROWS = 1_000;

/**
 * Removes rows of the command journal that are older than they are kept for. Nothing is lost with
 * them: state is in its own tables, and the numbers given out are stored with the leader's row.
 */
export class JournalRetention {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();
  private isStopped = false;

  constructor(
    private readonly sequelize: Sequelize,
    private readonly retentionHours: number,
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
    const before = new Date(this.clock.nowMs() - this.retentionHours * 3_600_000);
    let prunedRows = 0;
    for (;;) {
      // The oldest by the primary key, so that a run that finds nothing reads one chunk only.
      const rows = await this.sequelize.query<{ batchId: string }>(
        `DELETE FROM engine_journal WHERE batch_id IN (
           SELECT batch_id FROM (
             SELECT batch_id, created_at FROM engine_journal ORDER BY batch_id LIMIT $1
           ) AS oldest WHERE created_at < $2
         ) RETURNING batch_id AS "batchId"`,
        { bind: [CHUNK_ROWS, before], type: QueryTypes.SELECT },
      );
      prunedRows += rows.length;
      if (rows.length < CHUNK_ROWS || this.isStopped) return prunedRows;
    }
  }

  private async runSafely(): Promise<void> {
    try {
      await this.prune();
    } catch (error) {
      this.logger.warn('journal not pruned', { error });
    }
  }
}
