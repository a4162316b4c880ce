/** Events closer together than this are read out as one. */
const GATHER_MS = 600;

/** Collects what happened to the user's own orders for the status region. */
class Announcer {
  readonly #listeners = new Set<() => void>();
  #pending: string[] = [];
  #message = '';
  #timer: ReturnType<typeof setTimeout> | null = null;

  announce(message: string): void {
    // The answer to a request and the socket's event may tell the same thing.
    if (this.#pending.includes(message)) return;
    this.#pending.push(message);
    if (this.#timer !== null) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#message = this.#pending.join('. ');
      this.#pending = [];
      for (const listener of this.#listeners) listener();
    }, GATHER_MS);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  getMessage = (): string => this.#message;
}

export const announcer = new Announcer();
