import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AlertIndex, type WatchedAlert } from './alert-index.ts';

function alert(id: string, direction: WatchedAlert['direction'], price: number): WatchedAlert {
  return { id, tokenId: 1, direction, priceAtoms: BigInt(price) };
}

describe('the index of alerts', () => {
  it('gives what a price reaches, each once, nearest first', () => {
    const index = new AlertIndex();
    index.replace([alert('a', 'above', 110), alert('b', 'above', 105), alert('c', 'below', 95)]);
    expect(index.takeReached(1, 100n)).toEqual([]);
    expect(index.takeReached(2, 500n)).toEqual([]);
    expect(index.takeReached(1, 110n)).toEqual(['b', 'a']);
    expect(index.takeReached(1, 110n)).toEqual([]);
    expect(index.takeReached(1, 95n)).toEqual(['c']);
  });

  it('forgets what is removed, and nothing else at its price', () => {
    const index = new AlertIndex();
    index.add(alert('a', 'above', 105));
    index.add(alert('b', 'above', 105));
    index.remove(alert('a', 'above', 105));
    index.remove(alert('never there', 'below', 105));
    expect(index.takeReached(1, 105n)).toEqual(['b']);
  });

  it('agrees with comparing every alert with every price', () => {
    const alerts = fc.array(
      fc.record({
        direction: fc.constantFrom('above', 'below'),
        price: fc.integer({ min: 1, max: 40 }),
      }),
      { maxLength: 40 },
    );
    const prices = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 20 });
    fc.assert(
      fc.property(alerts, prices, (given, steps) => {
        const index = new AlertIndex();
        let waiting = given.map(({ direction, price }, place) =>
          alert(String(place), direction, price),
        );
        for (const one of waiting) index.add(one);
        for (const price of steps.map(BigInt)) {
          const isReached = ({ direction, priceAtoms }: WatchedAlert) =>
            direction === 'above' ? price >= priceAtoms : price <= priceAtoms;
          const expected = waiting.filter(isReached).map(({ id }) => id);
          waiting = waiting.filter((one) => !isReached(one));
          expect(index.takeReached(1, price).sort()).toEqual(expected.sort());
        }
      }),
    );
  });
});
