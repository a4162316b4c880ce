import type { Notification } from '@tokentradex/backend/contracts';
import { useCallback, useMemo } from 'react';
import { withLiveNotifications } from '../../lib/group-notifications.ts';
import { toErrorData } from '../../services/api-error.ts';
import { api } from '../../services/api.ts';
import { notifyError } from '../../services/notify.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectNotifications } from '../../store/slices/notificationsSlice.ts';
import { usePagedList, type PagedList } from '../use-paged-list.ts';

const PAGE_ROWS = 50;

export interface NotificationsView extends Omit<PagedList<Notification>, 'rows'> {
  /** Newest first: the pages loaded, and what has happened since. */
  items: Notification[];
  hasUnread: boolean;
  markAllRead: (failure: string) => void;
}

/** All notifications of the user, kept live. */
export function useNotifications(): NotificationsView {
  const source = useCallback(
    (cursor: string | undefined, signal: AbortSignal) =>
      api.notifications.list(
        { limit: PAGE_ROWS, ...(cursor === undefined ? {} : { cursor }) },
        signal,
      ),
    [],
  );
  const { rows, ...list } = usePagedList(source);
  const live = useAppSelector(selectNotifications);
  const items = useMemo(() => withLiveNotifications(rows, live), [rows, live]);
  const markAllRead = (failure: string) => {
    const newest = items[0];
    if (newest === undefined) return;
    // The socket says which ones they were.
    api.notifications.markRead(newest.id).catch((error: unknown) => {
      notifyError(failure, toErrorData(error));
    });
  };
  return { ...list, items, hasUnread: items.some(({ readAt }) => readAt === null), markAllRead };
}
