import { execFile } from 'node:child_process';
import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whom PostgreSQL runs as. */
export interface Account {
  /** What `spawn` needs to become that user; empty when it is ourselves. */
  spawnIds: { uid?: number; gid?: number };
  /** Null when it is ourselves. */
  owner: { uid: number; gid: number } | null;
}

/**
 * Ourselves, except for root, whom PostgreSQL refuses: then whoever owns the data directory already,
 * else the system user `postgres`, made when it is missing, and `nobody` where users cannot be made.
 * @throws Error when root finds no such user.
 */
export async function chooseAccount(clusterDirectory: string | null): Promise<Account> {
  if (process.getuid?.() !== 0) return { spawnIds: {}, owner: null };
  const owner =
    (await ownerOf(clusterDirectory)) ??
    (await idsOf('postgres')) ??
    (await createUser()) ??
    (await idsOf('nobody'));
  if (owner === null) {
    throw new Error(
      'PostgreSQL does not run as root, and there is no user "postgres" to run it as: create one, start as another user, or set DATABASE_URL',
    );
  }
  return { spawnIds: owner, owner };
}

/**
 * A directory that the account can reach: `preferred`, or one named `name` where services keep their
 * data when a parent of `preferred` is closed to the account. Never a place that a reboot empties.
 * @throws Error when none of them can be reached.
 */
export async function reachableDirectory(
  account: Account,
  preferred: string,
  name: string,
): Promise<string> {
  const candidates = [preferred, `/var/lib/tokentradex/${name}`, `/var/tmp/tokentradex/${name}`];
  for (const candidate of account.owner === null ? [preferred] : candidates) {
    if (await canReach(account, candidate)) return candidate;
  }
  throw new Error(`the user that runs PostgreSQL can reach none of ${candidates.join(', ')}`);
}

async function canReach(account: Account, directory: string): Promise<boolean> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o755 });
    if (account.owner === null) return true;
    // Asking as that user also sees what modes do not tell: ACLs, mount options.
    await run('/bin/sh', ['-c', 'test -x "$1"', 'sh', path.join(directory, '.')], {
      ...account.spawnIds,
      cwd: '/',
    });
    return true;
  } catch {
    return false;
  }
}

/** Another container may know the user by another number, or not at all. */
async function ownerOf(directory: string | null): Promise<{ uid: number; gid: number } | null> {
  if (directory === null) return null;
  const stats = await stat(directory).catch(() => null);
  return stats === null || stats.uid === 0 ? null : { uid: stats.uid, gid: stats.gid };
}

async function idsOf(name: string): Promise<{ uid: number; gid: number } | null> {
  try {
    const [user, group] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(user.stdout), gid: Number(group.stdout) };
  } catch {
    return null;
  }
}

async function createUser(): Promise<{ uid: number; gid: number } | null> {
  const shadow = ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false'];
  const made = await run('useradd', [...shadow, 'postgres']).then(
    () => true,
    () => false,
  );
  if (!made)
    await run('adduser', ['-S', '-D', '-H', '-s', '/bin/false', 'postgres']).catch(() => 0);
  return idsOf('postgres');
}
