import type { Side } from '../src/contracts/index.ts';
import { isWithinLimit } from '../src/engine/matching.ts';
import { OrderBook, type Level, type Resting } from '../src/engine/order-book.ts';
import { ACTIONS, MIXES, nextAction, type ActionNumber, type MixName } from './stream-mix.ts';

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
  /** What the steps do once the book is filled; `plain` when it is missing. */
  mix?: MixName;
}

/** Who plays a stream: gets one order at a time, named by its position among all placed ones. */
export interface StreamPlayer {
  place(order: number, side: Side, ticks: number, lots: number): void;
  /** A limit order of which nothing rests. */
  placeImmediate(order: number, side: Side, ticks: number, lots: number): void;
  placeMarket(order: number, side: Side, lots: number): void;
  cancel(order: number): void;
  /** Moves an order to another price, behind the others there; it never trades at once. */
  amend(order: number, ticks: number): void;
}

/**
 * A random stream of orders. Those that rest: four in eight within ten ticks of the middle, the
 * others anywhere within a thousand. Only the depth differs between two streams of different depth,
 * and the same options always give the same stream. Kept in flat arrays so that the stream itself
 * costs the measured process next to nothing.
 */
export class OrderStream {
  /** Steps that only fill the book: played before anything is measured. */
  readonly fillCount: number;
  readonly stepCount: number;
  /** How many of the steps place an order. */
  readonly placedCount: number;
  private readonly actions: Uint8Array;
  /** The order of each step. */
  private readonly orders: Int32Array;
  /** The lots of an order to place, negative for a sell. */
  private readonly signedLots: Int32Array;
  private readonly ticks: Int32Array;
  private readonly random = seededRandom(42);

  constructor({ depth, stepCount, cancels, mix = 'plain' }: StreamOptions) {
    this.fillCount = depth;
    this.stepCount = depth + stepCount;
    this.actions = new Uint8Array(this.stepCount);
    this.orders = new Int32Array(this.stepCount);
    this.signedLots = new Int32Array(this.stepCount);
    this.ticks = new Int32Array(this.stepCount);
    this.placedCount = this.fill(depth, cancels, mix);
  }

  play(player: StreamPlayer, from: number, to: number): void {
    for (let step = from; step < to; step += 1) {
      const order = this.orders[step] ?? 0;
      const signedLots = this.signedLots[step] ?? 0;
      const side = signedLots > 0 ? 'buy' : 'sell';
      const lots = Math.abs(signedLots);
      const ticks = this.ticks[step] ?? 0;
      switch (this.actions[step] as ActionNumber | undefined) {
        case ACTIONS.place:
          player.place(order, side, ticks, lots);
          break;
        case ACTIONS.placeImmediate:
          player.placeImmediate(order, side, ticks, lots);
          break;
        case ACTIONS.placeMarket:
          player.placeMarket(order, side, lots);
          break;
        case ACTIONS.cancel:
          player.cancel(order);
          break;
        case ACTIONS.amend:
          player.amend(order, ticks);
          break;
        case undefined:
      }
    }
  }

  private fill(depth: number, cancels: StreamOptions['cancels'], mix: MixName): number {
    const { random } = this;
    const open = new OpenOrders();
    const pick = (): number => {
      const isNewest = cancels === 'newest' && random() < NEWEST_SHARE;
      const age = this.below(isNewest ? Math.min(NEWEST_COUNT, open.count) : open.count);
      return open.count - 1 - age;
    };
    let placed = 0;
    for (let step = 0; step < this.stepCount; step += 1) {
      const isFilling = step < depth;
      const action = isFilling ? 'place' : nextAction(mix, random, open.count > depth);
      this.actions[step] = ACTIONS[action];
      if (action === 'cancel') {
        this.orders[step] = open.cancel(pick());
      } else if (action === 'amend') {
        const { order, ticks } = open.move(pick(), (side) => this.ticksFor(side, this.away()));
        this.orders[step] = order;
        this.ticks[step] = ticks;
      } else {
        const side: Side = random() < 0.5 ? 'buy' : 'sell';
        const { crossing, crossingWhenDeep } = MIXES[mix];
        const share = open.count > depth ? crossingWhenDeep : crossing;
        const crosses = action !== 'place' || (!isFilling && random() < share);
        const ticks = this.ticksFor(side, crosses ? -1 - this.below(2) : this.away());
        const lots = 1 + this.below(LOTS_MAX);
        this.orders[step] = placed;
        this.ticks[step] = ticks;
        this.signedLots[step] = side === 'buy' ? lots : -lots;
        open.place(
          new OpenOrder(placed, side, action === 'placeMarket' ? anyTicks(side) : ticks, lots),
          action === 'place',
        );
        placed += 1;
      }
    }
    return placed;
  }

  private below(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  /** How far an order that rests lies from the middle. */
  private away(): number {
    return this.below(this.random() < 0.5 ? NEAR_TICKS : WIDTH_TICKS);
  }

  private ticksFor(side: Side, away: number): number {
    return side === 'buy' ? MIDDLE_TICKS - 1 - away : MIDDLE_TICKS + away;
  }
}

/** A market order takes every price. */
function anyTicks(side: Side): number {
  return side === 'buy' ? Infinity : 0;
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
    public ticks: number,
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

  place(order: OpenOrder, mayRest: boolean): void {
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
    if (order.lots === 0 || !mayRest) return;
    order.index = this.orders.length;
    this.orders.push(order);
    this.book.side(side).add(order);
  }

  cancel(index: number): number {
    const order = this.at(index);
    this.book.side(order.side).remove(order);
    this.forget(order);
    return order.order;
  }

  /** To another price that does not cross: the one given, or the nearest such behind it. */
  move(index: number, ticksFor: (side: Side) => number): OpenOrder {
    const order = this.at(index);
    const side = this.book.side(order.side);
    side.remove(order);
    const best = this.book.opposite(order.side).best;
    const worse = order.side === 'buy' ? -1 : 1;
    let ticks = ticksFor(order.side);
    if (best !== undefined && isWithinLimit(order.side, best.ticks, ticks)) {
      ticks = best.ticks + worse;
    }
    order.ticks = ticks === order.ticks ? ticks + worse : ticks;
    side.add(order);
    return order;
  }

  private at(index: number): OpenOrder {
    const order = this.orders[index];
    if (order === undefined) throw new RangeError(`no open order ${index}`);
    return order;
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
