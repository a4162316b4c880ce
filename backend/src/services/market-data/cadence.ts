/**
 * Runs `work` soon after the first request, and again for later requests, but never twice within
 * `periodMs`: a quiet market is shown at once, a busy one at a steady rate.
 */
export class Cadence {
  private timer: NodeJS.Timeout | null = null;
  private immediate: NodeJS.Immediate | null = null;
  private isRequested = false;

  constructor(
    private readonly periodMs: number,
    private readonly work: () => void,
  ) {}

  request(): void {
    this.isRequested = true;
    if (this.timer !== null || this.immediate !== null) return;
    // Not within the caller: it is the writer, whose answers to clients go out first.
    this.immediate = setImmediate(() => {
      this.immediate = null;
      this.run();
    });
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    if (this.immediate !== null) clearImmediate(this.immediate);
    this.timer = null;
    this.immediate = null;
    this.isRequested = false;
  }

  private run(): void {
    this.isRequested = false;
    this.timer = setTimeout(() => {
      this.timer = null;
      if (this.isRequested) this.run();
    }, this.periodMs).unref();
    this.work();
  }
}
