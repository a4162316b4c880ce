import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CANDLE_WIDTH_MS, type CandleBucket } from '../candle-fold.ts';
import { TickerWindow, type DayTotals } from './ticker-window.ts';

const MINUTE_MS = CANDLE_WIDTH_MS['1m'];
const START_MS = Date.UTC(2026, 0, 1);

function minute(index: number, price: bigint): CandleBucket {
  return {
    tokenId: 1,
    openTimeMs: START_MS + index * MINUTE_MS,
    openAtoms: price,
    highAtoms: price,
    lowAtoms: price,
    closeAtoms: price,
    volumeAtoms: 1n,
    quoteVolumeAtoms: price,
    tradeCount: 1,
  };
}

function naiveTotals(minutes: CandleBucket[]): DayTotals | null {
  const [first] = minutes;
  if (first === undefined) return null;
  const prices = minutes.map(({ openAtoms }) => openAtoms).sort((a, b) => (a < b ? -1 : 1));
  return {
    openAtoms: first.openAtoms,
    highAtoms: prices.at(-1) ?? 0n,
    lowAtoms: prices[0] ?? 0n,
    volumeAtoms: BigInt(minutes.length),
    quoteVolumeAtoms: prices.reduce((sum, price) => sum + price, 0n),
    tradeCount: minutes.length,
  };
}

describe('TickerWindow', () => {
  it('has no totals before a trade', () => {
    expect(new TickerWindow().totals()).toBeNull();
  });

  it('keeps a trade until the minute 24 hours later has passed, then drops it', () => {
    const window = new TickerWindow();
    window.add(minute(0, 100n));
    window.add(minute(10, 50n));
    expect(window.advance(START_MS + 1_440 * MINUTE_MS + 59_999)).toBe(false);
    expect(window.totals()?.highAtoms).toBe(100n);
    expect(window.advance(START_MS + 1_441 * MINUTE_MS)).toBe(true);
    expect(window.totals()).toEqual(naiveTotals([minute(10, 50n)]));
    expect(window.advance(START_MS + 2_000 * MINUTE_MS)).toBe(true);
    expect(window.totals()).toBeNull();
  });

  it('equals a sum over the trades of the last 24 hours after any trades and waits', () => {
    const step = fc.record({
      waitMinutes: fc.oneof(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 1_500 })),
      price: fc.option(fc.bigInt({ min: 1n, max: 9n })),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const window = new TickerWindow();
        const all: CandleBucket[] = [];
        let index = 0;
        for (const { waitMinutes, price } of steps) {
          index += waitMinutes;
          if (price !== null) {
            window.add(minute(index, price));
            all.push(minute(index, price));
          }
          const nowMs = START_MS + index * MINUTE_MS;
          window.advance(nowMs);
          const recent = all.filter(({ openTimeMs }) => openTimeMs >= nowMs - 1_440 * MINUTE_MS);
          expect(window.totals()).toEqual(naiveTotals(recent));
        }
      }),
    );
  });
});
