/** How often a hidden tab publishes: enough for the price in its title. */
const HIDDEN_INTERVAL_MS = 1_000;

/**
 * Runs everything that changed since the last frame in one frame. A hidden tab gets no frames, so
 * there a slow timer stands in; on return everything is published at once.
 */
class FramePublisher {
  #pending = new Set<() => void>();
  #frame: number | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor() {
    document.addEventListener('visibilitychange', () => {
      if (this.#pending.size === 0) return;
      this.#cancel();
      if (document.hidden) this.#arm();
      else this.#flush();
    });
  }

  schedule(publish: () => void): void {
    this.#pending.add(publish);
    this.#arm();
  }

  #arm(): void {
    if (this.#frame !== null || this.#timer !== null) return;
    if (document.hidden) this.#timer = setTimeout(this.#flush, HIDDEN_INTERVAL_MS);
    else this.#frame = requestAnimationFrame(this.#flush);
  }

  #cancel(): void {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#frame = null;
    this.#timer = null;
  }

  #flush = (): void => {
    this.#cancel();
    const pending = this.#pending;
    this.#pending = new Set();
    for (const publish of pending) publish();
  };
}

export const framePublisher = new FramePublisher();
