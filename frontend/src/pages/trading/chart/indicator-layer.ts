import {
  HistogramSeries,
  LineSeries,
  LineStyle,
  type IChartApi,
  type ISeriesApi,
} from 'lightweight-charts';
import type { Candle } from '@tokentradex/backend/contracts';
import type { Indicator } from '../../../services/preferences.ts';
import { indicatorColors, volumeColor, type ChartScheme } from './chart-options.ts';
import { toTimestamp } from './chart-time.ts';
import {
  indicatorLines,
  type IndicatorLine,
  type IndicatorPane,
} from './indicators/indicator-lines.ts';

type LineApi = ISeriesApi<'Line'> | ISeriesApi<'Histogram'>;

/** Height of a pane below the candles, in shares of a pane; theirs is 4. */
const LOWER_PANE_SHARE = 1;
const PRICE_PANE_SHARE = 4;

/** The chosen indicators as lines over the candles and in panes below them. */
export class IndicatorLayer {
  readonly #chart: IChartApi;
  #scheme: ChartScheme;
  #chosen: readonly Indicator[] = [];
  /** Open time of the newest candle drawn. */
  #drawnTo = '';
  readonly #series = new Map<string, LineApi>();

  constructor(chart: IChartApi, scheme: ChartScheme) {
    this.#chart = chart;
    this.#scheme = scheme;
  }

  /** Draws other indicators, or the same in another scheme. */
  choose(chosen: readonly Indicator[], scheme: ChartScheme, candles: readonly Candle[]): void {
    for (const series of this.#series.values()) this.#chart.removeSeries(series);
    this.#series.clear();
    this.#chosen = chosen;
    this.#scheme = scheme;
    const lines = this.#compute(candles);
    for (const line of lines) this.#series.set(line.id, this.#addSeries(line));
    this.#divide();
    this.#setAll(lines, candles);
  }

  /** Draws what is new. @param isWhole candles other than the newest changed: draws all. */
  show(candles: readonly Candle[], isWhole: boolean): void {
    if (this.#series.size === 0) return;
    const lines = this.#compute(candles);
    if (isWhole) {
      this.#setAll(lines, candles);
      return;
    }
    // Only from the newest point on: the library refuses to change older ones.
    const start = candles.findLastIndex((candle) => candle.openTime < this.#drawnTo) + 1;
    for (const line of lines) {
      for (const point of this.#points(line, candles, start)) {
        this.#series.get(line.id)?.update(point);
      }
    }
    this.#drawnTo = candles.at(-1)?.openTime ?? '';
  }

  #compute(candles: readonly Candle[]): IndicatorLine[] {
    // Pixels alone: an average that is a float never reaches an order.
    return indicatorLines(
      this.#chosen,
      candles.map((candle) => Number(candle.close)),
    );
  }

  #setAll(lines: readonly IndicatorLine[], candles: readonly Candle[]): void {
    for (const line of lines) {
      this.#series.get(line.id)?.setData(this.#points(line, candles, 0));
    }
    this.#drawnTo = candles.at(-1)?.openTime ?? '';
  }

  #points(line: IndicatorLine, candles: readonly Candle[], start: number) {
    return candles.slice(start).flatMap((candle, index) => {
      const value = line.values[start + index] ?? null;
      if (value === null) return [];
      const time = toTimestamp(candle.openTime);
      return line.kind === 'line'
        ? [{ time, value }]
        : [{ time, value, color: volumeColor(this.#scheme, value >= 0) }];
    });
  }

  #addSeries(line: IndicatorLine): LineApi {
    const pane = this.#paneIndex(line.pane);
    const common = { lastValueVisible: false, priceLineVisible: false };
    if (line.kind === 'histogram') {
      return this.#chart.addSeries(HistogramSeries, common, pane);
    }
    const series = this.#chart.addSeries(
      LineSeries,
      {
        ...common,
        color: indicatorColors(this.#scheme)[line.tone],
        lineWidth: 1,
        lineStyle: line.tone === 'band' ? LineStyle.Dashed : LineStyle.Solid,
        crosshairMarkerVisible: false,
      },
      pane,
    );
    if (line.pane === 'rsi') this.#addBounds(series);
    return series;
  }

  /** Beyond these a price is called overbought or oversold. */
  #addBounds(series: LineApi): void {
    for (const price of [30, 70]) {
      series.createPriceLine({
        price,
        color: indicatorColors(this.#scheme).band,
        lineWidth: 1,
        lineStyle: LineStyle.Dotted,
        axisLabelVisible: false,
      });
    }
  }

  #paneIndex(pane: IndicatorPane): number {
    if (pane === 'price') return 0;
    const lower = this.#chosen.filter((indicator) => indicator === 'rsi' || indicator === 'macd');
    return 1 + lower.indexOf(pane);
  }

  #divide(): void {
    this.#chart.panes().forEach((pane, index) => {
      pane.setStretchFactor(index === 0 ? PRICE_PANE_SHARE : LOWER_PANE_SHARE);
    });
  }
}
