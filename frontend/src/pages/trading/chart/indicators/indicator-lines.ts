import type { Indicator } from '../../../../services/preferences.ts';
import { bollingerBands } from './bollinger-bands.ts';
import { convergenceDivergence } from './convergence-divergence.ts';
import { exponentialAverage, simpleAverage, type Series } from './moving-averages.ts';
import { relativeStrength } from './relative-strength.ts';

/** Where a line is drawn: over the candles, or in a pane of its own below them. */
export type IndicatorPane = 'price' | 'rsi' | 'macd';

export interface IndicatorLine {
  id: string;
  /** As traders write it: "MA 20". */
  name: string;
  pane: IndicatorPane;
  kind: 'line' | 'histogram';
  /** Which colour of the chart. */
  tone: 'first' | 'second' | 'band' | 'signal' | 'bars';
  values: Series;
}

const AVERAGE_LENGTH = 20;
const EXPONENTIAL_LENGTH = 50;
const BAND_LENGTH = 20;
const BAND_WIDTH = 2;
const STRENGTH_LENGTH = 14;
const MACD = { fast: 12, slow: 26, signal: 9 };

function linesOf(indicator: Indicator, closes: readonly number[]): IndicatorLine[] {
  switch (indicator) {
    case 'ma':
      return [
        line('ma', `MA ${AVERAGE_LENGTH}`, 'price', 'first', simpleAverage(closes, AVERAGE_LENGTH)),
      ];
    case 'ema':
      return [
        line(
          'ema',
          `EMA ${EXPONENTIAL_LENGTH}`,
          'price',
          'second',
          exponentialAverage(closes, EXPONENTIAL_LENGTH),
        ),
      ];
    case 'bollinger': {
      const { upper, middle, lower } = bollingerBands(closes, BAND_LENGTH, BAND_WIDTH);
      const name = `BB ${BAND_LENGTH} ${BAND_WIDTH}`;
      return [
        line('bb-upper', name, 'price', 'band', upper),
        line('bb-middle', name, 'price', 'band', middle),
        line('bb-lower', name, 'price', 'band', lower),
      ];
    }
    case 'rsi':
      return [
        line(
          'rsi',
          `RSI ${STRENGTH_LENGTH}`,
          'rsi',
          'first',
          relativeStrength(closes, STRENGTH_LENGTH),
        ),
      ];
    case 'macd': {
      const { line: macd, signal, histogram } = convergenceDivergence(closes, MACD);
      const name = `MACD ${MACD.fast} ${MACD.slow} ${MACD.signal}`;
      return [
        { ...line('macd-bars', name, 'macd', 'bars', histogram), kind: 'histogram' },
        line('macd', name, 'macd', 'first', macd),
        line('macd-signal', name, 'macd', 'signal', signal),
      ];
    }
  }
}

function line(
  id: string,
  name: string,
  pane: IndicatorPane,
  tone: IndicatorLine['tone'],
  values: Series,
): IndicatorLine {
  return { id, name, pane, kind: 'line', tone, values };
}

/** Every line of the chosen indicators. @param closes oldest first. */
export function indicatorLines(
  indicators: readonly Indicator[],
  closes: readonly number[],
): IndicatorLine[] {
  return indicators.flatMap((indicator) => linesOf(indicator, closes));
}
