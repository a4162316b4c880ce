import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  farthestTicks,
  isWithinBand,
  protectedCostAtoms,
  protectionTicks,
  shareOfTicks,
} from './price-limits.ts';
import { followedStopTicks, trailingStopTicks } from './trailing.ts';

const ticks = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const bps = fc.integer({ min: 0, max: 10_000 });

describe('price limits', () => {
  test('a share of ticks is exact at every size', () => {
    fc.assert(
      fc.property(ticks, bps, (count, share) => {
        expect(shareOfTicks(count, share)).toBe(Number((BigInt(count) * BigInt(share)) / 10_000n));
      }),
    );
  });

  test('the protection price is rounded toward where it starts', () => {
    expect(protectionTicks('buy', 199, 500)).toBe(208);
    expect(protectionTicks('sell', 199, 500)).toBe(190);
  });

  test('what a waiting buy may cost covers its protection price whatever the tick', () => {
    expect(protectedCostAtoms(99_000_000n, 333, 100_000n)).toBe(102_297n);
  });

  test('the farthest tick is the last one within the band', () => {
    const atoms = fc.bigInt({ min: 1n, max: 10n ** 12n });
    fc.assert(
      fc.property(
        atoms,
        fc.integer({ min: 0, max: 9_999 }),
        fc.integer({ min: 1, max: 1000 }),
        (from, share, tick) => {
          const tickAtoms = BigInt(tick);
          const high = BigInt(farthestTicks('buy', from, share, tickAtoms));
          const low = BigInt(farthestTicks('sell', from, share, tickAtoms));
          // Without a tick in the band both lie just outside it, on the near side.
          if (high * tickAtoms >= from)
            expect(isWithinBand(high * tickAtoms, from, share)).toBe(true);
          expect(
            (high + 1n) * tickAtoms > from && isWithinBand((high + 1n) * tickAtoms, from, share),
          ).toBe(false);
          if (low * tickAtoms <= from)
            expect(isWithinBand(low * tickAtoms, from, share)).toBe(true);
          expect(
            (low - 1n) * tickAtoms < from && isWithinBand((low - 1n) * tickAtoms, from, share),
          ).toBe(false);
        },
      ),
    );
  });
});

describe('trailing stops', () => {
  const absolute = { trailingTicks: 5, trailingBps: null };
  const share = { trailingTicks: 0, trailingBps: 150 };

  test('stay a distance behind: below the price for a sell, above it for a buy', () => {
    expect(trailingStopTicks('sell', absolute, 100)).toBe(95);
    expect(trailingStopTicks('buy', share, 1000)).toBe(1015);
  });

  test('a share is at least one tick', () => {
    expect(trailingStopTicks('sell', share, 10)).toBe(9);
  });

  test('follow the price and never move back', () => {
    expect(followedStopTicks('sell', absolute, 95, 103)).toBe(98);
    expect(followedStopTicks('sell', absolute, 95, 99)).toBe(95);
    expect(followedStopTicks('buy', absolute, 105, 90)).toBe(95);
    expect(followedStopTicks('buy', absolute, 105, 101)).toBe(105);
  });

  test('a sell that follows a rising price never falls', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: 1, max: 9_999 }),
        (last, trailingBps) => {
          const distance = { trailingTicks: 0, trailingBps };
          const before = trailingStopTicks('sell', distance, last);
          expect(trailingStopTicks('sell', distance, last + 1)).toBeGreaterThanOrEqual(before);
        },
      ),
    );
  });
});
