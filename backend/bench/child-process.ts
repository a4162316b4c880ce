import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** Another process of this benchmark: a TypeScript file that answers requests by messages. */
export class BenchProcess<Request extends object> {
  private constructor(private readonly child: ChildProcess) {}

  /** @param file beside this one; `args` are its command line. */
  static start<Request extends object>(file: string, args: string[] = []): BenchProcess<Request> {
    const child = fork(path.join(import.meta.dirname, file), args, {
      execArgv: ['--import', 'tsx'],
    });
    return new BenchProcess<Request>(child);
  }

  /**
   * @returns its next message; the caller knows its type.
   * @throws Error when the process ends instead of answering.
   */
  async ask(request: Request): Promise<unknown> {
    const reply = this.nextMessage();
    this.send(request);
    return reply;
  }

  /** Without waiting for an answer. */
  send(request: Request): void {
    this.child.send(request);
  }

  /** The next message that it sends; the caller knows its type. */
  async nextMessage(): Promise<unknown> {
    const exited = new AbortController();
    const ended = once(this.child, 'exit', { signal: exited.signal }).then(([code]) => {
      throw new Error(`a process of the benchmark ended with ${String(code)}`);
    });
    try {
      const [message] = (await Promise.race([once(this.child, 'message'), ended])) as [unknown];
      return message;
    } finally {
      exited.abort();
      ended.catch(() => undefined);
    }
  }

  /** Calls `listener` with every message from now on. */
  onMessage(listener: (message: unknown) => void): void {
    this.child.on('message', listener);
  }

  /** Asks it to stop and waits until it has. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const exit = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await exit;
  }
}
