import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import type { Portfolio } from '@tokentradex/backend/contracts';
import { lazy, Suspense } from 'react';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { ErrorState } from '../../components/ErrorState.tsx';
import { Figure } from '../../components/Figure.tsx';
import { Money } from '../../components/Money.tsx';
import type { Loaded } from '../../components/use-loaded.ts';
import { dashboardTexts } from '../../i18n/en/dashboard.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatDecimal } from '../../lib/decimal-text.ts';
import { formatDateTime } from '../../lib/time-text.ts';

const ValueChart = lazy(async () => ({ default: (await import('./ValueChart.tsx')).ValueChart }));

/** Room for the chart while it loads, in pixels. */
export const CHART_HEIGHT = 248;

function ValueTable({ portfolio }: { portfolio: Portfolio }) {
  const t = useText(dashboardTexts);
  const columns: Column<Portfolio['values'][number]>[] = [
    {
      key: 'time',
      header: t('time'),
      onPhone: 'title',
      render: ({ time }) => <Figure>{formatDateTime(time)}</Figure>,
    },
    {
      key: 'value',
      header: t('value'),
      align: 'right',
      onPhone: 'aside',
      render: ({ value }) => <Money isPrivate value={value} />,
    },
  ];
  return (
    <DataTable
      label={t('valueTable')}
      columns={columns}
      rows={portfolio.values.toReversed()}
      rowKey={({ time }) => time}
      load={{ status: 'ready', error: null }}
      empty={{ title: t('nothingHeld') }}
      maxHeight={CHART_HEIGHT}
      isCompact
    />
  );
}

interface ValueHistoryProps {
  history: Loaded<Portfolio>;
  quoteSymbol: string;
  isTable: boolean;
}

/** The value at each point of the range, drawn or in figures. */
export function ValueHistory({ history, quoteSymbol, isTable }: ValueHistoryProps) {
  const t = useText(dashboardTexts);
  const { data, load, reload } = history;
  if (data === null && load.status === 'failed') {
    return (
      <ErrorState title={t('historyNotLoaded')} error={load.error} onRetry={reload} isCompact />
    );
  }
  if (data === null) return <Skeleton variant="rounded" height={CHART_HEIGHT} />;
  if (isTable) return <ValueTable portfolio={data} />;
  const [first, last] = [data.values[0]?.value ?? '0', data.values.at(-1)?.value ?? '0'];
  const label = t('chart', {
    from: formatDecimal(first, { decimalsMax: 2 }),
    to: formatDecimal(last, { decimalsMax: 2 }),
    symbol: quoteSymbol,
  });
  return (
    <Box role="img" aria-label={label} sx={{ height: '100%' }}>
      <Suspense fallback={<Skeleton variant="rounded" height={CHART_HEIGHT} />}>
        <ValueChart portfolio={data} quoteSymbol={quoteSymbol} />
      </Suspense>
    </Box>
  );
}
