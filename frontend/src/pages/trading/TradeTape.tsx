import type { PublicTrade, Token } from '@tokentradex/backend/contracts';
import { memo } from 'react';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LoadingState } from '../../components/LoadingState.tsx';
import { orderBookTexts } from '../../i18n/en/order-book.ts';
import { useText } from '../../i18n/use-text.ts';
import { decimalsOf, formatFixed } from '../../lib/decimal-text.ts';
import { formatClock } from '../../lib/time-text.ts';
import { useTape } from '../../services/market-data/use-market-data.ts';
import { StaleBadge } from './StaleBadge.tsx';
import styles from './trading.module.css';

/** A region that scrolls has to be reachable by keyboard, also when nothing in it is a control. */
const SCROLL_BY_KEYBOARD = { tabIndex: 0 };

interface TapeRowProps {
  trade: PublicTrade;
  priceDecimals: number;
  sizeDecimals: number;
  /** Says who took. */
  takerText: string;
}

const TapeRow = memo(function TapeRow(props: TapeRowProps) {
  const { trade, priceDecimals, sizeDecimals, takerText } = props;
  const isBuy = trade.takerSide === 'buy';
  return (
    <li className={styles['tapeRow']}>
      <span className={isBuy ? styles['up'] : styles['down']}>
        <span className={styles['arrow']} role="img" aria-label={takerText}>
          {isBuy ? '▲' : '▼'}
        </span>
        {formatFixed(trade.price, priceDecimals)}
      </span>
      <span>{formatFixed(trade.quantity, sizeDecimals)}</span>
      <span className={styles['muted']}>{formatClock(trade.time)}</span>
    </li>
  );
});

/** The market's latest trades, newest first; the arrow says which side took. */
export function TradeTape({ market, quoteSymbol }: { market: Token; quoteSymbol: string }) {
  const t = useText(orderBookTexts);
  const { state, trades } = useTape(market.id);
  return (
    <section className={styles['panel']} aria-label={t('trades')}>
      <div className={styles['panelHead']}>
        <h2 className={styles['panelTitle']}>{t('trades')}</h2>
        <StaleBadge state={state} />
      </div>
      <div className={styles['columns']} aria-hidden>
        <span>{t('column.price', { symbol: quoteSymbol })}</span>
        <span>{t('column.size', { symbol: market.symbol })}</span>
        <span>{t('column.time')}</span>
      </div>
      {state === 'loading' && <LoadingState label={t('trades')} rows={6} rowHeight={12} />}
      {state === 'live' && trades.length === 0 && <EmptyState title={t('trades.none')} isCompact />}
      {trades.length > 0 && (
        <ol
          className={`${styles['tape'] ?? ''} ${state === 'stale' ? (styles['stale'] ?? '') : ''}`}
          aria-label={t('trades.latest')}
          {...SCROLL_BY_KEYBOARD}
        >
          {/* Rows stay where they are and take over the text: moving them would shift the layout. */}
          {trades.map((trade, row) => (
            <TapeRow
              key={row}
              trade={trade}
              priceDecimals={decimalsOf(market.tickSize)}
              sizeDecimals={decimalsOf(market.lotSize)}
              takerText={t(trade.takerSide === 'buy' ? 'taker.buy' : 'taker.sell')}
            />
          ))}
        </ol>
      )}
    </section>
  );
}
