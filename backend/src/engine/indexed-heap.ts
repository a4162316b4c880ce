/** What a heap needs of its entries. It writes `heapIndex`; nobody else does. */
export interface HeapEntry {
  /** Smaller comes first. Does not change while the entry is in a heap. */
  key: number;
  /** Where the entry is, -1 outside. */
  heapIndex: number;
}

/**
 * A priority queue from which any entry can be removed: an order that closes leaves at once, so the
 * heap never holds more than what waits. Entries with equal keys come in no particular order.
 */
export class IndexedHeap<T extends HeapEntry> {
  private readonly entries: T[] = [];

  get size(): number {
    return this.entries.length;
  }

  /** The smallest key; Infinity when there is none. */
  get nextKey(): number {
    return this.entries[0]?.key ?? Infinity;
  }

  /** Adds an entry that is in no heap. */
  add(entry: T): void {
    this.entries.push(entry);
    this.rise(entry, this.entries.length - 1);
  }

  /** Removes an entry; nothing happens when it is in no heap. */
  remove(entry: T): void {
    const index = entry.heapIndex;
    if (index === -1) return;
    entry.heapIndex = -1;
    const last = this.entries.pop();
    if (last === undefined || last === entry) return;
    if (last.key < entry.key) this.rise(last, index);
    else this.sink(last, index);
  }

  /** Removes and returns every entry whose key is at most this, in no particular order. */
  takeUpTo(key: number): T[] {
    const taken: T[] = [];
    for (let first = this.entries[0]; first !== undefined; first = this.entries[0]) {
      if (first.key > key) break;
      this.remove(first);
      taken.push(first);
    }
    return taken;
  }

  /** Removes everything. */
  clear(): void {
    for (const entry of this.entries) entry.heapIndex = -1;
    this.entries.length = 0;
  }

  *[Symbol.iterator](): Generator<T> {
    yield* this.entries;
  }

  private rise(entry: T, from: number): void {
    let index = from;
    while (index > 0) {
      const parentIndex = (index - 1) >>> 1;
      const parent = this.entries[parentIndex];
      if (parent === undefined || parent.key <= entry.key) break;
      this.put(parent, index);
      index = parentIndex;
    }
    this.put(entry, index);
  }

  private sink(entry: T, from: number): void {
    let index = from;
    for (;;) {
      let childIndex = index * 2 + 1;
      let child = this.entries[childIndex];
      const right = this.entries[childIndex + 1];
      if (child === undefined) break;
      if (right !== undefined && right.key < child.key) {
        child = right;
        childIndex += 1;
      }
      if (child.key >= entry.key) break;
      this.put(child, index);
      index = childIndex;
    }
    this.put(entry, index);
  }

  private put(entry: T, index: number): void {
    this.entries[index] = entry;
    entry.heapIndex = index;
  }
}
