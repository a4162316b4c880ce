import type { Notification, NotificationKind } from '@tokentradex/backend/contracts';

/** What was told in one day, by kind; the kind told last comes first. */
export interface NotificationDay {
  /** Local midnight. */
  startMs: number;
  groups: { kind: NotificationKind; items: Notification[] }[];
}

/** @param items newest first. */
export function groupNotifications(items: readonly Notification[]): NotificationDay[] {
  const days = new Map<number, Map<NotificationKind, Notification[]>>();
  for (const item of items) {
    const startMs = new Date(item.createdAt).setHours(0, 0, 0, 0);
    const kinds = days.get(startMs) ?? new Map<NotificationKind, Notification[]>();
    days.set(startMs, kinds);
    kinds.set(item.kind, [...(kinds.get(item.kind) ?? []), item]);
  }
  return [...days].map(([startMs, kinds]) => ({
    startMs,
    groups: [...kinds].map(([kind, ofKind]) => ({ kind, items: ofKind })),
  }));
}

/** The server's pages with what has changed since; each once, newest first. */
export function withLiveNotifications(
  pages: readonly Notification[],
  live: readonly Notification[],
): Notification[] {
  const byId = new Map(pages.map((one) => [one.id, one]));
  const oldest = pages.at(-1);
  for (const one of live) {
    // Older ones than the pages shown come with their own page.
    if (oldest === undefined || BigInt(one.id) >= BigInt(oldest.id)) byId.set(one.id, one);
  }
  return [...byId.values()].sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
}
