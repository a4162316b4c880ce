import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 50;
/** Nothing under this lock takes longer: an older one was left behind by a killed process. */
const STALE_MS = 180_000;

/** The last of this process's waiters by lock: only one at a time looks at the file. */
const queues = new Map<string, Promise<unknown>>();

/**
 * Runs `work` while holding `file`, so that of several starting processes one acts at a time. A lock
 * whose process is gone is taken over.
 */
export function withStartLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const before = queues.get(file) ?? Promise.resolve();
  const turn = before.then(() => holdFile(file, work));
  queues.set(
    file,
    turn.catch(() => undefined),
  );
  return turn;
}

async function holdFile<T>(file: string, work: () => Promise<T>): Promise<T> {
  while (!(await tryLock(file))) {
    if (await isStale(file)) await discard(file);
    else await delay(POLL_MS);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function tryLock(file: string): Promise<boolean> {
  try {
    await writeFile(file, `${process.pid}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function isStale(file: string): Promise<boolean> {
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)]);
    if (Date.now() - mtimeMs > STALE_MS) return true;
    const pid = Number(text);
    // An empty file is one that its writer has only just opened.
    if (text === '') return false;
    // Our own number is an earlier process's: containers give out the same ones after a restart.
    return pid === process.pid || !isAlive(pid);
  } catch {
    return false;
  }
}

/** Moved away first: of two processes that both found it stale, one moves it. */
async function discard(file: string): Promise<void> {
  const aside = `${file}.${process.pid}`;
  await rename(file, aside).catch(() => undefined);
  await rm(aside, { force: true });
}

/** Whether a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
