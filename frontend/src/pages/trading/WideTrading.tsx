import { memo } from 'react';
import type { Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { workspaceTexts } from '../../i18n/en/workspace.ts';
import { useText } from '../../i18n/use-text.ts';
import { AccountTabs } from './AccountTabs.tsx';
import { ChartPanel } from './chart/ChartPanel.tsx';
import { MarketHeader } from './MarketHeader.tsx';
import { MarketRules } from './MarketRules.tsx';
import { OrderBook } from './OrderBook.tsx';
import { OrderForm } from './OrderForm.tsx';
import { TradeTape } from './TradeTape.tsx';
import styles from './trading.module.css';
import type { TradingScreenProps } from './trading-screen.ts';
import { MarketNotice } from './workspace/MarketNotice.tsx';
import { ResizableScreen } from './workspace/ResizableScreen.tsx';
import { ORDER_PANEL_ID, useSideHotkeys } from './workspace/use-side-hotkeys.ts';

type MarketProps = Pick<TradingScreenProps, 'market' | 'quote' | 'onPick'>;

/** Typing in the form draws none of these again. */
const Chart = memo(ChartPanel);
const Book = memo(OrderBook);
const Tape = memo(TradeTape);

const Account = memo(function Account({ market }: Pick<MarketProps, 'market'>) {
  return <AccountTabs market={market} maxHeight="var(--account-table-height)" />;
});

/** Everything at once: chart and account, book and tape, form; resizable where there is room for it. */
export function WideTrading({ market, quote, draft, dispatchDraft, onPick }: TradingScreenProps) {
  const t = useText(workspaceTexts);
  const isWide = useMediaQuery((theme: Theme) => theme.breakpoints.up('lg'));
  useSideHotkeys((side) => {
    dispatchDraft({ type: 'sideChosen', side });
  });
  const panels = {
    chart: <Chart market={market} quoteSymbol={quote.symbol} onPick={onPick} />,
    levels: <Book market={market} quoteSymbol={quote.symbol} onPick={onPick} />,
    tape: <Tape market={market} quoteSymbol={quote.symbol} />,
    account: <Account market={market} />,
    form: (
      <section
        id={ORDER_PANEL_ID}
        className={`${styles['panel'] ?? ''} ${styles['form'] ?? ''}`}
        aria-label={t('placeOrder')}
      >
        <OrderForm market={market} quote={quote} draft={draft} dispatch={dispatchDraft} />
        <MarketRules market={market} quoteSymbol={quote.symbol} />
      </section>
    ),
  };
  if (isWide) return <ResizableScreen market={market} quoteSymbol={quote.symbol} {...panels} />;
  return (
    <>
      <MarketNotice market={market} />
      <div className={styles['frame']}>
        <div className={styles['header']}>
          <MarketHeader market={market} quoteSymbol={quote.symbol} />
        </div>
        <div className={styles['chart']}>{panels.chart}</div>
        <div className={styles['book']}>
          {panels.levels}
          {panels.tape}
        </div>
        <div className={styles['account']}>{panels.account}</div>
        {panels.form}
      </div>
    </>
  );
}
