import { useEffect, useState } from 'react';
import type { BookView } from '../../../../services/market-data/book-store.ts';
import { marketData } from '../../../../services/market-data/market-data.ts';

/** A shape needs fewer pictures than a price. */
const SAMPLE_INTERVAL_MS = 300;

/** One market's order book, looked at a few times a second. */
export function useSampledBook(tokenId: string): BookView {
  const store = marketData.bookOf(tokenId);
  const [view, setView] = useState(store.getView);
  useEffect(() => {
    const stop = store.subscribe(() => undefined);
    const timer = setInterval(() => {
      setView(store.getView());
    }, SAMPLE_INTERVAL_MS);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [store]);
  return view;
}
