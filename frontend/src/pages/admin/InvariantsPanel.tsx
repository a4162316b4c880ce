import Box from '@mui/material/Box';
import type { ReconciliationCheck } from '@tokentradex/backend/contracts';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { Figure } from '../../components/Figure.tsx';
import { Panel } from '../../components/Panel.tsx';
import { reconciliationTexts } from '../../i18n/en/reconciliation.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatDecimal } from '../../lib/decimal-text.ts';
import { oneOf } from '../../lib/one-of.ts';
import { formatDateTime } from '../../lib/time-text.ts';
import type { LoadState } from '../../store/load-state.ts';
import { CheckStateWord } from './CheckStateWord.tsx';

type ReconciliationText = Translate<typeof reconciliationTexts.english>;

const NAMED = ['I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I7', 'I11', 'I12', 'I13'] as const;

/** What a check is about, and its rows that break it. The server words both, for logs too, in English. */
function CheckName({ t, check }: { t: ReconciliationText; check: ReconciliationCheck }) {
  const named = oneOf(NAMED, check.invariant);
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box>
        <Box component="span" sx={{ color: 'text.secondary', mr: 2 }}>
          {check.invariant}
        </Box>
        {named !== undefined && t(`name.${named}`)}
      </Box>
      <Box lang="en" sx={{ typography: 'caption', color: 'text.secondary' }}>
        {check.message}
      </Box>
      {check.findings.length > 0 && (
        <Box
          component="ul"
          lang="en"
          sx={{
            m: 0,
            mt: 1,
            pl: 4,
            typography: 'caption',
            color: 'trading.down',
            overflowWrap: 'anywhere',
          }}
        >
          {check.findings.map((finding) => (
            <li key={finding}>{finding}</li>
          ))}
        </Box>
      )}
    </Box>
  );
}

function columnsOf(t: ReconciliationText): Column<ReconciliationCheck>[] {
  return [
    {
      key: 'invariant',
      header: t('invariant'),
      onPhone: 'title',
      render: (check) => <CheckName t={t} check={check} />,
    },
    {
      key: 'state',
      header: t('state'),
      onPhone: 'aside',
      render: ({ state }) => <CheckStateWord state={state} word={t(`state.${state}`)} />,
    },
    {
      key: 'pace',
      header: t('pace'),
      onPhone: 'wide',
      render: ({ pace }) => (
        <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
          {t(`pace.${pace}`)}
        </Box>
      ),
    },
    {
      key: 'checkedAt',
      header: t('checkedAt'),
      align: 'right',
      onPhone: 'wide',
      render: ({ checkedAt }) => (
        <Figure tone="muted">{checkedAt === null ? t('never') : formatDateTime(checkedAt)}</Figure>
      ),
    },
    {
      key: 'duration',
      header: t('duration'),
      align: 'right',
      render: ({ durationMs }) =>
        durationMs !== null && (
          <Figure tone="muted">
            {t('milliseconds', { value: formatDecimal(String(Math.round(durationMs))) })}
          </Figure>
        ),
    },
  ];
}

/** Broken ones first, as that is what somebody comes for. */
function brokenFirst(checks: readonly ReconciliationCheck[]): ReconciliationCheck[] {
  const isSound = ({ state }: ReconciliationCheck) => state !== 'broken';
  return [...checks].sort((a, b) => Number(isSound(a)) - Number(isSound(b)));
}

interface InvariantsPanelProps {
  checks: readonly ReconciliationCheck[];
  load: LoadState;
  onRetry: () => void;
}

/** Every invariant with the state that its last look found. */
export function InvariantsPanel({ checks, load, onRetry }: InvariantsPanelProps) {
  const t = useText(reconciliationTexts);
  const holding = checks.filter(({ state }) => state === 'holds').length;
  return (
    <Panel
      title={t('checks')}
      note={
        checks.length === 0
          ? undefined
          : t('checksNote', { holding: String(holding), all: String(checks.length) })
      }
    >
      <DataTable
        label={t('checks')}
        columns={columnsOf(t)}
        rows={brokenFirst(checks)}
        rowKey={({ message }) => message}
        load={load}
        onRetry={onRetry}
        empty={{ title: t('never') }}
        isCompact
      />
    </Panel>
  );
}
