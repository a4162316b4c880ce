import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IntegerTable, type Chained } from './integer-table.ts';
import { BookSide, type Level, type Resting } from './order-book.ts';
import { PriceLadder } from './price-ladder.ts';

class Lot implements Resting<Lot> {
  level: Level<Lot> | undefined = undefined;
  previous: Lot | undefined = undefined;
  next: Lot | undefined = undefined;
  readonly owner = null;
  readonly iceberg = null;

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
  test('thousands of ranks added and removed in any order always know the next higher one', () => {
    const actions = fc.array(fc.tuple(fc.integer({ min: -400, max: 400 }), fc.boolean()), {
      minLength: 1500,
      maxLength: 3000,
      size: 'max',
    });
    fc.assert(
      fc.property(actions, (sequence) => {
        const ladder = new PriceLadder();
        const present = new Set<number>();
        for (const [rank, isAdded] of sequence) {
          if (isAdded && !present.has(rank)) {
            expect(ladder.insert(rank)).toBe(nextHigher(present, rank));
            present.add(rank);
          } else if (!isAdded && present.has(rank)) {
            ladder.remove(rank);
            present.delete(rank);
          }
        }
      }),
      { numRuns: 10, endOnFailure: true },
    );
  });

  test('rising, falling and alternating ranks split chunks and empty them again', () => {
    const ranks = Array.from({ length: 2000 }, (_, index) =>
      index % 3 === 0 ? index : index % 3 === 1 ? -index : 5000 - index,
    );
    const ladder = new PriceLadder();
    const present = new Set<number>();
    for (let round = 0; round < 2; round += 1) {
      for (const rank of ranks) {
        expect(ladder.insert(rank)).toBe(nextHigher(present, rank));
        present.add(rank);
      }
      for (const rank of ranks) ladder.remove(rank);
      present.clear();
    }
  });
});

describe('IntegerTable', () => {
  test('finds what was added and not removed, however the keys look', () => {
    const key = fc.oneof(
      fc.integer({ min: -300, max: 300 }),
      fc.integer({ min: 0, max: 300 }).map((each) => each * 65_536),
      fc.integer({ min: 0, max: 300 }).map((each) => each * 2 ** 32),
      fc.maxSafeInteger(),
    );
    const actions = fc.array(fc.tuple(key, fc.boolean()), { maxLength: 3000, size: 'max' });
    fc.assert(
      fc.property(actions, (sequence) => {
        const table = new IntegerTable<Entry>();
        const present = new Map<number, Entry>();
        for (const [each, isAdded] of sequence) {
          const entry = present.get(each);
          expect(table.get(each)).toBe(entry);
          if (isAdded && entry === undefined) {
            const added = new Entry(each);
            table.add(added);
            present.set(each, added);
          } else if (!isAdded && entry !== undefined) {
            table.remove(entry);
            present.delete(each);
          }
        }
        expect(table.size).toBe(present.size);
        for (const [each, entry] of present) expect(table.get(each)).toBe(entry);
      }),
      { numRuns: 20, endOnFailure: true },
    );
  });
});

class Entry implements Chained<Entry> {
  chained: Entry | undefined = undefined;

  constructor(readonly key: number) {}
}

function nextHigher(ranks: Iterable<number>, rank: number): number | undefined {
  const higher = [...ranks].filter((each) => each > rank);
  return higher.length === 0 ? undefined : Math.min(...higher);
}

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
