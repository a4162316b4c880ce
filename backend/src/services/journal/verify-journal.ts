import type { EngineConnection } from '../single-writer/engine-connection.ts';
import { fullCounters } from '../single-writer/engine-loader.ts';
import { MARKET_COLUMNS, toMarket } from '../single-writer/state-rows.ts';
import { EMPTY_STATE_HASH } from '../single-writer/state-hash.ts';
import { readCheckpoint, readCheckpointHead, restoreFold } from './checkpoint-reader.ts';
import { compareBook, compareState, type StateCounts } from './compare-state.ts';
import { HistoryComparison } from './compare-history.ts';
import { Differences } from './differences.ts';
import { ExchangeFold, UNLISTED } from './exchange-fold.ts';
import { firstDifference } from './first-difference.ts';
import { JournalReplayer, type JournalRow, type ReplayStart } from './journal-replayer.ts';
import { storedState } from './state-parts.ts';
import { TableCursor } from './table-cursor.ts';

/** Batches read at once. */
const JOURNAL_ROWS = 200;

export interface JournalVerdict {
  isIdentical: boolean;
  /** The state that the replay began with: after this batch, 0 for an empty exchange. */
  fromBatchId: number;
  toBatchId: number;
  /** Passed and compared on the way, by batch. */
  checkpoints: number[];
  commands: number;
  counts: StateCounts & HistoryComparison['counts'];
  /** Unfilled orders of the demo's programs that retention has removed. */
  removedOrders: number;
  /** SHA-256 in hexadecimal. */
  stateHash: string;
  /** The first ones, in words. */
  differences: string[];
  differenceCount: number;
}

interface Leader {
  lastBatchId: number;
  stateHash: Uint8Array;
  counters: Record<string, number>;
}

interface Checkpoint {
  batchId: number;
  stateHash: Uint8Array;
}

/**
 * Rebuilds the exchange from the command journal alone, from the beginning or from the oldest
 * checkpoint, and compares everything with the database: each batch's hash, the history as it comes,
 * the checkpoints passed, and the final state. Reads one snapshot of the database, so the exchange may
 * trade meanwhile.
 * @throws Error when there is nothing to begin from.
 */
export async function verifyJournal(connection: EngineConnection): Promise<JournalVerdict> {
  await connection.rows('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    return await new JournalVerification(connection).run();
  } finally {
    await connection.rows('ROLLBACK');
  }
}

class JournalVerification {
  private readonly differences = new Differences();

  constructor(private readonly connection: EngineConnection) {}

  async run(): Promise<JournalVerdict> {
    const leader = await this.leader();
    const [oldest, ...later] = await this.checkpoints();
    const start = oldest === undefined ? await this.emptyStart() : await this.startAt(oldest);
    const replayer = new JournalReplayer(start);
    const history = new HistoryComparison(
      this.connection,
      start.snapshot.counters,
      this.differences,
    );
    const passed: number[] = [];
    if (await this.replay(replayer, history, later, passed)) {
      await history.finish();
    }
    const counts = await this.compareEnd(replayer, leader);
    return {
      isIdentical: this.differences.count === 0,
      fromBatchId: start.batchId,
      toBatchId: leader.lastBatchId,
      checkpoints: passed,
      commands: replayer.commandCount,
      counts: { ...counts, ...history.counts },
      removedOrders: history.removedOrderCount,
      stateHash: Buffer.from(replayer.stateHash).toString('hex'),
      differences: this.differences.sentences,
      differenceCount: this.differences.count,
    };
  }

  /** @returns false when the journal cannot be followed to its end. */
  private async replay(
    replayer: JournalReplayer,
    history: HistoryComparison,
    checkpoints: readonly Checkpoint[],
    passed: number[],
  ): Promise<boolean> {
    const cursor = new TableCursor(
      this.connection,
      'journal',
      `SELECT batch_id, command_count, commands, state_hash FROM engine_journal
       WHERE batch_id > ${replayer.batchId} ORDER BY batch_id`,
      JOURNAL_ROWS,
    );
    for (;;) {
      const row = await cursor.peek();
      if (row === null) return true;
      cursor.take();
      const journaled = toJournalRow(row);
      try {
        const { changes, closed, differences } = replayer.apply(journaled);
        for (const sentence of differences) {
          this.differences.add(`journal batch ${journaled.batchId}: ${sentence}`);
        }
        await history.add(changes, closed);
      } catch (error) {
        this.differences.add(`journal batch ${journaled.batchId}: ${messageOf(error)}`);
        return false;
      }
      const checkpoint = checkpoints.find(({ batchId }) => batchId === journaled.batchId);
      if (checkpoint !== undefined) {
        await this.compareCheckpoint(replayer, checkpoint);
        passed.push(checkpoint.batchId);
      }
    }
  }

  private async compareCheckpoint(
    { fold, stateHash, engine }: JournalReplayer,
    checkpoint: Checkpoint,
  ): Promise<void> {
    const { batchId } = checkpoint;
    const place = `checkpoint ${batchId}`;
    if (Buffer.compare(checkpoint.stateHash, stateHash) !== 0) {
      this.differences.add(`${place}: the state's hash is another one`);
    }
    try {
      const head = await readCheckpointHead(this.connection, batchId);
      const difference = firstDifference(head.counters, engine.counters);
      if (difference !== null) this.differences.add(`${place}: counters: ${difference}`);
      await compareState(fold, readCheckpoint(this.connection, batchId), place, this.differences);
    } catch (error) {
      this.differences.add(messageOf(error));
    }
  }

  private async compareEnd(replayer: JournalReplayer, leader: Leader): Promise<StateCounts> {
    const { fold, engine } = replayer;
    const { differences } = this;
    if (replayer.batchId !== leader.lastBatchId) {
      differences.add(
        `the journal ends with batch ${replayer.batchId}, the last one is ${leader.lastBatchId}`,
      );
    }
    if (Buffer.compare(leader.stateHash, replayer.stateHash) !== 0) {
      differences.add('engine_leader: the state hash is not that of the journal');
    }
    const counters = firstDifference(fullCounters(leader.counters), engine.counters);
    if (counters !== null) differences.add(`engine_leader: counters: ${counters}`);
    const parts = storedState(this.connection);
    const counts = await compareState(fold, parts, 'the database', differences);
    for (const tokenId of fold.markets.keys()) {
      const book = engine.book(tokenId, Number.POSITIVE_INFINITY);
      compareBook(tokenId, book, fold.orders.values(), differences);
    }
    for (const message of engine.verify()) differences.add(`the replayed engine: ${message}`);
    return counts;
  }

  private async leader(): Promise<Leader> {
    const rows = await this.connection.rows(
      'SELECT last_batch_id, state_hash, counters FROM engine_leader WHERE id = 1',
    );
    const row = rows[0];
    if (row === undefined) throw new Error('engine_leader has no row: the schema is not migrated');
    return {
      lastBatchId: row[0] as number,
      stateHash: row[1] as Uint8Array,
      counters: row[2] as Record<string, number>,
    };
  }

  /** The oldest first. */
  private async checkpoints(): Promise<Checkpoint[]> {
    const rows = await this.connection.rows(
      'SELECT batch_id, state_hash FROM engine_checkpoints ORDER BY batch_id',
    );
    return rows.map((row) => ({ batchId: row[0] as number, stateHash: row[1] as Uint8Array }));
  }

  private async emptyStart(): Promise<ReplayStart> {
    const quote = await this.connection.rows('SELECT id FROM tokens WHERE is_quote');
    const first = await this.connection.rows('SELECT min(batch_id) FROM engine_journal');
    const firstBatchId = (first[0]?.[0] ?? null) as number | null;
    if (firstBatchId !== null && firstBatchId !== 1) {
      throw new Error(
        `The journal begins with batch ${firstBatchId} and there is no checkpoint before it.`,
      );
    }
    const fold = new ExchangeFold();
    await this.addUnlisted(fold);
    const snapshot = fold.snapshot({
      quoteTokenId: (quote[0]?.[0] ?? 0) as number,
      counters: fullCounters({}),
      priceRanges: [],
    });
    return { batchId: 0, stateHash: EMPTY_STATE_HASH, snapshot, fold };
  }

  /** A token's row is there before its market is listed, halted, by a command. */
  private async addUnlisted(fold: ExchangeFold): Promise<void> {
    const rows = await this.connection.rows(
      `SELECT ${MARKET_COLUMNS.join(', ')} FROM tokens WHERE NOT is_quote ORDER BY id`,
    );
    for (const { rules } of rows.map(toMarket)) {
      if (fold.markets.has(rules.tokenId)) continue;
      fold.markets.set(rules.tokenId, { rules, ...UNLISTED });
    }
  }

  private async startAt({ batchId, stateHash }: Checkpoint): Promise<ReplayStart> {
    const head = await readCheckpointHead(this.connection, batchId);
    const fold = await restoreFold(readCheckpoint(this.connection, batchId));
    await this.addUnlisted(fold);
    return { batchId, stateHash, snapshot: fold.snapshot(head), fold };
  }
}

function toJournalRow(row: unknown[]): JournalRow {
  return {
    batchId: row[0] as number,
    commandCount: row[1] as number,
    commands: row[2] as string,
    stateHash: row[3] as Uint8Array | null,
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
