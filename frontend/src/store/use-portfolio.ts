import { useMemo } from 'react';
import { valuePortfolio, type Portfolio } from '../lib/portfolio.ts';
import { useTickers } from '../services/market-data/use-market-data.ts';
import { useAppSelector } from './index.ts';
import { selectBalances } from './slices/walletSlice.ts';

/** The user's balances at live prices. Renders the caller up to once per frame. */
export function usePortfolio(): Portfolio {
  const balances = useAppSelector(selectBalances);
  const { byTokenId } = useTickers();
  return useMemo(() => valuePortfolio(balances, byTokenId), [balances, byTokenId]);
}
