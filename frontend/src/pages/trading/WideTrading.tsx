import { memo } from 'react';
import { AccountTabs } from './AccountTabs.tsx';
import { ChartPanel } from './ChartPanel.tsx';
import { MarketHeader } from './MarketHeader.tsx';
import { MarketRules } from './MarketRules.tsx';
import { OrderBook } from './OrderBook.tsx';
import { OrderForm } from './OrderForm.tsx';
import { TradeTape } from './TradeTape.tsx';
import styles from './trading.module.css';
import type { TradingScreenProps } from './trading-screen.ts';

/** Typing in the form draws nothing else again. */
const MarketPanels = memo(function MarketPanels({
  market,
  quote,
  onPick,
}: Pick<TradingScreenProps, 'market' | 'quote' | 'onPick'>) {
  return (
    <>
      <div className={styles['header']}>
        <MarketHeader market={market} quoteSymbol={quote.symbol} />
      </div>
      <div className={styles['chart']}>
        <ChartPanel market={market} />
      </div>
      <div className={styles['book']}>
        <OrderBook market={market} quoteSymbol={quote.symbol} onPick={onPick} />
        <TradeTape market={market} quoteSymbol={quote.symbol} />
      </div>
      <div className={styles['account']}>
        <AccountTabs market={market} maxHeight="var(--account-table-height)" />
      </div>
    </>
  );
});

/** Everything at once: chart and account, book and tape, form. */
export function WideTrading({ market, quote, draft, dispatchDraft, onPick }: TradingScreenProps) {
  return (
    <div className={styles['frame']}>
      <MarketPanels market={market} quote={quote} onPick={onPick} />
      <section
        className={`${styles['panel'] ?? ''} ${styles['form'] ?? ''}`}
        aria-label="Place an order"
      >
        <OrderForm market={market} quote={quote} draft={draft} dispatch={dispatchDraft} />
        <MarketRules market={market} quoteSymbol={quote.symbol} />
      </section>
    </div>
  );
}
