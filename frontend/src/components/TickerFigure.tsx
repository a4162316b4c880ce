import type { Token } from '@tokentradex/backend/contracts';
import { useTicker } from '../services/market-data/use-market-data.ts';
import { Change } from './Change.tsx';
import { Money } from './Money.tsx';
import { Price } from './Price.tsx';

interface TickerFigureProps {
  market: Token;
  figure: 'last' | 'change' | 'high' | 'low' | 'volume';
}

/** One live 24 hour figure of one market; renders only when that market's ticker changes. */
export function TickerFigure({ market, figure }: TickerFigureProps) {
  const ticker = useTicker(market.id);
  switch (figure) {
    case 'last':
      return <Price value={ticker?.last ?? market.currentPrice} tick={market.tickSize} />;
    case 'change':
      return <Change percent={ticker?.changePercent} />;
    case 'high':
      return <Price value={ticker?.high} tick={market.tickSize} />;
    case 'low':
      return <Price value={ticker?.low} tick={market.tickSize} />;
    case 'volume':
      return <Money value={ticker?.quoteVolume} isCompact />;
  }
}
