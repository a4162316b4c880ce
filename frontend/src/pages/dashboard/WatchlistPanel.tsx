import Button from '@mui/material/Button';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import type { Token } from '@tokentradex/backend/contracts';
import { parseSignedAmount } from '@tokentradex/backend/decimal';
import { useMemo, useState } from 'react';
import { Link } from 'react-router-dom';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorState } from '../../components/ErrorState.tsx';
import { LoadingState } from '../../components/LoadingState.tsx';
import { MarketList } from '../../components/MarketList.tsx';
import { Panel } from '../../components/Panel.tsx';
import { dashboardTexts } from '../../i18n/en/dashboard.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFavourites } from '../../services/favourites.ts';
import { useSteadyTickers } from '../../services/market-data/use-steady-tickers.ts';
import { useAppDispatch, useAppSelector } from '../../store/index.ts';
import { fetchTokens, selectMarkets, selectTokensLoad } from '../../store/slices/tokensSlice.ts';

const ROWS_MAX = 6;

type View = 'watchlist' | 'movers';

/** By how far the price went in 24 hours, whichever way; null until that is known. */
function useMovers(): Token[] | null {
  const markets = useAppSelector(selectMarkets);
  const { byTokenId } = useSteadyTickers();
  return useMemo(() => {
    if (byTokenId.size === 0) return null;
    const moves = markets.map((market) => {
      const move = parseSignedAmount(byTokenId.get(market.id)?.changePercent ?? '0');
      return { market, size: move < 0n ? -move : move };
    });
    moves.sort((a, b) => (a.size === b.size ? 0 : a.size > b.size ? -1 : 1));
    return moves.slice(0, ROWS_MAX).map(({ market }) => market);
  }, [markets, byTokenId]);
}

function useWatchlist(): Token[] {
  const markets = useAppSelector(selectMarkets);
  const favourites = useFavourites();
  return useMemo(
    () => markets.filter(({ symbol }) => favourites.has(symbol)),
    [markets, favourites],
  );
}

/** The starred markets, or what moved most: live, one click from trading. */
export function WatchlistPanel() {
  const t = useText(dashboardTexts);
  const watchlist = useWatchlist();
  const movers = useMovers();
  const load = useAppSelector(selectTokensLoad);
  const dispatch = useAppDispatch();
  const [chosen, setChosen] = useState<View | null>(null);
  const view = chosen ?? (watchlist.length > 0 ? 'watchlist' : 'movers');
  const markets = view === 'watchlist' ? watchlist : (movers ?? []);
  const isLoading =
    load.status === 'loading' ||
    load.status === 'idle' ||
    (load.status === 'ready' && view === 'movers' && movers === null);
  return (
    <Panel
      title={t('markets')}
      actions={
        <ToggleButtonGroup
          exclusive
          size="small"
          aria-label={t('whichMarkets')}
          value={view}
          onChange={(_event, next: View | null) => {
            if (next !== null) setChosen(next);
          }}
        >
          <ToggleButton value="watchlist">{t('watchlist')}</ToggleButton>
          <ToggleButton value="movers">{t('movers')}</ToggleButton>
        </ToggleButtonGroup>
      }
    >
      {load.status === 'failed' && (
        <ErrorState
          title={t('marketsNotLoaded')}
          error={load.error}
          onRetry={() => void dispatch(fetchTokens())}
          isCompact
        />
      )}
      {isLoading && <LoadingState label={t('markets')} rows={ROWS_MAX} rowHeight={42} />}
      {load.status === 'ready' && !isLoading && markets.length === 0 && (
        <EmptyState
          title={t('watchlistEmpty')}
          hint={t('watchlistEmptyHint')}
          action={
            <Button component={Link} to="/markets" size="small" variant="outlined">
              {t('chooseMarkets')}
            </Button>
          }
          isCompact
        />
      )}
      {markets.length > 0 && (
        <MarketList
          markets={markets}
          label={view === 'watchlist' ? t('watchlist') : t('moversLabel')}
        />
      )}
    </Panel>
  );
}
