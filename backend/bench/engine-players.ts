import { OrderBook as PeerBook, Side as PeerSide } from 'nodejs-order-book';
import type { Side } from '../src/contracts/index.ts';
import { Engine } from '../src/engine/engine.ts';
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

  cancel(order: number): void {
    this.book.cancel(this.ids[order] ?? '');
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
    const best = this.book.opposite(side).best;
    let open = lots;
    if (best !== undefined && isWithinLimit(side, best.ticks, ticks)) {
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
      open -= plan.lots;
    }
    if (open === 0) return;
    const order = this.spare.pop() ?? new BookOrder();
    order.begin(id, side, ticks, open);
    this.orders.add(order);
    this.book.side(side).add(order);
  }

  cancel(id: number): void {
    const order = this.orders.get(id);
    if (order === undefined) return;
    this.book.side(order.side).remove(order);
    this.forget(order);
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

const QUOTE_TOKEN_ID = 1;
const TOKEN_ID = 2;
const TICK_ATOMS = 1_000_000n;
const LOT_ATOMS = 100_000n;
const USER_COUNT = 1000;
const USER_IDS = Array.from(
  { length: USER_COUNT },
  (_, user) => `00000000-0000-4000-8000-${String(user).padStart(12, '0')}`,
);

/** The whole engine: accounts, fees, ledger and what the writer stores. */
export class EnginePlayer implements Player {
  private readonly engine = new Engine({ quoteTokenId: QUOTE_TOKEN_ID });
  /** Index of the user who placed each order. */
  private readonly owners: Uint16Array;

  constructor(stream: OrderStream) {
    this.owners = new Uint16Array(stream.placedCount);
    this.engine.apply({
      type: 'set_market',
      timeMs: 0,
      rules: {
        tokenId: TOKEN_ID,
        tickAtoms: TICK_ATOMS,
        lotAtoms: LOT_ATOMS,
        minQuantityAtoms: LOT_ATOMS,
        maxQuantityAtoms: 10n ** 15n,
        minNotionalAtoms: 1_000_000n,
        makerFeePpm: 1000,
        takerFeePpm: 2000,
        priceBandBps: 0,
        maxOpenOrders: 1_000_000,
        maxTriggers: 50,
        breakerMoveBps: 0,
        breakerWindowMinutes: 5,
        breakerPauseMinutes: 5,
      },
    });
    this.engine.apply({
      type: 'set_market_state',
      timeMs: 0,
      tokenId: TOKEN_ID,
      state: 'active',
    });
    const funds = { balanceAtoms: 10n ** 16n, lockedAtoms: 0n, version: 1 };
    for (const userId of USER_IDS) {
      this.engine.loadAccount(
        userId,
        [QUOTE_TOKEN_ID, TOKEN_ID].map((tokenId) => ({ userId, tokenId, ...funds })),
      );
    }
  }

  place(order: number, side: Side, ticks: number, lots: number): void {
    // Buyers and sellers are different users: self-trade prevention never changes the stream.
    const half = USER_COUNT / 2;
    const owner = (order % half) + (side === 'buy' ? 0 : half);
    const result = this.engine.apply({
      type: 'place_order',
      timeMs: 1,
      userId: USER_IDS[owner] ?? '',
      tokenId: TOKEN_ID,
      clientOrderId: null,
      orderType: 'limit',
      side,
      priceAtoms: BigInt(ticks) * TICK_ATOMS,
      stopPriceAtoms: null,
      trailingDeltaAtoms: null,
      trailingDeltaBps: null,
      quantityAtoms: BigInt(lots) * LOT_ATOMS,
      quoteQuantityAtoms: null,
      displayQuantityAtoms: null,
      timeInForce: 'GTC',
      expiresAtMs: null,
      postOnly: false,
      selfTradePrevention: 'expire_taker',
      maxSlippageBps: 500,
    });
    // Ids count up from 1, so the stream's own numbers name the orders.
    if (result.kind !== 'order' || result.order.id !== order + 1) {
      throw new Error(`the engine answered ${result.kind}`);
    }
    this.owners[order] = owner;
  }

  cancel(order: number): void {
    const result = this.engine.apply({
      type: 'cancel_order',
      timeMs: 1,
      userId: USER_IDS[this.owners[order] ?? 0] ?? '',
      orderId: order + 1,
    });
    if (result.kind !== 'order') throw new Error(`the engine answered ${result.kind}`);
  }

  drain(): void {
    this.engine.drain();
  }

  openLots(): number {
    const { bids, asks } = this.engine.book(TOKEN_ID, Infinity);
    return sum([...bids, ...asks].map(({ quantityAtoms }) => Number(quantityAtoms / LOT_ATOMS)));
  }
}

function sum(amounts: number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
