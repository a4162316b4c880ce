import { ColorType, CrosshairMode, LineStyle, TickMarkType, type Time } from 'lightweight-charts';
import { currentLanguage } from '../../../i18n/i18n.ts';
import { DARK, LIGHT, marketPair, type SchemeColors } from '../../../palette.ts';
import { preferences } from '../../../services/preferences.ts';

/** The dates of the language; it is the same for the whole visit. */
const LOCALE = currentLanguage() === 'de' ? 'de-DE' : 'en-GB';
const CLOCK = new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short' });
const MONTH = new Intl.DateTimeFormat(LOCALE, { month: 'short' });
const YEAR = new Intl.DateTimeFormat(LOCALE, { year: 'numeric' });
const FULL = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'short' });

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

/** The scheme's colours with the user's pair for up and down. */
export function chartColors(scheme: ChartScheme): SchemeColors {
  const pair = marketPair(preferences.get().marketColors, scheme);
  return { ...(scheme === 'light' ? LIGHT : DARK), ...pair };
}

/** Lines of indicators, told apart by more than their colour: their names stand in the legend. */
export function indicatorColors(scheme: ChartScheme) {
  const { accent, warning, textFaint } = chartColors(scheme);
  const violet = scheme === 'light' ? '#7c3fc4' : '#b48cf2';
  return { first: warning, second: violet, band: textFaint, signal: accent, bars: accent };
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
      panes: {
        separatorColor: colors.hairline,
        separatorHoverColor: colors.border,
        enableResize: true,
      },
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
