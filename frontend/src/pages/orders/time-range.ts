import type { IsoTime } from '@tokentradex/backend/contracts';
import { endOfDay, startOfDay } from '../../lib/local-day.ts';

const DAY_MS = 86_400_000;

/** How far back a period reaches; `dates` has days of its own. */
const PERIODS = { day: DAY_MS, week: 7 * DAY_MS, month: 30 * DAY_MS, year: 365 * DAY_MS } as const;

export const PERIOD_NAMES = ['day', 'week', 'month', 'year', 'dates'] as const;
export type Period = (typeof PERIOD_NAMES)[number];

/** A part of the history: the time since, or from one local day to another, both included. */
export interface TimeRange {
  period: Period | undefined;
  /** "2026-01-31". */
  fromDay: string | undefined;
  toDay: string | undefined;
}

/** The same range as the API takes it: `from` included, `to` included to the last millisecond. */
export function toTimes(range: TimeRange, nowMs: number): { from?: IsoTime; to?: IsoTime } {
  const { period, fromDay, toDay } = range;
  if (period === undefined) return {};
  if (period !== 'dates') return { from: new Date(nowMs - PERIODS[period]).toISOString() };
  const endMs = toDay === undefined ? null : Date.parse(endOfDay(toDay)) - 1;
  return {
    ...(fromDay === undefined ? {} : { from: startOfDay(fromDay) }),
    ...(endMs === null ? {} : { to: new Date(endMs).toISOString() }),
  };
}

export function isInRange(time: IsoTime, range: TimeRange, nowMs: number): boolean {
  const { from, to } = toTimes(range, nowMs);
  const timeMs = Date.parse(time);
  return (
    (from === undefined || timeMs >= Date.parse(from)) &&
    (to === undefined || timeMs <= Date.parse(to))
  );
}
