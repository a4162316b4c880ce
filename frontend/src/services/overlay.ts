import { useSyncExternalStore } from 'react';

/** What lies over the page: the command palette, or the list of hotkeys. */
export type OverlayName = 'palette' | 'hotkeys';

/** Opened from keys, buttons and menus anywhere; one at a time. */
class Overlay {
  readonly #listeners = new Set<() => void>();
  #open: OverlayName | null = null;

  get = (): OverlayName | null => this.#open;

  show(name: OverlayName): void {
    this.#set(name);
  }

  close(): void {
    this.#set(null);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #set(open: OverlayName | null): void {
    this.#open = open;
    for (const listener of this.#listeners) listener();
  }
}

export const overlay = new Overlay();

export function useOverlay(): OverlayName | null {
  return useSyncExternalStore(overlay.subscribe, overlay.get);
}
