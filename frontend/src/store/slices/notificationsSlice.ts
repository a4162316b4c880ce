import { createSelector, createSlice, type PayloadAction } from '@reduxjs/toolkit';
import type { Notification } from '@tokentradex/backend/contracts';

/** More than these are not kept here; the list itself is paged from the server. */
const KEPT_MAX = 500;

export interface NotificationsState {
  /** Newest first: every unread one of the server's snapshot, and what was read since. */
  items: Notification[];
}

const initialState: NotificationsState = { items: [] };

function merge(known: readonly Notification[], changed: readonly Notification[]): Notification[] {
  const byId = new Map(known.map((one) => [one.id, one]));
  for (const one of changed) byId.set(one.id, one);
  return [...byId.values()]
    .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1))
    .slice(0, KEPT_MAX);
}

const notificationsSlice = createSlice({
  name: 'notifications',
  initialState,
  reducers: {
    /** Unread ones that the snapshot does not hold were read elsewhere meanwhile. */
    unreadReplaced(state, { payload }: PayloadAction<Notification[]>) {
      const read = state.items.filter(({ readAt }) => readAt !== null);
      state.items = merge(read, payload);
    },
    notificationsChanged(state, { payload }: PayloadAction<Notification[]>) {
      state.items = merge(state.items, payload);
    },
    notificationsCleared: () => initialState,
  },
});

interface WithNotifications {
  notifications: NotificationsState;
}

export const { unreadReplaced, notificationsChanged, notificationsCleared } =
  notificationsSlice.actions;
export const notificationsReducer = notificationsSlice.reducer;
export const selectNotifications = (state: WithNotifications) => state.notifications.items;
export const selectUnreadCount = createSelector(
  [selectNotifications],
  (items) => items.filter(({ readAt }) => readAt === null).length,
);
