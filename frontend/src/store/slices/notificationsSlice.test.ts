import type { Notification } from '@tokentradex/backend/contracts';
import { describe, expect, it } from 'vitest';
import {
  notificationsChanged,
  notificationsReducer,
  selectNotifications,
  selectUnreadCount,
  unreadReplaced,
} from './notificationsSlice.ts';

const TIME = '2026-01-31T09:30:00.000Z';

function notification(id: string, readAt: string | null = null): Notification {
  return {
    id,
    kind: 'security',
    tokenId: null,
    symbol: null,
    referenceId: null,
    data: {},
    createdAt: TIME,
    readAt,
  };
}

function after(...actions: Parameters<typeof notificationsReducer>[1][]) {
  const notifications = actions.reduce(notificationsReducer, undefined) ?? { items: [] };
  return { notifications };
}

describe('notifications', () => {
  it('come newest first by number, each once in its last state', () => {
    const state = after(
      unreadReplaced([notification('9')]),
      notificationsChanged([notification('10'), notification('9', TIME)]),
    );
    expect(selectNotifications(state)).toEqual([notification('10'), notification('9', TIME)]);
    expect(selectUnreadCount(state)).toBe(1);
  });

  it('that a new snapshot does not hold were read elsewhere', () => {
    const state = after(
      unreadReplaced([notification('1'), notification('2')]),
      unreadReplaced([notification('2')]),
    );
    expect(selectNotifications(state)).toEqual([notification('2')]);
  });
});
