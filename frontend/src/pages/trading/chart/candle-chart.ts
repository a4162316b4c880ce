import type { Candle, Order, Token } from '@tokentradex/backend/contracts';
import {
  CandlestickSeries,
  createChart,
  createSeriesMarkers,
  HistogramSeries,
  type CandlestickData,
  type HistogramData,
  type IChartApi,
  type ISeriesApi,
  type ISeriesMarkersPluginApi,
  type UTCTimestamp,
} from 'lightweight-charts';
import { decimalsOf, formatFixed } from '../../../lib/decimal-text.ts';
import type { CandlesView } from '../../../services/market-data/candle-store.ts';
import {
  candleColors,
  chartColors,
  chartOptions,
  volumeColor,
  type ChartScheme,
} from './chart-options.ts';
import type { Indicator } from '../../../services/preferences.ts';
import { toTimestamp } from './chart-time.ts';
import type { FillMark } from './fill-marks.ts';
import { IndicatorLayer } from './indicator-layer.ts';
import { OrderLines, type LineMove } from './order-lines.ts';

/** Bars left of the screen that make the chart ask for older ones. */
const HISTORY_AHEAD_BARS = 40;

interface CandleChartOptions {
  container: HTMLElement;
  market: Pick<Token, 'tickSize'>;
  scheme: ChartScheme;
  onHistoryNeeded: () => void;
  /** The candle under the crosshair by its open time; null when the pointer leaves. */
  onHover: (openTime: string | null) => void;
  /** The line of an own order was dragged to another price, a multiple of the tick size. */
  onLineMove: (move: LineMove) => void;
}

/** Pixels alone: here, and only here, a price becomes a float. */
function toBar(candle: Candle): CandlestickData<UTCTimestamp> {
  return {
    time: toTimestamp(candle.openTime),
    open: Number(candle.open),
    high: Number(candle.high),
    low: Number(candle.low),
    close: Number(candle.close),
  };
}

/** lightweight-charts behind the few verbs that the screen needs. */
export class CandleChart {
  readonly #chart: IChartApi;
  readonly #candles: ISeriesApi<'Candlestick', UTCTimestamp>;
  readonly #volume: ISeriesApi<'Histogram', UTCTimestamp>;
  #scheme: ChartScheme;
  #shown: { revision: number; last: Candle | undefined } | null = null;
  readonly #orderLines: OrderLines;
  readonly #layer: IndicatorLayer;
  #indicators: readonly Indicator[] = [];
  readonly #markers: ISeriesMarkersPluginApi<UTCTimestamp>;
  #fillMarks: readonly FillMark[] = [];
  #orders: readonly Order[] = [];

  constructor(options: CandleChartOptions) {
    this.#scheme = options.scheme;
    const decimals = decimalsOf(options.market.tickSize);
    this.#chart = createChart(options.container, {
      ...chartOptions(options.scheme),
      autoSize: true,
    });
    this.#candles = this.#chart.addSeries(CandlestickSeries, {
      ...candleColors(options.scheme),
      priceFormat: {
        type: 'custom',
        formatter: (price: number) => formatFixed(price.toFixed(decimals), decimals),
        minMove: Number(options.market.tickSize),
      },
    }) as ISeriesApi<'Candlestick', UTCTimestamp>;
    this.#markers = createSeriesMarkers(this.#candles, []);
    this.#volume = this.#chart.addSeries(HistogramSeries, {
      priceScaleId: '',
      priceFormat: { type: 'volume' },
      lastValueVisible: false,
      priceLineVisible: false,
    }) as ISeriesApi<'Histogram', UTCTimestamp>;
    this.#volume.priceScale().applyOptions({ scaleMargins: { top: 0.82, bottom: 0 } });
    this.#layer = new IndicatorLayer(this.#chart, options.scheme);
    this.#orderLines = new OrderLines({
      chart: this.#chart,
      series: this.#candles,
      container: options.container,
      tickSize: options.market.tickSize,
      onMove: options.onLineMove,
    });
    this.#chart.timeScale().subscribeVisibleLogicalRangeChange((range) => {
      if (range !== null && range.from < HISTORY_AHEAD_BARS) options.onHistoryNeeded();
    });
    this.#chart.subscribeCrosshairMove(({ time }) => {
      options.onHover(time === undefined ? null : new Date(Number(time) * 1000).toISOString());
    });
  }

  /** Draws what changed: everything after a reload or older candles, else the newest candles. */
  show(view: CandlesView): void {
    const { candles, revision } = view;
    const last = candles.at(-1);
    if (this.#shown?.revision !== revision) {
      this.#candles.setData(candles.map(toBar));
      this.#volume.setData(candles.map((candle) => this.#toVolume(candle)));
      this.#layer.show(candles, true);
    } else if (this.#shown.last !== last) {
      const from = this.#shown.last?.openTime ?? '';
      const start = candles.findLastIndex((candle) => candle.openTime < from) + 1;
      for (const candle of candles.slice(start)) {
        this.#candles.update(toBar(candle));
        this.#volume.update(this.#toVolume(candle));
      }
      this.#layer.show(candles, false);
    }
    this.#shown = { revision, last };
  }

  /** Lines at the prices of the user's open orders; puts back what was dragged. */
  showOrders(orders: readonly Order[]): void {
    this.#orders = orders;
    this.#orderLines.show(orders, this.#scheme);
  }

  showIndicators(indicators: readonly Indicator[], view: CandlesView): void {
    this.#indicators = indicators;
    this.#layer.choose(indicators, this.#scheme, view.candles);
  }

  /** Arrows at the candles in which the user traded: below for a buy, above for a sell. */
  showFills(marks: readonly FillMark[]): void {
    this.#fillMarks = marks;
    const colors = chartColors(this.#scheme);
    this.#markers.setMarkers(
      marks.map(({ openTime, side }) => ({
        time: toTimestamp(openTime),
        position: side === 'buy' ? 'belowBar' : 'aboveBar',
        shape: side === 'buy' ? 'arrowUp' : 'arrowDown',
        color: side === 'buy' ? colors.accent : colors.warning,
        size: 0.8,
      })),
    );
  }

  /** Draws all again in another scheme, or with another pair for up and down. */
  setScheme(scheme: ChartScheme, view: CandlesView): void {
    this.#scheme = scheme;
    this.#chart.applyOptions(chartOptions(scheme));
    this.#candles.applyOptions(candleColors(scheme));
    this.#volume.setData(view.candles.map((candle) => this.#toVolume(candle)));
    this.showOrders(this.#orders);
    this.showFills(this.#fillMarks);
    this.showIndicators(this.#indicators, view);
  }

  remove(): void {
    this.#orderLines.remove();
    this.#chart.remove();
  }

  #toVolume(candle: Candle): HistogramData<UTCTimestamp> {
    const bar = toBar(candle);
    return {
      time: bar.time,
      value: Number(candle.volume),
      color: volumeColor(this.#scheme, bar.close >= bar.open),
    };
  }
}
