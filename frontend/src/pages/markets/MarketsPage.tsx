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
import { marketsTexts } from '../../i18n/en/markets.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/use-text.ts';
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

function emptyOf(
  t: Translate<typeof marketsTexts.english>,
  view: MarketView,
): { title: string; hint?: string; action?: ReactNode } {
  if (view.query !== '') {
    return {
      title: t('noMatch', { query: view.query }),
      hint: t('noMatchHint'),
      action: (
        <Button
          variant="outlined"
          size="small"
          onClick={() => {
            view.setQuery('');
          }}
        >
          {t('clearSearch')}
        </Button>
      ),
    };
  }
  if (view.isFavouritesOnly) {
    return {
      title: t('noFavourites'),
      hint: t('noFavouritesHint'),
      action: (
        <Button
          variant="outlined"
          size="small"
          onClick={() => {
            view.setFavouritesOnly(false);
          }}
        >
          {t('showAll')}
        </Button>
      ),
    };
  }
  return { title: t('none'), hint: t('noneHint') };
}

function Toolbar({ view, isPhone }: { view: MarketView; isPhone: boolean }) {
  const t = useText(marketsTexts);
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
        label={t('search')}
        value={view.query}
        onChange={view.setQuery}
        onKeyDown={onKeyDown}
        hasShortcut
      />
      <ToggleButtonGroup
        exclusive
        size="small"
        aria-label={t('which')}
        value={view.isFavouritesOnly ? 'favourites' : 'all'}
        onChange={(_event, chosen: string | null) => {
          if (chosen !== null) view.setFavouritesOnly(chosen === 'favourites');
        }}
      >
        <ToggleButton value="all">{t('allShort')}</ToggleButton>
        <ToggleButton value="favourites">{t('favourites')}</ToggleButton>
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
  const t = useText(marketsTexts);
  const view = useMarketView();
  const all = useAppSelector(selectMarkets);
  const quote = useAppSelector(selectQuoteToken);
  const load = useAppSelector(selectTokensLoad);
  const dispatch = useAppDispatch();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  const isList = isPhone && view.markets.length > 0;
  return (
    <Page title={t('title')}>
      <PageHeader
        title={t('title')}
        subtitle={quote !== undefined && t('subtitle', { count: all.length, quote: quote.symbol })}
      />
      <MarketHighlights markets={all} />
      <Card component="section" aria-label={t('all')} onKeyDown={moveAmongMarkets}>
        <Toolbar view={view} isPhone={isPhone} />
        {isList ? (
          <MarketList markets={view.markets} label={t('title')} />
        ) : (
          <MarketTable
            view={view}
            quoteSymbol={quote?.symbol ?? ''}
            load={load}
            onRetry={() => void dispatch(fetchTokens())}
            empty={emptyOf(t, view)}
          />
        )}
      </Card>
    </Page>
  );
}
