import { useSyncExternalStore } from 'react';

export type CentreTab = 'notifications' | 'alerts' | 'settings';

export interface CentreState {
  /** The tab of the drawer; null when it is closed. */
  tab: CentreTab | null;
  /** The market of the alert that is being made; null when none is. */
  alertFor: string | null;
  /** Rises when a price alert was made, deleted or fired: lists of them are out of date. */
  alertsVersion: number;
}

/** The notification drawer and the price alert dialog: opened from anywhere, shown beside the bell. */
class NotificationCentre {
  readonly #listeners = new Set<() => void>();
  #state: CentreState = { tab: null, alertFor: null, alertsVersion: 0 };

  get = (): CentreState => this.#state;

  show(tab: CentreTab): void {
    this.#change({ tab });
  }

  close(): void {
    this.#change({ tab: null });
  }

  /** @param symbol of the market to begin with. */
  startAlert(symbol: string): void {
    this.#change({ alertFor: symbol });
  }

  endAlert(): void {
    this.#change({ alertFor: null });
  }

  alertsChanged(): void {
    this.#change({ alertsVersion: this.#state.alertsVersion + 1 });
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #change(change: Partial<CentreState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

export const notificationCentre = new NotificationCentre();

export function useNotificationCentre(): CentreState {
  return useSyncExternalStore(notificationCentre.subscribe, notificationCentre.get);
}
