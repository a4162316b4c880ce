import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SortedPrices } from './sorted-prices.ts';

describe('SortedPrices', () => {
  it('equals a sorted set after any additions and removals, from both ends', () => {
    const step = fc.record({ isAdd: fc.boolean(), price: fc.bigInt({ min: 0n, max: 60n }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const prices = new SortedPrices();
        const expected = new Set<bigint>();
        for (const { isAdd, price } of steps) {
          if (isAdd) {
            prices.add(price);
            expected.add(price);
          } else {
            prices.delete(price);
            expected.delete(price);
          }
        }
        const sorted = [...expected].sort((a, b) => (a < b ? -1 : 1));
        expect([...prices.rising()]).toEqual(sorted);
        expect([...prices.falling()]).toEqual([...sorted].reverse());
        expect(prices.size).toBe(sorted.length);
        expect(prices.lowest).toBe(sorted[0]);
        expect(prices.highest).toBe(sorted.at(-1));
      }),
    );
  });

  it('stays sorted when it outgrows one chunk many times and shrinks to nothing', () => {
    const prices = new SortedPrices();
    // 7,919 is coprime to 10,000: every price comes once, in no order.
    const shuffled = Array.from({ length: 10_000 }, (_, index) => BigInt((index * 7_919) % 10_000));
    for (const price of shuffled) prices.add(price);
    expect([...prices.rising()]).toEqual(
      Array.from({ length: 10_000 }, (_, index) => BigInt(index)),
    );
    for (const price of shuffled) prices.delete(price);
    expect([...prices.rising()]).toEqual([]);
    expect(prices.lowest).toBeUndefined();
  });
});
