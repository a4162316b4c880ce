import type { Order } from '@tokentradex/backend/contracts';
import {
  LineStyle,
  type IChartApi,
  type IPriceLine,
  type ISeriesApi,
  type UTCTimestamp,
} from 'lightweight-charts';
import { chartTexts } from '../../../i18n/en/chart.ts';
import { textOf } from '../../../i18n/i18n.ts';
import { formatDecimal } from '../../../lib/decimal-text.ts';
import { chartColors, type ChartScheme } from './chart-options.ts';
import { roundToTick } from './round-to-tick.ts';

/** How near the pointer has to be to a line to grasp it. */
const GRASP_PX = 7;

/** A line was let go at another price. */
export interface LineMove {
  order: Order;
  field: 'price' | 'stopPrice';
  price: string;
}

interface OrderLine {
  order: Order;
  field: 'price' | 'stopPrice';
  price: string;
  line: IPriceLine;
}

interface OrderLinesOptions {
  chart: IChartApi;
  series: ISeriesApi<'Candlestick', UTCTimestamp>;
  container: HTMLElement;
  tickSize: string;
  onMove: (move: LineMove) => void;
}

/** Whether the exchange lets the price of a line change: a trailing stop follows the market by itself. */
function isMovable({ order, field }: Pick<OrderLine, 'order' | 'field'>): boolean {
  return field === 'price' || (order.status === 'pending' && order.orderType !== 'trailing_stop');
}

/** The prices and stop prices of the user's open orders as lines that the pointer can move. */
export class OrderLines {
  readonly #options: OrderLinesOptions;
  #lines: OrderLine[] = [];
  #dragged: OrderLine | null = null;

  constructor(options: OrderLinesOptions) {
    this.#options = options;
    const { container } = options;
    // Before the chart itself takes the press for scrolling.
    container.addEventListener('pointerdown', this.#onDown, { capture: true });
    container.addEventListener('pointermove', this.#onMove);
    container.addEventListener('pointerup', this.#onUp);
    container.addEventListener('pointercancel', this.#onCancel);
  }

  show(orders: readonly Order[], scheme: ChartScheme): void {
    this.#release();
    for (const { line } of this.#lines) this.#options.series.removePriceLine(line);
    this.#lines = orders.flatMap((order) => [
      ...(order.price === null ? [] : [this.#draw(order, 'price', order.price, scheme)]),
      ...(order.stopPrice === null || order.status !== 'pending'
        ? []
        : [this.#draw(order, 'stopPrice', order.stopPrice, scheme)]),
    ]);
  }

  remove(): void {
    const { container } = this.#options;
    container.removeEventListener('pointerdown', this.#onDown, { capture: true });
    container.removeEventListener('pointermove', this.#onMove);
    container.removeEventListener('pointerup', this.#onUp);
    container.removeEventListener('pointercancel', this.#onCancel);
  }

  #draw(order: Order, field: OrderLine['field'], price: string, scheme: ChartScheme): OrderLine {
    const colors = chartColors(scheme);
    const t = textOf(chartTexts);
    const isBuy = order.side === 'buy';
    const isStop = field === 'stopPrice';
    const kind = isStop ? (isBuy ? 'stopBuy' : 'stopSell') : isBuy ? 'buy' : 'sell';
    const quantity = formatDecimal(order.remainingQuantity ?? order.quoteQuantity ?? '0');
    const line = this.#options.series.createPriceLine({
      price: Number(price),
      color: isStop ? colors.warning : isBuy ? colors.up : colors.down,
      lineWidth: 1,
      lineStyle: isStop ? LineStyle.Dashed : LineStyle.Dotted,
      axisLabelVisible: true,
      axisLabelColor: isBuy ? colors.upFill : colors.downFill,
      axisLabelTextColor: colors.onFill,
      title: t(`line.${kind}`, { quantity }),
    });
    return { order, field, price, line };
  }

  #at(event: PointerEvent): OrderLine | undefined {
    const y = event.clientY - this.#options.container.getBoundingClientRect().top;
    const distance = ({ price }: OrderLine) => {
      const lineY = this.#options.series.priceToCoordinate(Number(price));
      return lineY === null ? Infinity : Math.abs(lineY - y);
    };
    return this.#lines
      .filter((line) => isMovable(line) && distance(line) <= GRASP_PX)
      .sort((a, b) => distance(a) - distance(b))[0];
  }

  #onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const line = this.#at(event);
    if (line === undefined) return;
    this.#dragged = line;
    this.#options.container.setPointerCapture(event.pointerId);
    this.#options.chart.applyOptions({ handleScroll: false, handleScale: false });
    event.preventDefault();
  };

  #onMove = (event: PointerEvent): void => {
    const { container } = this.#options;
    if (this.#dragged === null) {
      container.style.cursor = this.#at(event) === undefined ? '' : 'ns-resize';
      return;
    }
    const price = this.#priceAt(event);
    if (price !== null) this.#dragged.line.applyOptions({ price: Number(price) });
  };

  #onUp = (event: PointerEvent): void => {
    const dragged = this.#dragged;
    if (dragged === null) return;
    const price = this.#priceAt(event);
    this.#release();
    if (price === null || price === dragged.price) {
      dragged.line.applyOptions({ price: Number(dragged.price) });
      return;
    }
    const { order, field } = dragged;
    this.#options.onMove({ order, field, price });
  };

  #onCancel = (): void => {
    this.#dragged?.line.applyOptions({ price: Number(this.#dragged.price) });
    this.#release();
  };

  #priceAt(event: PointerEvent): string | null {
    const { container, series, tickSize } = this.#options;
    const y = event.clientY - container.getBoundingClientRect().top;
    const price = series.coordinateToPrice(y);
    return price === null ? null : roundToTick(price, tickSize);
  }

  #release(): void {
    if (this.#dragged === null) return;
    this.#dragged = null;
    this.#options.chart.applyOptions({ handleScroll: true, handleScale: true });
  }
}
