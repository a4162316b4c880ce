import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../src/config/embedded-postgres.ts';
import { findPostmaster } from '../src/config/postgres-cluster.ts';
import { readState, writeState } from '../src/config/postgres-state.ts';
import { recordingLogger } from './recording-logger.ts';

let directory: string;
let dataDir: string;
let servers: EmbeddedPostgres[];
let children: ChildProcess[];

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'tokentradex-embedded-'));
  await chmod(directory, 0o755);
  dataDir = path.join(directory, 'data');
  servers = [];
  children = [];
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  const { logger } = recordingLogger();
  // Whatever a test left running is adopted and stopped.
  servers.push(await startEmbeddedPostgres(dataDir, logger));
  const cluster = await clusterDirectory();
  for (const server of servers) await server.stop();
  expect(findPostmaster(cluster)).toBeNull();
  await rm(path.dirname(cluster), { recursive: true, force: true });
  await rm(directory, { recursive: true, force: true });
});

async function start(): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres(dataDir, recordingLogger().logger);
  servers.push(server);
  return server;
}

/** Starts a process that holds the server; answers when it is up. */
async function startChild(): Promise<{ child: ChildProcess; server: EmbeddedPostgres }> {
  const script = path.join(import.meta.dirname, 'hold-postgres.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    return { child, server: JSON.parse(line) as EmbeddedPostgres };
  }
  throw new Error('the process ended before the server was up');
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}

async function clusterDirectory(): Promise<string> {
  const state = await readState(dataDir);
  if (state === null) throw new Error('nothing was started in this directory');
  return state.clusterDirectory;
}

async function postmasterPid(): Promise<number> {
  const postmaster = findPostmaster(await clusterDirectory());
  if (postmaster === null) throw new Error('PostgreSQL does not run');
  return postmaster.pid;
}

async function forgetThatClusterWasMade(): Promise<void> {
  const state = await readState(dataDir);
  if (state === null) throw new Error('nothing was started in this directory');
  await writeState(dataDir, { ...state, isClusterMade: false });
}

async function isRunning(): Promise<boolean> {
  return findPostmaster(await clusterDirectory()) !== null;
}

async function query<T extends pg.QueryResultRow>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

async function writeNote(server: EmbeddedPostgres): Promise<void> {
  await query(server.ownerUrl, `CREATE TABLE notes AS SELECT 'kept' AS word`);
}

async function expectNote(server: EmbeddedPostgres): Promise<void> {
  expect(await query(server.ownerUrl, 'SELECT word FROM notes')).toEqual([{ word: 'kept' }]);
}

describe('the embedded PostgreSQL', () => {
  it('started, stopped and started again, keeps its data, port and passwords', async () => {
    const first = await start();
    await writeNote(first);
    await first.stop();
    const second = await start();
    expect(second).toMatchObject({ startedHere: true, appUrl: first.appUrl });
    await expectNote(second);
  });

  it('flushes commits, and keeps its passwords to its owner', async () => {
    const server = await start();
    const rows = await query(
      server.appUrl,
      `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
         current_setting('full_page_writes') AS pages, current_setting('listen_addresses') AS host`,
    );
    expect(rows).toEqual([{ fsync: 'on', commit: 'on', pages: 'on', host: '127.0.0.1' }]);
    expect((await stat(path.join(dataDir, 'postgres.json'))).mode & 0o777).toBe(0o600);
    const wrong = new URL(server.appUrl);
    wrong.password = 'wrong';
    await expect(query(wrong.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('is adopted after its starter was killed, and stopped by who adopted it', async () => {
    const { child, server } = await startChild();
    await writeNote(server);
    const pid = await postmasterPid();
    await end(child, 'SIGKILL');
    const adopted = await start();
    expect(adopted).toMatchObject({ startedHere: false, appUrl: server.appUrl });
    expect(await postmasterPid()).toBe(pid);
    await expectNote(adopted);
    await adopted.stop();
    expect(await isRunning()).toBe(false);
  });

  it('stops with a starter that is terminated, and with one that just exits', async () => {
    for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
      const { child } = await startChild();
      expect(await isRunning()).toBe(true);
      await end(child, signal);
      await vi.waitFor(
        async () => {
          expect(await isRunning()).toBe(false);
        },
        { timeout: 30_000 },
      );
    }
  }, 120_000);

  it('used by two processes, runs until the last one leaves', async () => {
    const [own, { child, server }] = await Promise.all([start(), startChild()]);
    expect(server.appUrl).toBe(own.appUrl);
    expect([own.startedHere, server.startedHere].filter(Boolean)).toHaveLength(1);
    await own.stop();
    expect(await isRunning()).toBe(true);
    await query(server.appUrl, 'SELECT 1');
    await end(child, 'SIGTERM');
    expect(await isRunning()).toBe(false);
  });

  it('killed under its users, comes back on its port with everything committed', async () => {
    const server = await start();
    await writeNote(server);
    const pid = await postmasterPid();
    process.kill(pid, 'SIGKILL');
    await vi.waitFor(() => expectNote(server), { timeout: 20_000, interval: 50 });
    expect(await postmasterPid()).not.toBe(pid);
  });

  it('killed together with its starter, starts again with everything committed', async () => {
    const { child, server } = await startChild();
    await writeNote(server);
    await end(child, 'SIGKILL');
    process.kill(await postmasterPid(), 'SIGKILL');
    const again = await start();
    expect(again.startedHere).toBe(true);
    await expectNote(again);
  });

  it('starts although its pid file names a process that is not PostgreSQL', async () => {
    const first = await start();
    await writeNote(first);
    const pidFile = path.join(await clusterDirectory(), 'postmaster.pid');
    const lines = (await readFile(pidFile, 'utf8')).split('\n');
    await first.stop();
    lines[0] = String(process.pid);
    await writeFile(pidFile, lines.join('\n'));
    await expectNote(await start());
  });

  it('starts after a start that was killed while it made the data directory', async () => {
    await start().then((server) => server.stop());
    const cluster = await clusterDirectory();
    await rm(cluster, { recursive: true });
    await mkdir(path.join(`${cluster}.new`, 'base'), { recursive: true });
    await forgetThatClusterWasMade();
    await writeFile(path.join(dataDir, 'postgres.lock'), '4194305\n');
    await writeNote(await start());
  });

  it('refuses to begin with nothing when its data has disappeared', async () => {
    await start().then((server) => server.stop());
    const cluster = await clusterDirectory();
    await rename(cluster, `${cluster}.away`);
    await expect(start()).rejects.toThrow('is missing from');
    await rename(`${cluster}.away`, cluster);
  });

  it('moves to another port when its own is taken', async () => {
    const first = await start();
    await writeNote(first);
    await first.stop();
    const port = Number(new URL(first.appUrl).port);
    const intruder = createServer().listen(port, '127.0.0.1');
    await once(intruder, 'listening');
    expect((intruder.address() as AddressInfo).port).toBe(port);
    const second = await start();
    expect(second.appUrl).not.toBe(first.appUrl);
    await expectNote(second);
    await new Promise((resolve) => intruder.close(resolve));
  });

  it('says so when its passwords are lost', async () => {
    const { child } = await startChild();
    await end(child, 'SIGKILL');
    const file = path.join(dataDir, 'postgres.json');
    const state = await readFile(file, 'utf8');
    await writeFile(file, state.replace(/"superuserPassword": "\w+"/, '"superuserPassword": "x"'));
    await expect(start()).rejects.toThrow('does not belong to its PostgreSQL');
    await writeFile(file, state);
  });

  it.skipIf(process.getuid?.() !== 0)(
    'as root, in a folder closed to other users, keeps its data where its user can reach it',
    async () => {
      await chmod(directory, 0o700);
      const server = await start();
      await writeNote(server);
      expect((await clusterDirectory()).startsWith(directory)).toBe(false);
      await server.stop();
      await expectNote(await start());
    },
  );
});
