import type { CandleInterval } from '../../contracts/index.ts';
import type { CandleWidth } from '../../models/candle.ts';
import { CANDLE_WIDTH_MS } from '../candle-fold.ts';

const MINUTE_MS = CANDLE_WIDTH_MS['1m'];
const QUARTER_MS = CANDLE_WIDTH_MS['15m'];
const HOUR_MS = CANDLE_WIDTH_MS['1h'];
const DAY_MS = CANDLE_WIDTH_MS['1d'];

/** 1970-01-05, the first Monday: weeks start on Mondays, UTC. */
const FIRST_MONDAY_MS = 4 * DAY_MS;

/** Buckets of one length, counted from `originMs`. */
interface FixedInterval {
  /** The stored width that it is folded from. */
  width: CandleWidth;
  stepMs: number;
  originMs: number;
}

const FIXED_INTERVALS: Record<Exclude<CandleInterval, '1M'>, FixedInterval> = {
  '1m': { width: '1m', stepMs: MINUTE_MS, originMs: 0 },
  '3m': { width: '1m', stepMs: 3 * MINUTE_MS, originMs: 0 },
  '5m': { width: '5m', stepMs: 5 * MINUTE_MS, originMs: 0 },
  '15m': { width: '15m', stepMs: QUARTER_MS, originMs: 0 },
  '30m': { width: '15m', stepMs: 2 * QUARTER_MS, originMs: 0 },
  '1h': { width: '1h', stepMs: HOUR_MS, originMs: 0 },
  '2h': { width: '1h', stepMs: 2 * HOUR_MS, originMs: 0 },
  '4h': { width: '4h', stepMs: 4 * HOUR_MS, originMs: 0 },
  '6h': { width: '6h', stepMs: 6 * HOUR_MS, originMs: 0 },
  '8h': { width: '4h', stepMs: 8 * HOUR_MS, originMs: 0 },
  '12h': { width: '6h', stepMs: 12 * HOUR_MS, originMs: 0 },
  '1d': { width: '1d', stepMs: DAY_MS, originMs: 0 },
  '3d': { width: '3d', stepMs: 3 * DAY_MS, originMs: 0 },
  '1w': { width: '1d', stepMs: 7 * DAY_MS, originMs: FIRST_MONDAY_MS },
};

/** The start of the bucket that holds `timeMs`. Months are calendar months in UTC. */
export function candleOpenMs(interval: CandleInterval, timeMs: number): number {
  if (interval === '1M') {
    const time = new Date(timeMs);
    return Date.UTC(time.getUTCFullYear(), time.getUTCMonth());
  }
  const { stepMs, originMs } = FIXED_INTERVALS[interval];
  return Math.floor((timeMs - originMs) / stepMs) * stepMs + originMs;
}

/** The earliest bucket start that is not before `timeMs`. */
export function candleOpenMsFrom(interval: CandleInterval, timeMs: number): number {
  const openMs = candleOpenMs(interval, timeMs);
  return openMs === timeMs ? openMs : candleOpenMsAfter(interval, openMs, 1);
}

/** The bucket start `count` buckets after (negative: before) the one that opens at `openMs`. */
export function candleOpenMsAfter(interval: CandleInterval, openMs: number, count: number): number {
  if (interval === '1M') {
    const open = new Date(openMs);
    return Date.UTC(open.getUTCFullYear(), open.getUTCMonth() + count);
  }
  return openMs + count * FIXED_INTERVALS[interval].stepMs;
}

/** The stored width that an interval is folded from. */
export function candleWidthOf(interval: CandleInterval): CandleWidth {
  return interval === '1M' ? '1d' : FIXED_INTERVALS[interval].width;
}

/** How many stored candles one candle is folded from, at most. */
export function candlePartsMax(interval: CandleInterval): number {
  if (interval === '1M') return 31;
  const { width, stepMs } = FIXED_INTERVALS[interval];
  return stepMs / CANDLE_WIDTH_MS[width];
}

/** An SQL expression for the bucket start of the column `open_time`. */
export function candleOpenSql(interval: CandleInterval): string {
  if (interval === '1M') return `date_trunc('month', open_time, 'UTC')`;
  const { width, stepMs, originMs } = FIXED_INTERVALS[interval];
  if (stepMs === CANDLE_WIDTH_MS[width]) return 'open_time';
  const origin = new Date(originMs).toISOString();
  return `date_bin('${stepMs / 1_000} seconds', open_time, '${origin}')`;
}
