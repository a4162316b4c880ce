import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 10;
const WINDOW_MS = 10_000;
const NS_PER_MS = 1e6;

/** How late timers were within the last whole window, beyond their own resolution. */
export class EventLoopMonitor {
  private readonly histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  private timer: NodeJS.Timeout | null = null;
  private last: { p99Ms: number; maxMs: number } | null = null;

  start(): void {
    this.histogram.enable();
    this.timer = setInterval(() => {
      this.last = this.read();
      this.histogram.reset();
    }, WINDOW_MS).unref();
  }

  stop(): void {
    this.histogram.disable();
    if (this.timer !== null) clearInterval(this.timer);
  }

  /** Milliseconds; of the window that is running when none is over. */
  get delays(): { p99Ms: number; maxMs: number } {
    return this.last ?? this.read();
  }

  private read(): { p99Ms: number; maxMs: number } {
    const lateMs = (ns: number) => Math.max(0, ns / NS_PER_MS - RESOLUTION_MS);
    if (this.histogram.count === 0) return { p99Ms: 0, maxMs: 0 };
    return { p99Ms: lateMs(this.histogram.percentile(99)), maxMs: lateMs(this.histogram.max) };
  }
}
