const CHUNK_LENGTH_MAX = 128;

/** A few ranks, ascending: short enough that making room for one more is cheap. */
class Chunk {
  length = 0;
  private readonly ranks = new Float64Array(CHUNK_LENGTH_MAX);

  get isFull(): boolean {
    return this.length === CHUNK_LENGTH_MAX;
  }

  get highest(): number | undefined {
    return this.at(this.length - 1);
  }

  at(index: number): number | undefined {
    return index < this.length ? this.ranks[index] : undefined;
  }

  indexOf(rank: number): number {
    return lowerBound(this.ranks, this.length, rank);
  }

  insert(index: number, rank: number): void {
    this.ranks.copyWithin(index + 1, index, this.length);
    this.ranks[index] = rank;
    this.length += 1;
  }

  remove(index: number): void {
    this.ranks.copyWithin(index, index + 1, this.length);
    this.length -= 1;
  }

  /** Moves the upper half into a new chunk. */
  split(): Chunk {
    const upper = new Chunk();
    const middle = this.length >>> 1;
    upper.ranks.set(this.ranks.subarray(middle, this.length));
    upper.length = this.length - middle;
    this.length = middle;
    return upper;
  }
}

/**
 * The ranks of one side's prices in order, in chunks: adding one takes O(log n) and shifts at most
 * one chunk, whatever prices an adversary picks. Each rank is there at most once.
 */
export class PriceLadder {
  /** Never an empty one, except the only one. */
  private readonly chunks = [new Chunk()];
  /** The highest rank of each chunk, or one that it had. Rises with every chunk. */
  private readonly highestRanks = [-Infinity];

  /** Adds a rank that is not there yet; returns the next higher one. */
  insert(rank: number): number | undefined {
    let chunkIndex = this.chunkFor(rank);
    let chunk = this.chunks[chunkIndex];
    if (chunk?.isFull === true) {
      this.split(chunk, chunkIndex);
      chunkIndex = this.chunkFor(rank);
      chunk = this.chunks[chunkIndex];
    }
    if (chunk === undefined) return undefined;
    const index = chunk.indexOf(rank);
    chunk.insert(index, rank);
    if (index === chunk.length - 1) this.highestRanks[chunkIndex] = rank;
    return chunk.at(index + 1);
  }

  /** Removes a rank that is there. */
  remove(rank: number): void {
    const chunkIndex = this.chunkFor(rank);
    const chunk = this.chunks[chunkIndex];
    if (chunk === undefined) return;
    chunk.remove(chunk.indexOf(rank));
    const { highest } = chunk;
    if (highest !== undefined) {
      this.highestRanks[chunkIndex] = highest;
    } else if (this.chunks.length > 1) {
      this.chunks.splice(chunkIndex, 1);
      this.highestRanks.splice(chunkIndex, 1);
    }
  }

  /** The chunk where the rank is or belongs: the first that reaches as high, else the last. */
  private chunkFor(rank: number): number {
    const { length } = this.chunks;
    return Math.min(lowerBound(this.highestRanks, length, rank), length - 1);
  }

  private split(chunk: Chunk, chunkIndex: number): void {
    this.chunks.splice(chunkIndex + 1, 0, chunk.split());
    this.highestRanks.splice(chunkIndex, 0, chunk.highest ?? -Infinity);
  }
}

/** Index of the first of `length` ascending ranks that is not below the given one. */
function lowerBound(ranks: ArrayLike<number>, length: number, rank: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ranks[middle] ?? Infinity) < rank) low = middle + 1;
    else high = middle;
  }
  return low;
}
