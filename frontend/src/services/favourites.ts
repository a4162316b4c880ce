import { useSyncExternalStore } from 'react';

const STORAGE_KEY = 'tokentradex.favourites';

type Favourites = ReadonlySet<string>;

function read(): Favourites {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]');
    return new Set(Array.isArray(stored) ? stored.filter((item) => typeof item === 'string') : []);
  } catch {
    // Storage is blocked or holds something else: start without favourites.
    return new Set();
  }
}

/** The symbols that the user starred, kept in this browser and shared by its tabs. */
class FavouritesStore {
  readonly #listeners = new Set<() => void>();
  #symbols = read();

  constructor() {
    window.addEventListener('storage', ({ key }) => {
      if (key !== STORAGE_KEY) return;
      this.#symbols = read();
      this.#tell();
    });
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The same object until it changes. */
  get = (): Favourites => this.#symbols;

  toggle = (symbol: string): void => {
    const next = new Set(this.#symbols);
    if (!next.delete(symbol)) next.add(symbol);
    this.#symbols = next;
    try {
      localStorage.setItem(STORAGE_KEY, JSON.stringify([...next]));
    } catch {
      // Kept for this visit alone.
    }
    this.#tell();
  };

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

export const favourites = new FavouritesStore();

/** The starred symbols, in the order they were starred. */
export function useFavourites(): Favourites {
  return useSyncExternalStore(favourites.subscribe, favourites.get);
}
