import Button from '@mui/material/Button';
import type { Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Token } from '@tokentradex/backend/contracts';
import { useCallback, useEffect, useReducer } from 'react';
import { Link, useParams } from 'react-router-dom';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorState } from '../../components/ErrorState.tsx';
import { LoadingState } from '../../components/LoadingState.tsx';
import { useRetryWhenLive } from '../../components/use-retry-when-live.ts';
import { useDocumentTitle } from '../../components/use-document-title.ts';
import { workspaceTexts } from '../../i18n/en/workspace.ts';
import { useText } from '../../i18n/use-text.ts';
import { decimalsOf, formatFixed } from '../../lib/decimal-text.ts';
import { marketData } from '../../services/market-data/market-data.ts';
import { useTicker } from '../../services/market-data/use-market-data.ts';
import { usePreference } from '../../services/preferences.ts';
import { useAppDispatch, useAppSelector } from '../../store/index.ts';
import {
  fetchTokens,
  marketOpened,
  selectMarketByName,
  selectQuoteToken,
  selectTokensLoad,
} from '../../store/slices/tokensSlice.ts';
import { newDraft, reduceDraft } from './order-draft.ts';
import type { PickedLevel } from './picked-level.ts';
import { PhoneTrading } from './PhoneTrading.tsx';
import { WideTrading } from './WideTrading.tsx';

/** `/trade/:symbol`: finds the market, and says so when there is none. */
export function TradingPage() {
  const { symbol = '' } = useParams();
  const market = useAppSelector((state) => selectMarketByName(state, symbol));
  const quote = useAppSelector(selectQuoteToken);
  const load = useAppSelector(selectTokensLoad);
  const dispatch = useAppDispatch();
  const t = useText(workspaceTexts);
  const retry = useCallback(() => void dispatch(fetchTokens()), [dispatch]);
  useRetryWhenLive(load.status === 'failed', retry);
  if (market !== undefined && quote !== undefined) {
    return <MarketScreen key={market.id} market={market} quote={quote} />;
  }
  if (load.status === 'failed') {
    return <ErrorState title={t('notLoaded')} error={load.error} onRetry={retry} />;
  }
  if (load.status !== 'ready') return <LoadingState label={t('market')} rows={10} rowHeight={32} />;
  return (
    <EmptyState
      title={t('noMarket', { name: symbol.toUpperCase() })}
      hint={t('noMarketHint')}
      action={
        <Button component={Link} to="/markets" variant="contained">
          {t('seeMarkets')}
        </Button>
      }
    />
  );
}

/** The price leads the tab's title, so that a hidden tab still tells it. */
function usePriceInTitle(market: Token): void {
  const ticker = useTicker(market.id);
  const last = ticker?.last ?? market.currentPrice;
  const isShown = usePreference('hasPriceInTitle') && last !== null;
  const price = !isShown ? '' : `${formatFixed(last, decimalsOf(market.tickSize))} `;
  useDocumentTitle(`${price}${market.market}`);
}

function PriceInTitle({ market }: { market: Token }) {
  usePriceInTitle(market);
  return null;
}

function MarketScreen({ market, quote }: { market: Token; quote: Token }) {
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
  const dispatch = useAppDispatch();
  const [draft, dispatchDraft] = useReducer(reduceDraft, market, (opened) =>
    newDraft(
      marketData.tickers.getView().byTokenId.get(opened.id)?.last ?? opened.currentPrice ?? '',
    ),
  );
  const onPick = useCallback(({ price, quantity }: PickedLevel) => {
    dispatchDraft({ type: 'levelPicked', price, quantity });
  }, []);

  useEffect(() => {
    dispatch(marketOpened(market.id));
  }, [dispatch, market.id]);

  const screen = { market, quote, draft, dispatchDraft, onPick };
  return (
    <>
      <PriceInTitle market={market} />
      {isPhone ? <PhoneTrading {...screen} /> : <WideTrading {...screen} />}
    </>
  );
}
