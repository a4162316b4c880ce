import type { Ticker, TickersEvent } from '@tokentradex/backend/contracts';
import type { ChannelListener, ChannelState } from '../channel-sequencer.ts';
import type { Subscription } from '../websocket.ts';
import { LiveStore } from './live-store.ts';

export interface TickersView {
  readonly state: ChannelState;
  readonly byTokenId: ReadonlyMap<string, Ticker>;
}

export type TickersFeed = (listener: ChannelListener<Ticker[], TickersEvent>) => Subscription;

/** The 24 hour figures of every market. A ticker that did not change stays the same object. */
export class TickerStore extends LiveStore<TickersView> {
  readonly #feed: TickersFeed;
  readonly #byTokenId = new Map<string, Ticker>();
  #state: ChannelState = 'loading';
  #subscription: Subscription | null = null;

  constructor(feed: TickersFeed) {
    super({ state: 'loading', byTokenId: new Map() });
    this.#feed = feed;
  }

  protected override open(): void {
    this.#subscription = this.#feed({
      onSnapshot: (tickers) => {
        this.#byTokenId.clear();
        this.#merge(tickers);
      },
      onEvent: (event) => {
        this.#merge(event.tickers);
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

  protected override buildView(): TickersView {
    return { state: this.#state, byTokenId: new Map(this.#byTokenId) };
  }

  #merge(tickers: readonly Ticker[]): void {
    for (const ticker of tickers) this.#byTokenId.set(ticker.tokenId, ticker);
    this.markDirty();
  }
}
