import { useEffect, useState } from 'react';
import { marketData } from './market-data.ts';
import type { TickersView } from './ticker-store.ts';

/** How long an order of rows stays as it is. */
const STEADY_MS = 5_000;

/**
 * The tickers for sorting and ranking: renewed only every few seconds, so that rows do not jump under the
 * hand. What a row shows comes from useTicker, which is live.
 */
export function useSteadyTickers(): TickersView {
  const [view, setView] = useState(marketData.tickers.getView);
  useEffect(() => {
    let taken = marketData.tickers.getView();
    let takenAtMs = 0;
    const take = () => {
      const next = marketData.tickers.getView();
      const isOther = next.state !== taken.state || next.byTokenId.size !== taken.byTokenId.size;
      if (!isOther && Date.now() - takenAtMs < STEADY_MS) return;
      taken = next;
      takenAtMs = Date.now();
      setView(next);
    };
    return marketData.tickers.subscribe(take);
  }, []);
  return view;
}
