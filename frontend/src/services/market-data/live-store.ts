import { framePublisher } from './frame-publisher.ts';

/**
 * A store outside Redux that changes often and reaches React at most once per frame. It opens its
 * subscription with the first listener and closes it with the last one; both ends fit
 * useSyncExternalStore.
 */
export abstract class LiveStore<View> {
  readonly #listeners = new Set<() => void>();
  #view: View;
  #isDirty = false;

  protected constructor(initial: View) {
    this.#view = initial;
  }

  /** Starts the feed. */
  protected abstract open(): void;

  /** Ends the feed; what was known may stay until the next start. */
  protected abstract close(): void;

  /** An immutable picture of the present state, made at most once per frame. */
  protected abstract buildView(): View;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) this.open();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.close();
    };
  };

  /** The same object until the next publish. */
  getView = (): View => this.#view;

  /** Called by the frame publisher. */
  publish = (): void => {
    this.#isDirty = false;
    this.#view = this.buildView();
    for (const listener of this.#listeners) listener();
  };

  protected markDirty(): void {
    if (this.#isDirty) return;
    this.#isDirty = true;
    framePublisher.schedule(this.publish);
  }
}
