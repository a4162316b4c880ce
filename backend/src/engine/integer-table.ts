/** What a table needs of its entries. It writes `chained`; nobody else does. */
export interface Chained<T> {
  /** A safe integer, the same as long as the entry is in a table. */
  readonly key: number;
  /** The next entry in the same bucket. */
  chained: T | undefined;
}

const BUCKET_COUNT_MIN = 16;
/** 2^32 divided by the golden ratio: spreads neighbouring and patterned keys over all buckets. */
const SPREAD = 0x9e3779b1;

/**
 * Finds objects by an integer that they carry. A `Map` copies itself every so often while entries
 * come and go, and keeps keys and values apart; here the bucket leads to the entry itself, so that
 * finding one among millions touches two places, and only growing ever copies anything.
 */
export class IntegerTable<T extends Chained<T>> {
  private buckets = emptyBuckets<T>(BUCKET_COUNT_MIN);
  /** There are 2^(32 - shift) buckets; the hash is the highest bits of a product. */
  private shift = 32 - Math.log2(BUCKET_COUNT_MIN);
  private count = 0;

  get size(): number {
    return this.count;
  }

  get(key: number): T | undefined {
    let entry = this.buckets[this.bucketOf(key)];
    while (entry !== undefined && entry.key !== key) entry = entry.chained;
    return entry;
  }

  /** Makes room for this many entries, so that adding them copies nothing. */
  reserve(count: number): void {
    while (count * 2 > this.buckets.length) this.grow();
  }

  /** Adds an entry whose key is not there yet. */
  add(entry: T): void {
    const bucket = this.bucketOf(entry.key);
    entry.chained = this.buckets[bucket];
    this.buckets[bucket] = entry;
    this.count += 1;
    if (this.count * 2 > this.buckets.length) this.grow();
  }

  /** Removes an entry that is there. */
  remove(entry: T): void {
    const bucket = this.bucketOf(entry.key);
    let before = this.buckets[bucket];
    if (before === entry) {
      this.buckets[bucket] = entry.chained;
    } else {
      while (before !== undefined && before.chained !== entry) before = before.chained;
      if (before === undefined) return;
      before.chained = entry.chained;
    }
    entry.chained = undefined;
    this.count -= 1;
  }

  private bucketOf(key: number): number {
    // Bitwise operators see 32 bits: the part above them is folded in.
    return Math.imul(key ^ (key / 0x1_0000_0000), SPREAD) >>> this.shift;
  }

  private grow(): void {
    const { buckets } = this;
    this.buckets = emptyBuckets(buckets.length * 2);
    this.shift -= 1;
    for (const first of buckets) {
      let entry = first;
      while (entry !== undefined) {
        const next: T | undefined = entry.chained;
        const bucket = this.bucketOf(entry.key);
        entry.chained = this.buckets[bucket];
        this.buckets[bucket] = entry;
        entry = next;
      }
    }
  }
}

function emptyBuckets<T>(count: number): (T | undefined)[] {
  return new Array<T | undefined>(count).fill(undefined);
}
