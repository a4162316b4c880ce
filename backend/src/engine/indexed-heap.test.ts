import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IndexedHeap, type HeapEntry } from './indexed-heap.ts';

class Entry implements HeapEntry {
  heapIndex = -1;

  constructor(public key: number) {}
}

describe('IndexedHeap', () => {
  test('entries added and removed in any order come out by their keys', () => {
    const action = fc.record({ key: fc.integer({ min: -20, max: 20 }), removed: fc.nat(30) });
    fc.assert(
      fc.property(
        fc.array(action, { maxLength: 200 }),
        fc.integer({ min: -20, max: 20 }),
        (actions, limit) => {
          const heap = new IndexedHeap<Entry>();
          const entries: Entry[] = [];
          for (const { key, removed } of actions) {
            const gone = entries[removed];
            if (gone !== undefined) {
              heap.remove(gone);
              entries.splice(removed, 1);
              expect(gone.heapIndex).toBe(-1);
            }
            const entry = new Entry(key);
            heap.add(entry);
            entries.push(entry);
            expect(heap.nextKey).toBe(Math.min(...entries.map((each) => each.key)));
          }
          const taken = heap.takeUpTo(limit);
          expect(new Set(taken)).toEqual(new Set(entries.filter((each) => each.key <= limit)));
          expect(heap.size).toBe(entries.length - taken.length);
          expect([...heap].every((each) => each.key > limit)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('an empty heap has nothing next, and removing what is not there does nothing', () => {
    const heap = new IndexedHeap<Entry>();
    heap.remove(new Entry(1));
    expect(heap.nextKey).toBe(Infinity);
    expect(heap.takeUpTo(Infinity)).toEqual([]);
  });

  test('clearing lets every entry go', () => {
    const heap = new IndexedHeap<Entry>();
    const entry = new Entry(3);
    heap.add(entry);
    heap.clear();
    expect([heap.size, entry.heapIndex]).toEqual([0, -1]);
  });
});
