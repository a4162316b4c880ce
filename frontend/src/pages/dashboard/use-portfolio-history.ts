import type { Portfolio, PortfolioRange } from '@tokentradex/backend/contracts';
import { useCallback } from 'react';
import { useAfterChange } from '../../components/use-after-change.ts';
import { useInterval } from '../../components/use-interval.ts';
import { useLoaded, type Loaded } from '../../components/use-loaded.ts';
import { api } from '../../services/api.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectWallet } from '../../store/slices/walletSlice.ts';

const REFRESH_MS = 60_000;
/** A fill changes several balances, and one answer serves all. */
const AFTER_CHANGE_MS = 1_000;

/** Value, cost and profit as the ledger has them; asked for again when a balance has changed. */
export function usePortfolioHistory(range: PortfolioRange): Loaded<Portfolio> {
  const source = useCallback((signal: AbortSignal) => api.wallet.portfolio(range, signal), [range]);
  const loaded = useLoaded(source);
  const { load, balances } = useAppSelector(selectWallet);
  const known = load.status === 'ready' ? balances : undefined;
  useAfterChange(known, loaded.reload, AFTER_CHANGE_MS);
  useInterval(loaded.reload, REFRESH_MS);
  return loaded;
}
