import type { Client, QueryConfig, QueryResult, QueryResultRow } from 'pg';
import type { Leadership } from './engine-store.ts';

/** "TTX" and a number: one lock for all engines of a database. */
const LEADER_LOCK_ID = 0x545458_01;

/** Answers a statement with its rows as arrays. */
export interface RowReader {
  rows(text: string, values?: unknown[]): Promise<unknown[][]>;
}

/**
 * The one connection that the engine writes through. The advisory lock that makes this process the
 * leader lives on it, so losing the connection is losing the leadership.
 */
export class EngineConnection implements RowReader {
  /** Resolves when the connection is gone, for whatever reason. */
  readonly lost: Promise<Error>;

  /** @param client not connected yet; pipelined, with BIGINT read as a number. */
  constructor(private readonly client: Client) {
    this.lost = new Promise((resolve) => {
      this.client.on('error', resolve);
      this.client.on('end', () => {
        resolve(new Error('the engine connection ended'));
      });
    });
  }

  async connect(): Promise<void> {
    await this.client.connect();
  }

  /**
   * @param holder who asks, for people: host and process id.
   * @returns null while another process leads.
   */
  async tryLead(holder: string): Promise<Leadership | null> {
    const lock = await this.client.query<{ locked: boolean }>(
      'SELECT pg_try_advisory_lock($1) AS locked',
      [LEADER_LOCK_ID],
    );
    if (lock.rows[0]?.locked !== true) return null;
    const raised = await this.client.query<{
      epoch: number;
      last_batch_id: number;
      last_time: number | null;
      state_hash: Buffer;
      counters: Record<string, number>;
    }>(
      `UPDATE engine_leader SET epoch = epoch + 1, holder = $1, acquired_at = now()
       WHERE id = 1 RETURNING epoch, last_batch_id, state_hash, counters,
         (SELECT date_part('epoch', max(created_at)) FROM engine_journal
          WHERE batch_id = last_batch_id) AS last_time`,
      [holder],
    );
    const row = raised.rows[0];
    if (row === undefined) throw new Error('engine_leader has no row: the schema is not migrated');
    return {
      epoch: row.epoch,
      lastBatchId: row.last_batch_id,
      lastTimeMs: Math.round((row.last_time ?? 0) * 1000),
      stateHash: row.state_hash,
      counters: row.counters,
    };
  }

  query<Row extends QueryResultRow>(config: QueryConfig): Promise<QueryResult<Row>> {
    return this.client.query<Row>(config);
  }

  /** Rows as arrays: half the memory and time of objects for a large load. */
  async rows(text: string, values: unknown[] = []): Promise<unknown[][]> {
    const result = await this.client.query<unknown[]>({ text, values, rowMode: 'array' });
    return result.rows;
  }

  /**
   * Sends all statements at once and waits for the last. They start with BEGIN and end with COMMIT.
   * @throws when any of them failed or the transaction was rolled back; the outcome is unknown when
   *   the connection broke.
   */
  async transaction(statements: QueryConfig[]): Promise<void> {
    const results = await Promise.allSettled(statements.map((each) => this.client.query(each)));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
    const commit = results.at(-1);
    if (commit?.status !== 'fulfilled' || commit.value.command !== 'COMMIT') {
      throw new Error('the batch was rolled back');
    }
  }

  /** Ends the session; the lock goes with it. Never throws. */
  async close(): Promise<void> {
    await this.client.end().catch(() => undefined);
  }

  /** Cuts the connection without waiting for an answer. */
  destroy(): void {
    const { connection } = this.client as unknown as {
      connection: { stream: { destroy(): void } };
    };
    connection.stream.destroy();
  }
}
