import type { Candle } from '@tokentradex/backend/contracts';
import { useSyncExternalStore } from 'react';
import { api } from '../api.ts';
import { ApiError } from '../api-error.ts';

/** How far back the closes reach. */
export const CLOSES_DAYS = 7;
const HOUR_MS = 3_600_000;
/** Requests that run at the same time, however many markets ask. */
const REQUESTS_MAX = 3;
/** Answers older than this are asked for again when somebody looks. */
const FRESH_MS = 10 * 60_000;

/** One hour's end. */
export interface HourlyClose {
  timeMs: number;
  price: string;
}

type Closes = ReadonlyMap<string, readonly HourlyClose[]>;

function toCloses(candles: readonly Candle[]): HourlyClose[] {
  return candles
    .map(({ openTime, close }) => ({ timeMs: Date.parse(openTime) + HOUR_MS, price: close }))
    .sort((a, b) => a.timeMs - b.timeMs);
}

/** Closing prices by the hour, fetched once per market that is really looked at. */
class HourlyClosesStore {
  readonly #listeners = new Set<() => void>();
  readonly #askedAtMs = new Map<string, number>();
  readonly #queue: string[] = [];
  #closes: Closes = new Map();
  #running = 0;

  /** Asks for a market's closes, unless they are known, on the way or waiting. */
  want = (tokenId: string): void => {
    const askedAtMs = this.#askedAtMs.get(tokenId);
    if (askedAtMs !== undefined && Date.now() - askedAtMs < FRESH_MS) return;
    this.#askedAtMs.set(tokenId, Date.now());
    this.#queue.push(tokenId);
    this.#next();
  };

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get = (): Closes => this.#closes;

  #next(): void {
    if (this.#running >= REQUESTS_MAX) return;
    const tokenId = this.#queue.shift();
    if (tokenId === undefined) return;
    this.#running += 1;
    void this.#load(tokenId).finally(() => {
      this.#running -= 1;
      this.#next();
    });
  }

  async #load(tokenId: string): Promise<void> {
    const nowMs = Date.now();
    try {
      const candles = await api.markets.candles(tokenId, {
        interval: '1h',
        from: new Date(nowMs - CLOSES_DAYS * 24 * HOUR_MS).toISOString(),
        to: new Date(nowMs).toISOString(),
      });
      this.#closes = new Map(this.#closes).set(tokenId, toCloses(candles));
      for (const listener of this.#listeners) listener();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      // An ornament is missing; the next look asks again.
      this.#askedAtMs.delete(tokenId);
    }
  }
}

export const hourlyCloses = new HourlyClosesStore();

/** One market's closes; undefined until they arrive. */
export function useHourlyCloses(tokenId: string): readonly HourlyClose[] | undefined {
  return useSyncExternalStore(hourlyCloses.subscribe, () => hourlyCloses.get().get(tokenId));
}
