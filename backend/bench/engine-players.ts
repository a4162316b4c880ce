import { OrderBook as PeerBook, Side as PeerSide } from 'nodejs-order-book';
import type { Side } from '../src/contracts/index.ts';
import { Grid } from '../src/engine/grid.ts';
import { IntegerTable, type Chained } from '../src/engine/integer-table.ts';
import { isWithinLimit, planMatch } from '../src/engine/matching.ts';
import { OrderBook, type Level, type Resting } from '../src/engine/order-book.ts';
import type { OrderStream, StreamPlayer } from './order-stream.ts';

export interface Player extends StreamPlayer {
  /** Called after every batch of commands, as the writer drains the engine. */
  drain(): void;
  /** Left on the book: the same for all players when all did the same work. */
  openLots(): number;
}

/** nodejs-order-book, with its ids made beforehand. */
export class PeerPlayer implements Player {
  private readonly book = new PeerBook();
  private readonly ids: string[];

  constructor(stream: OrderStream) {
    this.ids = Array.from({ length: stream.placedCount }, (_, order) => `order-${order}`);
  }

  place(order: number, side: Side, ticks: number, lots: number): void {
    this.book.limit({
      side: side === 'buy' ? PeerSide.BUY : PeerSide.SELL,
      id: this.ids[order] ?? '',
      size: lots,
      price: ticks,
    });
  }

  placeImmediate(order: number, side: Side, ticks: number, lots: number): void {
    // The library does not export the values of its times in force: what rests is cancelled.
    this.place(order, side, ticks, lots);
    this.cancel(order);
  }

  placeMarket(_order: number, side: Side, lots: number): void {
    this.book.market({ side: side === 'buy' ? PeerSide.BUY : PeerSide.SELL, size: lots });
  }

  cancel(order: number): void {
    this.book.cancel(this.ids[order] ?? '');
  }

  amend(order: number, ticks: number): void {
    this.book.modify(this.ids[order] ?? '', { price: ticks });
  }

  drain(): void {
    // It keeps nothing for later.
  }

  openLots(): number {
    return sum(this.book.depth().flatMap((levels) => levels.map(([, lots]) => lots)));
  }
}

class BookOrder implements Resting<BookOrder>, Chained<BookOrder> {
  level: Level<BookOrder> | undefined = undefined;
  previous: BookOrder | undefined = undefined;
  next: BookOrder | undefined = undefined;

  chained: BookOrder | undefined = undefined;
  /** Each order has its own owner: everybody may trade with everybody. */
  owner = 0;
  readonly iceberg = null;
  side: Side = 'buy';
  ticks = 0;
  lots = 0;

  get key(): number {
    return this.owner;
  }

  begin(id: number, side: Side, ticks: number, lots: number): void {
    this.owner = id;
    this.side = side;
    this.ticks = ticks;
    this.lots = lots;
  }
}

/** The book alone: price-time matching and orders by id, in ticks and lots, without money. */
export class BookPlayer implements Player {
  private readonly book = new OrderBook<BookOrder>();
  private readonly grid = new Grid(100_000_000n, 100_000_000n);
  private readonly orders = new IntegerTable<BookOrder>();
  /** Used again, as the engine does. */
  private readonly spare: BookOrder[] = [];

  place(id: number, side: Side, ticks: number, lots: number): void {
    const open = lots - this.take(id, side, ticks, lots);
    if (open === 0) return;
    const order = this.spare.pop() ?? new BookOrder();
    order.begin(id, side, ticks, open);
    this.orders.add(order);
    this.book.side(side).add(order);
  }

  placeImmediate(id: number, side: Side, ticks: number, lots: number): void {
    this.take(id, side, ticks, lots);
  }

  placeMarket(id: number, side: Side, lots: number): void {
    this.take(id, side, side === 'buy' ? Infinity : 0, lots);
  }

  cancel(id: number): void {
    const order = this.orders.get(id);
    if (order === undefined) return;
    this.book.side(order.side).remove(order);
    this.forget(order);
  }

  amend(id: number, ticks: number): void {
    const order = this.orders.get(id);
    if (order === undefined) return;
    const side = this.book.side(order.side);
    side.remove(order);
    order.ticks = ticks;
    side.add(order);
  }

  /** How many lots trade at once. */
  private take(id: number, side: Side, ticks: number, lots: number): number {
    const best = this.book.opposite(side).best;
    if (best === undefined || !isWithinLimit(side, best.ticks, ticks)) return 0;
    const plan = planMatch(this.book, this.grid, {
      side,
      limitTicks: ticks,
      demand: { lots },
      owner: id,
      selfTradePrevention: 'expire_taker',
      isFillOrKill: false,
      breaker: null,
    });
    for (const fill of plan.fills) {
      this.book.side(fill.maker.side).take(fill.maker, fill.lots);
      if (fill.maker.lots === 0) this.forget(fill.maker);
    }
    return plan.lots;
  }

  private forget(order: BookOrder): void {
    this.orders.remove(order);
    this.spare.push(order);
  }

  drain(): void {
    this.book.forgetTouched();
  }

  openLots(): number {
    return this.book.bids.totalLots + this.book.asks.totalLots;
  }
}

export function sum(amounts: number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
