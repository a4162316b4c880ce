import {
  LIMITS,
  type CandleInterval,
  type PublicChannel,
  type PublicMarketChannel,
} from '../contracts/index.ts';
import type { Clock } from '../lib/clock.ts';
import { presentExchangeNews } from '../presenters/announcement.ts';
import type { HouseBoard } from '../services/house/house-board.ts';
import type { MarketData } from '../services/market-data.ts';
import { candleOpenMs, candleOpenMsAfter } from '../services/market-data/candle-interval.ts';
import type { Broadcaster } from './broadcaster.ts';
import { publicRoom } from './rooms.ts';
import { ackError } from './subscription-request.ts';
import type { Attempt } from './subscriptions.ts';

/** Candles in a snapshot: what a chart shows at first; older ones are asked for over REST. */
const SNAPSHOT_CANDLES = 500;

const CANDLES_PREFIX = 'candles:';

export interface PublicFeedParts {
  marketData: MarketData;
  broadcaster: Broadcaster;
  board: Pick<HouseBoard, 'current'>;
  clock: Clock;
}

/**
 * Joins sockets to public channels. Joining, reading the snapshot and answering happen within one
 * turn of the event loop, in which nothing else is sent, so the next event continues the snapshot.
 */
export class PublicFeed {
  constructor(private readonly parts: PublicFeedParts) {}

  async subscribe(attempt: Attempt, channel: PublicMarketChannel, tokenId: number): Promise<void> {
    if (isCandles(channel)) {
      const candles = await this.candles(channel, tokenId);
      if (isStillWanted(attempt)) this.enter(attempt, channel, tokenId, candles);
      return;
    }
    const { marketData } = this.parts;
    if (channel === 'ticker' && !(await this.areTickersKnown(attempt))) return;
    marketData.flush(tokenId);
    switch (channel) {
      case 'book': {
        const snapshot = marketData.book(tokenId, LIMITS.bookDepthMax);
        attempt.answer({ ok: true, snapshot, sequence: snapshot.sequence });
        attempt.join(publicRoom(channel, tokenId));
        return;
      }
      case 'trades':
        this.enter(attempt, channel, tokenId, marketData.tape(tokenId, LIMITS.publicTradesMax));
        return;
      case 'ticker':
        this.enter(attempt, channel, tokenId, marketData.ticker(tokenId));
        return;
    }
  }

  async subscribeTickers(attempt: Attempt): Promise<void> {
    if (!(await this.areTickersKnown(attempt))) return;
    this.enter(attempt, 'tickers', null, this.parts.marketData.tickers());
  }

  subscribeNews(attempt: Attempt): void {
    this.enter(attempt, 'exchange', null, presentExchangeNews(this.parts.board.current));
  }

  /** @returns false, having answered, when the attempt was overtaken meanwhile. */
  private async areTickersKnown(attempt: Attempt): Promise<boolean> {
    await this.parts.marketData.whenTickersKnown();
    return isStillWanted(attempt);
  }

  private enter(
    attempt: Attempt,
    channel: PublicChannel,
    tokenId: number | null,
    snapshot: unknown,
  ): void {
    const sequence = this.parts.broadcaster.sequenceOf(channel, tokenId);
    attempt.answer({ ok: true, snapshot, sequence });
    attempt.join(publicRoom(channel, tokenId));
  }

  private candles(channel: `candles:${CandleInterval}`, tokenId: number): Promise<unknown> {
    const interval = channel.slice(CANDLES_PREFIX.length) as CandleInterval;
    const openMs = candleOpenMs(interval, this.parts.clock.nowMs());
    return this.parts.marketData.candles(tokenId, interval, {
      fromMs: 0,
      toMs: candleOpenMsAfter(interval, openMs, 1),
      limit: SNAPSHOT_CANDLES,
    });
  }
}

function isStillWanted(attempt: Attempt): boolean {
  if (attempt.isCurrent()) return true;
  attempt.answer(ackError('conflict', 'Another request for this channel came later.'));
  return false;
}

function isCandles(channel: PublicMarketChannel): channel is `candles:${CandleInterval}` {
  return channel.startsWith(CANDLES_PREFIX);
}
