import { createHash, randomBytes } from 'node:crypto';
import { chmod, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createServer } from 'node:net';

/** What `postgres.json` of a data directory remembers of its embedded server. */
export interface PostgresState {
  port: number;
  /** Absolute path of the PostgreSQL data directory. */
  clusterDirectory: string;
  /** The data directory was made: if it is missing now, data is lost and nothing new replaces it. */
  isClusterMade: boolean;
  superuserPassword: string;
  ownerPassword: string;
  appPassword: string;
}

export const DATABASE_NAME = 'tokentradex';
export const SUPERUSER = 'postgres';
export const OWNER_ROLE = 'tokentradex_owner';
export const APP_ROLE = 'tokentradex_app';

/** Null when there is none. @throws Error when it cannot be read or is not whole. */
export async function readState(dataDir: string): Promise<PostgresState | null> {
  const file = stateFile(dataDir);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  const state = JSON.parse(text) as Partial<PostgresState>;
  const { port, clusterDirectory, superuserPassword, ownerPassword, appPassword } = state;
  if (
    port === undefined ||
    clusterDirectory === undefined ||
    superuserPassword === undefined ||
    ownerPassword === undefined ||
    appPassword === undefined
  ) {
    throw new Error(`${file} is not whole`);
  }
  return {
    port,
    clusterDirectory,
    isClusterMade: state.isClusterMade ?? false,
    superuserPassword,
    ownerPassword,
    appPassword,
  };
}

/** Replaces the file whole, readable by its owner only. */
export async function writeState(dataDir: string, state: PostgresState): Promise<void> {
  const file = stateFile(dataDir);
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  await chmod(draft, 0o600);
  await rename(draft, file);
}

export async function createState(clusterDirectory: string): Promise<PostgresState> {
  return {
    port: await findFreePort(),
    clusterDirectory,
    isClusterMade: false,
    superuserPassword: randomPassword(),
    ownerPassword: randomPassword(),
    appPassword: randomPassword(),
  };
}

/** Names a data directory in a place that several share. */
export function nameOf(dataDir: string): string {
  return createHash('sha256').update(path.resolve(dataDir)).digest('hex').slice(0, 16);
}

export function urlFor(
  state: PostgresState,
  role: typeof SUPERUSER | typeof OWNER_ROLE | typeof APP_ROLE,
  database: string = DATABASE_NAME,
): string {
  const passwords = {
    [SUPERUSER]: state.superuserPassword,
    [OWNER_ROLE]: state.ownerPassword,
    [APP_ROLE]: state.appPassword,
  };
  return `postgres://${role}:${passwords[role]}@127.0.0.1:${state.port}/${database}`;
}

/** A port of the loopback interface that nobody listens on at this moment. */
export function findFreePort(): Promise<number> {
  return listenOnce(0).then((port) => {
    if (port === null) throw new Error('the system gives out no free port');
    return port;
  });
}

export async function isPortFree(port: number): Promise<boolean> {
  return (await listenOnce(port)) !== null;
}

function listenOnce(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(null);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : null);
      });
    });
  });
}

function stateFile(dataDir: string): string {
  return path.join(dataDir, 'postgres.json');
}

function randomPassword(): string {
  return randomBytes(24).toString('hex');
}
