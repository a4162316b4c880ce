import type { BookDiff, BookLevel, BookSnapshot, Side } from '../../contracts/index.ts';
import type { BookLevelState, BookState } from '../../engine/market.ts';
import type { LevelChange } from '../../engine/state.ts';
import { formatAmount } from '../../lib/decimal.ts';
import { SortedPrices } from './sorted-prices.ts';

/** What rests on one side: quantity by price, and the prices in order. */
class BookHalf {
  readonly quantities = new Map<bigint, bigint>();
  readonly prices = new SortedPrices();
  /** Prices that changed since the last diff. */
  readonly dirty = new Set<bigint>();

  set(priceAtoms: bigint, quantityAtoms: bigint): void {
    if (quantityAtoms === 0n) {
      if (this.quantities.delete(priceAtoms)) this.prices.delete(priceAtoms);
    } else {
      if (!this.quantities.has(priceAtoms)) this.prices.add(priceAtoms);
      this.quantities.set(priceAtoms, quantityAtoms);
    }
    this.dirty.add(priceAtoms);
  }

  /** The current quantities of the dirty prices, which are clean from then on. */
  takeDirty(): BookLevel[] {
    const levels = [...this.dirty].map((priceAtoms) => this.present(priceAtoms));
    this.dirty.clear();
    return levels;
  }

  top(prices: Iterable<bigint>, depth: number): BookLevel[] {
    const levels: BookLevel[] = [];
    for (const priceAtoms of prices) {
      if (levels.length >= depth) break;
      levels.push(this.present(priceAtoms));
    }
    return levels;
  }

  /** @param groupPrice the price that a price is shown at; never changes their order. */
  grouped(
    prices: Iterable<bigint>,
    depth: number,
    groupPrice: (priceAtoms: bigint) => bigint,
  ): BookLevel[] {
    const groups: { priceAtoms: bigint; quantityAtoms: bigint }[] = [];
    for (const price of prices) {
      const priceAtoms = groupPrice(price);
      const quantityAtoms = this.quantities.get(price) ?? 0n;
      const last = groups.at(-1);
      if (last?.priceAtoms === priceAtoms) last.quantityAtoms += quantityAtoms;
      else if (groups.length >= depth) break;
      else groups.push({ priceAtoms, quantityAtoms });
    }
    return groups.map(({ priceAtoms, quantityAtoms }) => [
      formatAmount(priceAtoms),
      formatAmount(quantityAtoms),
    ]);
  }

  private present(priceAtoms: bigint): BookLevel {
    return [formatAmount(priceAtoms), formatAmount(this.quantities.get(priceAtoms) ?? 0n)];
  }
}

/**
 * The committed book of one market. Every level change takes one number of a sequence without
 * gaps; a diff carries all numbers since the one before it, so a snapshot and the diffs that begin
 * after its `sequence` always add up to the live book.
 */
export class CommittedBook {
  private readonly bids = new BookHalf();
  private readonly asks = new BookHalf();
  private lastSequence = 0;
  /** The last number that a diff carried. */
  private flushedSequence = 0;
  private lastChangeMs = 0;

  constructor(private readonly tokenId: number) {}

  get sequence(): number {
    return this.lastSequence;
  }

  get hasUnflushed(): boolean {
    return this.lastSequence > this.flushedSequence;
  }

  get bestBidAtoms(): bigint | null {
    return this.bids.prices.highest ?? null;
  }

  get bestAskAtoms(): bigint | null {
    return this.asks.prices.lowest ?? null;
  }

  /** @param timeMs when the change was committed, milliseconds since 1970. */
  apply(change: LevelChange, timeMs: number): void {
    this.half(change.side).set(change.priceAtoms, change.quantityAtoms);
    this.lastSequence += 1;
    this.lastChangeMs = timeMs;
  }

  /** Makes the book equal to `book`; what differs takes sequence numbers as ordinary changes do. */
  replace(book: BookState, timeMs: number): void {
    this.replaceHalf('buy', book.bids, timeMs);
    this.replaceHalf('sell', book.asks, timeMs);
  }

  /** Everything since the last diff; null when nothing changed. */
  flush(): BookDiff | null {
    if (!this.hasUnflushed) return null;
    const diff: BookDiff = {
      tokenId: String(this.tokenId),
      firstSeq: this.flushedSequence + 1,
      lastSeq: this.lastSequence,
      time: new Date(this.lastChangeMs).toISOString(),
      bids: this.bids.takeDirty(),
      asks: this.asks.takeDirty(),
    };
    this.flushedSequence = this.lastSequence;
    return diff;
  }

  /** Like {@link flush}, when nobody would read the diff. */
  skipDiff(): void {
    this.bids.dirty.clear();
    this.asks.dirty.clear();
    this.flushedSequence = this.lastSequence;
  }

  /**
   * The live book, changes without a diff included.
   * @param depth levels per side.
   * @param groupAtoms joins levels into steps so wide: asks go up and bids down to a multiple, so that
   * a group never promises a better price than it holds.
   */
  snapshot(depth: number, groupAtoms?: bigint): BookSnapshot {
    const bids = this.bids.prices.falling();
    const asks = this.asks.prices.rising();
    const levels =
      groupAtoms === undefined
        ? { bids: this.bids.top(bids, depth), asks: this.asks.top(asks, depth) }
        : {
            bids: this.bids.grouped(bids, depth, (price) => price - (price % groupAtoms)),
            asks: this.asks.grouped(asks, depth, (price) => {
              const rest = price % groupAtoms;
              return rest === 0n ? price : price - rest + groupAtoms;
            }),
          };
    return { tokenId: String(this.tokenId), sequence: this.lastSequence, ...levels };
  }

  private replaceHalf(side: Side, levels: readonly BookLevelState[], timeMs: number): void {
    const { tokenId } = this;
    const target = new Map(levels.map((level) => [level.priceAtoms, level.quantityAtoms]));
    const { quantities } = this.half(side);
    for (const priceAtoms of [...quantities.keys()]) {
      if (!target.has(priceAtoms)) {
        this.apply({ tokenId, side, priceAtoms, quantityAtoms: 0n }, timeMs);
      }
    }
    for (const [priceAtoms, quantityAtoms] of target) {
      if (quantities.get(priceAtoms) !== quantityAtoms) {
        this.apply({ tokenId, side, priceAtoms, quantityAtoms }, timeMs);
      }
    }
  }

  private half(side: Side): BookHalf {
    return side === 'buy' ? this.bids : this.asks;
  }
}
