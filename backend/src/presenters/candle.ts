import type { Candle, CandleInterval } from '../contracts/index.ts';
import { formatAmount } from '../lib/decimal.ts';
import type { CandleBucket } from '../services/candle-fold.ts';
import { presentTime } from './time.ts';

export function presentCandle(bucket: CandleBucket, interval: CandleInterval): Candle {
  return {
    tokenId: String(bucket.tokenId),
    interval,
    openTime: presentTime(bucket.openTimeMs),
    open: formatAmount(bucket.openAtoms),
    high: formatAmount(bucket.highAtoms),
    low: formatAmount(bucket.lowAtoms),
    close: formatAmount(bucket.closeAtoms),
    volume: formatAmount(bucket.volumeAtoms),
    quoteVolume: formatAmount(bucket.quoteVolumeAtoms),
    tradeCount: bucket.tradeCount,
  };
}
