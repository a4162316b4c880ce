/** Prices per chunk: small enough that moving one within a chunk is cheap. */
const CHUNK_PRICES_MAX = 512;

/**
 * Distinct prices in rising order. Insertion and removal cost about the square root of a million
 * levels, not the million; reading from either end costs what is read.
 */
export class SortedPrices {
  /** Each chunk is sorted and not empty, and lies wholly below the next one. */
  private readonly chunks: bigint[][] = [];
  private count = 0;

  get size(): number {
    return this.count;
  }

  get lowest(): bigint | undefined {
    return this.chunks[0]?.[0];
  }

  get highest(): bigint | undefined {
    return this.chunks.at(-1)?.at(-1);
  }

  /** Does nothing when the price is there already. */
  add(price: bigint): void {
    const chunkIndex = this.chunkFor(price);
    const chunk = this.chunks[chunkIndex];
    if (chunk === undefined) {
      this.chunks.push([price]);
      this.count += 1;
      return;
    }
    const index = firstNotBelow(chunk, price);
    if (chunk[index] === price) return;
    chunk.splice(index, 0, price);
    this.count += 1;
    if (chunk.length > CHUNK_PRICES_MAX) {
      this.chunks.splice(chunkIndex + 1, 0, chunk.splice(chunk.length >> 1));
    }
  }

  /** Does nothing when the price is not there. */
  delete(price: bigint): void {
    const chunkIndex = this.chunkFor(price);
    const chunk = this.chunks[chunkIndex];
    if (chunk === undefined) return;
    const index = firstNotBelow(chunk, price);
    if (chunk[index] !== price) return;
    chunk.splice(index, 1);
    this.count -= 1;
    if (chunk.length === 0) this.chunks.splice(chunkIndex, 1);
  }

  *rising(): Generator<bigint> {
    for (const chunk of this.chunks) yield* chunk;
  }

  *falling(): Generator<bigint> {
    for (let chunkIndex = this.chunks.length - 1; chunkIndex >= 0; chunkIndex -= 1) {
      const chunk = this.chunks[chunkIndex] ?? [];
      for (let index = chunk.length - 1; index >= 0; index -= 1) {
        const price = chunk[index];
        if (price !== undefined) yield price;
      }
    }
  }

  /** The chunk that holds the price or would: the last that starts at or below it, else the first. */
  private chunkFor(price: bigint): number {
    let low = 0;
    let high = this.chunks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const first = this.chunks[middle]?.[0];
      if (first !== undefined && first <= price) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function firstNotBelow(sorted: readonly bigint[], price: bigint): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const candidate = sorted[middle];
    if (candidate !== undefined && candidate < price) low = middle + 1;
    else high = middle;
  }
  return low;
}
