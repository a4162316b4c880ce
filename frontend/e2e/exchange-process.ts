import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Outbox } from './outbox.ts';

const SERVER = path.resolve(import.meta.dirname, '../../backend/dist/server.js');
const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 15_000;

/** The built server on a free port with a data folder of its own: demo house, live market. */
export class ExchangeProcess {
  private constructor(
    private child: ChildProcess,
    private readonly dataDir: string,
    readonly url: string,
  ) {}

  /** What it would have mailed. */
  get outbox(): Outbox {
    return new Outbox(path.join(this.dataDir, 'outbox'));
  }

  /** Resolves when orders can be placed. @throws Error with the server's output when it does not start. */
  static async start(): Promise<ExchangeProcess> {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'tokentradex-e2e-'));
    const child = spawnServer(dataDir, '0');
    const url = await listeningUrl(child);
    await untilReady(url);
    return new ExchangeProcess(child, dataDir, url);
  }

  /** Kills the server as a power cut would, and starts it again on the same data and address. */
  async crashAndRestart(): Promise<void> {
    const exited = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exited;
    this.child = spawnServer(this.dataDir, new URL(this.url).port);
    await listeningUrl(this.child);
    await untilReady(this.url);
  }

  async stop(): Promise<void> {
    const exited = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await exited;
    clearTimeout(timer);
    await rm(this.dataDir, { recursive: true, force: true });
  }
}

function spawnServer(dataDir: string, port: string): ChildProcess {
  return spawn(process.execPath, [SERVER], {
    env: {
      ...process.env,
      NODE_ENV: 'development',
      PORT: port,
      DATA_DIR: dataDir,
      RATE_LIMIT: 'off',
      DEMO_DATA: 'on',
      DEMO_MARKET: 'on',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** The server says where it listens on a line of its JSON log. */
async function listeningUrl(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the server has no output');
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  const timer = setTimeout(() => child.kill('SIGKILL'), START_TIMEOUT_MS);
  try {
    for await (const line of reader) {
      lines.push(line);
      const url = /"url":"(http:[^"]+)"/.exec(line)?.[1];
      if (url === undefined) continue;
      // What follows is read and dropped, or the server would wait for a reader.
      child.stdout.resume();
      return url;
    }
  } finally {
    clearTimeout(timer);
  }
  throw new Error(`the server did not start:\n${lines.join('\n')}`);
}

async function untilReady(url: string): Promise<void> {
  const endMs = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const isReady = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (isReady) return;
    if (Date.now() > endMs) throw new Error('the server did not become ready');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
