import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { Page } from '../../components/Page.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { useNow } from '../../components/use-now.ts';
import { signOf } from '../../lib/decimal-text.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectUser } from '../../store/slices/authSlice.ts';
import { selectOrders } from '../../store/slices/ordersSlice.ts';
import { selectQuoteToken } from '../../store/slices/tokensSlice.ts';
import { selectWallet } from '../../store/slices/walletSlice.ts';
import { ActivityPanel } from './ActivityPanel.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import { HoldingsPanel } from './HoldingsPanel.tsx';
import { PortfolioSummary } from './PortfolioSummary.tsx';
import { WatchlistPanel } from './WatchlistPanel.tsx';

function greetingAt(timeMs: number): string {
  const hour = new Date(timeMs).getHours();
  if (hour < 5) return 'Good night';
  if (hour < 12) return 'Good morning';
  return hour < 18 ? 'Good afternoon' : 'Good evening';
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

export function DashboardPage() {
  const user = useAppSelector(selectUser);
  const quoteSymbol = useAppSelector(selectQuoteToken)?.symbol ?? '';
  const beginnings = useBeginnings();
  const nowMs = useNow(60_000);
  const isEmpty = beginnings?.hasFunds === false && !beginnings.hasOrders;
  return (
    <Page title="Dashboard">
      <PageHeader
        title={`${greetingAt(nowMs)}${user === null ? '' : `, ${user.username}`}`}
        actions={
          // A new account has its first step below instead.
          !isEmpty && (
            <>
              <Button component={Link} to="/wallet?deposit" variant="outlined">
                Deposit
              </Button>
              <Button component={Link} to="/trade" variant="contained">
                Trade
              </Button>
            </>
          )
        }
      />
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 400px' },
          gap: 4,
          alignItems: 'start',
        }}
      >
        <Box sx={{ display: 'grid', gap: 4, minWidth: 0 }}>
          {beginnings?.hasOrders === false && <FirstSteps {...beginnings} />}
          {!isEmpty && <PortfolioSummary quoteSymbol={quoteSymbol} />}
          {!isEmpty && <HoldingsPanel />}
        </Box>
        <Box sx={{ display: 'grid', gap: 4, minWidth: 0 }}>
          <WatchlistPanel />
          <ActivityPanel />
        </Box>
      </Box>
    </Page>
  );
}
