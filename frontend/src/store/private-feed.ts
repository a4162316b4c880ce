import { accessToken } from '../services/access-token.ts';
import { setSessionEndHandler } from '../services/http-client.ts';
import { realtime, type Subscription } from '../services/websocket.ts';
import type { store } from './index.ts';
import type { OrderNews } from './order-news.ts';
import { restoreSession, sessionEnded } from './slices/authSlice.ts';
import {
  fetchRecentFills,
  fetchRecentOrders,
  fillsAdded,
  openOrdersReplaced,
  ordersChanged,
  ordersCleared,
} from './slices/ordersSlice.ts';
import {
  notificationsChanged,
  notificationsCleared,
  unreadReplaced,
} from './slices/notificationsSlice.ts';
import {
  balancesChanged,
  balancesReplaced,
  fetchWallet,
  walletCleared,
} from './slices/walletSlice.ts';

type AppStore = typeof store;

const ignoreState = () => undefined;

function subscribePrivate(app: AppStore, news: OrderNews): Subscription[] {
  let wasClosed = false;
  return [
    realtime.subscribe('orders', undefined, {
      onSnapshot: (orders) => {
        app.dispatch(openOrdersReplaced(orders));
        // After an interruption: what closed meanwhile is only in the history.
        if (wasClosed) void app.dispatch(fetchRecentOrders());
        wasClosed = true;
      },
      onEvent: ({ orders }) => {
        app.dispatch(ordersChanged(orders));
        news.tell(orders);
      },
      onStateChange: ignoreState,
    }),
    realtime.subscribe('fills', undefined, {
      onSnapshot: (fills) => {
        app.dispatch(fillsAdded(fills));
      },
      onEvent: ({ fills }) => {
        app.dispatch(fillsAdded(fills));
      },
      onStateChange: ignoreState,
    }),
    realtime.subscribe('wallet', undefined, {
      onSnapshot: (balances) => {
        app.dispatch(balancesReplaced(balances));
      },
      onEvent: ({ balances }) => {
        app.dispatch(balancesChanged(balances));
      },
      onStateChange: ignoreState,
    }),
    realtime.subscribe('notifications', undefined, {
      onSnapshot: (unread) => {
        app.dispatch(unreadReplaced(unread));
      },
      onEvent: ({ notifications }) => {
        app.dispatch(notificationsChanged(notifications));
        const fresh = notifications.filter(({ readAt }) => readAt === null);
        // Its words and sounds are a chunk that loads with the first one.
        if (fresh.length > 0) {
          void import('./tell-notifications.ts').then(({ tellNotifications }) =>
            tellNotifications(fresh),
          );
        }
      },
      onStateChange: ignoreState,
    }),
  ];
}

/**
 * Ties the session to the socket: opens it as the user who is signed in, feeds the private channels into
 * the slices, and empties them when the session ends.
 */
export function startPrivateFeed(app: AppStore, news: OrderNews): void {
  let connectedAs: string | null | undefined;
  let subscriptions: Subscription[] = [];

  setSessionEndHandler(() => app.dispatch(sessionEnded()));
  accessToken.onForeignChange((signedIn) => {
    const { status } = app.getState().auth;
    if (signedIn && status !== 'signedIn') void app.dispatch(restoreSession());
    if (!signedIn) app.dispatch(sessionEnded());
  });

  const follow = () => {
    const { status, user } = app.getState().auth;
    if (status === 'restoring' || status === 'unreachable') return;
    const userId = user?.id ?? null;
    if (userId === connectedAs) return;
    connectedAs = userId;
    for (const subscription of subscriptions) subscription.unsubscribe();
    subscriptions = [];
    app.dispatch(ordersCleared());
    app.dispatch(walletCleared());
    app.dispatch(notificationsCleared());
    realtime.connect();
    if (userId === null) return;
    subscriptions = subscribePrivate(app, news);
    void app.dispatch(fetchWallet());
    void app.dispatch(fetchRecentOrders());
    void app.dispatch(fetchRecentFills());
  };
  app.subscribe(follow);
  follow();
}
