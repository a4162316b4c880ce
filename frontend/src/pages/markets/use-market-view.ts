import { useMemo } from 'react';
import type { Token } from '@tokentradex/backend/contracts';
import { useUrlParams } from '../../components/use-url-params.ts';
import { oneOf } from '../../lib/one-of.ts';
import { useFavourites } from '../../services/favourites.ts';
import { useSteadyTickers } from '../../services/market-data/use-steady-tickers.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectMarkets } from '../../store/slices/tokensSlice.ts';
import {
  MARKET_SORT_KEYS,
  searchMarkets,
  sortMarkets,
  type MarketSort,
} from '../../lib/arrange-markets.ts';

export interface MarketView {
  markets: Token[];
  query: string;
  isFavouritesOnly: boolean;
  sort: MarketSort;
  setQuery: (query: string) => void;
  setFavouritesOnly: (isOnly: boolean) => void;
  /** The same key again turns the order round. */
  sortBy: (key: string) => void;
}

/** "-volume" is the largest volume first. */
function readSort(text: string | null): MarketSort {
  const key = oneOf(MARKET_SORT_KEYS, text?.replace('-', '') ?? null);
  return key === undefined
    ? { key: 'volume', isDescending: true }
    : { key, isDescending: text?.startsWith('-') === true };
}

/** Which markets are listed and in which order; search, filter and order live in the address. */
export function useMarketView(): MarketView {
  const [params, change] = useUrlParams();
  const all = useAppSelector(selectMarkets);
  const favourites = useFavourites();
  const tickers = useSteadyTickers();
  const query = params.get('q') ?? '';
  const sortText = params.get('sort');
  const isFavouritesOnly = params.get('view') === 'favourites';

  const markets = useMemo(() => {
    const wanted = isFavouritesOnly ? all.filter(({ symbol }) => favourites.has(symbol)) : all;
    return sortMarkets(searchMarkets(wanted, query), tickers.byTokenId, readSort(sortText));
  }, [all, favourites, tickers, query, sortText, isFavouritesOnly]);

  const sort = readSort(sortText);
  return {
    markets,
    query,
    isFavouritesOnly,
    sort,
    setQuery: (text) => {
      change({ q: text });
    },
    setFavouritesOnly: (isOnly) => {
      change({ view: isOnly ? 'favourites' : null });
    },
    sortBy: (key) => {
      const isSame = sort.key === key;
      const isDescending = isSame ? !sort.isDescending : key !== 'name';
      change({ sort: `${isDescending ? '-' : ''}${key}` });
    },
  };
}
