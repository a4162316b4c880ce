import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { databaseUrl } from './database-url.ts';

export interface TestDatabase {
  /** The application's role: no DDL, and only INSERT where history is kept. */
  appUrl: string;
  /** Owns the tables. */
  ownerUrl: string;
  /** Ends every connection and removes the database. */
  drop(): Promise<void>;
}

/** A database of its own with every migration applied, cloned in some tens of milliseconds. */
export function createTestDatabase(): Promise<TestDatabase> {
  return createFrom(inject('postgres').templateName);
}

/** A database without any table, for tests about migrations. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return createFrom('template1');
}

async function createFrom(templateName: string): Promise<TestDatabase> {
  const { ownerUrl, appUrl } = inject('postgres');
  const name = `test_${randomBytes(8).toString('hex')}`;
  const owner = new URL(ownerUrl).username;
  await asSuperuser(`CREATE DATABASE ${name} TEMPLATE ${templateName} OWNER ${owner}`);
  return {
    appUrl: databaseUrl(appUrl, name),
    ownerUrl: databaseUrl(ownerUrl, name),
    drop: () => asSuperuser(`DROP DATABASE ${name} WITH (FORCE)`),
  };
}

async function asSuperuser(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgres').superuserUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
