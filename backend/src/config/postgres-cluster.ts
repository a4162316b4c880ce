import { execFile, spawn } from 'node:child_process';
import {
  chown,
  mkdir,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { openSync, closeSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Account } from './postgres-account.ts';
import { POSTGRES_ENV, type PostgresFiles } from './postgres-files.ts';
import { SUPERUSER } from './postgres-state.ts';
import { isAlive } from './start-lock.ts';

const run = promisify(execFile);

const POLL_MS = 20;
const ORPHANS_GONE_WITHIN_MS = 30_000;
const LOG_BYTES_MAX = 20_000_000;

/** Server settings by name, as in postgresql.conf. */
export type PostgresSettings = Readonly<Record<string, string>>;

/**
 * A commit is on disk when it is acknowledged, torn pages are repaired, and checkpoints are rare
 * enough that they do not disturb the single writer.
 */
export const DURABLE_SETTINGS: PostgresSettings = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  wal_compression: 'on',
  wal_buffers: '16MB',
  min_wal_size: '256MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  checkpoint_completion_target: '0.9',
  shared_buffers: '256MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  effective_cache_size: '1GB',
  random_page_cost: '1.1',
  jit: 'off',
  max_connections: '100',
  autovacuum_naptime: '30s',
  autovacuum_vacuum_scale_factor: '0.05',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] %a ',
};

/** For tests that do not crash the server: nothing waits for the disk. */
export const RELAXED_SETTINGS: PostgresSettings = {
  ...DURABLE_SETTINGS,
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
  shared_buffers: '128MB',
  autovacuum: 'off',
};

/** Creates the data directory unless it is there; a half-made one of a killed start is replaced. */
export async function ensureCluster(
  files: PostgresFiles,
  account: Account,
  directory: string,
  superuserPassword: string,
): Promise<void> {
  const version = await readFile(path.join(directory, 'PG_VERSION'), 'utf8').catch(() => null);
  if (version !== null) {
    if (version.trim() === files.majorVersion) return;
    throw new Error(
      `${directory} was made by PostgreSQL ${version.trim()}, this is ${files.majorVersion}: dump it with the old version, or set DATABASE_URL`,
    );
  }
  const draft = `${directory}.new`;
  const passwordFile = `${directory}.password`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  await writeFile(passwordFile, superuserPassword, { mode: 0o600 });
  if (account.owner !== null) {
    await chown(draft, account.owner.uid, account.owner.gid);
    await chown(passwordFile, account.owner.uid, account.owner.gid);
  }
  try {
    await run(files.initdb, initdbArguments(draft, passwordFile), {
      ...account.spawnIds,
      ...POSTGRES_ENV,
      cwd: path.parse(directory).root,
    });
  } finally {
    await unlink(passwordFile);
  }
  await rename(draft, directory);
}

/** @throws Error when the data directory is gone: an empty one in its place would hide the loss. */
export async function requireCluster(directory: string): Promise<void> {
  const version = await readFile(path.join(directory, 'PG_VERSION'), 'utf8').catch(() => null);
  if (version !== null) return;
  throw new Error(
    `the data of PostgreSQL is missing from ${directory}: mount or restore it, or remove postgres.json to begin with nothing`,
  );
}

function initdbArguments(directory: string, passwordFile: string): string[] {
  return [
    `--pgdata=${directory}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The same order and case rules on every machine, whatever its locales are.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ];
}

/** What the server's own pid file says: the process, its port, and whether it takes connections. */
export interface Postmaster {
  pid: number;
  port: number;
  isReady: boolean;
}

/** The server process of this data directory, or null when none runs. */
export function findPostmaster(directory: string): Postmaster | null {
  const lines = readPidFile(directory);
  const pid = Number(lines?.[0]);
  if (lines === null || !Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return null;
  return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
}

/**
 * Removes a pid file whose number belongs to some other process by now, or to one that is dead and
 * not yet buried: PostgreSQL would refuse to start. One whose number is free is left to PostgreSQL.
 * @throws Error when workers of the dead server still use the data directory.
 */
export async function removeForeignPidFile(directory: string): Promise<boolean> {
  const postmaster = findPostmaster(directory);
  if (postmaster === null || (await isPostmasterOf(postmaster.pid, directory))) return false;
  const deadlineMs = Date.now() + ORPHANS_GONE_WITHIN_MS;
  // Without the pid file PostgreSQL cannot see them, and two servers on one directory destroy it.
  while (await isInUse(directory)) {
    if (Date.now() > deadlineMs) {
      throw new Error(`workers of a killed PostgreSQL still use ${directory}: end them first`);
    }
    await delay(POLL_MS);
  }
  await rm(path.join(directory, 'postmaster.pid'), { force: true });
  return true;
}

/** Whether a process works in the directory, as all of PostgreSQL's do; Linux alone tells. */
async function isInUse(directory: string): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  const real = await realpath(directory);
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const places = await Promise.all(
    pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => null)),
  );
  return places.includes(real);
}

async function isPostmasterOf(pid: number, directory: string): Promise<boolean> {
  const command = await commandLineOf(pid);
  return command === null || command.includes(directory);
}

/** Null where the system does not tell. */
async function commandLineOf(pid: number): Promise<string | null> {
  if (process.platform === 'win32') return null;
  if (process.platform === 'linux') {
    return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  }
  return run('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).then(
    ({ stdout }) => stdout,
    () => null,
  );
}

function readPidFile(directory: string): string[] | null {
  try {
    return readFileSync(path.join(directory, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
}

/**
 * Starts the server and waits until it takes connections, which includes the recovery after a crash.
 * It runs in a process group of its own, so that Ctrl-C reaches us alone and we stop it last.
 * @throws Error with the end of its log when it exits instead.
 */
export async function startPostmaster(
  files: PostgresFiles,
  account: Account,
  start: { directory: string; port: number; settings: PostgresSettings; logFile: string },
): Promise<void> {
  const { directory, port, settings, logFile } = start;
  await rotate(logFile);
  const options = Object.entries({
    ...settings,
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
  });
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(
    files.postgres,
    ['-D', directory, ...options.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...account.spawnIds,
      ...POSTGRES_ENV,
      cwd: path.parse(directory).root,
      detached: true,
      stdio: ['ignore', log, log],
      windowsHide: true,
    },
  );
  closeSync(log);
  const end = { reason: '' };
  child.once('error', (error) => (end.reason = error.message));
  child.once('exit', (code, signal) => (end.reason = `exit code ${code ?? signal ?? 'unknown'}`));
  while (end.reason === '') {
    const postmaster = findPostmaster(directory);
    if (postmaster?.isReady === true && postmaster.pid === child.pid) {
      child.unref();
      return;
    }
    await delay(POLL_MS);
  }
  throw new Error(`PostgreSQL did not start (${end.reason}): ${await tail(logFile)}`);
}

/** Fast shutdown: open transactions roll back, everything committed is flushed. Waits for the end. */
export async function stopPostmaster(
  files: PostgresFiles,
  account: Account,
  directory: string,
): Promise<void> {
  const pgCtlArguments = ['stop', '-D', directory, '-m', 'fast', '-w', '-t', '120'];
  await run(files.pgCtl, pgCtlArguments, {
    ...account.spawnIds,
    ...POSTGRES_ENV,
    cwd: path.parse(directory).root,
  }).catch((error: unknown) => {
    if (findPostmaster(directory) !== null) throw error;
  });
}

async function rotate(logFile: string): Promise<void> {
  const size = await stat(logFile).then(
    (stats) => stats.size,
    () => 0,
  );
  if (size > LOG_BYTES_MAX) await rename(logFile, `${logFile}.1`);
}

async function tail(logFile: string): Promise<string> {
  const text = await readFile(logFile, 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-8).join('\n');
}
