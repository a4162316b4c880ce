import type {
  BookDiff,
  Candle,
  PublicChannel,
  PublicTrade,
  Ticker,
} from '../../contracts/index.ts';

/** Where market data is sent. Called after commits only. */
export interface MarketPublisher {
  /** False when nobody would receive the event: it is then not even built. */
  hasAudience(channel: PublicChannel, tokenId: number | null): boolean;
  publishBook(tokenId: number, diff: BookDiff): void;
  /** @param trades oldest first. */
  publishTrades(tokenId: number, trades: PublicTrade[]): void;
  publishTicker(tokenId: number, ticker: Ticker): void;
  publishTickers(tickers: Ticker[]): void;
  publishCandle(tokenId: number, candle: Candle): void;
}

/** Before anything listens. */
export const noPublisher: MarketPublisher = {
  hasAudience: () => false,
  publishBook: () => undefined,
  publishTrades: () => undefined,
  publishTicker: () => undefined,
  publishTickers: () => undefined,
  publishCandle: () => undefined,
};
