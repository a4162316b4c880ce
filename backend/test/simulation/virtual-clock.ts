import type { WakingClock } from '../../src/lib/clock.ts';

interface Sleeper {
  atMs: number;
  wake: () => void;
}

/** Time that passes only when somebody says so: an hour takes as long as what happens in it. */
export class VirtualClock implements WakingClock {
  /** The next one first; at the same time, who asked first. */
  private readonly sleepers: Sleeper[] = [];

  constructor(private timeMs: number) {}

  nowMs(): number {
    return this.timeMs;
  }

  sleep(durationMs: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted === true) {
        resolve();
        return;
      }
      const atMs = this.timeMs + Math.max(0, durationMs);
      const sleeper: Sleeper = {
        atMs,
        wake: () => {
          signal?.removeEventListener('abort', end);
          resolve();
        },
      };
      const end = (): void => {
        const index = this.sleepers.indexOf(sleeper);
        if (index >= 0) this.sleepers.splice(index, 1);
        sleeper.wake();
      };
      signal?.addEventListener('abort', end);
      this.insert(sleeper);
    });
  }

  /** Goes to the time of the next sleeper and wakes it. @returns false when nobody sleeps. */
  wakeNext(): boolean {
    const sleeper = this.sleepers.shift();
    if (sleeper === undefined) return false;
    this.timeMs = Math.max(this.timeMs, sleeper.atMs);
    sleeper.wake();
    return true;
  }

  private insert(sleeper: Sleeper): void {
    let index = this.sleepers.length;
    for (; index > 0; index -= 1) {
      const before = this.sleepers[index - 1];
      if (before === undefined || before.atMs <= sleeper.atMs) break;
    }
    this.sleepers.splice(index, 0, sleeper);
  }
}
