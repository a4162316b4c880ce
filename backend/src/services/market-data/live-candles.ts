import { CANDLE_INTERVALS, type CandleInterval } from '../../contracts/index.ts';
import { CANDLE_WIDTH_MS, foldBuckets, mergeBucket, type CandleBucket } from '../candle-fold.ts';
import { candleOpenMs, candleWidthOf } from './candle-interval.ts';

/** The two latest buckets of one interval. */
interface LivePair {
  current: CandleBucket | null;
  previous: CandleBucket | null;
  /** Whether each changed since it was last taken. */
  isCurrentDirty: boolean;
  isPreviousDirty: boolean;
}

/** What is stored of one market, enough to go on with its running buckets. */
export interface StoredBuckets {
  /** Whole minutes of at least the last 24 hours, by rising time. */
  minutes: readonly CandleBucket[];
  /** Whole days of at least the last 31, by rising time. */
  days: readonly CandleBucket[];
}

/** The running candle of every interval of one market, ahead of any query. */
export class LiveCandles {
  private readonly pairs = new Map<CandleInterval, LivePair>();

  constructor() {
    for (const interval of CANDLE_INTERVALS) this.pairs.set(interval, emptyPair());
  }

  restore(stored: StoredBuckets, nowMs: number): void {
    for (const interval of CANDLE_INTERVALS) {
      // Intervals of hours run within the stored day, so minutes are enough for them.
      const buckets = isOfDays(interval) ? stored.days : stored.minutes;
      const latest = foldBuckets(buckets, (timeMs) => candleOpenMs(interval, timeMs)).at(-1);
      // Older than the running bucket it may be folded from a part only, and no trade joins it.
      const isRunning = latest !== undefined && latest.openTimeMs >= candleOpenMs(interval, nowMs);
      this.pairs.set(interval, { ...emptyPair(), current: isRunning ? latest : null });
    }
  }

  /** @param minute trades of one minute that came after everything added before. */
  add(minute: CandleBucket): void {
    for (const [interval, pair] of this.pairs) {
      const openTimeMs = candleOpenMs(interval, minute.openTimeMs);
      if (pair.current?.openTimeMs === openTimeMs) {
        mergeBucket(pair.current, minute);
      } else {
        pair.previous = pair.current;
        pair.isPreviousDirty = pair.isCurrentDirty;
        pair.current = { ...minute, openTimeMs };
      }
      pair.isCurrentDirty = true;
    }
  }

  /** What changed since this was last asked, oldest first. */
  takeChanged(interval: CandleInterval): CandleBucket[] {
    const pair = this.pairs.get(interval);
    if (pair === undefined) return [];
    const changed: CandleBucket[] = [];
    if (pair.isPreviousDirty && pair.previous !== null) changed.push(pair.previous);
    if (pair.isCurrentDirty && pair.current !== null) changed.push(pair.current);
    pair.isPreviousDirty = false;
    pair.isCurrentDirty = false;
    return changed;
  }

  /** The latest buckets, newest first: fresher than a query that has just ended. */
  latest(interval: CandleInterval): CandleBucket[] {
    const pair = this.pairs.get(interval);
    return [pair?.current, pair?.previous].filter(
      (bucket) => bucket !== null && bucket !== undefined,
    );
  }
}

function isOfDays(interval: CandleInterval): boolean {
  return CANDLE_WIDTH_MS[candleWidthOf(interval)] >= CANDLE_WIDTH_MS['1d'];
}

function emptyPair(): LivePair {
  return { current: null, previous: null, isCurrentDirty: false, isPreviousDirty: false };
}
