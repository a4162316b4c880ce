import { ColorType, CrosshairMode, LineStyle, TickMarkType, type Time } from 'lightweight-charts';
import { DARK, LIGHT } from '../../palette.ts';

const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short' });
const YEAR = new Intl.DateTimeFormat('en-GB', { year: 'numeric' });
const FULL = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

function dateOf(time: Time): Date {
  return new Date(Number(time) * 1000);
}

/** The chart counts in UTC; its labels speak the viewer's local time. */
function tickMark(time: Time, type: TickMarkType): string {
  const date = dateOf(time);
  switch (type) {
    case TickMarkType.Year:
      return YEAR.format(date);
    case TickMarkType.Month:
      return MONTH.format(date);
    case TickMarkType.DayOfMonth:
      return DAY.format(date);
    case TickMarkType.Time:
    case TickMarkType.TimeWithSeconds:
      return CLOCK.format(date);
  }
}

export type ChartScheme = 'dark' | 'light';

export function chartColors(scheme: ChartScheme) {
  return scheme === 'light' ? LIGHT : DARK;
}

/** The chart in the theme's clothes. */
export function chartOptions(scheme: ChartScheme) {
  const colors = chartColors(scheme);
  const crosshair = {
    color: colors.textFaint,
    width: 1 as const,
    style: LineStyle.Dashed,
    labelBackgroundColor: colors.border,
  };
  return {
    layout: {
      background: { type: ColorType.Solid as const, color: colors.panel },
      textColor: colors.textMuted,
      fontFamily: "'Inter Variable', system-ui, sans-serif",
      fontSize: 11,
      attributionLogo: true,
    },
    grid: { vertLines: { color: colors.hairline }, horzLines: { color: colors.hairline } },
    crosshair: { mode: CrosshairMode.Normal, vertLine: crosshair, horzLine: crosshair },
    rightPriceScale: { borderColor: colors.hairline, scaleMargins: { top: 0.1, bottom: 0.24 } },
    timeScale: {
      borderColor: colors.hairline,
      timeVisible: true,
      rightOffset: 4,
      barSpacing: 7,
      minBarSpacing: 1.5,
      tickMarkFormatter: tickMark,
    },
    localization: { timeFormatter: (time: Time) => FULL.format(dateOf(time)) },
  };
}

export function candleColors(scheme: ChartScheme) {
  const { up, down } = chartColors(scheme);
  return {
    upColor: up,
    downColor: down,
    borderUpColor: up,
    borderDownColor: down,
    wickUpColor: up,
    wickDownColor: down,
  };
}

/** Volume bars stand behind the candles, so they are fainter. */
export function volumeColor(scheme: ChartScheme, isUp: boolean): string {
  const { up, down } = chartColors(scheme);
  return `${isUp ? up : down}55`;
}
