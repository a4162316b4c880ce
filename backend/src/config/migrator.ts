import pg from 'pg';
import { Umzug } from 'umzug';
import { ALL_MIGRATIONS } from '../migrations/all-migrations.ts';
import type { Migration } from '../migrations/migration.ts';
import { TABLE_PRIVILEGES } from '../migrations/table-privileges.ts';

/** Any number that no other advisory lock of ours uses. */
const LOCK_KEY = 7_301_001;
const SERVER_VERSION_MIN = 140_000;

/**
 * Applies what is missing and gives the application's role its privileges. Several processes may
 * call it at once: one works, the others wait and find nothing to do.
 * @param appUrl names the application's role; it gets nothing when it is the owner itself.
 * @returns the names applied now.
 * @throws Error when the server is too old, or has migrations that this program does not know.
 */
export function migrateUp(
  ownerUrl: string,
  appUrl: string,
  migrations: readonly Migration[] = ALL_MIGRATIONS,
): Promise<string[]> {
  return withLockedClient(ownerUrl, async (client) => {
    const umzug = createUmzug(client, migrations);
    await refuseNewerSchema(client, migrations);
    const applied = await umzug.up();
    await grantPrivileges(client, decodeURIComponent(new URL(appUrl).username));
    return applied.map(({ name }) => name);
  });
}

/**
 * Takes the last `steps` migrations back, the newest first.
 * @returns the names taken back.
 */
export function migrateDown(
  ownerUrl: string,
  steps: number,
  migrations: readonly Migration[] = ALL_MIGRATIONS,
): Promise<string[]> {
  return withLockedClient(ownerUrl, async (client) => {
    await refuseNewerSchema(client, migrations);
    const reverted = await createUmzug(client, migrations).down({ step: steps });
    return reverted.map(({ name }) => name);
  });
}

async function withLockedClient<T>(
  ownerUrl: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString: ownerUrl,
    application_name: 'tokentradex-migrator',
    connectionTimeoutMillis: 10_000,
  });
  await client.connect();
  try {
    await refuseOldServer(client);
    // Held by the session: it also goes when this process does.
    await client.query('SELECT pg_advisory_lock($1)', [LOCK_KEY]);
    await client.query(
      `CREATE TABLE IF NOT EXISTS schema_migrations (
         name TEXT PRIMARY KEY,
         applied_at TIMESTAMPTZ NOT NULL DEFAULT now()
       )`,
    );
    return await work(client);
  } finally {
    await client.end();
  }
}

function createUmzug(client: pg.Client, migrations: readonly Migration[]): Umzug<pg.Client> {
  return new Umzug({
    context: client,
    logger: undefined,
    migrations: migrations.map((migration) => ({
      name: migration.name,
      up: () =>
        inTransaction(client, migration.up, 'INSERT INTO schema_migrations (name) VALUES ($1)', [
          migration.name,
        ]),
      down: () =>
        inTransaction(client, migration.down, 'DELETE FROM schema_migrations WHERE name = $1', [
          migration.name,
        ]),
    })),
    storage: {
      executed: () => appliedNames(client),
      // The transaction of the migration itself keeps the list.
      logMigration: () => Promise.resolve(),
      unlogMigration: () => Promise.resolve(),
    },
  });
}

/** The schema and the list of what was applied change together or not at all. */
async function inTransaction(
  client: pg.Client,
  script: string,
  record: string,
  values: string[],
): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(script);
    await client.query(record, values);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

async function appliedNames(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT name FROM schema_migrations ORDER BY name',
  );
  return rows.map(({ name }) => name);
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    `SELECT current_setting('server_version_num')::int AS version`,
  );
  const version = rows[0]?.version ?? 0;
  if (version < SERVER_VERSION_MIN) {
    throw new Error(`PostgreSQL 14 or newer is needed; this server says ${version}`);
  }
}

async function refuseNewerSchema(
  client: pg.Client,
  migrations: readonly Migration[],
): Promise<void> {
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = (await appliedNames(client)).filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new Error(`the database is newer than this program: it has ${unknown.join(', ')}`);
  }
}

/** @throws Error when a table is missing from the list of privileges. */
async function grantPrivileges(client: pg.Client, appRole: string): Promise<void> {
  const { rows } = await client.query<{ name: string; is_separate: boolean }>(
    `SELECT t.tablename AS name, EXISTS (
       SELECT FROM pg_roles WHERE rolname = $1 AND rolname <> current_user
     ) AS is_separate
     FROM pg_tables t WHERE t.schemaname = 'public' AND t.tableowner = current_user`,
    [appRole],
  );
  for (const { name, is_separate: isSeparate } of rows) {
    const privileges = TABLE_PRIVILEGES[name];
    if (privileges === undefined) throw new Error(`no privileges are listed for table ${name}`);
    if (!isSeparate) continue;
    const role = client.escapeIdentifier(appRole);
    const table = client.escapeIdentifier(name);
    await client.query(`REVOKE ALL ON ${table} FROM ${role}`);
    await client.query(`GRANT ${privileges.join(', ')} ON ${table} TO ${role}`);
  }
}
