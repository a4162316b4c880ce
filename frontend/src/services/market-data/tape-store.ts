import type { PublicTrade, TradesEvent } from '@tokentradex/backend/contracts';
import type { ChannelListener, ChannelState } from '../channel-sequencer.ts';
import type { Subscription } from '../websocket.ts';
import { LiveStore } from './live-store.ts';

/** Trades kept, as many as the tape shows; older ones are in the history. */
export const TAPE_LENGTH_MAX = 60;

export interface TapeView {
  readonly state: ChannelState;
  /** Newest first. */
  readonly trades: readonly PublicTrade[];
}

export type TapeFeed = (listener: ChannelListener<PublicTrade[], TradesEvent>) => Subscription;

/** The latest public trades of one market. */
export class TapeStore extends LiveStore<TapeView> {
  readonly #feed: TapeFeed;
  #trades: PublicTrade[] = [];
  #state: ChannelState = 'loading';
  #subscription: Subscription | null = null;

  constructor(feed: TapeFeed) {
    super({ state: 'loading', trades: [] });
    this.#feed = feed;
  }

  protected override open(): void {
    this.#subscription = this.#feed({
      onSnapshot: (trades) => {
        this.#trades = trades.slice(0, TAPE_LENGTH_MAX);
        this.markDirty();
      },
      onEvent: (event) => {
        this.#trades = [...event.trades.toReversed(), ...this.#trades].slice(0, TAPE_LENGTH_MAX);
        this.markDirty();
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

  protected override buildView(): TapeView {
    return { state: this.#state, trades: this.#trades };
  }
}
