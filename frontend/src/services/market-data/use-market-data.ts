import type { CandleInterval, Ticker } from '@tokentradex/backend/contracts';
import { useSyncExternalStore } from 'react';
import { realtime, type Connection } from '../websocket.ts';
import type { BookView } from './book-store.ts';
import type { CandlesView } from './candle-store.ts';
import { marketData } from './market-data.ts';
import type { TapeView } from './tape-store.ts';
import type { TickersView } from './ticker-store.ts';

/** Every market's 24 hour figures, live. Renders the caller up to once per frame. */
export function useTickers(): TickersView {
  return useSyncExternalStore(marketData.tickers.subscribe, marketData.tickers.getView);
}

/** One market's figures; renders only when they change. Undefined until known. */
export function useTicker(tokenId: string | undefined): Ticker | undefined {
  return useSyncExternalStore(marketData.tickers.subscribe, () =>
    tokenId === undefined ? undefined : marketData.tickers.getView().byTokenId.get(tokenId),
  );
}

/** One market's order book, live. */
export function useBook(tokenId: string): BookView {
  const store = marketData.bookOf(tokenId);
  return useSyncExternalStore(store.subscribe, store.getView);
}

/** One market's latest trades, live. */
export function useTape(tokenId: string): TapeView {
  const store = marketData.tapeOf(tokenId);
  return useSyncExternalStore(store.subscribe, store.getView);
}

/** One market's candles, live. Older ones: `marketData.candlesOf(...).loadOlder()`. */
export function useCandles(tokenId: string, interval: CandleInterval): CandlesView {
  const store = marketData.candlesOf(tokenId, interval);
  return useSyncExternalStore(store.subscribe, store.getView);
}

/** Whether the socket is live, and how fast. */
export function useConnection(): Connection {
  return useSyncExternalStore(realtime.subscribeConnection, realtime.getConnection);
}
