import { CANDLE_INTERVALS } from '@tokentradex/backend/contracts';
import { useSyncExternalStore } from 'react';
import { MARKET_COLORS } from '../palette.ts';

const STORAGE_KEY = 'tokentradex.preferences';

/** Reads one stored value; anything that it cannot be becomes the default. */
type Reader<T> = (stored: unknown) => T;

function choice<const T extends string>(values: readonly T[], byDefault: NoInfer<T>): Reader<T> {
  return (stored) => values.find((value) => value === stored) ?? byDefault;
}

function flag(byDefault: boolean): Reader<boolean> {
  return (stored) => (typeof stored === 'boolean' ? stored : byDefault);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Entries of a kind by name, at most `max`; the others are dropped. */
function entries<T>(
  isValue: (value: unknown) => value is T,
  max: number,
): Reader<Record<string, T>> {
  return (stored) =>
    Object.fromEntries(
      Object.entries(isRecord(stored) ? stored : {})
        .filter((entry): entry is [string, T] => isValue(entry[1]))
        .slice(0, max),
    );
}

function list<const T extends string>(values: readonly T[]): Reader<readonly T[]> {
  return (stored) => values.filter((value) => Array.isArray(stored) && stored.includes(value));
}

function isPercent(value: unknown): value is number {
  return typeof value === 'number' && value > 0 && value <= 100;
}

/** A key as a keyboard event names it; empty switches an action's key off. */
function isKey(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 12;
}

export const DENSITIES = ['comfortable', 'compact'] as const;
/** When an order is shown once more before it is sent. */
export const CONFIRMATIONS = ['always', 'risky', 'never'] as const;
export const INDICATORS = ['ma', 'ema', 'bollinger', 'rsi', 'macd'] as const;
export type Indicator = (typeof INDICATORS)[number];

/** Every preference with its reader; to add one, add a line. */
const READERS = {
  density: choice(DENSITIES, 'comfortable'),
  marketColors: choice(MARKET_COLORS, 'greenUp'),
  hidesBalances: flag(false),
  hasPriceInTitle: flag(true),
  confirmsOrders: choice(CONFIRMATIONS, 'risky'),
  candleInterval: choice(CANDLE_INTERVALS, '15m'),
  indicators: list(INDICATORS),
  /** Per cent of each panel of the trading screen, by the panel's name. */
  panelSizes: entries(isPercent, 20),
  /** A sound with each notification. */
  hasSounds: flag(false),
  hasHotkeys: flag(true),
  /** Keys that differ from the defaults, by action. */
  hotkeys: entries(isKey, 40),
} satisfies Record<string, Reader<unknown>>;

export type Preferences = { readonly [K in keyof typeof READERS]: ReturnType<(typeof READERS)[K]> };

/** Reads stored text; whatever is missing or wrong in it is the default. */
export function readPreferences(text: string | null): Preferences {
  let stored: unknown = null;
  try {
    stored = JSON.parse(text ?? 'null');
  } catch {
    // Not ours, or cut off: start with the defaults.
  }
  const fields = isRecord(stored) ? stored : {};
  return Object.fromEntries(
    Object.entries<Reader<unknown>>(READERS).map(([name, read]) => [name, read(fields[name])]),
  ) as Preferences;
}

/** What the user chose in this browser, shared by its tabs. */
class PreferencesStore {
  readonly #listeners = new Set<() => void>();
  #preferences = readPreferences(this.#stored());

  constructor() {
    window.addEventListener('storage', ({ key, newValue }) => {
      if (key !== STORAGE_KEY) return;
      this.#preferences = readPreferences(newValue);
      this.#tell();
    });
  }

  /** The same object until one of them changes. */
  get = (): Preferences => this.#preferences;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set<K extends keyof Preferences>(name: K, value: Preferences[K]): void {
    this.#preferences = { ...this.#preferences, [name]: value };
    try {
      localStorage.setItem(STORAGE_KEY, JSON.stringify(this.#preferences));
    } catch {
      // Storage is blocked: kept for this visit alone.
    }
    this.#tell();
  }

  #stored(): string | null {
    try {
      return localStorage.getItem(STORAGE_KEY);
    } catch {
      return null;
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

export const preferences = new PreferencesStore();

/** One preference; renders the caller when it changes. Change it with `preferences.set`. */
export function usePreference<K extends keyof Preferences>(name: K): Preferences[K] {
  return useSyncExternalStore(preferences.subscribe, () => preferences.get()[name]);
}
