import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import type { Side } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { BOTTOM_BAR_HEIGHT } from '../../components/layout/BottomBar.tsx';
import { workspaceTexts } from '../../i18n/en/workspace.ts';
import { useText } from '../../i18n/use-text.ts';
import { AccountTabs } from './AccountTabs.tsx';
import { ChartPanel } from './chart/ChartPanel.tsx';
import { MarketHeader } from './MarketHeader.tsx';
import { MarketNotice } from './workspace/MarketNotice.tsx';
import { MarketRules } from './MarketRules.tsx';
import { OrderBook } from './OrderBook.tsx';
import type { PickedLevel } from './picked-level.ts';
import { OrderForm } from './OrderForm.tsx';
import { TradeTape } from './TradeTape.tsx';
import { ORDER_PANEL_ID, useSideHotkeys } from './workspace/use-side-hotkeys.ts';
import type { TradingScreenProps } from './trading-screen.ts';

type TabName = 'chart' | 'book' | 'trade' | 'orders';

const TABS: readonly TabName[] = ['chart', 'book', 'trade', 'orders'];

/** One panel at a time; what is not shown is not subscribed to. */
export function PhoneTrading(props: TradingScreenProps) {
  const { market, quote, draft, dispatchDraft, onPick } = props;
  const t = useText(workspaceTexts);
  const [tab, setTab] = useState<TabName>('chart');
  const pick = (level: PickedLevel) => {
    onPick(level);
    setTab('trade');
  };
  const trade = (side: Side) => {
    dispatchDraft({ type: 'sideChosen', side });
    setTab('trade');
  };
  useSideHotkeys(trade);
  return (
    <Box
      sx={{
        display: 'flex',
        flexDirection: 'column',
        height: `calc(100dvh - 48px - var(--ttx-banner-height, 0px) - ${BOTTOM_BAR_HEIGHT})`,
        minHeight: 460,
        bgcolor: 'surface.panel',
      }}
    >
      <Box sx={{ flex: 'none', height: 56, borderBottom: 1, borderColor: 'divider' }}>
        <MarketHeader market={market} quoteSymbol={quote.symbol} />
      </Box>
      <MarketNotice market={market} />
      <Tabs
        value={tab}
        onChange={(_event, value: TabName) => {
          setTab(value);
        }}
        variant="fullWidth"
        aria-label={t('screen')}
        sx={{ flex: 'none', borderBottom: 1, borderColor: 'divider' }}
      >
        {TABS.map((name) => (
          <Tab
            key={name}
            value={name}
            label={t(`tab.${name}`)}
            id={`trading-tab-${name}`}
            {...(name === tab ? { 'aria-controls': `trading-panel-${name}` } : {})}
          />
        ))}
      </Tabs>
      <Box
        role="tabpanel"
        id={`trading-panel-${tab}`}
        aria-labelledby={`trading-tab-${tab}`}
        sx={{ flex: 1, minHeight: 0, overflowY: 'auto' }}
      >
        {tab === 'chart' && <ChartPanel market={market} quoteSymbol={quote.symbol} onPick={pick} />}
        {tab === 'book' && (
          <Box sx={{ height: '100%', display: 'grid', gridTemplateRows: '1.5fr 1fr' }}>
            <OrderBook market={market} quoteSymbol={quote.symbol} onPick={pick} />
            <Box sx={{ minHeight: 0, display: 'grid', borderTop: 1, borderColor: 'divider' }}>
              <TradeTape market={market} quoteSymbol={quote.symbol} />
            </Box>
          </Box>
        )}
        {tab === 'trade' && (
          <div id={ORDER_PANEL_ID}>
            <OrderForm market={market} quote={quote} draft={draft} dispatch={dispatchDraft} />
            <MarketRules market={market} quoteSymbol={quote.symbol} />
          </div>
        )}
        {tab === 'orders' && <AccountTabs market={market} />}
      </Box>
      {(tab === 'chart' || tab === 'book') && <TradeButtons onChoose={trade} />}
    </Box>
  );
}

/** From looking to trading in one tap. */
function TradeButtons({ onChoose }: { onChoose: (side: Side) => void }) {
  const t = useText(workspaceTexts);
  return (
    <Box
      sx={{
        flex: 'none',
        display: 'grid',
        gridTemplateColumns: '1fr 1fr',
        gap: 2,
        p: 2,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Button
        variant="contained"
        color="success"
        onClick={() => {
          onChoose('buy');
        }}
      >
        {t('buy')}
      </Button>
      <Button
        variant="contained"
        color="error"
        onClick={() => {
          onChoose('sell');
        }}
      >
        {t('sell')}
      </Button>
    </Box>
  );
}
