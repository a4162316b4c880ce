import { describeError } from '../lib/error-text.ts';
import type { ApiErrorData } from './api-error.ts';
import { announcer } from './announcer.ts';

/** One toast, as it was asked for. */
export interface Notice {
  kind: 'success' | 'info' | 'error';
  title: string;
  body: string | undefined;
  /** The same id replaces the toast that shows it already. */
  id: string | undefined;
}

/** Holds notices until something shows them: the toasts are a chunk that loads with the first one. */
class Notices {
  readonly #listeners = new Set<() => void>();
  #waiting: Notice[] = [];
  #hasAny = false;

  add(notice: Notice): void {
    this.#waiting.push(notice);
    this.#hasAny = true;
    for (const listener of this.#listeners) listener();
  }

  /** Everything not taken yet, oldest first. */
  take(): Notice[] {
    const taken = this.#waiting;
    this.#waiting = [];
    return taken;
  }

  /** Whether there ever was one. */
  hasAny = (): boolean => this.#hasAny;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

export const notices = new Notices();

/**
 * Tells about something that happened: a toast to see, and one line in the polite status region.
 * @param id the same id replaces the toast that shows it already, and is not told twice.
 */
export function notify(kind: 'success' | 'info', title: string, body?: string, id?: string): void {
  notices.add({ kind, title, body, id });
  announcer.announce(body === undefined ? title : `${title}: ${body}`);
}

/** Tells about a failure, in plain words by its code; interrupts screen readers. */
export function notifyError(title: string, error?: ApiErrorData | null): void {
  const body = error === null || error === undefined ? undefined : describeError(error);
  notices.add({ kind: 'error', title, body, id: undefined });
}
