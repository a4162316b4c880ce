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
import { adminTexts } from '../../i18n/en/admin.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatCompact, formatDecimal } from '../../lib/decimal-text.ts';
import { describeError } from '../../lib/error-text.ts';
import { adminApi } from '../../services/admin-api.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectCan } from '../../store/slices/authSlice.ts';
import { selectQuoteToken } from '../../store/slices/tokensSlice.ts';
import type { DayFigure } from './DayBars.tsx';
import { DayPanel } from './DayPanel.tsx';
import { EnginePanel } from './EnginePanel.tsx';
import { FeesPanel } from './FeesPanel.tsx';
import { KeyFigure } from './KeyFigure.tsx';

const REFRESH_MS = 10_000;

const count = (value: number | undefined) =>
  value === undefined ? undefined : formatDecimal(String(value));

function KeyFigures({
  overview,
  quoteSymbol,
}: {
  overview: AdminOverview | null;
  quoteSymbol: string;
}) {
  const t = useText(adminTexts);
  const mayCheck = useAppSelector((state) => selectCan(state, 'users:kyc'));
  return (
    <Box
      component="ul"
      aria-label={t('overview.keyFigures')}
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
        name={t('overview.volume24h')}
        value={
          overview === null ? undefined : (
            <Money value={overview.quoteVolume24h} symbol={quoteSymbol} isCompact />
          )
        }
        note={overview !== null && t('overview.trades', { count: overview.tradeCount24h })}
      />
      <KeyFigure
        name={t('overview.users')}
        value={count(overview?.userCount)}
        note={overview !== null && t('overview.active24h', { count: overview.activeUserCount24h })}
        to="/admin/users"
      />
      <KeyFigure
        name={t('overview.openOrders')}
        value={count(overview?.openOrderCount)}
        note={overview !== null && t('overview.onAllBooks')}
      />
      <KeyFigure
        name={t('overview.toDecide')}
        value={count(overview?.heldWithdrawalCount)}
        note={
          overview !== null &&
          t(overview.heldWithdrawalCount === 0 ? 'overview.nothingWaits' : 'overview.held')
        }
        to="/admin/withdrawals"
      />
      <KeyFigure
        name={t('overview.identityChecks')}
        value={count(overview?.pendingKycCount)}
        note={
          overview !== null &&
          t(overview.pendingKycCount === 0 ? 'overview.nothingWaits' : 'overview.pending')
        }
        to={mayCheck ? '/admin/identity' : '/admin/users?kyc=pending'}
      />
      <KeyFigure
        name={t('overview.lastBatch')}
        value={
          overview === null
            ? undefined
            : overview.engine.lastBatchMs === null
              ? t('noneYet')
              : t('milliseconds', { value: overview.engine.lastBatchMs.toFixed(1) })
        }
        note={overview !== null && t('overview.commands', { count: overview.engine.queueDepth })}
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

const fetchOverview = (signal: AbortSignal) => adminApi.overview(signal);

export function AdminOverviewPage() {
  const t = useText(adminTexts);
  const { data: overview, load, reload } = useLoaded(fetchOverview);
  const quoteSymbol = useAppSelector(selectQuoteToken)?.symbol ?? '';
  useInterval(reload, REFRESH_MS);
  const volume = useMemo(() => volumeDays(overview, quoteSymbol), [overview, quoteSymbol]);
  const users = useMemo(() => userDays(overview), [overview]);
  const hasNothing = overview === null && load.status === 'failed';
  return (
    <Page title={t('overview.title')}>
      <PageHeader title={t('nav.overview')} subtitle={t('overview.subtitle')} />
      {hasNothing && (
        <ErrorState title={t('overview.notLoaded')} error={load.error} onRetry={reload} />
      )}
      {overview !== null && load.status === 'failed' && (
        <Alert
          severity="warning"
          sx={{ mb: 4 }}
          action={
            <Button size="small" color="inherit" onClick={reload}>
              {t('tryAgain')}
            </Button>
          }
        >
          {t('overview.old')} {load.error !== null && describeError(load.error)}
        </Alert>
      )}
      {!hasNothing && (
        <>
          <KeyFigures overview={overview} quoteSymbol={quoteSymbol} />
          <Box sx={GRID}>
            <DayPanel
              title={t('overview.volumeByDay')}
              note={t('overview.volumeNote', { symbol: quoteSymbol })}
              figureHeader={t('overview.volume')}
              days={volume}
              load={load}
              onRetry={reload}
              formatLevel={(level) => formatCompact(level.toFixed(0)).replace('.00', '')}
            />
            <DayPanel
              title={t('overview.usersByDay')}
              note={t('overview.fourteenDays')}
              figureHeader={t('overview.newUsers')}
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
