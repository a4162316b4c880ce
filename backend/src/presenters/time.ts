import type { IsoTime } from '../contracts/index.ts';

/** A batch's orders carry the same time, twice each: it is written once. */
let last: { timeMs: number; text: IsoTime } = { timeMs: 0, text: new Date(0).toISOString() };

/** ISO 8601 in UTC with milliseconds. */
export function presentTime(timeMs: number): IsoTime {
  if (timeMs !== last.timeMs) last = { timeMs, text: new Date(timeMs).toISOString() };
  return last.text;
}

export function presentNullableTime(timeMs: number | null): IsoTime | null {
  return timeMs === null ? null : presentTime(timeMs);
}
