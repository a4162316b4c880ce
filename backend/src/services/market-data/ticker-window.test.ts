import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CANDLE_WIDTH_MS, foldBuckets, type CandleBucket } from '../candle-fold.ts';
import { TickerWindow, type DayTotals } from './ticker-window.ts';

const MINUTE_MS = CANDLE_WIDTH_MS['1m'];
const DAY_MS = CANDLE_WIDTH_MS['1d'];
const START_MS = Date.UTC(2026, 0, 1);

function trade(timeMs: number, price: bigint): CandleBucket {
  return {
    tokenId: 1,
    openTimeMs: timeMs,
    openAtoms: price,
    highAtoms: price,
    lowAtoms: price,
    closeAtoms: price,
    volumeAtoms: 3n,
    quoteVolumeAtoms: 3n * price,
    tradeCount: 1,
  };
}

const minuteOf = (timeMs: number) => Math.floor(timeMs / MINUTE_MS) * MINUTE_MS;
const minutesOf = (trades: readonly CandleBucket[]) => foldBuckets(trades, minuteOf);
const instantsOf = (trades: readonly CandleBucket[], minuteMs: number) =>
  foldBuckets(
    trades.filter(({ openTimeMs }) => minuteOf(openTimeMs) === minuteMs),
    (timeMs) => timeMs,
  );

function naiveTotals(trades: readonly CandleBucket[], nowMs: number): DayTotals | null {
  const inWindow = trades.filter(({ openTimeMs }) => openTimeMs > nowMs - DAY_MS);
  const [first] = inWindow;
  if (first === undefined) return null;
  const prices = inWindow.map(({ openAtoms }) => openAtoms);
  return {
    openAtoms: first.openAtoms,
    highAtoms: prices.reduce((a, b) => (a > b ? a : b)),
    lowAtoms: prices.reduce((a, b) => (a < b ? a : b)),
    volumeAtoms: 3n * BigInt(inWindow.length),
    quoteVolumeAtoms: prices.reduce((sum, price) => sum + 3n * price, 0n),
    tradeCount: inWindow.length,
  };
}

/** Tells the window what the database would. */
function answer(window: TickerWindow, trades: readonly CandleBucket[], nowMs: number): void {
  for (const minuteMs of window.unknownMinutes(nowMs)) {
    window.know(minuteMs, instantsOf(trades, minuteMs));
  }
}

describe('TickerWindow', () => {
  it('has no totals before a trade', () => {
    expect(new TickerWindow().totals()).toBeNull();
  });

  it('drops a trade at the millisecond in which it is 24 hours old', () => {
    const window = new TickerWindow();
    const trades = [
      trade(START_MS + 100, 7n),
      trade(START_MS + 101, 5n),
      trade(START_MS + 900, 9n),
    ];
    for (const minute of minutesOf(trades)) window.add(minute);
    answer(window, trades, START_MS + DAY_MS);
    expect(window.advance(START_MS + DAY_MS + 99)).toBe(false);
    expect(window.totals()).toMatchObject({ openAtoms: 7n, lowAtoms: 5n, tradeCount: 3 });
    expect(window.advance(START_MS + DAY_MS + 100)).toBe(true);
    expect(window.totals()).toMatchObject({ openAtoms: 5n, highAtoms: 9n, tradeCount: 2 });
    expect(window.advance(START_MS + DAY_MS + 101)).toBe(true);
    expect(window.totals()).toMatchObject({ openAtoms: 9n, lowAtoms: 9n, volumeAtoms: 3n });
    expect(window.advance(START_MS + DAY_MS + 900)).toBe(true);
    expect(window.totals()).toBeNull();
  });

  it('asks for a minute before it begins to leave, once', () => {
    const window = new TickerWindow();
    window.add(trade(START_MS, 7n));
    expect(window.unknownMinutes(START_MS + DAY_MS - 3 * MINUTE_MS)).toEqual([]);
    expect(window.unknownMinutes(START_MS + DAY_MS - 2 * MINUTE_MS)).toEqual([START_MS]);
    expect(window.isKnown(START_MS + DAY_MS - 2 * MINUTE_MS)).toBe(true);
    expect(window.isKnown(START_MS + DAY_MS)).toBe(false);
    window.know(START_MS, [trade(START_MS, 7n)]);
    expect(window.unknownMinutes(START_MS + DAY_MS)).toEqual([]);
    expect(window.isKnown(START_MS + DAY_MS)).toBe(true);
  });

  it('lets a minute whose trades were never stored leave as a whole, at its end', () => {
    const window = new TickerWindow();
    window.add(trade(START_MS, 7n));
    window.know(START_MS, []);
    expect(window.advance(START_MS + DAY_MS + MINUTE_MS - 2)).toBe(false);
    expect(window.isKnown(START_MS + DAY_MS + MINUTE_MS - 2)).toBe(true);
    expect(window.advance(START_MS + DAY_MS + MINUTE_MS - 1)).toBe(true);
    expect(window.totals()).toBeNull();
  });

  it('stands still while the clock is set back', () => {
    const window = new TickerWindow();
    window.add(trade(START_MS, 7n));
    window.add(trade(START_MS + MINUTE_MS, 8n));
    window.advance(START_MS + DAY_MS + MINUTE_MS - 1);
    expect(window.advance(START_MS)).toBe(false);
    expect(window.totals()).toMatchObject({ openAtoms: 8n, tradeCount: 1 });
  });

  const stepArbitrary = fc.record({
    waitMs: fc.oneof(
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 0, max: 100_000 }),
      fc.integer({ min: 0, max: DAY_MS }),
      fc.constantFrom(MINUTE_MS, DAY_MS - MINUTE_MS, DAY_MS - 1, DAY_MS),
    ),
    price: fc.option(fc.bigInt({ min: 1n, max: 9n }), { freq: 4 }),
    isRestart: fc.boolean(),
    /** How far the clock that is shown lies behind, as after a correction. */
    backMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 2 * MINUTE_MS })),
  });

  it('equals a fold over all trades of (now - 24 h, now] after any trades, waits, clock steps and restarts', () => {
    fc.assert(
      fc.property(fc.array(stepArbitrary, { maxLength: 60 }), (steps) => {
        let window = new TickerWindow();
        const trades: CandleBucket[] = [];
        let nowMs = START_MS;
        for (const { waitMs, price, isRestart, backMs } of steps) {
          nowMs += waitMs;
          if (price !== null) {
            trades.push(trade(nowMs, price));
            for (const minute of minutesOf(trades.slice(-1))) window.add(minute);
          }
          if (isRestart) {
            const sinceMs = minuteOf(nowMs) - DAY_MS;
            window = new TickerWindow();
            window.restore(minutesOf(trades.filter(({ openTimeMs }) => openTimeMs >= sinceMs)));
          }
          answer(window, trades, nowMs);
          expect(window.isKnown(nowMs)).toBe(true);
          window.advance(nowMs);
          window.advance(nowMs - backMs);
          expect(window.totals()).toEqual(naiveTotals(trades, nowMs));
        }
      }),
      { numRuns: 300 },
    );
  });
});
