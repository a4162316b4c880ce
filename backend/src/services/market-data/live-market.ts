import type { BookDiff, CandleInterval } from '../../contracts/index.ts';
import type { LevelChange, TradeState } from '../../engine/state.ts';
import type { TickerState } from '../../presenters/ticker.ts';
import type { TradePrint } from '../../presenters/public-trade.ts';
import { bucketOfTrade, CANDLE_WIDTH_MS, foldBuckets, type CandleBucket } from '../candle-fold.ts';
import { CommittedBook } from './committed-book.ts';
import { LiveCandles } from './live-candles.ts';
import type { MarketRecord } from './market-history.ts';
import { TickerWindow } from './ticker-window.ts';
import { TradeTape } from './trade-tape.ts';

const MINUTE_MS = CANDLE_WIDTH_MS['1m'];

/** Everything live of one market. */
export class LiveMarket {
  readonly book: CommittedBook;
  readonly tape = new TradeTape();
  lastPriceAtoms: bigint | null = null;
  private readonly window = new TickerWindow();
  private readonly candles = new LiveCandles();
  private isTickerDirty = false;
  /** Bid and ask as the last taken ticker had them. */
  private shownTop: readonly [bigint | null, bigint | null] = [null, null];

  constructor(readonly tokenId: number) {
    this.book = new CommittedBook(tokenId);
  }

  /** Goes on from what is stored; trades that were not known yet count as new on the tape. */
  restore(record: MarketRecord, nowMs: number): void {
    this.lastPriceAtoms = record.lastPriceAtoms;
    this.window.restore(record.minutes);
    this.candles.restore(record, nowMs);
    this.tape.add(record.trades);
    for (const [minuteMs, instants] of record.instants) this.window.know(minuteMs, instants);
    this.advance(record.trades.at(-1)?.timeMs ?? 0);
    this.isTickerDirty = true;
  }

  changeLevel(change: LevelChange, timeMs: number): void {
    this.book.apply(change, timeMs);
  }

  /** @param trades of this market, in order, never empty. */
  trade(trades: readonly TradeState[]): void {
    this.tape.add(trades);
    this.lastPriceAtoms = trades.at(-1)?.priceAtoms ?? this.lastPriceAtoms;
    const minutes = foldBuckets(
      trades.map(bucketOfTrade),
      (timeMs) => Math.floor(timeMs / MINUTE_MS) * MINUTE_MS,
    );
    for (const minute of minutes) {
      this.window.add(minute);
      this.candles.add(minute);
    }
    // A trade is never later than now, whatever the clock says.
    this.advance(trades.at(-1)?.timeMs ?? 0);
    this.isTickerDirty = true;
  }

  /** See {@link TickerWindow.unknownMinutes}. */
  unknownMinutes(nowMs: number): number[] {
    return this.window.unknownMinutes(nowMs);
  }

  /** See {@link TickerWindow.know}. */
  know(minuteMs: number, instants: readonly CandleBucket[]): void {
    this.window.know(minuteMs, instants);
  }

  /** Whether {@link ticker} would be exact to the millisecond. */
  isTickerKnown(nowMs: number): boolean {
    return this.window.isKnown(nowMs);
  }

  /** Lets the 24 hours move on without a trade. @returns whether that changed the ticker. */
  advance(nowMs: number): boolean {
    const hasChanged = this.window.advance(nowMs);
    if (hasChanged) this.isTickerDirty = true;
    return hasChanged;
  }

  takeBookDiff(isWanted: boolean): BookDiff | null {
    if (isWanted) return this.book.flush();
    this.book.skipDiff();
    return null;
  }

  /** Oldest first. */
  takeTrades(): TradePrint[] {
    return this.tape.takeUnsent();
  }

  /** Whether the ticker differs from what this said last time. */
  takeTickerChanged(): boolean {
    const { bestBidAtoms, bestAskAtoms } = this.book;
    const [bid, ask] = this.shownTop;
    const hasChanged = this.isTickerDirty || bid !== bestBidAtoms || ask !== bestAskAtoms;
    this.shownTop = [bestBidAtoms, bestAskAtoms];
    this.isTickerDirty = false;
    return hasChanged;
  }

  takeChangedCandles(interval: CandleInterval): CandleBucket[] {
    return this.candles.takeChanged(interval);
  }

  latestCandles(interval: CandleInterval): CandleBucket[] {
    return this.candles.latest(interval);
  }

  ticker(nowMs: number): TickerState {
    this.advance(nowMs);
    const totals = this.window.totals();
    return {
      tokenId: this.tokenId,
      lastAtoms: this.lastPriceAtoms,
      bidAtoms: this.book.bestBidAtoms,
      askAtoms: this.book.bestAskAtoms,
      openAtoms: totals?.openAtoms ?? null,
      highAtoms: totals?.highAtoms ?? null,
      lowAtoms: totals?.lowAtoms ?? null,
      volumeAtoms: totals?.volumeAtoms ?? 0n,
      quoteVolumeAtoms: totals?.quoteVolumeAtoms ?? 0n,
      tradeCount: totals?.tradeCount ?? 0,
      timeMs: nowMs,
    };
  }
}
