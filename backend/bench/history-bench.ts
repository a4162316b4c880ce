import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '../src/config/embedded-postgres.ts';
import { migrateUp } from '../src/config/migrator.ts';
import type { BenchResult } from './bench-result.ts';
import { fillHistory, type HistorySize } from './history-data.ts';
import { measureLists } from './history-lists.ts';
import { quietLogger } from './quiet-logger.ts';

const SIZE: HistorySize = { orderCount: 10_000_000, userCount: 4_000, days: 365, minuteDays: 365 };
const SIZE_QUICK: HistorySize = { orderCount: 500_000, userCount: 1_000, days: 30, minuteDays: 30 };

/**
 * Every list over a long history: ten million orders, a million trades. Filling takes some minutes
 * and 6 GB, given back at the end.
 */
export async function runHistoryBench({ quick }: { quick: boolean }): Promise<BenchResult[]> {
  const size = quick ? SIZE_QUICK : SIZE;
  const dataDir = await mkdtemp(path.join(tmpdir(), 'tokentradex-bench-'));
  const database = await startEmbeddedPostgres(dataDir, quietLogger);
  try {
    const { ownerUrl, appUrl } = database;
    await migrateUp(ownerUrl, appUrl);
    const superuserUrl = new URL(database.superuserUrl);
    superuserUrl.pathname = new URL(ownerUrl).pathname;
    await fillHistory(superuserUrl.href, size);
    return await measureLists({ ownerUrl, appUrl, dataDir }, size);
  } finally {
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
