import { execFile } from 'node:child_process';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMarket, createUser } from './factories.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

const AUDIT = path.join(import.meta.dirname, '../src/scripts/audit.ts');

let database: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});

afterAll(async () => {
  await owner.end();
  await database.drop();
});

interface Ended {
  code: number | string | null | undefined;
  stdout: string;
  stderr: string;
}

/** Runs the command as npm does. */
function audit(databaseUrl: string, ...words: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const command = [process.execPath, '--import', 'tsx', AUDIT, ...words];
    execFile('env', [`DATABASE_URL=${databaseUrl}`, ...command], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : error.code, stdout, stderr });
    });
  });
}

describe('npm run audit', () => {
  it('says of every invariant that it holds, and exits with 0', async () => {
    const { code, stdout } = await audit(database.appUrl);
    expect(code).toBe(0);
    for (const invariant of ['I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I7', 'I11', 'I12', 'I13']) {
      expect(stdout).toMatch(new RegExp(`^ok +${invariant} `, 'm'));
    }
    expect(stdout).toContain('All invariants hold.');
  });

  it('names the row of a breach, and exits with 1', async () => {
    const { tokenId } = await createMarket(owner);
    const userId = await createUser(owner);
    await owner.query(
      'INSERT INTO wallets (user_id, token_id, balance, locked_balance, version) VALUES ($1, $2, 1, 0, 1)',
      [userId, tokenId],
    );
    const { code, stdout } = await audit(database.appUrl);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^BROKEN I4 /m);
    expect(stdout).toContain(`wallet ${userId} token ${tokenId} balance 1.00000000 ledger 0`);

    const asJson = await audit(database.appUrl, '--json');
    expect(asJson.code).toBe(1);
    expect(JSON.parse(asJson.stdout)).toMatchObject({
      ok: false,
      breaches: [{ invariant: 'I4' }, {}],
    });
  });

  it('exits with 2 when it cannot look', async () => {
    const { code, stderr, stdout } = await audit(`${database.appUrl}_missing`);
    expect(code).toBe(2);
    expect(stderr).toContain('does not exist');
    expect(stdout).toBe('');
  });
});
