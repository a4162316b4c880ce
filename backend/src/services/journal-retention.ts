import type { Client } from 'pg';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { writeCheckpoint } from './journal/checkpoint-writer.ts';
import { EngineConnection } from './single-writer/engine-connection.ts';

const RUN_INTERVAL_MS = 60_000;
/** Journal rows per statement: short locks, and room for the writer in between. */
const CHUNK_ROWS = 1_000;
/** So that a replay always has a whole interval to check, and a checkpoint to meet at its end. */
const KEPT_CHECKPOINTS = 2;

export interface JournalRetentionOptions {
  /** A new connection, not connected yet, with BIGINT read as a number and without time limits. */
  createClient: () => Client;
  /** A checkpoint is due when the journal since the last one is this old, in hours ... */
  intervalHours: number;
  /** ... or this large: the journal kept is at most about twice as much. */
  intervalBytes: number;
}

/** The journal since a checkpoint, as far as it was looked at. */
interface Measured {
  sinceBatchId: number | null;
  throughBatchId: number;
  /** Of its first batch, since 1970; null while there is none. */
  beganSeconds: number | null;
  bytes: number;
}

/** What one run did. */
export interface JournalRun {
  /** After which batch a checkpoint was written; null when none was due. */
  checkpointBatchId: number | null;
  prunedRows: number;
}

/**
 * Keeps the command journal bounded: writes a checkpoint of the whole state from time to time, keeps
 * the two newest ones, and removes what was journaled before the older of them. Works on connections
 * of its own; the single writer neither waits for it nor knows of it.
 */
export class JournalRetention {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();
  private isStopped = false;
  private active: EngineConnection | null = null;
  private measured: Measured = {
    sinceBatchId: null,
    throughBatchId: 0,
    beganSeconds: null,
    bytes: 0,
  };

  constructor(
    private readonly options: JournalRetentionOptions,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** Looks at once, and then every minute. */
  start(): void {
    const look = (): void => {
      this.running = this.running.then(() => this.runSafely());
    };
    look();
    this.timer = setInterval(look, RUN_INTERVAL_MS).unref();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    if (this.timer !== null) clearInterval(this.timer);
    // A checkpoint that is half written is rolled back.
    this.active?.destroy();
    await this.running;
  }

  /** Writes a checkpoint when one is due, and removes what is no longer needed. */
  async run(): Promise<JournalRun> {
    const connection = new EngineConnection(this.options.createClient());
    await connection.connect();
    this.active = connection;
    try {
      const isDue = await this.isCheckpointDue(connection);
      const written = isDue ? await writeCheckpoint(connection, this.clock.nowMs()) : null;
      if (written !== null) this.logger.info('checkpoint written', { ...written });
      const prunedRows = await this.prune(connection);
      return { checkpointBatchId: written?.batchId ?? null, prunedRows };
    } finally {
      this.active = null;
      await connection.close();
    }
  }

  private async isCheckpointDue(connection: EngineConnection): Promise<boolean> {
    const [newest] = await connection.rows(
      'SELECT batch_id FROM engine_checkpoints ORDER BY batch_id DESC LIMIT 1',
    );
    if (newest === undefined) return true;
    const journal = await this.measureSince(connection, newest[0] as number);
    if (journal.beganSeconds === null) return false;
    const ageHours = (this.clock.nowMs() / 1000 - journal.beganSeconds) / 3600;
    return ageHours >= this.options.intervalHours || journal.bytes >= this.options.intervalBytes;
  }

  /** Adds up what is new since the last look, so that a look is short however long the journal is. */
  private async measureSince(connection: EngineConnection, batchId: number): Promise<Measured> {
    if (this.measured.sinceBatchId !== batchId) {
      this.measured = {
        sinceBatchId: batchId,
        throughBatchId: batchId,
        beganSeconds: null,
        bytes: 0,
      };
    }
    const { measured } = this;
    const rows = await connection.rows(
      `SELECT max(batch_id), date_part('epoch', min(created_at)), sum(pg_column_size(commands))
       FROM engine_journal WHERE batch_id > $1`,
      [measured.throughBatchId],
    );
    const [throughBatchId, beganSeconds, bytes] = rows[0] ?? [];
    if (typeof throughBatchId !== 'number') return measured;
    measured.throughBatchId = throughBatchId;
    measured.beganSeconds ??= beganSeconds as number;
    measured.bytes += bytes as number;
    return measured;
  }

  /**
   * The row of the older checkpoint itself stays: it ties the checkpoint to the journal.
   * @returns how many journal rows were removed.
   */
  private async prune(connection: EngineConnection): Promise<number> {
    const rows = await connection.rows(
      'SELECT batch_id FROM engine_checkpoints ORDER BY batch_id DESC LIMIT $1',
      [KEPT_CHECKPOINTS],
    );
    const older = rows[KEPT_CHECKPOINTS - 1]?.[0];
    if (older === undefined) return 0;
    // Checkpoints first: a replay begins at the oldest one and needs every row after it.
    await connection.rows('DELETE FROM engine_checkpoints WHERE batch_id < $1', [older]);
    let prunedRows = 0;
    for (;;) {
      const pruned = await connection.rows(
        `DELETE FROM engine_journal WHERE batch_id IN (
           SELECT batch_id FROM engine_journal WHERE batch_id < $1 ORDER BY batch_id LIMIT $2
         ) RETURNING batch_id`,
        [older, CHUNK_ROWS],
      );
      prunedRows += pruned.length;
      if (pruned.length < CHUNK_ROWS || this.isStopped) return prunedRows;
    }
  }

  private isEnding(): boolean {
    return this.isStopped;
  }

  private async runSafely(): Promise<void> {
    if (this.isEnding()) return;
    try {
      await this.run();
    } catch (error) {
      if (!this.isEnding()) this.logger.warn('journal not compacted', { error });
    }
  }
}
