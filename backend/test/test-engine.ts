import { createWriterClient } from '../src/config/database.ts';
import type { WakingClock } from '../src/lib/clock.ts';
import type { Logger } from '../src/lib/logger.ts';
import { MatchingEngine, type MatchingEngineOptions } from '../src/services/matching-engine.ts';
import { PostgresStore } from '../src/services/single-writer/postgres-store.ts';

/** An engine over a test database, not started yet. Its limits are wider than a test needs. */
export function createTestEngine(
  databaseUrl: string,
  clock: WakingClock,
  logger: Logger,
  options: Partial<MatchingEngineOptions> = {},
): MatchingEngine {
  return new MatchingEngine(
    {
      openStore: () => new PostgresStore(createWriterClient(databaseUrl)),
      queueMax: 1_000,
      batchMax: 64,
      accountsMax: 1_000,
      commandTimeoutMs: 5_000,
      holder: 'test',
      ...options,
    },
    clock,
    logger,
  );
}
