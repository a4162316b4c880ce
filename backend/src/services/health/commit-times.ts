const KEPT_MAX = 1_000;

/** Durations of the latest commits. */
export class CommitTimes {
  private readonly times: number[] = [];
  private next = 0;

  add(durationMs: number): void {
    this.times[this.next] = durationMs;
    this.next = (this.next + 1) % KEPT_MAX;
  }

  /** Nearest-rank percentiles; null while there is nothing. */
  summary() {
    const sorted = this.times.toSorted((a, b) => a - b);
    const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? null;
    return { count: sorted.length, p50Ms: at(0.5), p95Ms: at(0.95), maxMs: sorted.at(-1) ?? null };
  }
}
