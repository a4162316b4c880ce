/** What the ladder sorts: a higher rank is a better price. */
export interface Ranked {
  readonly rank: number;
}

interface Chunk<T> {
  /** Ascending; `entries[i]` has `ranks[i]`. */
  ranks: number[];
  entries: T[];
}

/** A longer chunk is split in two: shifting within one stays cheap, and a million levels are few chunks. */
const CHUNK_LENGTH_MAX = 128;

/**
 * The price levels of one side in order of rank, in chunks: finding is O(log n), adding and removing
 * shift at most one chunk, whatever prices an adversary picks.
 */
export class PriceLadder<T extends Ranked> {
  private readonly chunks: Chunk<T>[] = [];
  /** The highest rank of each chunk. */
  private readonly highestRanks: number[] = [];

  find(rank: number): T | undefined {
    const chunk = this.chunks[lowerBound(this.highestRanks, rank)];
    if (chunk === undefined) return undefined;
    const index = lowerBound(chunk.ranks, rank);
    return chunk.ranks[index] === rank ? chunk.entries[index] : undefined;
  }

  /** Adds an entry whose rank is not there yet; returns the entry with the next higher rank. */
  insert(entry: T): T | undefined {
    const firstNotBelow = lowerBound(this.highestRanks, entry.rank);
    const chunkIndex = Math.min(firstNotBelow, Math.max(0, this.chunks.length - 1));
    const chunk = this.chunks[chunkIndex];
    if (chunk === undefined) {
      this.chunks.push({ ranks: [entry.rank], entries: [entry] });
      this.highestRanks.push(entry.rank);
      return undefined;
    }
    const index = lowerBound(chunk.ranks, entry.rank);
    chunk.ranks.splice(index, 0, entry.rank);
    chunk.entries.splice(index, 0, entry);
    const higher = chunk.entries[index + 1];
    if (higher === undefined) this.highestRanks[chunkIndex] = entry.rank;
    if (chunk.ranks.length > CHUNK_LENGTH_MAX) this.split(chunk, chunkIndex);
    return higher;
  }

  /** Removes an entry that is there. */
  remove(entry: T): void {
    const chunkIndex = lowerBound(this.highestRanks, entry.rank);
    const chunk = this.chunks[chunkIndex];
    if (chunk === undefined) return;
    const index = lowerBound(chunk.ranks, entry.rank);
    if (chunk.entries[index] !== entry) return;
    if (index === chunk.ranks.length - 1) {
      chunk.ranks.pop();
      chunk.entries.pop();
    } else {
      chunk.ranks.splice(index, 1);
      chunk.entries.splice(index, 1);
    }
    const highest = chunk.ranks.at(-1);
    if (highest === undefined) {
      this.chunks.splice(chunkIndex, 1);
      this.highestRanks.splice(chunkIndex, 1);
    } else {
      this.highestRanks[chunkIndex] = highest;
    }
  }

  private split(chunk: Chunk<T>, chunkIndex: number): void {
    const middle = chunk.ranks.length >>> 1;
    const upper = { ranks: chunk.ranks.splice(middle), entries: chunk.entries.splice(middle) };
    this.chunks.splice(chunkIndex + 1, 0, upper);
    this.highestRanks.splice(chunkIndex, 0, chunk.ranks[middle - 1] ?? 0);
  }
}

/** Index of the first rank that is not below the given one; the length when there is none. */
function lowerBound(ranks: readonly number[], rank: number): number {
  let low = 0;
  let high = ranks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ranks[middle] ?? Infinity) < rank) low = middle + 1;
    else high = middle;
  }
  return low;
}
