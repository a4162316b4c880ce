import type { BookDiff, BookLevel, BookSnapshot } from '@tokentradex/backend/contracts';
import { parseAmount } from '@tokentradex/backend/decimal';
import type { ChannelListener, ChannelState } from '../channel-sequencer.ts';
import type { Subscription } from '../websocket.ts';
import { LiveStore } from './live-store.ts';

/** One price level, in atoms. */
export interface BookEntry {
  readonly price: bigint;
  readonly quantity: bigint;
}

/** Best first. `state` says whether it can be trusted. */
export interface BookView {
  readonly state: ChannelState;
  readonly bids: readonly BookEntry[];
  readonly asks: readonly BookEntry[];
}

export type BookFeed = (listener: ChannelListener<BookSnapshot, BookDiff>) => Subscription;

const EMPTY: BookView = { state: 'loading', bids: [], asks: [] };

/** One side, sorted best first; `direction` is 1 where a lower price is better. */
class BookSide {
  entries: BookEntry[] = [];
  readonly #direction: 1 | -1;

  constructor(direction: 1 | -1) {
    this.#direction = direction;
  }

  replace(levels: readonly BookLevel[]): void {
    this.entries = levels
      .map(([price, quantity]) => ({ price: parseAmount(price), quantity: parseAmount(quantity) }))
      .sort((a, b) => this.#compare(a.price, b.price));
  }

  set([priceText, quantityText]: BookLevel): void {
    const price = parseAmount(priceText);
    const quantity = parseAmount(quantityText);
    const index = this.#indexOf(price);
    const isThere = this.entries[index]?.price === price;
    if (quantity === 0n) {
      if (isThere) this.entries.splice(index, 1);
      return;
    }
    this.entries.splice(index, isThere ? 1 : 0, { price, quantity });
  }

  /** Where `price` is, or belongs. */
  #indexOf(price: bigint): number {
    let low = 0;
    let high = this.entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const entry = this.entries[middle];
      if (entry !== undefined && this.#compare(entry.price, price) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #compare(a: bigint, b: bigint): number {
    if (a === b) return 0;
    return (a < b ? -1 : 1) * this.#direction;
  }
}

/**
 * One market's order book: a snapshot and the diffs that follow it. A book whose best bid meets its
 * best ask is wrong by definition and is replaced.
 */
export class BookStore extends LiveStore<BookView> {
  readonly #feed: BookFeed;
  readonly #bids = new BookSide(-1);
  readonly #asks = new BookSide(1);
  #state: ChannelState = 'loading';
  #subscription: Subscription | null = null;

  constructor(feed: BookFeed) {
    super(EMPTY);
    this.#feed = feed;
  }

  protected override open(): void {
    this.#subscription = this.#feed({
      onSnapshot: (snapshot) => {
        this.#bids.replace(snapshot.bids);
        this.#asks.replace(snapshot.asks);
        this.markDirty();
      },
      onEvent: (diff) => {
        for (const level of diff.bids) this.#bids.set(level);
        for (const level of diff.asks) this.#asks.set(level);
        this.markDirty();
        if (this.#isCrossed()) this.#subscription?.resync();
      },
      onStateChange: (state) => {
        this.#state = state;
        this.markDirty();
      },
    });
  }

  protected override close(): void {
    this.#subscription?.unsubscribe();
    this.#subscription = null;
    if (this.#state === 'live') this.#state = 'stale';
    this.markDirty();
  }

  protected override buildView(): BookView {
    return {
      state: this.#state,
      bids: this.#bids.entries.slice(),
      asks: this.#asks.entries.slice(),
    };
  }

  #isCrossed(): boolean {
    const bid = this.#bids.entries[0];
    const ask = this.#asks.entries[0];
    return bid !== undefined && ask !== undefined && bid.price >= ask.price;
  }
}
