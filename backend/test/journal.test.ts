import { gzipSync, gunzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReaderClient } from '../src/config/database.ts';
import { systemClock } from '../src/lib/clock.ts';
import { runTradingDay } from '../src/scripts/journal/run-trading-day.ts';
import { verifyJournal, type JournalVerdict } from '../src/services/journal/verify-journal.ts';
import { JournalRetention } from '../src/services/journal-retention.ts';
import { EngineConnection } from '../src/services/single-writer/engine-connection.ts';
import { endPool } from './end-pool.ts';
import { recordingLogger } from './recording-logger.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

const COMMANDS = 4_000;

let whole: TestDatabase;
let compacted: TestDatabase;
let pool: pg.Pool;
let compactedPool: pg.Pool;

/** @param intervalBytes of the journal since the last checkpoint, from which on a new one is due. */
function retentionOf(database: TestDatabase, intervalBytes: number): JournalRetention {
  return new JournalRetention(
    {
      createClient: () => createReaderClient(database.appUrl, 'test-checkpoint'),
      intervalHours: 1,
      intervalBytes,
    },
    systemClock,
    recordingLogger().logger,
  );
}

beforeAll(async () => {
  [whole, compacted] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  pool = new pg.Pool({ connectionString: whole.ownerUrl, max: 2 });
  compactedPool = new pg.Pool({ connectionString: compacted.ownerUrl, max: 2 });
  const { logger } = recordingLogger();
  const day = { seed: 'journal test', commands: COMMANDS };
  await runTradingDay(whole, day, logger, () => Promise.resolve());
  const retention = retentionOf(compacted, 1);
  await runTradingDay(compacted, day, logger, () => retention.run());
}, 120_000);

afterAll(async () => {
  await Promise.all([endPool(pool), endPool(compactedPool)]);
  await Promise.all([whole.drop(), compacted.drop()]);
});

async function verify(database: TestDatabase): Promise<JournalVerdict> {
  const connection = new EngineConnection(createReaderClient(database.appUrl, 'test-replay'));
  await connection.connect();
  try {
    return await verifyJournal(connection);
  } finally {
    await connection.close();
  }
}

async function batchIds(from: string): Promise<number[]> {
  const { rows } = await compactedPool.query<{ id: string }>(
    `SELECT batch_id AS id FROM ${from} ORDER BY batch_id`,
  );
  return rows.map(({ id }) => Number(id));
}

describe('the journal alone', () => {
  it('gives the same history, state and hashes from the beginning', async () => {
    const verdict = await verify(whole);
    expect(verdict).toMatchObject({ isIdentical: true, differences: [], fromBatchId: 0 });
    expect(verdict.commands).toBeGreaterThan(COMMANDS / 2);
    const { trades, closedOrders, orders, wallets, closedTransactions } = verdict.counts;
    for (const count of [trades, closedOrders, orders, wallets, closedTransactions]) {
      expect(count).toBeGreaterThan(0);
    }
    const leader = await pool.query<{ hash: string }>(
      `SELECT encode(state_hash, 'hex') AS hash FROM engine_leader`,
    );
    expect(leader.rows[0]?.hash).toBe(verdict.stateHash);
  });

  it('gives the same after compaction, from one checkpoint past the next', async () => {
    const checkpoints = await batchIds('engine_checkpoints');
    expect(checkpoints).toHaveLength(2);
    const [older, newer] = checkpoints;
    expect((await batchIds('engine_journal'))[0]).toBe(older);
    expect(await verify(compacted)).toMatchObject({
      isIdentical: true,
      differences: [],
      fromBatchId: older,
      checkpoints: [newer],
    });
  });

  it('is followed while the exchange trades', async () => {
    const database = await createTestDatabase();
    const { logger } = recordingLogger();
    const verdicts: Promise<JournalVerdict>[] = [];
    await runTradingDay(database, { seed: 'busy', commands: 1_500 }, logger, () => {
      verdicts.push(verify(database));
      return Promise.resolve();
    });
    for (const verdict of await Promise.all(verdicts)) expect(verdict.differences).toEqual([]);
    await database.drop();
  });
});

describe('a checkpoint', () => {
  it('is written when none exists, when the journal is large enough or old enough, else not', async () => {
    const database = await createTestDatabase();
    const { logger } = recordingLogger();
    await runTradingDay(database, { seed: 'due', commands: 800 }, logger, () =>
      retentionOf(database, 1e12).run(),
    );
    const first = await retentionOf(database, 1e12).run();
    expect(first.checkpointBatchId).toBeNull();
    const large = await retentionOf(database, 1_000).run();
    expect(large.checkpointBatchId).toBeGreaterThan(0);
    // Nothing was journaled since.
    expect((await retentionOf(database, 1).run()).checkpointBatchId).toBeNull();
    await database.drop();
  });
});

describe('what was altered is found and named', () => {
  /** Alters, verifies, and puts it back. */
  async function differencesAfter(
    alter: string,
    restore: string,
    database = whole,
    connection = pool,
  ): Promise<string[]> {
    const altered = await connection.query(alter);
    expect(altered.rowCount).toBe(1);
    try {
      const { isIdentical, differences } = await verify(database);
      expect(isIdentical).toBe(false);
      return differences;
    } finally {
      await connection.query(restore);
    }
  }

  it('a trade', async () => {
    // Only who owns the table can do this.
    await pool.query('ALTER TABLE trades DISABLE TRIGGER USER');
    const differences = await differencesAfter(
      'UPDATE trades SET buyer_fee = buyer_fee + 0.00000001 WHERE id = 7',
      'UPDATE trades SET buyer_fee = buyer_fee - 0.00000001 WHERE id = 7',
    );
    await pool.query('ALTER TABLE trades ENABLE TRIGGER USER');
    expect(differences).toEqual([expect.stringMatching(/^trade 7: buyerFeeAtoms is /)]);
  });

  it('a wallet', async () => {
    const { rows } = await pool.query<{ user_id: string; token_id: number }>(
      'SELECT user_id, token_id FROM wallets WHERE NOT is_system AND version > 3 LIMIT 1',
    );
    const where = `user_id = '${rows[0]?.user_id ?? ''}' AND token_id = ${rows[0]?.token_id ?? 0}`;
    const differences = await differencesAfter(
      `UPDATE wallets SET balance = balance + 1 WHERE ${where}`,
      `UPDATE wallets SET balance = balance - 1 WHERE ${where}`,
    );
    expect(differences).toEqual([
      expect.stringContaining(
        `wallets ${rows[0]?.user_id ?? ''} ${rows[0]?.token_id ?? 0}: balance`,
      ),
    ]);
  });

  it('a closed order', async () => {
    const { rows } = await pool.query<{ id: string }>(
      `SELECT id FROM orders WHERE status = 'filled' ORDER BY id LIMIT 1`,
    );
    const id = rows[0]?.id ?? '';
    const differences = await differencesAfter(
      `UPDATE orders SET quote_filled = quote_filled + 1 WHERE id = ${id}`,
      `UPDATE orders SET quote_filled = quote_filled - 1 WHERE id = ${id}`,
    );
    expect(differences).toEqual([expect.stringMatching(`^orders ${id}: quoteFilledAtoms is `)]);
  });

  it('a command of the journal', async () => {
    const { rows } = await pool.query<{ batch_id: string; commands: string }>(
      `SELECT batch_id, commands FROM engine_journal WHERE commands LIKE '%maxSlippageBps":500%'
       ORDER BY batch_id DESC LIMIT 1`,
    );
    const row = rows[0];
    const differences = await differencesAfter(
      `UPDATE engine_journal SET commands = regexp_replace(commands, '"maxSlippageBps":500', '"maxSlippageBps":501')
       WHERE batch_id = ${row?.batch_id ?? ''}`,
      `UPDATE engine_journal SET commands = '${(row?.commands ?? '').replaceAll(`'`, `''`)}'
       WHERE batch_id = ${row?.batch_id ?? ''}`,
    );
    expect(differences[0]).toBe(
      `journal batch ${row?.batch_id ?? ''}: the stored hash is not that of the commands' effects`,
    );
  });

  it('a batch that is missing from the journal', async () => {
    const differences = await differencesAfter(
      'UPDATE engine_journal SET batch_id = 1000000 WHERE batch_id = 3',
      'UPDATE engine_journal SET batch_id = 3 WHERE batch_id = 1000000',
    );
    expect(differences[0]).toContain('batch 3 is missing');
  });

  it('a checkpoint, also when its part is a valid one', async () => {
    const [older = 0, newer = 0] = await batchIds('engine_checkpoints');
    for (const batchId of [older, newer]) {
      const where = `batch_id = ${batchId} AND part = 2`;
      const { rows } = await compactedPool.query<{ body: Buffer }>(
        `SELECT body FROM engine_checkpoint_parts WHERE ${where}`,
      );
      const body = rows[0]?.body ?? Buffer.alloc(0);
      const text = gunzipSync(body).toString();
      const forged = gzipSync(text.replace(/"(\d)/, (_match, digit: string) => `"1${digit}`));
      const set = (bytes: Buffer) =>
        `UPDATE engine_checkpoint_parts SET body = '\\x${bytes.toString('hex')}' WHERE ${where}`;
      const message = `checkpoint ${batchId} is not as it was written: its digest does not match`;
      const findings = differencesAfter(set(forged), set(body), compacted, compactedPool);
      if (batchId === older) await expect(findings).rejects.toThrow(message);
      else expect(await findings).toContain(message);
    }
  });

  it('the hash of the present state', async () => {
    const differences = await differencesAfter(
      `UPDATE engine_leader SET state_hash = set_byte(state_hash, 0, get_byte(state_hash, 0) # 1)`,
      `UPDATE engine_leader SET state_hash = set_byte(state_hash, 0, get_byte(state_hash, 0) # 1)`,
    );
    expect(differences).toEqual(['engine_leader: the state hash is not that of the journal']);
  });
});
