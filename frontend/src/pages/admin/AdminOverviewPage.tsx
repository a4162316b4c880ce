import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { AdminOverview } from '@tokentradex/backend/contracts';
import { useMemo } from 'react';
import { ErrorState } from '../../components/ErrorState.tsx';
import { Money } from '../../components/Money.tsx';
import { Page } from '../../components/Page.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { useInterval } from '../../components/use-interval.ts';
import { useLoaded } from '../../components/use-loaded.ts';
import { formatCompact, formatDecimal } from '../../lib/decimal-text.ts';
import { describeError } from '../../lib/error-text.ts';
import { api } from '../../services/api.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectQuoteToken } from '../../store/slices/tokensSlice.ts';
import type { DayFigure } from './DayBars.tsx';
import { DayPanel } from './DayPanel.tsx';
import { EnginePanel } from './EnginePanel.tsx';
import { FeesPanel } from './FeesPanel.tsx';
import { KeyFigure } from './KeyFigure.tsx';

const REFRESH_MS = 10_000;

const count = (value: number | undefined) =>
  value === undefined ? undefined : formatDecimal(String(value));

const plural = (value: number, noun: string) =>
  `${formatDecimal(String(value))} ${noun}${value === 1 ? '' : 's'}`;

function KeyFigures({
  overview,
  quoteSymbol,
}: {
  overview: AdminOverview | null;
  quoteSymbol: string;
}) {
  return (
    <Box
      component="ul"
      aria-label="Key figures"
      sx={{
        display: 'grid',
        gridTemplateColumns: {
          xs: 'repeat(2, minmax(0, 1fr))',
          md: 'repeat(3, minmax(0, 1fr))',
          lg: 'repeat(6, minmax(0, 1fr))',
        },
        gap: { xs: 3, md: 4 },
        listStyle: 'none',
        m: 0,
        mb: 4,
        p: 0,
      }}
    >
      <KeyFigure
        name="Volume, 24h"
        value={
          overview === null ? undefined : (
            <Money value={overview.quoteVolume24h} symbol={quoteSymbol} isCompact />
          )
        }
        note={overview !== null && plural(overview.tradeCount24h, 'trade')}
      />
      <KeyFigure
        name="Users"
        value={count(overview?.userCount)}
        note={overview !== null && `${overview.activeUserCount24h} active in 24h`}
        to="/admin/users"
      />
      <KeyFigure
        name="Open orders"
        value={count(overview?.openOrderCount)}
        note={overview !== null && 'On all books'}
      />
      <KeyFigure
        name="Withdrawals to decide"
        value={count(overview?.heldWithdrawalCount)}
        note={overview !== null && (overview.heldWithdrawalCount === 0 ? 'Nothing waits' : 'Held')}
        to="/admin/withdrawals"
      />
      <KeyFigure
        name="Identity checks"
        value={count(overview?.pendingKycCount)}
        note={overview !== null && (overview.pendingKycCount === 0 ? 'Nothing waits' : 'Pending')}
        to="/admin/users?kyc=pending"
      />
      <KeyFigure
        name="Last batch"
        value={
          overview === null
            ? undefined
            : overview.engine.lastBatchMs === null
              ? 'None yet'
              : `${overview.engine.lastBatchMs.toFixed(1)} ms`
        }
        note={overview !== null && plural(overview.engine.queueDepth, 'command') + ' waiting'}
      />
    </Box>
  );
}

function volumeDays(overview: AdminOverview | null, quoteSymbol: string): DayFigure[] {
  return (overview?.volumeByDay ?? []).map(({ date, quoteVolume }) => ({
    date,
    level: Number(quoteVolume),
    figure: <Money value={quoteVolume} symbol={quoteSymbol} />,
  }));
}

function userDays(overview: AdminOverview | null): DayFigure[] {
  return (overview?.usersByDay ?? []).map(({ date, userCount }) => ({
    date,
    level: userCount,
    figure: formatDecimal(String(userCount)),
  }));
}

const fetchOverview = (signal: AbortSignal) => api.admin.overview(signal);

export function AdminOverviewPage() {
  const { data: overview, load, reload } = useLoaded(fetchOverview);
  const quoteSymbol = useAppSelector(selectQuoteToken)?.symbol ?? '';
  useInterval(reload, REFRESH_MS);
  const volume = useMemo(() => volumeDays(overview, quoteSymbol), [overview, quoteSymbol]);
  const users = useMemo(() => userDays(overview), [overview]);
  const hasNothing = overview === null && load.status === 'failed';
  return (
    <Page title="Administration">
      <PageHeader title="Overview" subtitle="The whole exchange, renewed every 10 seconds" />
      {hasNothing && (
        <ErrorState title="The overview could not be loaded" error={load.error} onRetry={reload} />
      )}
      {overview !== null && load.status === 'failed' && (
        <Alert
          severity="warning"
          sx={{ mb: 4 }}
          action={
            <Button size="small" color="inherit" onClick={reload}>
              Try again
            </Button>
          }
        >
          These figures are old. {load.error !== null && describeError(load.error)}
        </Alert>
      )}
      {!hasNothing && (
        <>
          <KeyFigures overview={overview} quoteSymbol={quoteSymbol} />
          <Box sx={GRID}>
            <DayPanel
              title="Volume by day"
              note={`In ${quoteSymbol}, 14 days`}
              figureHeader="Volume"
              days={volume}
              load={load}
              onRetry={reload}
              formatLevel={(level) => formatCompact(level.toFixed(0)).replace('.00', '')}
            />
            <DayPanel
              title="New users by day"
              note="14 days"
              figureHeader="New users"
              days={users}
              load={load}
              onRetry={reload}
              formatLevel={(level) => level.toFixed(0)}
            />
            <EnginePanel engine={overview?.engine} />
            <FeesPanel balances={overview?.feeBalances ?? []} load={load} onRetry={reload} />
          </Box>
        </>
      )}
    </Page>
  );
}

const GRID = {
  display: 'grid',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
  gap: 4,
  alignItems: 'start',
} as const;
