import type { IsoTime } from '@tokentradex/backend/contracts';

const CLOCK = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });
const DAY = new Intl.DateTimeFormat('en-GB', { day: '2-digit', month: 'short' });
const DAY_AND_YEAR = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });

/** "14:03:27", local time. */
export function formatClock(time: IsoTime): string {
  return CLOCK.format(new Date(time));
}

/** "04 Mar 14:03:27"; the year instead of the seconds for times of other years. */
export function formatDateTime(time: IsoTime): string {
  const date = new Date(time);
  const isThisYear = date.getFullYear() === new Date().getFullYear();
  return isThisYear
    ? `${DAY.format(date)} ${CLOCK.format(date)}`
    : `${DAY_AND_YEAR.format(date)} ${CLOCK.format(date).slice(0, 5)}`;
}

/** "4 Mar 2026". */
export function formatDate(time: IsoTime): string {
  return DAY_AND_YEAR.format(new Date(time));
}

const WEEKDAY = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric' });

/** "Mon 4", local time. */
export function formatWeekday(timeMs: number): string {
  return WEEKDAY.format(timeMs);
}

const AGE_UNITS: readonly [seconds: number, unit: string][] = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
];

/** How long ago, in the largest whole unit: "3 min", "2 d"; "now" below a minute. */
export function formatAge(time: IsoTime, nowMs: number): string {
  const seconds = Math.floor((nowMs - Date.parse(time)) / 1_000);
  const unit = AGE_UNITS.find(([length]) => seconds >= length);
  return unit === undefined ? 'now' : `${Math.floor(seconds / unit[0])} ${unit[1]}`;
}
