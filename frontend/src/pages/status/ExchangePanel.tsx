import Box from '@mui/material/Box';
import { ErrorState } from '../../components/ErrorState.tsx';
import { FactList, type Fact } from '../../components/FactList.tsx';
import { Figure } from '../../components/Figure.tsx';
import { LoadingState } from '../../components/LoadingState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { statusTexts } from '../../i18n/en/status.ts';
import { useText } from '../../i18n/use-text.ts';
import { useConnection } from '../../services/market-data/use-market-data.ts';
import type { LoadState } from '../../store/load-state.ts';
import type { StatusAnswer } from './StatusPage.tsx';

interface ExchangePanelProps {
  answer: StatusAnswer | null;
  load: LoadState;
  onRetry: () => void;
}

/** Whether orders are accepted, how fast, and how this browser is connected. */
export function ExchangePanel({ answer, load, onRetry }: ExchangePanelProps) {
  const t = useText(statusTexts);
  const { state, latencyMs } = useConnection();
  const milliseconds = (count: number) => <Figure>{t('milliseconds', { count })}</Figure>;
  const facts: Fact[] = [{ name: t('liveData'), value: t(`connection.${state}`) }];
  if (latencyMs !== null) facts.push({ name: t('roundTrip'), value: milliseconds(latencyMs) });
  if (answer !== null) {
    const { status, clockDifferenceMs } = answer;
    facts.unshift({
      name: t('trading'),
      value: status.canTrade ? t('accepting') : t('notAccepting'),
    });
    if (status.reason !== null) facts.push({ name: t('reason'), value: status.reason });
    if (status.commitMs !== null) {
      facts.push({ name: t('commit'), value: milliseconds(status.commitMs) });
    }
    facts.push(
      { name: t('queue'), value: <Figure>{status.queueDepth}</Figure> },
      { name: t('clock'), value: milliseconds(clockDifferenceMs) },
    );
  }
  return (
    <Panel title={t('exchange')}>
      {answer === null && load.status === 'failed' ? (
        <ErrorState title={t('unreachable')} error={load.error} onRetry={onRetry} isCompact />
      ) : answer === null ? (
        <LoadingState label={t('exchange')} rows={5} />
      ) : (
        <Box sx={{ px: 4, py: 2 }}>
          <FactList facts={facts} />
        </Box>
      )}
    </Panel>
  );
}
