import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createReaderClient } from '../../config/database.ts';
import { startEmbeddedPostgres } from '../../config/embedded-postgres.ts';
import { loadConfig } from '../../config/env.ts';
import { findDatabase } from '../../config/find-database.ts';
import { migrateUp } from '../../config/migrator.ts';
import { stderrLogger } from '../../config/stderr-logger.ts';
import { systemClock } from '../../lib/clock.ts';
import { writeCheckpoint } from '../../services/journal/checkpoint-writer.ts';
import { verifyJournal, type JournalVerdict } from '../../services/journal/verify-journal.ts';
import { EngineConnection } from '../../services/single-writer/engine-connection.ts';
import { runTradingDay } from './run-trading-day.ts';

export interface JournalReplayOptions {
  /** How many commands to fill a throw-away database with first; null: the exchange's own database. */
  commands: number | null;
  seed: string;
  isJson: boolean;
}

/** @returns whether the journal alone gives what the database holds. */
export async function replayJournal(options: JournalReplayOptions): Promise<boolean> {
  const { commands, seed, isJson } = options;
  const print = (verdict: JournalVerdict, startedMs: number): boolean => {
    const seconds = (performance.now() - startedMs) / 1000;
    process.stdout.write(
      isJson ? `${JSON.stringify({ ...verdict, seconds })}\n` : sentences(verdict, seconds),
    );
    return verdict.isIdentical;
  };
  if (commands !== null) return replayNewDay({ commands, seed }, print);
  const database = await findDatabase(loadConfig(), stderrLogger);
  try {
    const startedMs = performance.now();
    return print(await verify(database.appUrl), startedMs);
  } finally {
    await database.release();
  }
}

async function replayNewDay(
  options: { commands: number; seed: string },
  print: (verdict: JournalVerdict, startedMs: number) => boolean,
): Promise<boolean> {
  const directory = await mkdtemp(path.join(tmpdir(), 'tokentradex-replay-'));
  const database = await startEmbeddedPostgres(directory, stderrLogger);
  try {
    await migrateUp(database.ownerUrl, database.appUrl);
    const startedMs = performance.now();
    const day = await runTradingDay(database, options, stderrLogger, () =>
      withConnection(database.appUrl, (connection) =>
        writeCheckpoint(connection, systemClock.nowMs()),
      ),
    );
    const seconds = (performance.now() - startedMs) / 1000;
    process.stderr.write(
      `${day.commands} commands (${day.refused} refused), ${day.restarts} restarts: ` +
        `${seconds.toFixed(1)} s\n`,
    );
    const verifyingMs = performance.now();
    return print(await verify(database.appUrl), verifyingMs);
  } finally {
    await database.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

function verify(appUrl: string): Promise<JournalVerdict> {
  return withConnection(appUrl, verifyJournal);
}

async function withConnection<T>(
  appUrl: string,
  use: (connection: EngineConnection) => Promise<T>,
): Promise<T> {
  const connection = new EngineConnection(createReaderClient(appUrl, 'tokentradex-replay'));
  await connection.connect();
  try {
    return await use(connection);
  } finally {
    await connection.close();
  }
}

function sentences(verdict: JournalVerdict, seconds: number): string {
  const { counts, checkpoints, removedOrders, differences, differenceCount } = verdict;
  const unnamed = differenceCount - differences.length;
  const passed = checkpoints.map((batchId) => ` ${batchId}`).join(',');
  const lines = [
    `batches ${verdict.fromBatchId + 1} to ${verdict.toBatchId}, ${verdict.commands} commands: ` +
      `${seconds.toFixed(1)} s`,
    `history: ${counts.trades} trades, ${counts.ledgerEntries} ledger entries, ` +
      `${counts.closedOrders} closed orders, ${counts.closedTransactions} closed transactions`,
    `state: ${counts.markets} markets, ${counts.wallets} wallets, ${counts.orders} open orders, ` +
      `${counts.transactions} open transactions, ${counts.cancelTimers} timers, ` +
      `${counts.userFees} fees`,
    ...(passed === '' ? [] : [`checkpoints compared:${passed}`]),
    ...(removedOrders === 0
      ? []
      : [`${removedOrders} unfilled orders of the demo's programs are no longer stored`]),
    `state hash ${verdict.stateHash}`,
    ...differences,
    ...(unnamed > 0 ? [`and ${unnamed} more`] : []),
    verdict.isIdentical ? 'identical' : 'NOT identical',
  ];
  return `${lines.join('\n')}\n`;
}
