import CandlestickChartIcon from '@mui/icons-material/CandlestickChartOutlined';
import TableRowsIcon from '@mui/icons-material/TableRowsOutlined';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import IconButton from '@mui/material/IconButton';
import Skeleton from '@mui/material/Skeleton';
import Tooltip from '@mui/material/Tooltip';
import type { CandleInterval, Token } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { EmptyState } from '../../components/EmptyState.tsx';
import { marketData } from '../../services/market-data/market-data.ts';
import { useCandles } from '../../services/market-data/use-market-data.ts';
import { CandleLegend } from './CandleLegend.tsx';
import { CandleTable } from './CandleTable.tsx';
import { ChartCanvas } from './ChartCanvas.tsx';
import { StaleBadge } from './StaleBadge.tsx';
import styles from './trading.module.css';

const INTERVALS: readonly CandleInterval[] = [
  '1m',
  '5m',
  '15m',
  '30m',
  '1h',
  '4h',
  '12h',
  '1d',
  '1w',
];
const STORAGE_KEY = 'tokentradex.interval';

function storedInterval(): CandleInterval {
  const stored = localStorage.getItem(STORAGE_KEY);
  return INTERVALS.find((interval) => interval === stored) ?? '15m';
}

/** The chart with its intervals, its legend, and the same candles as a table. */
export function ChartPanel({ market }: { market: Token }) {
  const [interval, setInterval] = useState(storedInterval);
  const [isTable, setIsTable] = useState(false);
  const [hovered, setHovered] = useState<string | null>(null);
  const view = useCandles(market.id, interval);
  const choose = (next: CandleInterval) => {
    localStorage.setItem(STORAGE_KEY, next);
    setHovered(null);
    setInterval(next);
  };
  return (
    <section className={styles['panel']} aria-label="Chart" style={{ height: '100%' }}>
      <div className={styles['panelHead']}>
        <IntervalChoice interval={interval} onChoose={choose} />
        <span className={styles['spring']} />
        {view.history === 'loading' && <span className={styles['muted']}>Loading history</span>}
        {view.history === 'failed' && (
          <ButtonBase
            onClick={() => void marketData.candlesOf(market.id, interval).loadOlder()}
            sx={{ typography: 'caption', color: 'warning.main', px: 2, minHeight: 26 }}
          >
            History failed, try again
          </ButtonBase>
        )}
        <StaleBadge state={view.state} />
        <Tooltip title={isTable ? 'Show the chart' : 'Show as a table'}>
          <IconButton
            size="small"
            aria-label={isTable ? 'Show the chart' : 'Show the candles as a table'}
            onClick={() => {
              setIsTable(!isTable);
            }}
          >
            {isTable ? (
              <CandlestickChartIcon sx={{ fontSize: 17 }} />
            ) : (
              <TableRowsIcon sx={{ fontSize: 17 }} />
            )}
          </IconButton>
        </Tooltip>
      </div>
      <Box sx={{ position: 'relative', flex: 1, minHeight: 0 }}>
        {isTable ? (
          <CandleTable market={market} interval={interval} candles={view.candles} />
        ) : (
          <ChartCanvas
            key={`${market.id} ${interval}`}
            market={market}
            interval={interval}
            onHover={setHovered}
          />
        )}
        {!isTable && <CandleLegend market={market} candles={view.candles} hovered={hovered} />}
        {view.state === 'loading' && <Skeleton variant="rounded" sx={COVER} />}
        {view.state === 'live' && view.candles.length === 0 && (
          <Box sx={{ ...COVER, bgcolor: 'surface.panel' }}>
            <EmptyState title="No trades in this market yet" />
          </Box>
        )}
      </Box>
    </section>
  );
}

const COVER = {
  position: 'absolute',
  inset: 12,
  width: 'auto',
  height: 'auto',
  zIndex: 3,
} as const;

interface IntervalChoiceProps {
  interval: CandleInterval;
  onChoose: (interval: CandleInterval) => void;
}

function IntervalChoice({ interval, onChoose }: IntervalChoiceProps) {
  return (
    <Box
      role="group"
      aria-label="Candle interval"
      sx={{ display: 'flex', gap: 0.5, minWidth: 0, overflowX: 'auto', scrollbarWidth: 'none' }}
    >
      {INTERVALS.map((option) => (
        <ButtonBase
          key={option}
          aria-pressed={option === interval}
          onClick={() => {
            onChoose(option);
          }}
          sx={{
            flex: 'none',
            minWidth: 30,
            height: 26,
            px: 1.5,
            borderRadius: '4px',
            typography: 'caption',
            fontWeight: option === interval ? 560 : 450,
            color: option === interval ? 'text.primary' : 'text.secondary',
            bgcolor: option === interval ? 'surface.hover' : 'transparent',
            '&:hover': { color: 'text.primary' },
            '&.Mui-focusVisible': { outlineOffset: -2 },
          }}
        >
          {option}
        </ButtonBase>
      ))}
    </Box>
  );
}
