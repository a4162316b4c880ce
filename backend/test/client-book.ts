import { expect } from 'vitest';
import type { BookDiff, BookSnapshot } from '../src/contracts/index.ts';

/** Follows diffs as a client does: fails at a gap, or when they do not lead to `expected`. */
export function expectBookAfter(
  snapshot: BookSnapshot,
  diffs: readonly BookDiff[],
  expected: BookSnapshot,
): void {
  const bids = new Map(snapshot.bids);
  const asks = new Map(snapshot.asks);
  let { sequence } = snapshot;
  for (const diff of diffs) {
    expect(diff.firstSeq).toBe(sequence + 1);
    sequence = diff.lastSeq;
    for (const [half, levels] of [
      [bids, diff.bids],
      [asks, diff.asks],
    ] as const) {
      for (const [price, quantity] of levels) {
        if (quantity === '0') half.delete(price);
        else half.set(price, quantity);
      }
    }
  }
  const byPrice = (a: [string, string], b: [string, string]) => Number(a[0]) - Number(b[0]);
  expect({
    tokenId: snapshot.tokenId,
    sequence,
    bids: [...bids].sort(byPrice).reverse(),
    asks: [...asks].sort(byPrice),
  }).toEqual(expected);
}
