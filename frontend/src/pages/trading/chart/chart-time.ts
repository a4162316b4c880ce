import type { UTCTimestamp } from 'lightweight-charts';

/** The chart counts in seconds. */
export function toTimestamp(openTime: string): UTCTimestamp {
  return (Date.parse(openTime) / 1000) as UTCTimestamp;
}
