import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';

const SERVER = path.join(import.meta.dirname, '../../src/server.ts');
const POLL_MS = 20;
/** A server that is not up by then never will be. */
const UP_WITHIN_MS = 30_000;

/** The real server in a process of its own. */
export class ServerProcess {
  /** What it has logged, one JSON object per line. */
  readonly lines: string[] = [];

  private constructor(
    private readonly child: ChildProcess,
    readonly origin: string,
  ) {}

  /** @param variables of its environment, besides this process's own. */
  static start(port: number, variables: Record<string, string>): ServerProcess {
    const settings = Object.entries({ ...variables, PORT: String(port) });
    // The program "env" becomes node, so signals reach it.
    const child = spawn(
      'env',
      [...settings.map((pair) => pair.join('=')), process.execPath, '--import', 'tsx', SERVER],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const server = new ServerProcess(child, `http://127.0.0.1:${port}`);
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => server.lines.push(line));
    }
    return server;
  }

  /** Resolves with the readiness that `isEnough` wants. */
  async untilReadiness(isEnough: (status: number, body: string) => boolean): Promise<void> {
    const deadlineMs = performance.now() + UP_WITHIN_MS;
    while (performance.now() < deadlineMs && this.child.exitCode === null) {
      const answer = await fetch(`${this.origin}/readyz`).catch(() => null);
      if (answer !== null && isEnough(answer.status, await answer.text())) return;
      await delay(POLL_MS);
    }
    throw new Error(`the server does not get ready:\n${this.lines.join('\n')}`);
  }

  async untilReady(): Promise<void> {
    await this.untilReadiness((status) => status === 200);
  }

  /** @returns its exit code, null when the signal ended it. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return this.child.exitCode;
    const exit = once(this.child, 'exit');
    this.child.kill(signal);
    await exit;
    return this.child.exitCode;
  }
}
