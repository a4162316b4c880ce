import type { Side } from '../src/contracts/index.ts';
import { isWithinLimit } from '../src/engine/matching.ts';
import { OrderBook, type Level, type Resting } from '../src/engine/order-book.ts';

const MIDDLE_TICKS = 50_000;
const WIDTH_TICKS = 1000;
const NEAR_TICKS = 10;
const LOTS_MAX = 100;
const NEWEST_COUNT = 1000;
const NEWEST_SHARE = 0.9;

export interface StreamOptions {
  /** Orders on the book all the time. */
  depth: number;
  /** Steps after the book is filled. */
  stepCount: number;
  /**
   * What cancels take: `newest` nine times in ten one of the newest 1,000 open orders, as in real
   * order flow where most orders are cancelled soon; `any` one of all, the worst case for caches.
   */
  cancels: 'newest' | 'any';
}

/** Who plays a stream: gets one order at a time, named by its position among all placed ones. */
export interface StreamPlayer {
  place(order: number, side: Side, ticks: number, lots: number): void;
  cancel(order: number): void;
}

/**
 * A random stream of limit orders and cancels. New orders: two in ten cross, four rest within ten
 * ticks of the middle, four anywhere within a thousand. Only the depth differs between two streams
 * of different depth, and the same options always give the same stream. Kept in flat arrays so that
 * the stream itself costs the measured process next to nothing.
 */
export class OrderStream {
  /** Steps that only fill the book: played before anything is measured. */
  readonly fillCount: number;
  readonly stepCount: number;
  /** How many of the steps place an order. */
  readonly placedCount: number;
  /** The order of each step. */
  private readonly orders: Int32Array;
  /** The lots of an order to place, negative for a sell; 0 to cancel. */
  private readonly signedLots: Int32Array;
  private readonly ticks: Int32Array;

  constructor({ depth, stepCount, cancels }: StreamOptions) {
    this.fillCount = depth;
    this.stepCount = depth + stepCount;
    this.orders = new Int32Array(this.stepCount);
    this.signedLots = new Int32Array(this.stepCount);
    this.ticks = new Int32Array(this.stepCount);
    this.placedCount = this.fill(depth, cancels);
  }

  play(player: StreamPlayer, from: number, to: number): void {
    for (let step = from; step < to; step += 1) {
      const order = this.orders[step] ?? 0;
      const signedLots = this.signedLots[step] ?? 0;
      const side = signedLots > 0 ? 'buy' : 'sell';
      if (signedLots === 0) player.cancel(order);
      else player.place(order, side, this.ticks[step] ?? 0, Math.abs(signedLots));
    }
  }

  private fill(depth: number, cancels: StreamOptions['cancels']): number {
    const random = seededRandom(42);
    const below = (limit: number): number => Math.floor(random() * limit);
    const nextAway = (isFilling: boolean): number => {
      const kind = isFilling ? 1 : random();
      if (kind < 0.2) return -1 - below(2);
      return below(kind < 0.6 ? NEAR_TICKS : WIDTH_TICKS);
    };
    const open = new OpenOrders();
    let placed = 0;
    for (let step = 0; step < this.stepCount; step += 1) {
      if (step >= depth && open.count > depth) {
        const isNewest = cancels === 'newest' && random() < NEWEST_SHARE;
        const age = below(isNewest ? Math.min(NEWEST_COUNT, open.count) : open.count);
        this.orders[step] = open.cancel(open.count - 1 - age);
        continue;
      }
      const side: Side = random() < 0.5 ? 'buy' : 'sell';
      const away = nextAway(step < depth);
      const ticks = side === 'buy' ? MIDDLE_TICKS - 1 - away : MIDDLE_TICKS + away;
      const lots = 1 + below(LOTS_MAX);
      this.orders[step] = placed;
      this.ticks[step] = ticks;
      this.signedLots[step] = side === 'buy' ? lots : -lots;
      open.place(new OpenOrder(placed, side, ticks, lots));
      placed += 1;
    }
    return placed;
  }
}

class OpenOrder implements Resting<OpenOrder> {
  level: Level<OpenOrder> | undefined = undefined;
  previous: OpenOrder | undefined = undefined;
  next: OpenOrder | undefined = undefined;
  readonly owner = null;
  readonly iceberg = null;
  /** In the list of open orders. */
  index = -1;

  constructor(
    readonly order: number,
    readonly side: Side,
    readonly ticks: number,
    public lots: number,
  ) {}
}

/** Follows which orders are still open, so that the stream cancels only those. */
class OpenOrders {
  private readonly book = new OrderBook<OpenOrder>();
  private readonly orders: OpenOrder[] = [];

  get count(): number {
    return this.orders.length;
  }

  place(order: OpenOrder): void {
    const { side, ticks } = order;
    const makers = this.book.opposite(side);
    while (order.lots > 0) {
      const maker = makers.best?.first;
      if (maker === undefined || !isWithinLimit(side, maker.ticks, ticks)) break;
      const lots = Math.min(order.lots, maker.lots);
      order.lots -= lots;
      makers.take(maker, lots);
      if (maker.lots === 0) this.forget(maker);
    }
    if (order.lots === 0) return;
    order.index = this.orders.length;
    this.orders.push(order);
    this.book.side(side).add(order);
  }

  cancel(index: number): number {
    const order = this.orders[index];
    if (order === undefined) throw new RangeError(`no open order ${index}`);
    this.book.side(order.side).remove(order);
    this.forget(order);
    return order.order;
  }

  private forget(order: OpenOrder): void {
    const last = this.orders.pop();
    if (last === undefined || last === order) return;
    last.index = order.index;
    this.orders[order.index] = last;
  }
}

/** Mulberry32: small, fast and the same everywhere. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
