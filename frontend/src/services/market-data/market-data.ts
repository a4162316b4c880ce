import { LIMITS, type Candle, type CandleInterval } from '@tokentradex/backend/contracts';
import { api } from '../api.ts';
import { realtime } from '../websocket.ts';
import { BookStore } from './book-store.ts';
import { CandleStore } from './candle-store.ts';
import { TapeStore } from './tape-store.ts';
import { TickerStore } from './ticker-store.ts';

/** Candles asked for at a time when the chart is scrolled back. */
const HISTORY_PAGE = 500;
/** Markets and intervals whose candles stay in memory after their chart closed. */
const CANDLE_STORES_MAX = 8;

const INTERVAL_MS: Record<CandleInterval, number> = {
  '1m': 60_000,
  '3m': 180_000,
  '5m': 300_000,
  '15m': 900_000,
  '30m': 1_800_000,
  '1h': 3_600_000,
  '2h': 7_200_000,
  '4h': 14_400_000,
  '6h': 21_600_000,
  '8h': 28_800_000,
  '12h': 43_200_000,
  '1d': 86_400_000,
  '3d': 259_200_000,
  '1w': 604_800_000,
  '1M': 2_678_400_000,
};

function loadCandlesBefore(tokenId: string, interval: CandleInterval) {
  return (before: string): Promise<Candle[]> => {
    const endMs = Date.parse(before) - 1;
    const count = Math.min(HISTORY_PAGE, LIMITS.candlesPerRequestMax);
    return api.markets.candles(tokenId, {
      interval,
      from: new Date(Math.max(0, endMs - count * INTERVAL_MS[interval])).toISOString(),
      to: new Date(endMs).toISOString(),
    });
  };
}

/** Makes a store once per key, and forgets the least recently asked for beyond `limit`. */
function memoizeStores<Store>(limit: number, create: (key: string) => Store) {
  const stores = new Map<string, Store>();
  return (key: string): Store => {
    const store = stores.get(key) ?? create(key);
    stores.delete(key);
    stores.set(key, store);
    const oldest = stores.keys().next();
    if (stores.size > limit && oldest.done !== true) stores.delete(oldest.value);
    return store;
  };
}

const tickers = new TickerStore((listener) => realtime.subscribe('tickers', undefined, listener));

const bookOf = memoizeStores(4, (tokenId) => {
  return new BookStore((listener) => realtime.subscribe('book', tokenId, listener));
});

const tapeOf = memoizeStores(4, (tokenId) => {
  return new TapeStore((listener) => realtime.subscribe('trades', tokenId, listener));
});

const candleStoreOf = memoizeStores(CANDLE_STORES_MAX, (key) => {
  const [tokenId, interval] = key.split(' ') as [string, CandleInterval];
  return new CandleStore(
    (listener) => realtime.subscribe(`candles:${interval}`, tokenId, listener),
    loadCandlesBefore(tokenId, interval),
  );
});

/** The live stores of the app, made on demand and shared by everything that shows them. */
export const marketData = {
  tickers,
  bookOf,
  tapeOf,
  candlesOf: (tokenId: string, interval: CandleInterval) => candleStoreOf(`${tokenId} ${interval}`),
};
