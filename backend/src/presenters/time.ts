import type { IsoTime } from '../contracts/index.ts';

/** ISO 8601 in UTC with milliseconds. */
export function presentTime(timeMs: number): IsoTime {
  return new Date(timeMs).toISOString();
}
