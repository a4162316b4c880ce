import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from '../lib/logger.ts';
import { chooseAccount, reachableDirectory, type Account } from './postgres-account.ts';
import {
  DURABLE_SETTINGS,
  ensureCluster,
  findPostmaster,
  removeForeignPidFile,
  requireCluster,
  startPostmaster,
  stopPostmaster,
  type PostgresSettings,
} from './postgres-cluster.ts';
import { locatePostgresFiles, type PostgresFiles } from './postgres-files.ts';
import { ensureDatabase } from './postgres-roles.ts';
import {
  APP_ROLE,
  createState,
  findFreePort,
  isPortFree,
  nameOf,
  OWNER_ROLE,
  readState,
  SUPERUSER,
  urlFor,
  writeState,
  type PostgresState,
} from './postgres-state.ts';
import { withStartLock } from './start-lock.ts';

/** How a process that uses the server shows itself to the others, in pg_stat_activity. */
const KEEPER_NAME = 'tokentradex-keeper';
const POLL_MS = 50;
const ANSWER_WITHIN_MS = 60_000;
const START_ATTEMPTS = 20;

export interface EmbeddedPostgres {
  /** For the application: may not change the schema, nor what is append-only. */
  appUrl: string;
  /** For migrations: owns the database. */
  ownerUrl: string;
  /** For tests that create databases. */
  superuserUrl: string;
  /** False when a running server was adopted. */
  startedHere: boolean;
  /** Stops the server unless another process uses it. Call it after closing every connection. */
  stop(): Promise<void>;
}

/**
 * A real PostgreSQL in `dataDir`, running until `stop`. A server that still runs there is adopted,
 * whoever started it; the last process to leave stops it. While in use it is brought back when it
 * dies. Safe to call from several processes at once.
 * @throws Error when PostgreSQL cannot run here; the message says what to do.
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  log: Logger,
  settings: PostgresSettings = DURABLE_SETTINGS,
): Promise<EmbeddedPostgres> {
  const server = await EmbeddedServer.prepare(path.resolve(dataDir), log, settings);
  await server.hold();
  return {
    appUrl: urlFor(server.state, APP_ROLE),
    ownerUrl: urlFor(server.state, OWNER_ROLE),
    superuserUrl: urlFor(server.state, SUPERUSER, 'postgres'),
    startedHere: server.startedHere,
    stop: () => server.release(),
  };
}

class EmbeddedServer {
  state: PostgresState;
  startedHere = false;
  readonly #dataDir: string;
  readonly #log: Logger;
  readonly #settings: PostgresSettings;
  readonly #account: Account;
  readonly #files: PostgresFiles;
  /** Our idle connection: while it is open other processes know that the server is in use. */
  #keeper: pg.Client | null = null;
  #isReleased = false;
  #reviving: Promise<void> = Promise.resolve();
  readonly #stopAtExit = (): void => {
    const postmaster = this.startedHere ? findPostmaster(this.state.clusterDirectory) : null;
    if (postmaster !== null) process.kill(postmaster.pid, 'SIGINT');
  };

  private constructor(
    place: { dataDir: string; account: Account; files: PostgresFiles; state: PostgresState },
    log: Logger,
    settings: PostgresSettings,
  ) {
    this.#dataDir = place.dataDir;
    this.#account = place.account;
    this.#files = place.files;
    this.state = place.state;
    this.#log = log;
    this.#settings = settings;
  }

  static async prepare(
    dataDir: string,
    log: Logger,
    settings: PostgresSettings,
  ): Promise<EmbeddedServer> {
    await mkdir(dataDir, { recursive: true, mode: 0o755 });
    return withStartLock(lockFile(dataDir), async () => {
      let state = await readState(dataDir);
      const account = await chooseAccount(state?.clusterDirectory ?? null);
      const base =
        state === null
          ? await reachableDirectory(account, dataDir, nameOf(dataDir))
          : path.dirname(state.clusterDirectory);
      const files = await locatePostgresFiles(account, base);
      if (state === null) {
        state = await createState(path.join(base, 'postgres'));
        // Before the cluster: a start killed in between finds the passwords that it was made with.
        await writeState(dataDir, state);
      }
      return new EmbeddedServer({ dataDir, account, files, state }, log, settings);
    });
  }

  /** Adopts or starts the server and stays connected. */
  async hold(): Promise<void> {
    await withStartLock(lockFile(this.#dataDir), () => this.#connect());
    process.once('exit', this.#stopAtExit);
  }

  async release(): Promise<void> {
    if (this.#isReleased) return;
    this.#isReleased = true;
    await this.#reviving;
    await withStartLock(lockFile(this.#dataDir), () => this.#leave());
    process.removeListener('exit', this.#stopAtExit);
  }

  async #connect(): Promise<void> {
    const { clusterDirectory, superuserPassword } = this.state;
    const running = await this.#runningPostmaster();
    if (running === null) {
      const startedMs = performance.now();
      if (this.state.isClusterMade) await requireCluster(clusterDirectory);
      await ensureCluster(this.#files, this.#account, clusterDirectory, superuserPassword);
      await this.#start();
      const millis = Math.round(performance.now() - startedMs);
      this.#log.info('PostgreSQL started', { port: this.state.port, millis });
    } else if (running.port !== this.state.port) {
      this.state = { ...this.state, port: running.port };
      await writeState(this.#dataDir, this.state);
    }
    await ensureDatabase(this.state);
    if (!this.state.isClusterMade) {
      this.state = { ...this.state, isClusterMade: true };
      await writeState(this.#dataDir, this.state);
    }
    this.#keeper = await this.#openKeeper();
    if (running !== null) {
      this.#log.info('PostgreSQL was still running', { port: this.state.port, pid: running.pid });
    }
  }

  /** Waits for one that is starting, recovering or stopping; removes what a dead one left behind. */
  async #runningPostmaster(): Promise<{ pid: number; port: number } | null> {
    const directory = this.state.clusterDirectory;
    if (await removeForeignPidFile(directory)) {
      this.#log.warn('removed the pid file of a PostgreSQL that no longer runs', { directory });
    }
    const deadlineMs = Date.now() + ANSWER_WITHIN_MS;
    for (;;) {
      const found = findPostmaster(directory);
      if (found === null) return null;
      if (found.isReady && (await this.#answers(found.port))) return found;
      if (Date.now() > deadlineMs) {
        throw new Error(
          `PostgreSQL (process ${found.pid}) holds ${directory} but does not answer: end it and start again`,
        );
      }
      await delay(POLL_MS);
    }
  }

  async #answers(port: number): Promise<boolean> {
    const client = this.#client({ ...this.state, port }, 'tokentradex-probe');
    try {
      await client.connect();
      return true;
    } catch (error) {
      if (isWrongPassword(error)) {
        throw new Error(`postgres.json in ${this.#dataDir} does not belong to its PostgreSQL`, {
          cause: error,
        });
      }
      return false;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  async #start(): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      // Connection strings are in use during a revival, so then the port is kept at any price.
      if (!(await isPortFree(this.state.port)) && this.#keeper === null && attempt === 1) {
        this.state = { ...this.state, port: await findFreePort() };
        await writeState(this.#dataDir, this.state);
      }
      try {
        const { clusterDirectory, port } = this.state;
        const logFile = path.join(this.#dataDir, 'postgres.log');
        await startPostmaster(this.#files, this.#account, {
          directory: clusterDirectory,
          port,
          settings: this.#settings,
          logFile,
        });
        this.startedHere = true;
        return;
      } catch (error) {
        // After a kill its workers live on for a moment and hold the shared memory or the port.
        const isTransient = /shared memory block|could not bind|Address already in use/.test(
          String(error),
        );
        if (!isTransient || attempt === START_ATTEMPTS) throw error;
        await delay(POLL_MS * attempt);
      }
    }
  }

  async #openKeeper(): Promise<pg.Client> {
    const keeper = this.#client(this.state, KEEPER_NAME);
    keeper.on('error', () => undefined);
    await keeper.connect();
    keeper.once('end', () => {
      if (!this.#isReleased) this.#reviving = this.#revive();
    });
    return keeper;
  }

  /** The server went away under us: bring it back, or find it again after its own recovery. */
  async #revive(): Promise<void> {
    this.#log.warn('lost PostgreSQL', { port: this.state.port });
    for (let attempt = 1; !this.#isReleased; attempt += 1) {
      try {
        await withStartLock(lockFile(this.#dataDir), () => this.#connect());
        return;
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        this.#log.error('PostgreSQL is still away', { attempt, reason });
        await delay(Math.min(POLL_MS * attempt, 1_000));
      }
    }
  }

  async #leave(): Promise<void> {
    const keeper = this.#keeper;
    const others = await keeper
      ?.query<{ count: string }>(
        `SELECT count(*) FROM pg_stat_activity
       WHERE application_name = $1 AND pid <> pg_backend_pid()`,
        [KEEPER_NAME],
      )
      .catch(() => undefined);
    await keeper?.end().catch(() => undefined);
    if (others?.rows[0] !== undefined && others.rows[0].count !== '0') return;
    if (findPostmaster(this.state.clusterDirectory) === null) return;
    await stopPostmaster(this.#files, this.#account, this.state.clusterDirectory);
    this.#log.info('PostgreSQL stopped');
  }

  #client(state: PostgresState, name: string): pg.Client {
    return new pg.Client({
      connectionString: urlFor(state, SUPERUSER, 'postgres'),
      application_name: name,
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
      keepAlive: true,
    });
  }
}

function lockFile(dataDir: string): string {
  return path.join(dataDir, 'postgres.lock');
}

function isWrongPassword(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '28P01';
}
