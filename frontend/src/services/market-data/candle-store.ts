import type { Candle, CandleEvent } from '@tokentradex/backend/contracts';
import { ApiError } from '../api-error.ts';
import type { ChannelListener, ChannelState } from '../channel-sequencer.ts';
import type { Subscription } from '../websocket.ts';
import { LiveStore } from './live-store.ts';

/** Candles kept while nobody looks: as many as the next snapshot brings, so that none are missing between. */
const HIDDEN_CANDLES_MAX = 500;

export interface CandlesView {
  readonly state: ChannelState;
  /** Oldest first, without repeats. */
  readonly candles: readonly Candle[];
  /** Counts up when candles other than the newest changed: draw all again. */
  readonly revision: number;
  readonly history: 'more' | 'loading' | 'complete' | 'failed';
}

export type CandleFeed = (listener: ChannelListener<Candle[], CandleEvent>) => Subscription;

/** Candles that opened before `before`, in any order; empty when there are none. */
export type CandleHistory = (before: string) => Promise<Candle[]>;

/** One market's candles of one interval: live at the newest end, growing on demand at the oldest. */
export class CandleStore extends LiveStore<CandlesView> {
  readonly #feed: CandleFeed;
  readonly #loadBefore: CandleHistory;
  readonly #byOpenTime = new Map<string, Candle>();
  #sorted: Candle[] = [];
  #revision = 0;
  #history: CandlesView['history'] = 'more';
  #state: ChannelState = 'loading';
  #subscription: Subscription | null = null;

  constructor(feed: CandleFeed, loadBefore: CandleHistory) {
    super({ state: 'loading', candles: [], revision: 0, history: 'more' });
    this.#feed = feed;
    this.#loadBefore = loadBefore;
  }

  /** Adds a page of older candles; does nothing while one is loading or when there are no more. */
  loadOlder = async (): Promise<void> => {
    const oldest = this.#sorted[0];
    if (oldest === undefined || this.#history === 'loading' || this.#history === 'complete') return;
    this.#setHistory('loading');
    try {
      const older = await this.#loadBefore(oldest.openTime);
      // Forgotten since the question was asked: the answer would leave a hole.
      if (this.#sorted[0]?.openTime !== oldest.openTime) {
        this.#setHistory('more');
        return;
      }
      const fresh = older.filter((candle) => !this.#byOpenTime.has(candle.openTime));
      this.#merge(fresh);
      this.#setHistory(fresh.length === 0 ? 'complete' : 'more');
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#setHistory('failed');
    }
  };

  protected override open(): void {
    this.#subscription = this.#feed({
      onSnapshot: (candles) => {
        this.#dropIfDisjoint(candles);
        this.#merge(candles);
      },
      onEvent: ({ candle }) => {
        const newest = this.#sorted.at(-1);
        if (newest !== undefined && candle.openTime < newest.openTime) {
          this.#merge([candle]);
          return;
        }
        this.#byOpenTime.set(candle.openTime, candle);
        const kept =
          newest?.openTime === candle.openTime ? this.#sorted.slice(0, -1) : this.#sorted;
        this.#sorted = [...kept, candle];
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
    this.#forgetOldest();
    this.markDirty();
  }

  protected override buildView(): CandlesView {
    return {
      state: this.#state,
      candles: this.#sorted,
      revision: this.#revision,
      history: this.#history,
    };
  }

  /** What was scrolled back to would stay for as long as the store. */
  #forgetOldest(): void {
    if (this.#sorted.length <= HIDDEN_CANDLES_MAX) return;
    const kept = this.#sorted.slice(-HIDDEN_CANDLES_MAX);
    this.#byOpenTime.clear();
    this.#merge(kept);
    if (this.#history !== 'loading') this.#history = 'more';
  }

  /** A snapshot that does not reach back to what is known would leave a hole between them. */
  #dropIfDisjoint(snapshot: readonly Candle[]): void {
    const newest = this.#sorted.at(-1);
    if (newest === undefined || snapshot.some((candle) => candle.openTime <= newest.openTime)) {
      return;
    }
    this.#byOpenTime.clear();
    this.#history = 'more';
  }

  #merge(candles: readonly Candle[]): void {
    for (const candle of candles) this.#byOpenTime.set(candle.openTime, candle);
    // ISO times in UTC of one length sort as text.
    this.#sorted = [...this.#byOpenTime.values()].sort((a, b) =>
      a.openTime < b.openTime ? -1 : 1,
    );
    this.#revision += 1;
    this.markDirty();
  }

  #setHistory(history: CandlesView['history']): void {
    this.#history = history;
    this.markDirty();
  }
}
