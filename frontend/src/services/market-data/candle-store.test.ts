// @vitest-environment jsdom
import type { Candle, CandleEvent } from '@tokentradex/backend/contracts';
import { describe, expect, it } from 'vitest';
import type { ChannelListener } from '../channel-sequencer.ts';
import { CandleStore } from './candle-store.ts';

const MINUTE_MS = 60_000;
const START_MS = Date.parse('2026-01-01T00:00:00.000Z');

/** The candle that opens so many minutes after the start, or before it. */
function candleAt(minute: number): Candle {
  const openTime = new Date(START_MS + minute * MINUTE_MS).toISOString();
  const price = '100';
  return {
    tokenId: '2',
    interval: '1m',
    openTime,
    open: price,
    high: price,
    low: price,
    close: price,
    volume: '1',
    quoteVolume: '100',
    tradeCount: 1,
  };
}

function candlesFrom(minute: number, count: number): Candle[] {
  return Array.from({ length: count }, (_, index) => candleAt(minute + index));
}

class FakeMarket {
  listener: ChannelListener<Candle[], CandleEvent> | null = null;
  /** Answers the question for older candles that waits. */
  answer: (older: Candle[]) => void = () => undefined;

  readonly store = new CandleStore(
    (listener) => {
      this.listener = listener;
      return { unsubscribe: () => undefined, resync: () => undefined };
    },
    () =>
      new Promise((resolve) => {
        this.answer = resolve;
      }),
  );

  /** What is shown, after the next frame. */
  async view() {
    await new Promise(requestAnimationFrame);
    const { candles, history } = this.store.getView();
    return { count: candles.length, oldest: candles[0]?.openTime, history };
  }
}

function nobody(): void {
  // Shows nothing.
}

describe('CandleStore', () => {
  it('forgets what was scrolled back to when nobody looks any more, and loads it again when asked', async () => {
    const market = new FakeMarket();
    const stop = market.store.subscribe(nobody);
    market.listener?.onSnapshot(candlesFrom(0, 500));
    const isLoaded = market.store.loadOlder();
    market.answer(candlesFrom(-500, 500));
    await isLoaded;
    expect((await market.view()).count).toBe(1_000);
    stop();
    const oldest = candleAt(0).openTime;
    expect(await market.view()).toEqual({ count: 500, oldest, history: 'more' });

    market.store.subscribe(nobody);
    market.listener?.onSnapshot(candlesFrom(1, 500));
    expect(await market.view()).toEqual({ count: 501, oldest, history: 'more' });
    const isLoadedAgain = market.store.loadOlder();
    market.answer(candlesFrom(-500, 500));
    await isLoadedAgain;
    expect((await market.view()).count).toBe(1_001);
  });

  it('drops older candles that arrive after the ones that they continue were forgotten', async () => {
    const market = new FakeMarket();
    const stop = market.store.subscribe(nobody);
    market.listener?.onSnapshot(candlesFrom(0, 800));
    const isLoaded = market.store.loadOlder();
    stop();
    market.answer(candlesFrom(-500, 500));
    await isLoaded;
    expect(await market.view()).toEqual({
      count: 500,
      oldest: candleAt(300).openTime,
      history: 'more',
    });
  });
});
