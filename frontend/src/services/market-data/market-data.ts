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

function loadCandlesBefore(tokenId: string, interval: CandleInterval) {
  return (before: string): Promise<Candle[]> =>
    api.markets.candles(tokenId, {
      interval,
      to: before,
      limit: Math.min(HISTORY_PAGE, LIMITS.candlesPerRequestMax),
    });
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
