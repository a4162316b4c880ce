import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createReaderClient } from '../src/config/database.ts';
import { systemClock } from '../src/lib/clock.ts';
import { writeCheckpoint } from '../src/services/journal/checkpoint-writer.ts';
import { EngineConnection } from '../src/services/single-writer/engine-connection.ts';
import type { BenchResult } from './bench-result.ts';

/**
 * Writes a checkpoint of the database's state, and watches how long this process could do nothing
 * else: the process that writes checkpoints also matches orders.
 * @param orderCount open orders in the database.
 */
export async function measureCheckpoint(
  databaseUrl: string,
  orderCount: number,
): Promise<BenchResult[]> {
  const connection = new EngineConnection(createReaderClient(databaseUrl, 'tokentradex-bench'));
  await connection.connect();
  // What starts of the exchange wrote before.
  await connection.rows('DELETE FROM engine_checkpoints');
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const startedMs = performance.now();
  const written = await writeCheckpoint(connection, systemClock.nowMs());
  const seconds = (performance.now() - startedMs) / 1000;
  delay.disable();
  await connection.close();
  if (written === null) throw new Error('no checkpoint was written');
  const { partCount, bytes } = written;
  return [
    {
      name: `checkpoint of ${orderCount.toLocaleString('en')} open orders`,
      value: seconds,
      unit: 's',
      detail: `${partCount} parts, ${(bytes / 1e6).toFixed(1)} MB`,
    },
    {
      name: 'checkpoint: longest time without the event loop',
      value: delay.max / 1e6,
      unit: 'ms',
      detail: `p99 ${(delay.percentile(99) / 1e6).toFixed(1)} ms`,
    },
  ];
}
