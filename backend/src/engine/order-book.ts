import type { Side } from '../contracts/index.ts';
import { IntegerTable, type Chained } from './integer-table.ts';
import { PriceLadder } from './price-ladder.ts';

/** What an iceberg keeps from the book. */
export interface Iceberg {
  /** Shown at a time. */
  readonly displayLots: number;
  /** Open but not shown. */
  readonly hiddenLots: number;
}

/** What the book needs of an order. It writes `lots` and the links while the order rests. */
export interface Resting<T> {
  readonly side: Side;
  /** Price in ticks. */
  readonly ticks: number;
  /** Whose it is: an incoming order says what happens when it meets one of its owner. */
  readonly owner: unknown;
  /** Open and shown, in lots. */
  lots: number;
  /** Null when everything is shown. */
  readonly iceberg: Iceberg | null;
  level: Level<T> | undefined;
  previous: T | undefined;
  next: T | undefined;
}

/** The orders at one price, oldest first, and the neighbouring prices. */
export class Level<T> implements Chained<Level<T>> {
  /** Sum of the orders' shown lots; 0 when the level is gone. */
  lots = 0;
  first: T | undefined = undefined;
  last: T | undefined = undefined;
  /** The next better and the next worse price of this side. */
  better: Level<T> | undefined = undefined;
  worse: Level<T> | undefined = undefined;
  isTouched = false;
  chained: Level<T> | undefined = undefined;

  constructor(
    readonly ticks: number,
    /** Higher is better: the ticks of a bid, minus the ticks of an ask. */
    readonly rank: number,
  ) {}

  get key(): number {
    return this.rank;
  }
}

/** One side of a book: price levels from best to worst, each a queue by time. */
export class BookSide<T extends Resting<T>> {
  best: Level<T> | undefined = undefined;
  /** Shown lots of all orders. */
  totalLots = 0;
  /**
   * Of icebergs; whoever adds, removes or refills one counts them. Together with what is shown kept
   * a safe integer by refusing orders, so that every sum below it is exact.
   */
  hiddenLots = 0;
  /** By rank. */
  private readonly levels = new IntegerTable<Level<T>>();
  private readonly ladder = new PriceLadder();
  private touched: Level<T>[] = [];
  private readonly sign: 1 | -1;

  constructor(readonly side: Side) {
    this.sign = side === 'buy' ? 1 : -1;
  }

  /** Puts an order behind all others of its price. */
  add(order: T): void {
    const level = this.levelFor(order.ticks);
    order.level = level;
    order.next = undefined;
    order.previous = level.last;
    if (level.last === undefined) level.first = order;
    else level.last.next = order;
    level.last = order;
    level.lots += order.lots;
    this.totalLots += order.lots;
    this.touch(level);
  }

  /** Takes lots away from an order, which keeps its place in the queue or leaves when none are left. */
  take(order: T, lots: number): void {
    const level = order.level;
    if (level === undefined) return;
    order.lots -= lots;
    level.lots -= lots;
    this.totalLots -= lots;
    this.touch(level);
    if (order.lots === 0) this.unlink(order, level);
  }

  /** Takes an order off the book, which keeps its open lots. */
  remove(order: T): void {
    const level = order.level;
    if (level === undefined) return;
    level.lots -= order.lots;
    this.totalLots -= order.lots;
    this.touch(level);
    this.unlink(order, level);
  }

  /** Shown lots at a price. */
  lotsAt(ticks: number): number {
    return this.levels.get(ticks * this.sign)?.lots ?? 0;
  }

  /** Tells the prices where anything happened since the last call, each once; 0 lots when gone. */
  takeTouched(tell: (ticks: number, lots: number) => void): void {
    const gone = new Set<number>();
    for (const level of this.touched) {
      level.isTouched = false;
      if (level.first !== undefined) tell(level.ticks, level.lots);
      else gone.add(level.ticks);
    }
    // A price that went and came back is there as a living level already.
    for (const ticks of gone) if (this.lotsAt(ticks) === 0) tell(ticks, 0);
    this.touched = [];
  }

  private levelFor(ticks: number): Level<T> {
    const rank = ticks * this.sign;
    if (this.best?.rank === rank) return this.best;
    const found = this.levels.get(rank);
    if (found !== undefined) return found;
    const level = new Level<T>(ticks, rank);
    this.levels.add(level);
    const betterRank = this.ladder.insert(rank);
    const better = betterRank === undefined ? undefined : this.levels.get(betterRank);
    level.better = better;
    level.worse = better === undefined ? this.best : better.worse;
    if (level.worse !== undefined) level.worse.better = level;
    if (better === undefined) this.best = level;
    else better.worse = level;
    return level;
  }

  private unlink(order: T, level: Level<T>): void {
    if (order.previous === undefined) level.first = order.next;
    else order.previous.next = order.next;
    if (order.next === undefined) level.last = order.previous;
    else order.next.previous = order.previous;
    order.level = undefined;
    order.previous = undefined;
    order.next = undefined;
    if (level.first === undefined) this.drop(level);
  }

  private drop(level: Level<T>): void {
    this.levels.remove(level);
    this.ladder.remove(level.rank);
    if (level.better === undefined) this.best = level.worse;
    else level.better.worse = level.worse;
    if (level.worse !== undefined) level.worse.better = level.better;
  }

  private touch(level: Level<T>): void {
    if (level.isTouched) return;
    level.isTouched = true;
    this.touched.push(level);
  }
}

/** Bids and asks of one market in integer ticks and lots. Knows nothing of money, owners or rules. */
export class OrderBook<T extends Resting<T>> {
  readonly bids = new BookSide<T>('buy');
  readonly asks = new BookSide<T>('sell');

  side(side: Side): BookSide<T> {
    return side === 'buy' ? this.bids : this.asks;
  }

  /** From now on only later changes are told. */
  forgetTouched(): void {
    this.bids.takeTouched(() => undefined);
    this.asks.takeTouched(() => undefined);
  }

  /** What an incoming order of this side trades with. */
  opposite(side: Side): BookSide<T> {
    return side === 'buy' ? this.asks : this.bids;
  }
}
