import type { Config } from './env.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import type { Logger } from '../lib/logger.ts';

/** Where the database is, until `release`. */
export interface FoundDatabase {
  /** The application's connection string. */
  appUrl: string;
  /** The schema owner's connection string, for migrations. */
  ownerUrl: string;
  /** Call it after closing every connection; stops an embedded server that nobody else uses. */
  release(): Promise<void>;
}

/**
 * The external database when one is configured, else the embedded one of the data directory: the
 * running one, or one started now.
 * @throws Error when the embedded one cannot run.
 */
export async function findDatabase(
  config: Pick<Config, 'database' | 'dataDir'>,
  log: Logger,
): Promise<FoundDatabase> {
  if (config.database !== null) {
    return { ...config.database, release: () => Promise.resolve() };
  }
  const server = await startEmbeddedPostgres(config.dataDir, log);
  return { appUrl: server.appUrl, ownerUrl: server.ownerUrl, release: () => server.stop() };
}
