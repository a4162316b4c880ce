import type { TradeState } from '../engine/state.ts';
import { assert } from '../lib/assert.ts';
import type { CandleWidth } from '../models/candle.ts';

/** The widths that are stored; every other interval is folded from one of them. */
export const CANDLE_WIDTHS: readonly CandleWidth[] = [
  '1m',
  '5m',
  '15m',
  '1h',
  '4h',
  '6h',
  '1d',
  '3d',
];

export const CANDLE_WIDTH_MS: Record<CandleWidth, number> = {
  '1m': 60_000,
  '5m': 300_000,
  '15m': 900_000,
  '1h': 3_600_000,
  '4h': 14_400_000,
  '6h': 21_600_000,
  '1d': 86_400_000,
  '3d': 259_200_000,
};

/** The trades of one market within one stretch of time; never empty. All amounts in atoms. */
export interface CandleBucket {
  tokenId: number;
  /** Milliseconds since 1970 UTC. */
  openTimeMs: number;
  openAtoms: bigint;
  highAtoms: bigint;
  lowAtoms: bigint;
  closeAtoms: bigint;
  /** In the token. */
  volumeAtoms: bigint;
  /** In cash. */
  quoteVolumeAtoms: bigint;
  tradeCount: number;
}

/** A row of `candles`, or what to add to it. */
export interface CandleRow extends CandleBucket {
  width: CandleWidth;
}

/**
 * What trades add to the stored candles, each (token, width, bucket) once.
 * @param trades in the order in which they happened.
 */
export function foldCandles(trades: readonly TradeState[]): CandleRow[] {
  const minutes = foldBuckets(trades.map(bucketOfTrade), openOf('1m'));
  return CANDLE_WIDTHS.flatMap((width) =>
    (width === '1m' ? minutes : foldBuckets(minutes, openOf(width))).map((bucket) => ({
      ...bucket,
      width,
    })),
  );
}

/**
 * Joins buckets into wider ones. Time without a trade has no bucket.
 * @param buckets by rising time within each token.
 * @param openOfMs the start of the wide bucket that holds a time.
 */
export function foldBuckets(
  buckets: readonly CandleBucket[],
  openOfMs: (timeMs: number) => number,
): CandleBucket[] {
  const latestByToken = new Map<number, CandleBucket>();
  const folded: CandleBucket[] = [];
  for (const bucket of buckets) {
    const openTimeMs = openOfMs(bucket.openTimeMs);
    const latest = latestByToken.get(bucket.tokenId);
    if (latest?.openTimeMs === openTimeMs) {
      mergeBucket(latest, bucket);
      continue;
    }
    assert(latest === undefined || latest.openTimeMs < openTimeMs, 'buckets go back in time');
    const opened = { ...bucket, openTimeMs };
    latestByToken.set(bucket.tokenId, opened);
    folded.push(opened);
  }
  return folded;
}

/** Adds `later`, which happened after everything in `into`. */
export function mergeBucket(into: CandleBucket, later: CandleBucket): void {
  if (later.highAtoms > into.highAtoms) into.highAtoms = later.highAtoms;
  if (later.lowAtoms < into.lowAtoms) into.lowAtoms = later.lowAtoms;
  into.closeAtoms = later.closeAtoms;
  into.volumeAtoms += later.volumeAtoms;
  into.quoteVolumeAtoms += later.quoteVolumeAtoms;
  into.tradeCount += later.tradeCount;
}

/** A bucket that holds one trade only and opens at its time. */
export function bucketOfTrade(trade: TradeState): CandleBucket {
  return {
    tokenId: trade.tokenId,
    openTimeMs: trade.timeMs,
    openAtoms: trade.priceAtoms,
    highAtoms: trade.priceAtoms,
    lowAtoms: trade.priceAtoms,
    closeAtoms: trade.priceAtoms,
    volumeAtoms: trade.quantityAtoms,
    quoteVolumeAtoms: trade.quoteAtoms,
    tradeCount: 1,
  };
}

function openOf(width: CandleWidth): (timeMs: number) => number {
  const widthMs = CANDLE_WIDTH_MS[width];
  return (timeMs) => Math.floor(timeMs / widthMs) * widthMs;
}
