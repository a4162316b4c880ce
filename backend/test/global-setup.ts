import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../src/config/embedded-postgres.ts';
import { migrateUp } from '../src/config/migrator.ts';
import { RELAXED_SETTINGS } from '../src/config/postgres-cluster.ts';
import { APP_ROLE, OWNER_ROLE } from '../src/config/postgres-state.ts';
import { isAlive } from '../src/config/start-lock.ts';
import { stderrLogger } from '../src/config/stderr-logger.ts';
import { databaseUrl } from './database-url.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { superuserUrl: string; ownerUrl: string; appUrl: string; templateName: string };
  }
}

const DIRECTORY_PREFIX = 'tokentradex-test-';
const TEMPLATE_NAME = 'tokentradex_template';

/** One server for the whole run, with a migrated database that every test file clones. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeAbandonedServers();
  const dataDir = await mkdtemp(path.join(tmpdir(), `${DIRECTORY_PREFIX}${process.pid}-`));
  // PostgreSQL may run as another user, who must get in.
  await chmod(dataDir, 0o755);
  const server = await startEmbeddedPostgres(
    dataDir,
    { ...stderrLogger, info: () => undefined },
    RELAXED_SETTINGS,
  );
  const { superuserUrl, ownerUrl, appUrl } = server;
  await createTemplate(superuserUrl, ownerUrl, appUrl);
  project.provide('postgres', { superuserUrl, ownerUrl, appUrl, templateName: TEMPLATE_NAME });
  return async () => {
    await server.stop();
    await removeServer(dataDir);
  };
}

async function createTemplate(
  superuserUrl: string,
  ownerUrl: string,
  appUrl: string,
): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${TEMPLATE_NAME} OWNER ${OWNER_ROLE}`);
  await client.query(`GRANT CONNECT ON DATABASE ${TEMPLATE_NAME} TO ${APP_ROLE}`);
  await client.end();
  await migrateUp(databaseUrl(ownerUrl, TEMPLATE_NAME), databaseUrl(appUrl, TEMPLATE_NAME));
}

/** A run that was killed leaves its server behind; its directory is named after its process. */
async function removeAbandonedServers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(new RegExp(`^${DIRECTORY_PREFIX}(\\d+)-`).exec(name)?.[1]);
    if (!Number.isInteger(pid) || isAlive(pid)) continue;
    const dataDir = path.join(tmpdir(), name);
    const server = await startEmbeddedPostgres(dataDir, stderrLogger).catch(() => null);
    await server?.stop();
    await removeServer(dataDir);
  }
}

async function removeServer(dataDir: string): Promise<void> {
  const state = await readFile(path.join(dataDir, 'postgres.json'), 'utf8').catch(() => null);
  if (state !== null) {
    const { clusterDirectory } = JSON.parse(state) as { clusterDirectory: string };
    await rm(path.dirname(clusterDirectory), { recursive: true, force: true });
  }
  await rm(dataDir, { recursive: true, force: true });
}
