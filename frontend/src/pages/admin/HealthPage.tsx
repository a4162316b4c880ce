import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { AdminHealth } from '@tokentradex/backend/contracts';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { ErrorState } from '../../components/ErrorState.tsx';
import { FactList } from '../../components/FactList.tsx';
import { Figure } from '../../components/Figure.tsx';
import { LoadingState } from '../../components/LoadingState.tsx';
import { Page } from '../../components/Page.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useInterval } from '../../components/use-interval.ts';
import { useLoaded } from '../../components/use-loaded.ts';
import { healthTexts } from '../../i18n/en/health.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatDecimal } from '../../lib/decimal-text.ts';
import { formatClock, formatDateTime } from '../../lib/time-text.ts';
import { adminApi } from '../../services/admin-api.ts';
import { READY } from '../../store/load-state.ts';
import { ChecksPanel } from './ChecksPanel.tsx';
import { formatBytes, healthChecks } from './health-checks.ts';
import { VerdictLabel } from './VerdictLabel.tsx';

const REFRESH_INTERVAL_MS = 5_000;

const count = (value: number) => formatDecimal(value.toFixed(0));

/** "3 h 05 min", "12 min". */
function durationText(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes} min` : `${hours} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** How the exchange is doing, looked at again and again while the page is visible. */
export function HealthPage() {
  const t = useText(healthTexts);
  const { data, load, reload } = useLoaded(adminApi.health);
  useInterval(reload, REFRESH_INTERVAL_MS);
  return (
    <Page title={t('title')}>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      {data !== null ? (
        <HealthPanels health={data} isOutdated={load.status === 'failed'} />
      ) : load.status === 'failed' ? (
        <ErrorState title={t('title')} error={load.error} onRetry={reload} />
      ) : (
        <LoadingState label={t('title')} rows={10} />
      )}
    </Page>
  );
}

function HealthPanels({ health, isOutdated }: { health: AdminHealth; isOutdated: boolean }) {
  const t = useText(healthTexts);
  const checks = healthChecks(health);
  const time = formatClock(health.time);
  return (
    <Box sx={{ display: 'grid', gap: 4 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 3 }}>
        <Typography variant="subtitle2" component="p">
          <VerdictLabel verdict={checks.overall} text={t(`overall.${checks.overall}`)} />
        </Typography>
        <Typography
          variant="caption"
          role={isOutdated ? 'alert' : undefined}
          sx={{ color: isOutdated ? 'warning.main' : 'text.secondary' }}
        >
          {t(isOutdated ? 'outdated' : 'lookedAt', { time })}
        </Typography>
      </Box>
      <Box sx={COLUMNS}>
        <Box sx={COLUMN}>
          <ChecksPanel title={t('engine')} checks={checks.engine} />
          <ChecksPanel title={t('process')} checks={checks.process} />
          <ChecksPanel title={t('database')} checks={checks.database} />
          <ChecksPanel title={t('jobs')} checks={checks.jobs} />
        </Box>
        <Box sx={COLUMN}>
          <FactsPanel health={health} />
          <TablesPanel tables={health.database.tables} />
        </Box>
      </Box>
    </Box>
  );
}

function FactsPanel({ health }: { health: AdminHealth }) {
  const t = useText(healthTexts);
  const { engine, leader, commits, database, checkpoint } = health;
  const { state } = healthChecks(health);
  const facts = [
    {
      name: t('check.state'),
      value: (
        <span title={t('limitState')}>
          <VerdictLabel verdict={state} text={t(`state.${engine.state}`)} />
          {engine.reason !== null && ` (${engine.reason})`}
        </span>
      ),
    },
    { name: t('fact.holder'), value: leader.holder },
    { name: t('fact.epoch'), value: <Figure>{count(leader.epoch)}</Figure> },
    { name: t('fact.since'), value: formatDateTime(leader.since) },
    { name: t('fact.uptime'), value: durationText(health.uptimeSeconds) },
    { name: t('fact.openOrders'), value: <Figure>{count(engine.openOrderCount)}</Figure> },
    { name: t('fact.batches'), value: <Figure>{count(engine.batchCount)}</Figure> },
    {
      name: t('fact.commitP50'),
      value: commits.p50Ms === null ? t('none') : t('unit.ms', { value: commits.p50Ms.toFixed(0) }),
    },
    { name: t('fact.size'), value: formatBytes(database.sizeBytes) },
    {
      name: t('fact.checkpoint'),
      value: checkpoint === null ? t('none') : formatDateTime(checkpoint.at),
    },
  ];
  return (
    <Panel title={t('facts')}>
      <Box sx={{ px: 4, py: 2 }}>
        <FactList facts={facts} isCompact />
      </Box>
    </Panel>
  );
}

type TableSize = AdminHealth['database']['tables'][number];

function TablesPanel({ tables }: { tables: TableSize[] }) {
  const t = useText(healthTexts);
  const columns: Column<TableSize>[] = [
    { key: 'name', header: t('table.name'), onPhone: 'title', render: ({ name }) => name },
    {
      key: 'size',
      header: t('table.size'),
      align: 'right',
      onPhone: 'aside',
      render: ({ bytes }) => <Figure>{formatBytes(bytes)}</Figure>,
    },
    {
      key: 'rows',
      header: t('table.rows'),
      align: 'right',
      render: ({ rowEstimate }) => <Figure>{count(rowEstimate)}</Figure>,
    },
  ];
  return (
    <Panel title={t('tables')}>
      <DataTable
        label={t('tables')}
        columns={columns}
        rows={tables}
        rowKey={({ name }) => name}
        load={READY}
        empty={{ title: t('none') }}
        isCompact
      />
    </Panel>
  );
}

const COLUMNS = {
  display: 'grid',
  gap: 4,
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1.8fr) minmax(0, 1fr)' },
  alignItems: 'start',
} as const;

const COLUMN = { display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' } as const;
