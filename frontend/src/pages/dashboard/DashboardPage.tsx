import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { PortfolioRange } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { AwayCard } from '../../components/notifications/AwayCard.tsx';
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

/** Whether the account is new: null until both are known. */
function useBeginnings(): { hasFunds: boolean; hasOrders: boolean } | null {
  const { load, balances } = useAppSelector(selectWallet);
  const { open, recent, fills, openLoad, recentLoad } = useAppSelector(selectOrders);
  const isKnown = [load, openLoad, recentLoad].every(({ status }) => status === 'ready');
  if (!isKnown) return null;
  return {
    hasFunds: balances.some(({ balance }) => signOf(balance) > 0),
    hasOrders: open.length + recent.length + fills.length > 0,
  };
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

export function DashboardPage() {
  const t = useText(dashboardTexts);
  const user = useAppSelector(selectUser);
  const quoteSymbol = useAppSelector(selectQuoteToken)?.symbol ?? '';
  const beginnings = useBeginnings();
  const [firstTrade, setFirstTrade] = useState<FirstTrade | null>(null);
  const nowMs = useNow(60_000);
  const isEmpty = beginnings?.hasFunds === false && !beginnings.hasOrders;
  // One wide column, so that nothing moves between the two steps.
  const isNew = beginnings?.hasOrders === false && firstTrade === null;
  return (
    <Page title={t('title')}>
      <PageHeader
        title={t(greetingAt(nowMs), { name: user?.username ?? '' })}
        actions={
          // A new account has its first step below instead.
          !isEmpty && (
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
              hasFunds={beginnings.hasFunds}
              quoteSymbol={quoteSymbol}
              onTraded={setFirstTrade}
            />
          )}
          <AwayCard />
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
    </Page>
  );
}
