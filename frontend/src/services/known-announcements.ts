import type { Announcement } from '@tokentradex/backend/contracts';
import { useSyncExternalStore } from 'react';

const CURRENT_KEY = 'tokentradex.announcements';
const DISMISSED_KEY = 'tokentradex.dismissedAnnouncements';
/** Older ones are long over. */
const DISMISSED_MAX = 50;

interface View {
  current: readonly Announcement[];
  dismissed: ReadonlySet<string>;
}

function readList(key: string): unknown[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(stored) ? stored : [];
  } catch {
    // Storage is blocked or holds something else: start with nothing.
    return [];
  }
}

function store(key: string, list: readonly unknown[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(list));
  } catch {
    // Kept for this visit alone.
  }
}

function isAnnouncement(item: unknown): item is Announcement {
  return (
    typeof item === 'object' &&
    item !== null &&
    ['id', 'title', 'body', 'severity'].every(
      (field) => typeof (item as Record<string, unknown>)[field] === 'string',
    )
  );
}

function lasts({ endsAt }: Announcement): boolean {
  return typeof endsAt !== 'string' || Date.parse(endsAt) > Date.now();
}

function readDismissed(): ReadonlySet<string> {
  return new Set(readList(DISMISSED_KEY).filter((id) => typeof id === 'string'));
}

/**
 * What the house tells now, and what of it this browser has dismissed. The last known ones are kept, so
 * that the next visit begins with them in their place instead of moving the page when they come.
 */
class KnownAnnouncements {
  readonly #listeners = new Set<() => void>();
  #view: View = {
    current: readList(CURRENT_KEY).filter(isAnnouncement).filter(lasts),
    dismissed: readDismissed(),
  };

  constructor() {
    window.addEventListener('storage', ({ key }) => {
      if (key === DISMISSED_KEY) this.#set({ ...this.#view, dismissed: readDismissed() });
    });
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The same object until it changes. */
  get = (): View => this.#view;

  /** Whether one is left that was not dismissed. */
  get hasMore(): boolean {
    return this.#view.current.some(({ id }) => !this.#view.dismissed.has(id));
  }

  replace(current: readonly Announcement[]): void {
    store(CURRENT_KEY, current);
    this.#set({ ...this.#view, current });
  }

  dismiss(id: string): void {
    const dismissed = [...this.#view.dismissed, id].slice(-DISMISSED_MAX);
    store(DISMISSED_KEY, dismissed);
    this.#set({ ...this.#view, dismissed: new Set(dismissed) });
  }

  #set(view: View): void {
    this.#view = view;
    for (const listener of this.#listeners) listener();
  }
}

export const knownAnnouncements = new KnownAnnouncements();

/** The one to show: the most severe that was not dismissed; undefined when there is none. */
export function useShownAnnouncement(): Announcement | undefined {
  const { current, dismissed } = useSyncExternalStore(
    knownAnnouncements.subscribe,
    knownAnnouncements.get,
  );
  return current.find(({ id }) => !dismissed.has(id));
}
