import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CANDLE_INTERVALS } from '../../contracts/index.ts';
import { CANDLE_WIDTH_MS, foldBuckets, type CandleBucket } from '../candle-fold.ts';
import { candleOpenMs } from './candle-interval.ts';
import { LiveCandles } from './live-candles.ts';

const MINUTE_MS = CANDLE_WIDTH_MS['1m'];
const DAY_MS = CANDLE_WIDTH_MS['1d'];
const START_MS = Date.UTC(2026, 0, 30, 22, 57);

function minute(openTimeMs: number, price: bigint): CandleBucket {
  return {
    tokenId: 1,
    openTimeMs,
    openAtoms: price,
    highAtoms: price + 2n,
    lowAtoms: price - 1n,
    closeAtoms: price + 1n,
    volumeAtoms: 5n,
    quoteVolumeAtoms: 5n * price,
    tradeCount: 1,
  };
}

/** Minutes with waits between them from none to many days. */
const minutesArbitrary = fc
  .array(
    fc.record({
      waitMinutes: fc.oneof(
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 0, max: 40_000 }),
      ),
      price: fc.bigInt({ min: 100n, max: 200n }),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((steps) => {
    let openTimeMs = START_MS;
    return steps.map(({ waitMinutes, price }) => {
      openTimeMs += waitMinutes * MINUTE_MS;
      return minute(openTimeMs, price);
    });
  });

describe('LiveCandles', () => {
  it('shows every candle of every interval as a fold of all minutes would, across gaps', () => {
    fc.assert(
      fc.property(minutesArbitrary, (minutes) => {
        const candles = new LiveCandles();
        const latestByInterval = new Map(
          CANDLE_INTERVALS.map((interval) => [interval, new Map<number, CandleBucket>()]),
        );
        for (const bucket of minutes) {
          candles.add(bucket);
          for (const [interval, latest] of latestByInterval) {
            for (const changed of candles.takeChanged(interval)) {
              latest.set(changed.openTimeMs, { ...changed });
            }
          }
        }
        for (const [interval, latest] of latestByInterval) {
          const expected = foldBuckets(minutes, (timeMs) => candleOpenMs(interval, timeMs));
          expect([...latest.values()]).toEqual(expected);
        }
      }),
    );
  });

  it('goes on from stored minutes and days as if it had seen every trade', () => {
    fc.assert(
      fc.property(minutesArbitrary, fc.nat(), (minutes, cut) => {
        const index = cut % minutes.length;
        const [before, after] = [minutes.slice(0, index), minutes.slice(index)];
        const nowMs = before.at(-1)?.openTimeMs ?? START_MS;
        const restored = new LiveCandles();
        restored.restore(
          {
            minutes: before.filter(({ openTimeMs }) => openTimeMs >= nowMs - DAY_MS),
            days: foldBuckets(before, (timeMs) => candleOpenMs('1d', timeMs)).filter(
              ({ openTimeMs }) => openTimeMs >= candleOpenMs('1d', nowMs) - 31 * DAY_MS,
            ),
          },
          nowMs,
        );
        const witness = new LiveCandles();
        for (const bucket of before) witness.add(bucket);
        for (const bucket of after) {
          restored.add(bucket);
          witness.add(bucket);
        }
        for (const interval of CANDLE_INTERVALS) {
          expect(restored.latest(interval)[0]).toEqual(witness.latest(interval)[0]);
        }
      }),
    );
  });

  it('forgets a stored bucket that has ended, of which it may know a part only', () => {
    const candles = new LiveCandles();
    candles.restore({ minutes: [minute(START_MS, 100n)], days: [] }, START_MS + 3 * DAY_MS);
    expect(candles.latest('12h')).toEqual([]);
  });

  it('hands out the ended bucket once more when it changed since it was last taken', () => {
    const candles = new LiveCandles();
    candles.add(minute(START_MS, 100n));
    candles.takeChanged('1m');
    candles.add(minute(START_MS, 150n));
    candles.add(minute(START_MS + MINUTE_MS, 160n));
    expect(candles.takeChanged('1m').map(({ closeAtoms }) => closeAtoms)).toEqual([151n, 161n]);
    expect(candles.takeChanged('1m')).toEqual([]);
  });
});
