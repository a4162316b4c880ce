import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import {
  PORTFOLIO_RANGES,
  type Portfolio,
  type PortfolioRange,
} from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { ChartTableSwitch } from '../../components/ChartTableSwitch.tsx';
import { ErrorState } from '../../components/ErrorState.tsx';
import { Panel } from '../../components/Panel.tsx';
import type { Loaded } from '../../components/use-loaded.ts';
import { dashboardTexts } from '../../i18n/en/dashboard.ts';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/index.ts';
import { fetchWallet, selectWallet } from '../../store/slices/walletSlice.ts';
import { PortfolioFigures } from './PortfolioFigures.tsx';
import { CHART_HEIGHT, ValueHistory } from './ValueHistory.tsx';

interface RangeChoiceProps {
  range: PortfolioRange;
  onRange: (range: PortfolioRange) => void;
}

function RangeChoice({ range, onRange }: RangeChoiceProps) {
  const t = useText(dashboardTexts);
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      aria-label={t('range')}
      value={range}
      onChange={(_event, next: PortfolioRange | null) => {
        if (next !== null) onRange(next);
      }}
    >
      {PORTFOLIO_RANGES.map((one) => (
        // Who speaks to the screen says what is written on it: the name begins with that.
        <ToggleButton
          key={one}
          value={one}
          aria-label={`${t(`short.${one}`)}, ${t(`range.${one}`)}`}
        >
          {t(`short.${one}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

function FiguresLoading() {
  const t = useText(dashboardTexts);
  return (
    <Box role="status" aria-label={t('portfolioLoading')}>
      <Skeleton width={90} />
      <Skeleton width={220} height={44} />
      <Skeleton width={180} />
      <Skeleton width="100%" sx={{ mt: 6 }} />
      <Skeleton width="100%" />
      <Skeleton width="100%" />
    </Box>
  );
}

interface PortfolioSummaryProps extends RangeChoiceProps {
  quoteSymbol: string;
  history: Loaded<Portfolio>;
}

/** What everything is worth now, what was gained, and the way it came. */
export function PortfolioSummary(props: PortfolioSummaryProps) {
  const { quoteSymbol, history, range, onRange } = props;
  const t = useText(dashboardTexts);
  const { load } = useAppSelector(selectWallet);
  const dispatch = useAppDispatch();
  const [isTable, setIsTable] = useState(false);
  return (
    <Panel
      title={t('portfolio')}
      actions={
        <>
          <RangeChoice range={range} onRange={onRange} />
          <ChartTableSwitch isTable={isTable} onChange={setIsTable} subject={t('valueOverTime')} />
        </>
      }
    >
      {load.status === 'failed' ? (
        <ErrorState
          title={t('balancesNotLoaded')}
          error={load.error}
          onRetry={() => void dispatch(fetchWallet())}
        />
      ) : (
        <Box
          sx={{
            display: 'grid',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '280px minmax(0, 1fr)' },
            gap: { xs: 4, md: 8 },
            p: 4,
          }}
        >
          <Box sx={{ minHeight: CHART_HEIGHT }}>
            {load.status === 'ready' ? (
              <PortfolioFigures quoteSymbol={quoteSymbol} portfolio={history.data} range={range} />
            ) : (
              <FiguresLoading />
            )}
          </Box>
          <Box sx={{ minHeight: CHART_HEIGHT }}>
            <ValueHistory history={history} quoteSymbol={quoteSymbol} isTable={isTable} />
          </Box>
        </Box>
      )}
    </Panel>
  );
}
