import type { ExchangeNews } from '@tokentradex/backend/contracts';
import { knownAnnouncements } from '../services/known-announcements.ts';
import { realtime } from '../services/websocket.ts';
import type { store } from './index.ts';
import { fetchStatus, selectExchangeStatus } from './slices/tokensSlice.ts';

/** Follows what the house tells everybody: announcements, and whether it is under maintenance. */
export function startExchangeNews(app: typeof store): void {
  const apply = ({ maintenance, announcements }: ExchangeNews) => {
    knownAnnouncements.replace(announcements);
    const known = selectExchangeStatus(app.getState());
    const isKnown = JSON.stringify(known?.maintenance ?? null) === JSON.stringify(maintenance);
    if (known !== null && !isKnown) void app.dispatch(fetchStatus());
  };
  realtime.subscribe('exchange', undefined, {
    onSnapshot: apply,
    onEvent: apply,
    onStateChange: () => undefined,
  });
}
