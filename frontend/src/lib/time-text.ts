import type { IsoTime } from '@tokentradex/backend/contracts';
import { currentLanguage } from '../i18n/i18n.ts';
import type { Language } from '../i18n/language.ts';

/** English dates are written the European way, with 24 hours, as trading apps do. */
const LOCALES: Record<Language, string> = { en: 'en-GB', de: 'de-DE' };

const STYLES = {
  clock: { timeStyle: 'medium' },
  day: { day: '2-digit', month: 'short' },
  dayAndYear: { dateStyle: 'medium' },
  weekday: { weekday: 'short', day: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(style: keyof typeof STYLES): Intl.DateTimeFormat {
  const locale = LOCALES[currentLanguage()];
  const key = `${locale} ${style}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, STYLES[style]);
  formatters.set(key, made);
  return made;
}

/** "14:03:27", local time. */
export function formatClock(time: IsoTime): string {
  return formatter('clock').format(new Date(time));
}

/** "04 Mar 14:03:27"; the year instead of the seconds for times of other years. */
export function formatDateTime(time: IsoTime): string {
  const date = new Date(time);
  const isThisYear = date.getFullYear() === new Date().getFullYear();
  return isThisYear
    ? `${formatter('day').format(date)} ${formatClock(time)}`
    : `${formatDate(time)} ${formatClock(time).slice(0, 5)}`;
}

/** "4 Mar 2026". */
export function formatDate(time: IsoTime): string {
  return formatter('dayAndYear').format(new Date(time));
}

/** "04 Mar", local time. */
export function formatDay(timeMs: number): string {
  return formatter('day').format(timeMs);
}

/** "Mon 4", local time. */
export function formatWeekday(timeMs: number): string {
  return formatter('weekday').format(timeMs);
}

const AGE_UNITS: readonly [seconds: number, unit: Intl.NumberFormatOptions['unit']][] = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
];

/** How long ago, in the largest whole unit: "3 min", "2 d"; "now" below a minute. */
export function formatAge(time: IsoTime, nowMs: number): string {
  const seconds = Math.floor((nowMs - Date.parse(time)) / 1_000);
  const found = AGE_UNITS.find(([length]) => seconds >= length);
  if (found === undefined) {
    const locale = LOCALES[currentLanguage()];
    return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(0, 'second');
  }
  const [length, unit] = found;
  return shortUnit(Math.floor(seconds / length), unit);
}

const MINUTE_MS = 60_000;

/** How long until then, in the two largest units, rounded up to minutes: "2 days 3 hrs", "23 hrs 59 mins". */
export function formatWait(time: IsoTime, nowMs: number): string {
  const minutes = Math.max(1, Math.ceil((Date.parse(time) - nowMs) / MINUTE_MS));
  const days = Math.floor(minutes / 1_440);
  const hours = Math.floor((minutes % 1_440) / 60);
  const parts: [number, Intl.NumberFormatOptions['unit']][] =
    days > 0
      ? [
          [days, 'day'],
          [hours, 'hour'],
        ]
      : [
          [hours, 'hour'],
          [minutes % 60, 'minute'],
        ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => shortUnit(count, unit))
    .join(' ');
}

function shortUnit(count: number, unit: Intl.NumberFormatOptions['unit']): string {
  const locale = LOCALES[currentLanguage()];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(count);
}
