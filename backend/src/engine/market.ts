import type { Side } from '../contracts/index.ts';
import { assert } from '../lib/assert.ts';
import type { Accounts, Wallet } from './accounts.ts';
import { AMOUNT_ATOMS_MAX } from './bounds.ts';
import type { MarketRules } from './commands.ts';
import { Grid } from './grid.ts';
import { Participant, type Order } from './order.ts';
import { OrderBook, type BookSide } from './order-book.ts';
import { FEES_USER_ID, type LevelChange } from './state.ts';

const FEE_PPM_MAX = 1_000_000;
const SIDES = ['buy', 'sell'] as const;

/** A price and what rests there, as market data shows it. */
export interface BookLevelState {
  priceAtoms: bigint;
  quantityAtoms: bigint;
}

/** Best first. */
export interface BookState {
  bids: BookLevelState[];
  asks: BookLevelState[];
}

/** One token against cash: its rules, its book and the users who trade there. */
export class Market {
  readonly tokenId: number;
  readonly feesCash: Wallet;
  readonly feesToken: Wallet;
  rules: MarketRules;
  grid: Grid;
  book = new OrderBook<Order>();
  lastPriceAtoms: bigint | null = null;
  /** The rules' bounds in lots; a quantity beyond what is exact or sensible is above `lotsMax`. */
  lotsMin = 0;
  lotsMax = 0;
  /** Parts per million of what an order receives. */
  makerRate = 0n;
  takerRate = 0n;
  private readonly participants = new Map<string, Participant>();
  /** Prices touched before the grid last changed, not drained yet. */
  private touchedBefore: { side: Side; priceAtoms: bigint }[] = [];

  constructor(
    private readonly accounts: Accounts,
    private readonly quoteTokenId: number,
    rules: MarketRules,
  ) {
    assert(rules.tokenId !== quoteTokenId, 'cash does not trade against itself');
    this.tokenId = rules.tokenId;
    this.feesCash = accounts.wallet(FEES_USER_ID, quoteTokenId);
    this.feesToken = accounts.wallet(FEES_USER_ID, rules.tokenId);
    this.rules = rules;
    this.grid = new Grid(rules.tickAtoms, rules.lotAtoms);
    this.applyRules(rules);
  }

  knownParticipant(userId: string): Participant | undefined {
    return this.participants.get(userId);
  }

  /** The user in this market; the account must be in memory. */
  participant(userId: string): Participant {
    let participant = this.participants.get(userId);
    if (participant === undefined) {
      participant = new Participant(
        this,
        userId,
        this.accounts.wallet(userId, this.quoteTokenId),
        this.accounts.wallet(userId, this.tokenId),
      );
      this.participants.set(userId, participant);
    }
    return participant;
  }

  openOrdersOf(userId: string): readonly Order[] {
    return this.participants.get(userId)?.openOrders ?? [];
  }

  forgetParticipant(userId: string): void {
    this.participants.delete(userId);
  }

  /** Every resting order, side by side, best price first, oldest first. */
  *restingOrders(): Generator<Order> {
    for (const side of SIDES) {
      for (let level = this.book.side(side).best; level !== undefined; level = level.worse) {
        for (let order = level.first; order !== undefined; order = order.next) yield order;
      }
    }
  }

  /**
   * Replaces the rules. What rests must lie on the new grid, see {@link fitsGrid}, and states of
   * changed orders must be fixed before.
   */
  replaceRules(rules: MarketRules): void {
    const { tickAtoms, lotAtoms } = this.grid;
    if (rules.tickAtoms !== tickAtoms || rules.lotAtoms !== lotAtoms) {
      this.moveToGrid(new Grid(rules.tickAtoms, rules.lotAtoms));
    }
    this.applyRules(rules);
  }

  /** Whether every resting order keeps its exact price and quantities under another tick and lot. */
  fitsGrid({ tickAtoms, lotAtoms }: MarketRules): 'fits' | 'off_tick' | 'off_lot' {
    if (tickAtoms === this.grid.tickAtoms && lotAtoms === this.grid.lotAtoms) return 'fits';
    const grid = new Grid(tickAtoms, lotAtoms);
    const orders = [...this.restingOrders()];
    const hasPrice = (order: Order): boolean =>
      Number.isFinite(grid.ticksOf(this.grid.priceAtoms(order.ticks)));
    if (!orders.every(hasPrice)) return 'off_tick';
    const totals = { buy: 0, sell: 0 };
    for (const order of orders) {
      const lots = grid.lotsOf(this.grid.quantityAtoms(order.lots));
      const filledLots = grid.lotsOf(this.grid.quantityAtoms(order.wholeLots - order.lots));
      if (!Number.isFinite(lots) || !Number.isFinite(filledLots)) return 'off_lot';
      totals[order.side] += lots;
    }
    return Math.max(totals.buy, totals.sell) <= Number.MAX_SAFE_INTEGER ? 'fits' : 'off_lot';
  }

  /** The levels touched since the last call, each once with its total now. */
  takeLevelChanges(): LevelChange[] {
    const changes: LevelChange[] = [];
    for (const side of SIDES) {
      this.book.side(side).takeTouched((ticks, lots) => {
        const priceAtoms = this.grid.priceAtoms(ticks);
        const quantityAtoms = this.grid.quantityAtoms(lots);
        changes.push({ tokenId: this.tokenId, side, priceAtoms, quantityAtoms });
      });
    }
    if (this.touchedBefore.length === 0) return changes;
    const seen = new Set(changes.map((change) => levelKey(change)));
    for (const { side, priceAtoms } of this.touchedBefore) {
      const key = levelKey({ side, priceAtoms });
      if (seen.has(key)) continue;
      seen.add(key);
      changes.push({
        tokenId: this.tokenId,
        side,
        priceAtoms,
        quantityAtoms: this.quantityAt(side, priceAtoms),
      });
    }
    this.touchedBefore = [];
    return changes;
  }

  /** Forgets the levels touched so far: they are known outside already. */
  discardLevelChanges(): void {
    this.book.forgetTouched();
    this.touchedBefore = [];
  }

  bookState(depth: number): BookState {
    return {
      bids: this.sideState(this.book.bids, depth),
      asks: this.sideState(this.book.asks, depth),
    };
  }

  private sideState(side: BookSide<Order>, depth: number): BookLevelState[] {
    const levels: BookLevelState[] = [];
    for (let level = side.best; level !== undefined; level = level.worse) {
      if (levels.length >= depth) break;
      levels.push({
        priceAtoms: this.grid.priceAtoms(level.ticks),
        quantityAtoms: this.grid.quantityAtoms(level.lots),
      });
    }
    return levels;
  }

  private quantityAt(side: Side, priceAtoms: bigint): bigint {
    const ticks = this.grid.ticksOf(priceAtoms);
    return Number.isFinite(ticks)
      ? this.grid.quantityAtoms(this.book.side(side).lotsAt(ticks))
      : 0n;
  }

  private applyRules(rules: MarketRules): void {
    const { makerFeePpm, takerFeePpm, minQuantityAtoms, maxQuantityAtoms } = rules;
    for (const ppm of [makerFeePpm, takerFeePpm]) {
      assert(Number.isInteger(ppm) && ppm >= 0 && ppm <= FEE_PPM_MAX, 'a fee is 0 to 100 %');
    }
    assert(minQuantityAtoms > 0n && maxQuantityAtoms >= minQuantityAtoms, 'quantity bounds');
    assert(rules.minNotionalAtoms >= 0n, 'the least notional is not negative');
    this.rules = rules;
    this.lotsMin = Number((minQuantityAtoms + rules.lotAtoms - 1n) / rules.lotAtoms);
    const mostAtoms = maxQuantityAtoms < AMOUNT_ATOMS_MAX ? maxQuantityAtoms : AMOUNT_ATOMS_MAX;
    this.lotsMax = Math.min(Number(mostAtoms / rules.lotAtoms), Number.MAX_SAFE_INTEGER);
    this.makerRate = BigInt(makerFeePpm);
    this.takerRate = BigInt(takerFeePpm);
  }

  /** Rebuilds the book in new ticks and lots; every order keeps its place. */
  private moveToGrid(grid: Grid): void {
    for (const side of SIDES) {
      this.book.side(side).takeTouched((ticks) => {
        this.touchedBefore.push({ side, priceAtoms: this.grid.priceAtoms(ticks) });
      });
    }
    const orders = [...this.restingOrders()];
    this.book = new OrderBook<Order>();
    for (const order of orders) {
      order.ticks = grid.ticksOf(this.grid.priceAtoms(order.ticks));
      order.lots = grid.lotsOf(this.grid.quantityAtoms(order.lots));
      order.wholeLots = grid.lotsOf(this.grid.quantityAtoms(order.wholeLots));
      this.book.side(order.side).add(order);
    }
    this.book.forgetTouched();
    this.grid = grid;
  }
}

function levelKey(level: { side: Side; priceAtoms: bigint }): string {
  return `${level.side} ${level.priceAtoms}`;
}
