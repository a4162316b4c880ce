import { newestFirst } from '../../store/slices/ordersSlice.ts';

/**
 * Puts what happened live into the pages loaded so far, newest first. What is older than the last loaded
 * row stays out while there are more pages: its page brings it.
 */
export function mergeLive<Row>(
  loaded: readonly Row[],
  live: readonly Row[],
  hasMore: boolean,
  { idOf, keyOf }: { idOf: (row: Row) => string; keyOf: (row: Row) => string },
): Row[] {
  const byKey = new Map(loaded.map((row) => [keyOf(row), row]));
  const last = loaded.at(-1);
  for (const row of live) {
    const isBeyond =
      hasMore && last !== undefined && newestFirst({ id: idOf(row) }, { id: idOf(last) }) > 0;
    if (!isBeyond) byKey.set(keyOf(row), row);
  }
  return [...byKey.values()].sort((a, b) => newestFirst({ id: idOf(a) }, { id: idOf(b) }));
}
