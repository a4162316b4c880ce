import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import type { Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { lazy, Suspense, type KeyboardEvent, type ReactNode } from 'react';
import { useNavigate } from 'react-router-dom';
import { Page } from '../../components/Page.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { useAppDispatch, useAppSelector } from '../../store/index.ts';
import {
  fetchTokens,
  selectMarkets,
  selectQuoteToken,
  selectTokensLoad,
} from '../../store/slices/tokensSlice.ts';
import { MarketList } from '../../components/MarketList.tsx';
import { MarketHighlights } from './MarketHighlights.tsx';
import { MarketTable } from './MarketTable.tsx';
import { moveAmongMarkets } from './move-among-markets.ts';
import { useMarketView, type MarketView } from './use-market-view.ts';

// Its menu is as large as the rest of the page, and only a phone shows it.
const MarketSort = lazy(async () => ({ default: (await import('./MarketSort.tsx')).MarketSort }));

function emptyOf(view: MarketView): { title: string; hint?: string; action?: ReactNode } {
  if (view.query !== '') {
    return {
      title: `No market matches “${view.query}”`,
      hint: 'Search by name or symbol, for example “BTC”.',
      action: (
        <Button
          variant="outlined"
          size="small"
          onClick={() => {
            view.setQuery('');
          }}
        >
          Clear the search
        </Button>
      ),
    };
  }
  if (view.isFavouritesOnly) {
    return {
      title: 'No favourites yet',
      hint: 'Star a market and it stays in this list and on your dashboard.',
      action: (
        <Button
          variant="outlined"
          size="small"
          onClick={() => {
            view.setFavouritesOnly(false);
          }}
        >
          Show all markets
        </Button>
      ),
    };
  }
  return { title: 'No markets yet', hint: 'The exchange has not listed a token.' };
}

function Toolbar({ view, isPhone }: { view: MarketView; isPhone: boolean }) {
  const navigate = useNavigate();
  const onKeyDown = (event: KeyboardEvent) => {
    const first = view.markets[0];
    if (event.key === 'Enter' && first !== undefined) void navigate(`/trade/${first.symbol}`);
  };
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 2,
        px: 4,
        py: 3,
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <SearchField
        label="Search markets"
        value={view.query}
        onChange={view.setQuery}
        onKeyDown={onKeyDown}
        hasShortcut
      />
      <ToggleButtonGroup
        exclusive
        size="small"
        aria-label="Which markets"
        value={view.isFavouritesOnly ? 'favourites' : 'all'}
        onChange={(_event, chosen: string | null) => {
          if (chosen !== null) view.setFavouritesOnly(chosen === 'favourites');
        }}
      >
        <ToggleButton value="all">All</ToggleButton>
        <ToggleButton value="favourites">Favourites</ToggleButton>
      </ToggleButtonGroup>
      {isPhone && (
        <Box sx={{ ml: 'auto' }}>
          <Suspense fallback={null}>
            <MarketSort view={view} />
          </Suspense>
        </Box>
      )}
    </Box>
  );
}

export function MarketsPage() {
  const view = useMarketView();
  const all = useAppSelector(selectMarkets);
  const quote = useAppSelector(selectQuoteToken);
  const load = useAppSelector(selectTokensLoad);
  const dispatch = useAppDispatch();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  const isList = isPhone && view.markets.length > 0;
  return (
    <Page title="Markets">
      <PageHeader
        title="Markets"
        subtitle={
          quote !== undefined && `${all.length} tokens, each traded against ${quote.symbol}`
        }
      />
      <MarketHighlights markets={all} />
      <Card component="section" aria-label="All markets" onKeyDown={moveAmongMarkets}>
        <Toolbar view={view} isPhone={isPhone} />
        {isList ? (
          <MarketList markets={view.markets} label="Markets" />
        ) : (
          <MarketTable
            view={view}
            quoteSymbol={quote?.symbol ?? ''}
            load={load}
            onRetry={() => void dispatch(fetchTokens())}
            empty={emptyOf(view)}
          />
        )}
      </Card>
    </Page>
  );
}
