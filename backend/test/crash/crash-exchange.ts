import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { expect } from 'vitest';
import { startEmbeddedPostgres } from '../../src/config/embedded-postgres.ts';
import { migrateUp } from '../../src/config/migrator.ts';
import { findPostmaster } from '../../src/config/postgres-cluster.ts';
import { findFreePort, readState } from '../../src/config/postgres-state.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { AccessTokens } from '../../src/services/access-tokens.ts';
import { findBreaches } from '../../src/services/invariants.ts';
import { createMarket, createUser } from '../factories.ts';
import { recordingLogger } from '../recording-logger.ts';
import { endPool } from '../end-pool.ts';
import { ServerProcess } from './server-process.ts';

const JWT_SECRET = 'a secret of more than thirty-two characters';

export interface CrashTrader {
  userId: string;
  token: string;
}

/** A durable database with traders and a market, and the real server on it, to be killed. */
export class CrashExchange {
  private constructor(
    private readonly directory: string,
    private readonly clusterDirectory: string,
    private readonly databaseUrl: string,
    private readonly port: number,
    readonly market: { quoteTokenId: number; tokenId: number },
    readonly traders: CrashTrader[],
  ) {}

  static async create(traderCount: number): Promise<CrashExchange> {
    const directory = await mkdtemp(path.join(tmpdir(), 'tokentradex-crash-'));
    await chmod(directory, 0o755);
    const dataDir = path.join(directory, 'data');
    const postgres = await startEmbeddedPostgres(dataDir, recordingLogger().logger);
    await migrateUp(postgres.ownerUrl, postgres.appUrl);
    const pool = new pg.Pool({ connectionString: postgres.ownerUrl, max: 1 });
    const market = await createMarket(pool, { tickSize: '0.01', lotSize: '0.0001' });
    const traders: CrashTrader[] = [];
    for (let index = 0; index < traderCount; index += 1) traders.push(await signUp(pool));
    await endPool(pool);
    await postgres.stop();
    const state = await readState(dataDir);
    if (state === null) throw new Error('the data directory was not kept');
    return new CrashExchange(
      directory,
      state.clusterDirectory,
      postgres.ownerUrl,
      await findFreePort(),
      market,
      traders,
    );
  }

  startServer(): ServerProcess {
    return ServerProcess.start(this.port, {
      NODE_ENV: 'development',
      DATA_DIR: path.join(this.directory, 'data'),
      DATABASE_URL: '',
      DATABASE_OWNER_URL: '',
      JWT_SECRET,
      PASSWORD_PEPPER: 'a pepper of more than thirty-two characters',
      RATE_LIMIT: 'off',
      DEMO_DATA: 'off',
      DEMO_MARKET: 'off',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'info',
    });
  }

  /** Ends PostgreSQL without giving it time for anything. */
  killPostgres(): void {
    const postmaster = findPostmaster(this.clusterDirectory);
    if (postmaster === null) throw new Error('PostgreSQL does not run');
    process.kill(postmaster.pid, 'SIGKILL');
  }

  /** Runs a statement beside the server, as the tables' owner. */
  async rows(text: string, values: unknown[] = []): Promise<unknown[][]> {
    const client = new pg.Client({ connectionString: this.databaseUrl });
    await client.connect();
    try {
      return (await client.query<unknown[]>({ text, values, rowMode: 'array' })).rows;
    } finally {
      await client.end();
    }
  }

  async expectNoBreach(): Promise<void> {
    expect(await findBreaches((text) => this.rows(text), 'full')).toEqual([]);
  }

  /** Runs PostgreSQL without the server meanwhile. */
  async withPostgres(work: () => Promise<void>): Promise<void> {
    const dataDir = path.join(this.directory, 'data');
    const postgres = await startEmbeddedPostgres(dataDir, recordingLogger().logger);
    await work().finally(() => postgres.stop());
  }

  /** Whatever runs is stopped, whatever is stored is removed. The server has ended before. */
  async remove(): Promise<void> {
    await this.withPostgres(() => Promise.resolve());
    await rm(path.dirname(this.clusterDirectory), { recursive: true, force: true });
    await rm(this.directory, { recursive: true, force: true });
  }
}

async function signUp(pool: pg.Pool): Promise<CrashTrader> {
  const userId = await createUser(pool);
  const sessionId = randomUUID();
  await pool.query(
    `INSERT INTO sessions (id, user_id, refresh_token_hash, expires_at)
     VALUES ($1, $2, $3, now() + interval '1 day')`,
    [sessionId, userId, sessionId],
  );
  const { token } = new AccessTokens(JWT_SECRET, systemClock).sign({
    userId,
    sessionId,
    role: 'user',
  });
  return { userId, token };
}
