import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { AwaySummary, PortfolioRange } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { LoadingState } from '../../components/LoadingState.tsx';
import { AwayCard } from '../../components/notifications/AwayCard.tsx';
import { useAwaySummary } from '../../components/notifications/use-away-summary.ts';
import { Page } from '../../components/Page.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { useNow } from '../../components/use-now.ts';
import { dashboardTexts } from '../../i18n/en/dashboard.ts';
import { useText } from '../../i18n/use-text.ts';
import { signOf } from '../../lib/decimal-text.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectUser } from '../../store/slices/authSlice.ts';
import { selectOrders } from '../../store/slices/ordersSlice.ts';
import { selectQuoteToken } from '../../store/slices/tokensSlice.ts';
import { selectWallet } from '../../store/slices/walletSlice.ts';
import { ActivityPanel } from './ActivityPanel.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import { FirstTradeDone, type FirstTrade } from './FirstTradeDone.tsx';
import { HoldingsPanel } from './HoldingsPanel.tsx';
import { PortfolioSummary } from './PortfolioSummary.tsx';
import { usePortfolioHistory } from './use-portfolio-history.ts';
import { WatchlistPanel } from './WatchlistPanel.tsx';

function greetingAt(timeMs: number) {
  const hour = new Date(timeMs).getHours();
  if (hour < 5) return 'greeting.night';
  if (hour < 12) return 'greeting.morning';
  return hour < 18 ? 'greeting.afternoon' : 'greeting.evening';
}

/** What the account has done so far; null while that is not known, or could not be found out. */
interface Beginnings {
  isLoading: boolean;
  hasFunds: boolean | null;
  hasOrders: boolean | null;
  /** Neither funds nor orders. */
  isEmpty: boolean;
}

function useBeginnings(): Beginnings {
  const { load, balances } = useAppSelector(selectWallet);
  const { open, recent, fills, openLoad, recentLoad } = useAppSelector(selectOrders);
  const statuses = [load, openLoad, recentLoad].map(({ status }) => status);
  const isKnown = statuses.every((status) => status === 'ready');
  const hasFunds = isKnown ? balances.some(({ balance }) => signOf(balance) > 0) : null;
  const hasOrders = isKnown ? open.length + recent.length + fills.length > 0 : null;
  return {
    isLoading: !isKnown && !statuses.includes('failed'),
    hasFunds,
    hasOrders,
    isEmpty: hasFunds === false && hasOrders === false,
  };
}

/** Whether all that decides which panels there are has come once, or failed to. */
function useIsSettled(isLoading: boolean): boolean {
  const [isSettled, setIsSettled] = useState(!isLoading);
  if (!isSettled && !isLoading) setIsSettled(true);
  return isSettled;
}

/** The value over time and what it is made of. */
function Holdings({ quoteSymbol }: { quoteSymbol: string }) {
  const [range, setRange] = useState<PortfolioRange>('1w');
  const history = usePortfolioHistory(range);
  return (
    <>
      <PortfolioSummary
        quoteSymbol={quoteSymbol}
        history={history}
        range={range}
        onRange={setRange}
      />
      <HoldingsPanel costs={history.data?.allocation ?? []} />
    </>
  );
}

interface PanelsProps {
  beginnings: Beginnings;
  away: AwaySummary | null;
  quoteSymbol: string;
}

function Panels({ beginnings, away, quoteSymbol }: PanelsProps) {
  const { isEmpty, hasFunds, hasOrders } = beginnings;
  const [firstTrade, setFirstTrade] = useState<FirstTrade | null>(null);
  // One wide column, so that nothing moves between the two steps.
  const isNew = hasOrders === false && firstTrade === null;
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: {
          xs: 'minmax(0, 1fr)',
          lg: isNew ? 'minmax(0, 1fr)' : 'minmax(0, 1fr) 400px',
        },
        gap: 4,
        alignItems: 'start',
      }}
    >
      <Box sx={{ display: 'grid', gap: 4, minWidth: 0 }}>
        {firstTrade !== null && (
          <FirstTradeDone
            trade={firstTrade}
            onClose={() => {
              setFirstTrade(null);
            }}
          />
        )}
        {isNew && (
          <FirstSteps
            hasFunds={hasFunds === true}
            quoteSymbol={quoteSymbol}
            onTraded={setFirstTrade}
          />
        )}
        <AwayCard summary={away} />
        {!isEmpty && <Holdings quoteSymbol={quoteSymbol} />}
      </Box>
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: {
            xs: 'minmax(0, 1fr)',
            lg: isNew ? 'repeat(2, minmax(0, 1fr))' : 'minmax(0, 1fr)',
          },
          gap: 4,
          alignItems: 'start',
          minWidth: 0,
        }}
      >
        <WatchlistPanel />
        <ActivityPanel />
      </Box>
    </Box>
  );
}

export function DashboardPage() {
  const t = useText(dashboardTexts);
  const user = useAppSelector(selectUser);
  const quoteSymbol = useAppSelector(selectQuoteToken)?.symbol ?? '';
  const beginnings = useBeginnings();
  const away = useAwaySummary();
  // Panels that came later would move the others.
  const isSettled = useIsSettled(beginnings.isLoading || away.load.status === 'loading');
  const nowMs = useNow(60_000);
  return (
    <Page title={t('title')}>
      <PageHeader
        title={t(greetingAt(nowMs), { name: user?.username ?? '' })}
        actions={
          // A new account has its first step below instead.
          !beginnings.isEmpty && (
            <>
              <Button component={Link} to="/wallet?deposit" variant="outlined">
                {t('deposit')}
              </Button>
              <Button component={Link} to="/trade" variant="contained">
                {t('trade')}
              </Button>
            </>
          )
        }
      />
      {isSettled ? (
        <Panels beginnings={beginnings} away={away.data} quoteSymbol={quoteSymbol} />
      ) : (
        // As high as a screen: what stands below the panels is not seen to move.
        <Box sx={{ minHeight: '100vh' }}>
          <LoadingState label={t('title')} rows={8} rowHeight={40} />
        </Box>
      )}
    </Page>
  );
}
