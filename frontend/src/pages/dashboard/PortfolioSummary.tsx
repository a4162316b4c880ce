import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { lazy, Suspense, useEffect, useMemo, type ReactNode } from 'react';
import { Change } from '../../components/Change.tsx';
import { ErrorState } from '../../components/ErrorState.tsx';
import { Money } from '../../components/Money.tsx';
import { Panel } from '../../components/Panel.tsx';
import { formatDecimal, signOf } from '../../lib/decimal-text.ts';
import {
  CLOSES_DAYS,
  hourlyCloses,
  useAllHourlyCloses,
} from '../../services/market-data/hourly-closes.ts';
import { useAppDispatch, useAppSelector } from '../../store/index.ts';
import { fetchWallet, selectBalances, selectWallet } from '../../store/slices/walletSlice.ts';
import { usePortfolio } from '../../store/use-portfolio.ts';
import { pricedBalances, valueHistory, type ValuePoint } from './value-history.ts';

const ValueChart = lazy(async () => ({ default: (await import('./ValueChart.tsx')).ValueChart }));

/** Room for the chart while it loads, in pixels. */
const CHART_HEIGHT = 212;

/** The past of today's holdings; null until every price is there. */
function useValueHistory(): ValuePoint[] | null {
  const balances = useAppSelector(selectBalances);
  const closes = useAllHourlyCloses();
  useEffect(() => {
    for (const { tokenId } of pricedBalances(balances)) hourlyCloses.want(tokenId);
  }, [balances]);
  return useMemo(() => valueHistory(balances, closes), [balances, closes]);
}

function Total({ quoteSymbol }: { quoteSymbol: string }) {
  const { totalValue, change24h, change24hPercent } = usePortfolio();
  const sign = signOf(change24h);
  return (
    <>
      <Typography variant="label" component="p" sx={{ color: 'text.secondary' }}>
        Total value
      </Typography>
      <Typography variant="figure" component="p" sx={{ fontSize: '2rem', mt: 1 }}>
        <Money value={totalValue} symbol={quoteSymbol} />
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mt: 1, typography: 'body2' }}>
        <Money
          value={change24h}
          symbol={quoteSymbol}
          isSigned
          tone={sign === 0 ? 'muted' : sign > 0 ? 'up' : 'down'}
        />
        <Change percent={change24hPercent} />
        <Box component="span" sx={{ color: 'text.secondary' }}>
          in 24 hours
        </Box>
      </Box>
    </>
  );
}

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 3, py: 1.25 }}>
      <Typography component="dt" variant="body2" sx={{ color: 'text.secondary' }}>
        {name}
      </Typography>
      <Typography component="dd" variant="body2" sx={{ m: 0 }}>
        {children}
      </Typography>
    </Box>
  );
}

function Parts() {
  const { availableValue, lockedValue, holdings } = usePortfolio();
  const cash = holdings.find(({ balance }) => balance.isQuote);
  return (
    <Box component="dl" sx={{ m: 0, mt: 4, borderTop: 1, borderColor: 'divider', pt: 2 }}>
      <Part name="Cash">
        <Money value={cash?.value ?? '0'} />
      </Part>
      <Part name="Available">
        <Money value={availableValue} />
      </Part>
      <Part name="In orders and withdrawals">
        <Money value={lockedValue} />
      </Part>
    </Box>
  );
}

function History({ quoteSymbol }: { quoteSymbol: string }) {
  const points = useValueHistory();
  const first = points?.[0];
  const last = points?.at(-1);
  if (points === null) return <Skeleton variant="rounded" height={CHART_HEIGHT} />;
  if (first === undefined || last === undefined || first === last) return null;
  const label = `Value of today's holdings over ${CLOSES_DAYS} days, from ${formatDecimal(first.value, { decimalsMax: 2 })} to ${formatDecimal(last.value, { decimalsMax: 2 })} ${quoteSymbol}`;
  return (
    <Box role="img" aria-label={label} sx={{ height: '100%' }}>
      <Suspense fallback={<Skeleton variant="rounded" height={CHART_HEIGHT} />}>
        <ValueChart points={points} quoteSymbol={quoteSymbol} />
      </Suspense>
    </Box>
  );
}

/** What everything is worth now, how it changed, and the way it came. */
export function PortfolioSummary({ quoteSymbol }: { quoteSymbol: string }) {
  const { load } = useAppSelector(selectWallet);
  const dispatch = useAppDispatch();
  return (
    <Panel title="Portfolio" note={`Today's holdings over ${CLOSES_DAYS} days`}>
      {load.status === 'failed' ? (
        <ErrorState
          title="Your balances could not be loaded"
          error={load.error}
          onRetry={() => void dispatch(fetchWallet())}
        />
      ) : (
        <Box
          sx={{
            display: 'grid',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '300px minmax(0, 1fr)' },
            gap: { xs: 4, md: 8 },
            p: 4,
          }}
        >
          <Box sx={{ minHeight: CHART_HEIGHT }}>
            {load.status === 'ready' ? (
              <>
                <Total quoteSymbol={quoteSymbol} />
                <Parts />
              </>
            ) : (
              <Box role="status" aria-label="Portfolio loading">
                <Skeleton width={90} />
                <Skeleton width={220} height={44} />
                <Skeleton width={180} />
                <Skeleton width="100%" sx={{ mt: 6 }} />
                <Skeleton width="100%" />
              </Box>
            )}
          </Box>
          <Box sx={{ minHeight: CHART_HEIGHT }}>
            {load.status === 'ready' ? (
              <History quoteSymbol={quoteSymbol} />
            ) : (
              <Skeleton variant="rounded" height={CHART_HEIGHT} />
            )}
          </Box>
        </Box>
      )}
    </Panel>
  );
}
