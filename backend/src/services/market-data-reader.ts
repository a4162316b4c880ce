import type {
  BookSnapshot,
  Candle,
  CandleInterval,
  Page,
  PageQuery,
  PublicTrade,
  Ticker,
} from '../contracts/index.ts';

/** The newest `limit` candles that open in `fromMs <= openTime < toMs`. */
export interface CandleRange {
  fromMs: number;
  toMs: number;
  limit: number;
}

/** What has been committed of the markets, for anybody to read. */
export interface MarketDataReader {
  /**
   * @param depth levels per side.
   * @param groupAtoms joins the levels of so wide a step: asks round up, bids down.
   */
  book(tokenId: number, depth: number, groupAtoms?: bigint): BookSnapshot;
  /** Resolves at once unless time has made a jump: from then on, tickers are exact. */
  whenTickersKnown(): Promise<void>;
  ticker(tokenId: number): Ticker;
  tickers(): Ticker[];
  /** Newest first. @throws AppError for a foreign cursor. */
  trades(tokenId: number, query: PageQuery): Promise<Page<PublicTrade>>;
  /** Newest first. */
  candles(tokenId: number, interval: CandleInterval, range: CandleRange): Promise<Candle[]>;
  /** Atoms of cash; null before the first trade. */
  lastPrice(tokenId: number): bigint | null;
}
