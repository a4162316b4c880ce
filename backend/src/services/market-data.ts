import {
  CANDLE_INTERVALS,
  LIMITS,
  type BookSnapshot,
  type Candle,
  type CandleInterval,
  type Page,
  type PageQuery,
  type PublicTrade,
  type Ticker,
} from '../contracts/index.ts';
import type { BookState } from '../engine/market.ts';
import type { TradeState } from '../engine/state.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { presentCandle } from '../presenters/candle.ts';
import { presentPublicTrade } from '../presenters/public-trade.ts';
import { presentTicker } from '../presenters/ticker.ts';
import type { CommittedBatch } from './committed-batch.ts';
import type { CandleRange, MarketDataReader } from './market-data-reader.ts';
import { Cadence } from './market-data/cadence.ts';
import { LiveMarket } from './market-data/live-market.ts';
import type { HistoryRecord, MarketHistory } from './market-data/market-history.ts';
import { noPublisher, type MarketPublisher } from './market-data/market-publisher.ts';
import { TickerEdges } from './market-data/ticker-edges.ts';
import { cursorId, pageOf } from './page.ts';
import type { TokenRecord } from './token-registry.ts';

/** Tickers and candles are state, not steps: slower than the book, they cost a watcher less. */
const TICKER_CADENCE_MS = 250;
const WINDOW_SWEEP_MS = 1_000;
const LOAD_RETRY_MS = 500;

interface Market {
  live: LiveMarket;
  /** Paces the book and the tape. */
  cadence: Cadence;
}

export interface MarketDataParts {
  /** Every token, the cash token and delisted ones included. */
  tokens: { all(): TokenRecord[]; require(id: number): TokenRecord };
  history: Pick<MarketHistory, 'load' | 'candles' | 'instants' | 'trades'>;
  clock: Clock;
  logger: Logger;
}

/**
 * What has been committed of the markets, kept in memory: books, tape, tickers and running candles.
 * Fed by the single writer's commits in their order; nothing uncommitted is ever seen here.
 */
export class MarketData implements MarketDataReader {
  private readonly markets = new Map<number, Market>();
  private publisher: MarketPublisher = noPublisher;
  private readonly tickerCadence: Cadence;
  private readonly sweep: NodeJS.Timeout;
  private readonly edges: TickerEdges;
  /** Trades committed while the past is being read; null when it is not. */
  private waitingTrades: TradeState[] | null = [];
  private isStopped = false;
  private loading: Promise<void> = Promise.resolve();

  constructor(private readonly parts: MarketDataParts) {
    const { history, clock, logger } = parts;
    const markets = () => [...this.markets.values()].map(({ live }) => live);
    this.edges = new TickerEdges({ history, markets, clock, logger });
    this.tickerCadence = new Cadence(TICKER_CADENCE_MS, () => {
      this.publishTickersAndCandles();
    });
    this.sweep = setInterval(() => {
      this.advanceWindows();
    }, WINDOW_SWEEP_MS).unref();
  }

  /** From now on, changes are sent there. */
  publishTo(publisher: MarketPublisher): void {
    this.publisher = publisher;
  }

  /**
   * Takes over from a freshly loaded engine, before its first batch. Books follow at once, what
   * differs as ordinary changes; tape, tickers and candles are read from the database meanwhile.
   */
  restore(engine: { book(tokenId: number, depth: number): BookState }): void {
    const nowMs = this.parts.clock.nowMs();
    for (const { id, isQuote } of this.parts.tokens.all()) {
      if (isQuote) continue;
      const market = this.market(id);
      market.live.book.replace(engine.book(id, Number.MAX_SAFE_INTEGER), nowMs);
      market.cadence.request();
    }
    this.loading = this.loading.then(() => this.load());
  }

  /** Reads the past again: call it after storing history that no trade made. */
  async reload(): Promise<void> {
    this.loading = this.loading.then(() => this.load());
    await this.loading;
  }

  /** Resolves when everything that {@link restore} began is in memory. */
  async whenLoaded(): Promise<void> {
    await this.loading;
  }

  /** A {@link CommitListener}. */
  apply(batch: CommittedBatch): void {
    for (const change of batch.changes.levels) {
      const market = this.market(change.tokenId);
      market.live.changeLevel(change, batch.timeMs);
      market.cadence.request();
    }
    if (this.waitingTrades === null) this.applyTrades(batch.changes.trades);
    else this.waitingTrades.push(...batch.changes.trades);
    if (batch.changes.levels.length > 0) this.tickerCadence.request();
  }

  /** Sends what waits for the cadence, so that a snapshot read now is followed by the next event. */
  flush(tokenId: number): void {
    const { live } = this.market(tokenId);
    const diff = live.takeBookDiff(this.publisher.hasAudience('book', tokenId));
    if (diff !== null) this.publisher.publishBook(tokenId, diff);
    const trades = live.takeTrades();
    if (trades.length > 0 && this.publisher.hasAudience('trades', tokenId)) {
      this.publisher.publishTrades(tokenId, trades.map(presentPublicTrade));
    }
  }

  book(tokenId: number, depth: number, groupAtoms?: bigint): BookSnapshot {
    return this.market(tokenId).live.book.snapshot(depth, groupAtoms);
  }

  whenTickersKnown(): Promise<void> {
    return this.edges.whenKnown();
  }

  ticker(tokenId: number): Ticker {
    const { symbol } = this.parts.tokens.require(tokenId);
    return presentTicker(this.market(tokenId).live.ticker(this.parts.clock.nowMs()), symbol);
  }

  /** Of every market that is not delisted. */
  tickers(): Ticker[] {
    return this.parts.tokens
      .all()
      .filter(({ isQuote, state }) => !isQuote && state !== 'delisted')
      .map(({ id }) => this.ticker(id));
  }

  /** The latest come from memory, as they were published; older ones from the database. */
  async trades(tokenId: number, query: PageQuery): Promise<Page<PublicTrade>> {
    const limit = query.limit ?? LIMITS.pageSizeDefault;
    const beforeId = cursorId(query.cursor);
    const latest = beforeId === null ? this.market(tokenId).live.tape.newest(limit + 1) : null;
    const prints = latest ?? (await this.parts.history.trades(tokenId, beforeId, limit + 1));
    const { items, nextCursor } = pageOf(prints, limit, ({ id }) => id);
    return { items: items.map(presentPublicTrade), nextCursor };
  }

  /** Newest first, at most `LIMITS.publicTradesMax`. */
  tape(tokenId: number, limit: number): PublicTrade[] {
    return this.market(tokenId).live.tape.latest(limit).map(presentPublicTrade);
  }

  async candles(tokenId: number, interval: CandleInterval, range: CandleRange): Promise<Candle[]> {
    const { fromMs, toMs, limit } = range;
    const stored = await this.parts.history.candles(tokenId, interval, range);
    // Memory has seen every published trade; the query may have run before some of them.
    const live = this.market(tokenId)
      .live.latestCandles(interval)
      .filter(({ openTimeMs }) => openTimeMs >= fromMs && openTimeMs < toMs)
      .map((bucket) => presentCandle(bucket, interval));
    const liveTimes = new Set(live.map(({ openTime }) => openTime));
    return [...live, ...stored.filter(({ openTime }) => !liveTimes.has(openTime))]
      .sort((a, b) => (a.openTime < b.openTime ? 1 : -1))
      .slice(0, limit);
  }

  lastPrice(tokenId: number): bigint | null {
    return this.markets.get(tokenId)?.live.lastPriceAtoms ?? null;
  }

  stop(): void {
    this.isStopped = true;
    clearInterval(this.sweep);
    this.tickerCadence.stop();
    for (const { cadence } of this.markets.values()) cadence.stop();
  }

  private market(tokenId: number): Market {
    const known = this.markets.get(tokenId);
    if (known !== undefined) return known;
    const cadence = new Cadence(LIMITS.bookCadenceMs, () => {
      this.flush(tokenId);
    });
    const market = { live: new LiveMarket(tokenId), cadence };
    this.markets.set(tokenId, market);
    return market;
  }

  private async load(): Promise<void> {
    while (!this.isStopped) {
      // From before the query on, so that each trade is in its answer or waits here.
      this.waitingTrades ??= [];
      try {
        this.restoreHistory(await this.parts.history.load(this.parts.clock.nowMs()));
        return;
      } catch (error) {
        this.parts.logger.error('market history not loaded, trying again', { error });
        await new Promise((resolve) => setTimeout(resolve, LOAD_RETRY_MS));
      }
    }
  }

  private restoreHistory(record: HistoryRecord): void {
    const nowMs = this.parts.clock.nowMs();
    for (const market of record.markets) this.market(market.tokenId).live.restore(market, nowMs);
    const waiting = this.waitingTrades ?? [];
    this.waitingTrades = null;
    this.applyTrades(waiting.filter(({ id }) => id > record.lastTradeId));
    for (const { cadence } of this.markets.values()) cadence.request();
    this.tickerCadence.request();
  }

  private applyTrades(trades: readonly TradeState[]): void {
    if (trades.length === 0) return;
    const byToken = new Map<number, TradeState[]>();
    for (const trade of trades) {
      const group = byToken.get(trade.tokenId);
      if (group === undefined) byToken.set(trade.tokenId, [trade]);
      else group.push(trade);
    }
    for (const [tokenId, group] of byToken) {
      const market = this.market(tokenId);
      market.live.trade(group);
      market.cadence.request();
    }
    this.tickerCadence.request();
  }

  private advanceWindows(): void {
    const nowMs = this.parts.clock.nowMs();
    const hasChanged = [...this.markets.values()].map(({ live }) => live.advance(nowMs));
    if (hasChanged.includes(true)) this.tickerCadence.request();
    void this.edges.readAhead();
  }

  private publishTickersAndCandles(): void {
    for (const [tokenId, { live }] of this.markets) this.publishCandles(tokenId, live);
    if (this.edges.areKnown()) this.publishTickers();
    else
      void this.edges.whenKnown().then(() => {
        this.publishTickers();
      });
  }

  private publishTickers(): void {
    const changed: Ticker[] = [];
    for (const [tokenId, { live }] of this.markets) {
      if (!live.takeTickerChanged()) continue;
      const isWanted = this.publisher.hasAudience('ticker', tokenId);
      if (!isWanted && !this.publisher.hasAudience('tickers', null)) continue;
      const ticker = this.ticker(tokenId);
      if (isWanted) this.publisher.publishTicker(tokenId, ticker);
      changed.push(ticker);
    }
    if (changed.length > 0 && this.publisher.hasAudience('tickers', null)) {
      this.publisher.publishTickers(changed);
    }
  }

  private publishCandles(tokenId: number, live: LiveMarket): void {
    for (const interval of CANDLE_INTERVALS) {
      const changed = live.takeChangedCandles(interval);
      if (changed.length === 0 || !this.publisher.hasAudience(`candles:${interval}`, tokenId)) {
        continue;
      }
      for (const bucket of changed) {
        this.publisher.publishCandle(tokenId, presentCandle(bucket, interval));
      }
    }
  }
}
