import Box from '@mui/material/Box';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { Figure } from '../../components/Figure.tsx';
import { Panel } from '../../components/Panel.tsx';
import { healthTexts } from '../../i18n/en/health.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatDecimal } from '../../lib/decimal-text.ts';
import { READY } from '../../store/load-state.ts';
import { formatBytes, type HealthCheck, type HealthUnit } from './health-checks.ts';
import { VerdictLabel } from './VerdictLabel.tsx';

type Text = Translate<typeof healthTexts.english>;

function valueText(t: Text, value: number, unit: HealthUnit): string {
  if (unit === 'bytes') return formatBytes(value);
  const isWhole = unit === 'count' || unit === 'trades' || value >= 100;
  const text = formatDecimal(isWhole ? value.toFixed(0) : String(Number(value.toFixed(1))));
  return unit === 'count' ? text : t(`unit.${unit}`, { value: text });
}

function columnsOf(t: Text): Column<HealthCheck>[] {
  return [
    {
      key: 'what',
      header: t('column.what'),
      onPhone: 'title',
      width: '32%',
      render: ({ name }) => t(`check.${name}`),
    },
    {
      key: 'value',
      header: t('column.value'),
      align: 'right',
      width: '16%',
      render: ({ value, unit }) => (
        <Figure>{value === null ? t('none') : valueText(t, value, unit)}</Figure>
      ),
    },
    {
      key: 'verdict',
      header: t('column.verdict'),
      onPhone: 'aside',
      width: '14%',
      render: ({ verdict, limits }) => limits !== null && <VerdictLabel verdict={verdict} />,
    },
    {
      key: 'limits',
      header: t('column.limits'),
      onPhone: 'wide',
      render: ({ limits, unit }) =>
        limits !== null && (
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {t('limits', {
              watch: valueText(t, limits.watch, unit),
              act: valueText(t, limits.act, unit),
            })}
          </Box>
        ),
    },
  ];
}

/** Figures of one part with their verdicts, and from where on which is given. */
export function ChecksPanel({ title, checks }: { title: string; checks: HealthCheck[] }) {
  const t = useText(healthTexts);
  return (
    <Panel title={title}>
      <DataTable
        label={title}
        columns={columnsOf(t)}
        rows={checks}
        rowKey={({ name }) => name}
        load={READY}
        empty={{ title: t('none') }}
        isCompact
      />
    </Panel>
  );
}
