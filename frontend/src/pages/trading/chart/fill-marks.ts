import type { Candle, Fill, Side } from '@tokentradex/backend/contracts';

/** A candle in which the user traded on one side. */
export interface FillMark {
  openTime: string;
  side: Side;
}

/** The last candle that opened at or before `time`; times are ISO and sort as text. */
function candleAt(candles: readonly Candle[], time: string): Candle | undefined {
  let low = 0;
  let high = candles.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const candle = candles[middle];
    if (candle !== undefined && candle.openTime <= time) low = middle + 1;
    else high = middle;
  }
  return candles[low - 1];
}

/** One mark per candle and side, oldest first. @param candles oldest first. */
export function fillMarks(
  fills: readonly Pick<Fill, 'time' | 'side'>[],
  candles: readonly Candle[],
): FillMark[] {
  const marks = new Map<string, FillMark>();
  for (const { time, side } of fills) {
    const openTime = candleAt(candles, time)?.openTime;
    if (openTime !== undefined) marks.set(`${openTime} ${side}`, { openTime, side });
  }
  return [...marks.values()].sort((a, b) => (a.openTime < b.openTime ? -1 : 1));
}
