import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BookSide, type Level, type Resting } from './order-book.ts';
import { PriceLadder } from './price-ladder.ts';

class Lot implements Resting<Lot> {
  level: Level<Lot> | undefined = undefined;
  previous: Lot | undefined = undefined;
  next: Lot | undefined = undefined;

  constructor(
    readonly id: number,
    readonly side: 'buy' | 'sell',
    readonly ticks: number,
    public lots: number,
  ) {}
}

function queueOf(side: BookSide<Lot>): Lot[] {
  const orders: Lot[] = [];
  for (let level = side.best; level !== undefined; level = level.worse) {
    for (let order = level.first; order !== undefined; order = order.next) orders.push(order);
  }
  return orders;
}

describe('PriceLadder', () => {
  test('thousands of ranks added and removed in any order stay sorted and findable', () => {
    const actions = fc.array(fc.tuple(fc.integer({ min: -400, max: 400 }), fc.boolean()), {
      minLength: 1500,
      maxLength: 3000,
      size: 'max',
    });
    fc.assert(
      fc.property(actions, (sequence) => {
        const ladder = new PriceLadder<{ rank: number }>();
        const present = new Map<number, { rank: number }>();
        for (const [rank, isAdded] of sequence) {
          const entry = present.get(rank);
          expect(ladder.find(rank)).toBe(entry);
          if (isAdded && entry === undefined) {
            const added = { rank };
            const higher = [...present.keys()].filter((each) => each > rank);
            expect(ladder.insert(added)?.rank).toBe(
              higher.length === 0 ? undefined : Math.min(...higher),
            );
            present.set(rank, added);
          } else if (!isAdded && entry !== undefined) {
            ladder.remove(entry);
            present.delete(rank);
          }
        }
        for (const [rank, entry] of present) expect(ladder.find(rank)).toBe(entry);
      }),
      { numRuns: 10, endOnFailure: true },
    );
  });

  test('rising, falling and alternating prices split and empty chunks', () => {
    const ranks = Array.from({ length: 2000 }, (_, index) =>
      index % 3 === 0 ? index : index % 3 === 1 ? -index : 5000 - index,
    );
    const ladder = new PriceLadder<{ rank: number }>();
    const entries = ranks.map((rank) => ({ rank }));
    for (const entry of entries) ladder.insert(entry);
    for (const entry of entries) expect(ladder.find(entry.rank)).toBe(entry);
    for (const entry of entries) ladder.remove(entry);
    for (const entry of entries) expect(ladder.find(entry.rank)).toBeUndefined();
    const last = { rank: 1 };
    expect(ladder.insert(last)).toBeUndefined();
    expect(ladder.find(1)).toBe(last);
  });
});

describe.each(['buy', 'sell'] as const)('BookSide: %s', (name) => {
  test('orders are queued by price and time, whatever is added, taken and removed', () => {
    const action = fc.record({
      ticks: fc.integer({ min: 1, max: 600 }),
      lots: fc.integer({ min: 1, max: 9 }),
      what: fc.constantFrom('add', 'add', 'take', 'remove'),
      which: fc.nat(),
    });
    fc.assert(
      fc.property(fc.array(action, { minLength: 600, maxLength: 1200, size: 'max' }), (actions) => {
        const side = new BookSide<Lot>(name);
        let orders: Lot[] = [];
        for (const [id, { ticks, lots, what, which }] of actions.entries()) {
          const order = orders[which % Math.max(1, orders.length)];
          if (what === 'add') {
            const added = new Lot(id, name, ticks, lots);
            side.add(added);
            orders.push(added);
          } else if (order !== undefined) {
            if (what === 'take') side.take(order, Math.min(lots, order.lots));
            else side.remove(order);
            if (what === 'remove' || order.lots === 0)
              orders = orders.filter((each) => each !== order);
          }
        }
        const sign = name === 'buy' ? -1 : 1;
        const expected = orders.toSorted((a, b) => sign * (a.ticks - b.ticks) || a.id - b.id);
        expect(queueOf(side).map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
        const total = orders.reduce((sum, { lots }) => sum + lots, 0);
        expect(side.totalLots).toBe(total);
        for (const { ticks } of orders) {
          const there = orders.filter((order) => order.ticks === ticks);
          expect(side.lotsAt(ticks)).toBe(there.reduce((sum, { lots }) => sum + lots, 0));
        }
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });
});
