import CandlestickChartIcon from '@mui/icons-material/CandlestickChartOutlined';
import TableRowsIcon from '@mui/icons-material/TableRowsOutlined';
import ButtonBase from '@mui/material/ButtonBase';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import type { CandleInterval, Token } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { chartTexts } from '../../../i18n/en/chart.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useHotkey } from '../../../services/hotkeys.ts';
import { marketData } from '../../../services/market-data/market-data.ts';
import { useCandles } from '../../../services/market-data/use-market-data.ts';
import { preferences, usePreference } from '../../../services/preferences.ts';
import type { PickedLevel } from '../picked-level.ts';
import { StaleBadge } from '../StaleBadge.tsx';
import styles from '../trading.module.css';
import { CandleView } from './CandleView.tsx';
import { ChoiceRow } from './ChoiceRow.tsx';
import { DepthChart } from './depth/DepthChart.tsx';
import { IndicatorMenu } from './IndicatorMenu.tsx';

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
const KINDS = ['candles', 'depth'] as const;
/** Per cent to each side of the middle. */
const SPANS = ['0.5', '1', '2', '5', '10'] as const;
const BPS_PER_PERCENT = 100;

interface ChartPanelProps {
  market: Token;
  quoteSymbol: string;
  /** A level of the depth was picked for the order form. */
  onPick: (level: PickedLevel) => void;
}

/** Candles or depth, each as a chart and as a table of the same figures. */
export function ChartPanel({ market, quoteSymbol, onPick }: ChartPanelProps) {
  const t = useText(chartTexts);
  const [kind, setKind] = useState<(typeof KINDS)[number]>('candles');
  const [isTable, setIsTable] = useState(false);
  const [span, setSpan] = useState<(typeof SPANS)[number]>('1');
  const interval = usePreference('candleInterval');
  const isCandles = kind === 'candles';
  const switchLabel = isTable ? t('showChart') : t(`table.${kind}`);
  useIntervalHotkeys(interval);
  return (
    <section className={styles['panel']} aria-label={t('chart')} style={{ height: '100%' }}>
      <div className={styles['panelHead']}>
        <ChoiceRow
          label={t('kind')}
          values={KINDS}
          chosen={kind}
          onChoose={setKind}
          text={t}
          isWhole
        />
        <span className={styles['divider']} />
        {isCandles ? (
          <ChoiceRow
            label={t('interval')}
            values={INTERVALS}
            chosen={interval}
            onChoose={(next) => {
              preferences.set('candleInterval', next);
            }}
          />
        ) : (
          <ChoiceRow
            label={t('span')}
            values={SPANS}
            chosen={span}
            onChoose={setSpan}
            text={(percent) => t('spanOf', { percent })}
          />
        )}
        <span className={styles['spring']} />
        {isCandles && <CandlesState market={market} interval={interval} />}
        {isCandles && !isTable && <IndicatorMenu />}
        <Tooltip title={switchLabel}>
          <IconButton
            size="small"
            aria-label={switchLabel}
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
      <div className={styles['chartBody']}>
        {isCandles ? (
          <CandleView
            key={`${market.id} ${interval}`}
            market={market}
            interval={interval}
            isTable={isTable}
          />
        ) : (
          <DepthChart
            market={market}
            quoteSymbol={quoteSymbol}
            spanBps={Number(span) * BPS_PER_PERCENT}
            isTable={isTable}
            onPick={onPick}
          />
        )}
      </div>
    </section>
  );
}

/** The keys for the interval before and after the present one. */
function useIntervalHotkeys(interval: CandleInterval): void {
  const step = (by: 1 | -1) => {
    const next = INTERVALS[INTERVALS.indexOf(interval) + by];
    if (next !== undefined) preferences.set('candleInterval', next);
  };
  useHotkey('shorterCandles', () => {
    step(-1);
  });
  useHotkey('longerCandles', () => {
    step(1);
  });
}

/** Whether the candles are live, and whether older ones are on their way. */
function CandlesState({ market, interval }: { market: Token; interval: CandleInterval }) {
  const t = useText(chartTexts);
  const view = useCandles(market.id, interval);
  return (
    <>
      {view.history === 'loading' && <span className={styles['muted']}>{t('loadingHistory')}</span>}
      {view.history === 'failed' && (
        <ButtonBase
          onClick={() => void marketData.candlesOf(market.id, interval).loadOlder()}
          sx={{ typography: 'caption', color: 'warning.main', px: 2, minHeight: 26 }}
        >
          {t('historyFailed')}
        </ButtonBase>
      )}
      <StaleBadge state={view.state} />
    </>
  );
}
