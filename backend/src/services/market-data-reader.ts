import type {
  BookSnapshot,
  Candle,
  CandleInterval,
  PublicTrade,
  Ticker,
} from '../contracts/index.ts';

/** What has been committed of the markets, for anybody to read. */
export interface MarketDataReader {
  /** @param depth levels per side. */
  book(tokenId: number, depth: number): BookSnapshot;
  ticker(tokenId: number): Ticker;
  tickers(): Ticker[];
  /** Newest first. */
  recentTrades(tokenId: number, limit: number): Promise<PublicTrade[]>;
  /** Those that open in `fromMs <= openTime < toMs`, newest first. */
  candles(
    tokenId: number,
    interval: CandleInterval,
    fromMs: number,
    toMs: number,
  ): Promise<Candle[]>;
  /** Atoms of cash; null before the first trade. */
  lastPrice(tokenId: number): bigint | null;
}
