import { useSyncExternalStore } from 'react';
import { oneOf } from '../lib/one-of.ts';

/** When the form asks before it sends an order. */
export const CONFIRMATIONS = ['always', 'risky', 'never'] as const;
export type Confirmation = (typeof CONFIRMATIONS)[number];

const STORAGE_KEY = 'tokentradex.confirmOrders';
const DEFAULT: Confirmation = 'risky';

function read(): Confirmation {
  try {
    return oneOf(CONFIRMATIONS, localStorage.getItem(STORAGE_KEY)) ?? DEFAULT;
  } catch {
    return DEFAULT;
  }
}

/** The choice of this browser. */
class ConfirmationStore {
  readonly #listeners = new Set<() => void>();
  #chosen = read();

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get = (): Confirmation => this.#chosen;

  choose = (confirmation: Confirmation): void => {
    this.#chosen = confirmation;
    try {
      localStorage.setItem(STORAGE_KEY, confirmation);
    } catch {
      // Storage is blocked: kept for this visit alone.
    }
    for (const listener of this.#listeners) listener();
  };
}

const confirmationStore = new ConfirmationStore();

/** When to ask before sending an order, and how to change that. */
export function useOrderConfirmation(): [Confirmation, (chosen: Confirmation) => void] {
  const chosen = useSyncExternalStore(confirmationStore.subscribe, confirmationStore.get);
  return [chosen, confirmationStore.choose];
}
