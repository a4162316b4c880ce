import pg from 'pg';
import {
  APP_ROLE,
  DATABASE_NAME,
  OWNER_ROLE,
  SUPERUSER,
  urlFor,
  type PostgresState,
} from './postgres-state.ts';

/** Creates what is missing of the two roles and the database; repeating it changes nothing. */
export async function ensureDatabase(state: PostgresState): Promise<void> {
  const client = new pg.Client({ connectionString: urlFor(state, SUPERUSER, 'postgres') });
  await client.connect();
  try {
    await ensureRole(client, OWNER_ROLE, state.ownerPassword);
    await ensureRole(client, APP_ROLE, state.appPassword);
    const database = await client.query('SELECT FROM pg_database WHERE datname = $1', [
      DATABASE_NAME,
    ]);
    if (database.rowCount === 0) {
      await client.query(`CREATE DATABASE ${DATABASE_NAME} OWNER ${OWNER_ROLE}`);
    }
    await client.query(`REVOKE ALL ON DATABASE ${DATABASE_NAME} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${DATABASE_NAME} TO ${APP_ROLE}`);
  } finally {
    await client.end();
  }
}

async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const existing = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  if (existing.rowCount !== 0) return;
  await client.query(`CREATE ROLE ${role} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
}
