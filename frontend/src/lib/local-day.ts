import type { IsoTime } from '@tokentradex/backend/contracts';

/** Year, month from 1, and date of a day that exists: "2026-01-31"; null for anything else. */
function readDay(text: string): [year: number, month: number, date: number] | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return null;
  const [year = 0, month = 0, date = 0] = match.slice(1).map(Number);
  // A date that the month does not have would be taken for one of the next month.
  const day = new Date(Date.UTC(year, month - 1, date));
  return day.toISOString().startsWith(text) ? [year, month, date] : null;
}

/** Whether this is a day of the calendar, as "2026-01-31". */
export function isDay(text: string): boolean {
  return readDay(text) !== null;
}

/** Midnight in local time at the start of a day. @throws RangeError when it is no day. */
export function startOfDay(day: string): IsoTime {
  return midnight(day, 0);
}

/** Midnight in local time at the end of a day. @throws RangeError when it is no day. */
export function endOfDay(day: string): IsoTime {
  return midnight(day, 1);
}

function midnight(day: string, daysLater: 0 | 1): IsoTime {
  const [year, month, date] = readDay(day) ?? [NaN, NaN, NaN];
  return new Date(year, month - 1, date + daysLater).toISOString();
}
