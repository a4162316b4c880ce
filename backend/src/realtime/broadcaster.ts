import type {
  BookDiff,
  Candle,
  ExchangeNews,
  PublicChannel,
  PublicTrade,
  Ticker,
} from '../contracts/index.ts';
import type { MarketPublisher } from '../services/market-data/market-publisher.ts';
import { publicRoom } from './rooms.ts';
import type { RealtimeServer } from './socket-types.ts';

/**
 * Sends market data to the rooms of the public channels. A payload is built and encoded once per
 * room, however many sockets are in it.
 */
export class Broadcaster implements MarketPublisher {
  /** The last event of each room; the book brings its own sequence. */
  private readonly sequences = new Map<string, number>();

  constructor(private readonly io: RealtimeServer) {}

  hasAudience(channel: PublicChannel, tokenId: number | null): boolean {
    return this.io.of('/').adapter.rooms.has(publicRoom(channel, tokenId));
  }

  /** The number of the channel's last event; 0 before the first. */
  sequenceOf(channel: PublicChannel, tokenId: number | null): number {
    return this.sequences.get(publicRoom(channel, tokenId)) ?? 0;
  }

  publishBook(tokenId: number, diff: BookDiff): void {
    this.io.to(publicRoom('book', tokenId)).emit('book', diff);
  }

  publishTrades(tokenId: number, trades: PublicTrade[]): void {
    const room = publicRoom('trades', tokenId);
    const sequence = this.nextSequence(room);
    this.io.to(room).emit('trades', { tokenId: String(tokenId), sequence, trades });
  }

  publishTicker(tokenId: number, ticker: Ticker): void {
    const room = publicRoom('ticker', tokenId);
    this.io.to(room).emit('ticker', { sequence: this.nextSequence(room), ticker });
  }

  publishTickers(tickers: Ticker[]): void {
    const room = publicRoom('tickers', null);
    this.io.to(room).emit('tickers', { sequence: this.nextSequence(room), tickers });
  }

  publishCandle(tokenId: number, candle: Candle): void {
    const channel = `candles:${candle.interval}` as const;
    const room = publicRoom(channel, tokenId);
    this.io.to(room).emit(channel, { sequence: this.nextSequence(room), candle });
  }

  publishNews(news: ExchangeNews): void {
    const room = publicRoom('exchange', null);
    this.io.to(room).emit('exchange', { sequence: this.nextSequence(room), ...news });
  }

  private nextSequence(room: string): number {
    const sequence = (this.sequences.get(room) ?? 0) + 1;
    this.sequences.set(room, sequence);
    return sequence;
  }
}
