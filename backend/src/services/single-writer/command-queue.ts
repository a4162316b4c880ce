import type { Engine } from '../../engine/engine.ts';
import { AppError } from '../../lib/app-error.ts';
import type { CommandOutcome, CommandRequest } from '../command-request.ts';

/** A command that waits for its commit. */
export interface PendingCommand {
  kind: 'command';
  request: CommandRequest;
  deadlineMs: number;
  resolve: (outcome: CommandOutcome) => void;
  reject: (error: Error) => void;
}

/** A look at the engine's state in the commands' order; it waits for no commit. */
export interface PendingRead {
  kind: 'read';
  /** Whose wallets must be in memory. */
  userIds: string[];
  look: (engine: Engine) => void;
  deadlineMs: number;
  reject: (error: Error) => void;
}

export type Pending = PendingCommand | PendingRead;

/** What waits for the engine: first in, first out, bounded. */
export class CommandQueue {
  private items: Pending[] = [];
  private wake: (() => void) | null = null;

  constructor(private readonly sizeMax: number) {}

  get size(): number {
    return this.items.length;
  }

  /** @throws AppError `unavailable` when the queue is full. */
  push(item: Pending): void {
    if (this.items.length >= this.sizeMax) {
      throw new AppError('unavailable', 'The exchange is at capacity. Try again shortly.', {
        retryAfterSeconds: 1,
      });
    }
    this.items.push(item);
    this.interrupt();
  }

  /** The oldest `count` items. */
  take(count: number): Pending[] {
    if (this.items.length <= count) {
      const all = this.items;
      this.items = [];
      return all;
    }
    return this.items.splice(0, count);
  }

  /** Fails everything whose deadline has passed: it was never executed. */
  expire(nowMs: number): void {
    if (!this.items.some((item) => item.deadlineMs < nowMs)) return;
    const late = this.items.filter((item) => item.deadlineMs < nowMs);
    this.items = this.items.filter((item) => item.deadlineMs >= nowMs);
    for (const item of late) item.reject(deadlineError());
  }

  /** Resolves when something waits, or at the next {@link interrupt}. */
  async ready(): Promise<void> {
    if (this.items.length > 0) return;
    await new Promise<void>((resolve) => {
      this.wake = resolve;
    });
  }

  interrupt(): void {
    this.wake?.();
    this.wake = null;
  }
}

/** Says that the command had no effect. */
export function deadlineError(): AppError {
  return new AppError(
    'unavailable',
    'The exchange did not get to this request in time. It was not executed.',
    {
      retryAfterSeconds: 1,
    },
  );
}
