import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { lazy, Suspense, useState } from 'react';
import { ChartTableSwitch } from '../../components/ChartTableSwitch.tsx';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { Panel } from '../../components/Panel.tsx';
import { adminTexts } from '../../i18n/en/admin.ts';
import { useText } from '../../i18n/use-text.ts';
import type { LoadState } from '../../store/load-state.ts';
import type { DayFigure } from './DayBars.tsx';

const DayBars = lazy(async () => ({ default: (await import('./DayBars.tsx')).DayBars }));

interface DayPanelProps {
  title: string;
  note: string;
  /** Header of the figures in the table. */
  figureHeader: string;
  days: readonly DayFigure[];
  load: LoadState;
  onRetry: () => void;
  formatLevel: (level: number) => string;
}

/** Figures by day, as bars or as a table. */
export function DayPanel(props: DayPanelProps) {
  const t = useText(adminTexts);
  const { title, note, figureHeader, days, load, onRetry, formatLevel } = props;
  const [isTable, setIsTable] = useState(false);
  const columns: Column<DayFigure>[] = [
    { key: 'date', header: t('overview.day'), onPhone: 'title', render: ({ date }) => date },
    {
      key: 'figure',
      header: figureHeader,
      align: 'right',
      onPhone: 'aside',
      render: ({ figure }) => figure,
    },
  ];
  const hasBars = days.length > 0 && !isTable;
  return (
    <Panel
      title={title}
      note={note}
      actions={
        <ChartTableSwitch isTable={isTable} onChange={setIsTable} subject={title.toLowerCase()} />
      }
    >
      {hasBars && (
        <Box sx={{ p: 4, pl: 2 }}>
          <Suspense fallback={<Skeleton variant="rounded" height={220} />}>
            <DayBars
              days={days}
              label={t('overview.chartLabel', { title, note })}
              formatLevel={formatLevel}
            />
          </Suspense>
        </Box>
      )}
      {days.length === 0 && load.status === 'loading' && (
        <Box sx={{ p: 4 }}>
          <Skeleton variant="rounded" height={220} />
        </Box>
      )}
      {(isTable || (days.length === 0 && load.status !== 'loading')) && (
        <DataTable
          label={t('overview.asTable', { title })}
          columns={columns}
          rows={days.toReversed()}
          rowKey={({ date }) => date}
          load={load}
          onRetry={onRetry}
          empty={{ title: t('overview.noDays') }}
          maxHeight={252}
          isCompact
        />
      )}
    </Panel>
  );
}
