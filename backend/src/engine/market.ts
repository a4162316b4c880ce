import type { MarketState, Side } from '../contracts/index.ts';
import { assert } from '../lib/assert.ts';
import type { Accounts, Wallet } from './accounts.ts';
import { AMOUNT_ATOMS_MAX } from './bounds.ts';
import { BREAKER_WINDOW_MINUTES_MAX, BreakerWindow } from './breaker-window.ts';
import type { MarketRules } from './commands.ts';
import { assertFeePpm } from './fees.ts';
import { Grid } from './grid.ts';
import type { HeapEntry } from './indexed-heap.ts';
import type { Order } from './order.ts';
import { OrderBook, type BookSide } from './order-book.ts';
import { Participant } from './participant.ts';
import { FEES_USER_ID, type LevelChange, type MarketSnapshot } from './state.ts';
import { TriggerIndex } from './trigger-index.ts';

const MINUTE_MS = 60_000;
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

/** One token against cash: its rules and state, what rests and waits, and the users who trade there. */
export class Market implements HeapEntry {
  readonly tokenId: number;
  readonly feesCash: Wallet;
  readonly feesToken: Wallet;
  rules: MarketRules;
  state: MarketState = 'halted';
  haltedUntilMs: number | null = null;
  openedAtMs = 0;
  grid: Grid;
  book = new OrderBook<Order>();
  readonly triggers = new TriggerIndex();
  /** Prices of recent trades. */
  readonly recent = new BreakerWindow();
  lastPriceAtoms: bigint | null = null;
  /** When the agenda opens the market again. */
  key = 0;
  heapIndex = -1;
  /** The rules' bounds in lots; a quantity beyond what is exact or sensible is above `lotsMax`. */
  lotsMin = 0;
  lotsMax = 0;
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
        this.accounts.account(userId),
        this.accounts.wallet(userId, this.quoteTokenId),
        this.accounts.wallet(userId, this.tokenId),
      );
      this.participants.set(userId, participant);
    }
    return participant;
  }

  /** What rests and waits, in no order. */
  ordersOf(userId: string): readonly Order[] {
    return this.participants.get(userId)?.orders ?? [];
  }

  users(): Iterable<Participant> {
    return this.participants.values();
  }

  /** Everything that rests or waits, in no order. */
  *liveOrders(): Generator<Order> {
    for (const { orders } of this.participants.values()) yield* orders;
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

  snapshot(): MarketSnapshot {
    const { rules, state, haltedUntilMs, openedAtMs } = this;
    return { rules, state, haltedUntilMs, openedAtMs };
  }

  /** An operator or the end of a pause decides; the circuit breaker's window begins anew with the opening. */
  changeState(state: MarketState, timeMs: number): void {
    if (state === 'active' && this.state !== 'active') {
      this.openedAtMs = timeMs;
      this.recent.clear();
    }
    this.state = state;
    this.haltedUntilMs = null;
  }

  /** The circuit breaker halts the market for its pause. */
  breakCircuit(timeMs: number): void {
    const { breakerPauseMinutes } = this.rules;
    this.state = 'halted';
    this.haltedUntilMs =
      breakerPauseMinutes === 0 ? null : timeMs + breakerPauseMinutes * MINUTE_MS;
  }

  /** Counts a trade: from now on its price is the last one. */
  recordPrice(priceAtoms: bigint, timeMs: number): void {
    this.lastPriceAtoms = priceAtoms;
    // Trades of the instant when the market opened do not count, so that what is stored tells the window.
    if (timeMs > this.openedAtMs) this.recent.record(priceAtoms, timeMs);
  }

  /**
   * Replaces the rules. What rests and waits must lie on the new grid, see `gridFault`, and states
   * of changed orders must be fixed before.
   */
  replaceRules(rules: MarketRules): void {
    const { tickAtoms, lotAtoms } = this.grid;
    if (rules.tickAtoms !== tickAtoms || rules.lotAtoms !== lotAtoms) {
      this.moveToGrid(new Grid(rules.tickAtoms, rules.lotAtoms));
    }
    this.applyRules(rules);
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
    const { minQuantityAtoms, maxQuantityAtoms, breakerWindowMinutes } = rules;
    assertFeePpm(rules.makerFeePpm);
    assertFeePpm(rules.takerFeePpm);
    assert(rules.priceBandBps >= 0 && rules.breakerMoveBps >= 0, 'a share is not negative');
    assert(rules.breakerPauseMinutes >= 0, 'a pause is not negative');
    assert(
      breakerWindowMinutes >= 1 && breakerWindowMinutes <= BREAKER_WINDOW_MINUTES_MAX,
      `a window is 1 to ${BREAKER_WINDOW_MINUTES_MAX} minutes`,
    );
    assert(minQuantityAtoms > 0n && maxQuantityAtoms >= minQuantityAtoms, 'quantity bounds');
    assert(rules.minNotionalAtoms >= 0n, 'the least notional is not negative');
    this.rules = rules;
    this.lotsMin = Number((minQuantityAtoms + rules.lotAtoms - 1n) / rules.lotAtoms);
    const mostAtoms = maxQuantityAtoms < AMOUNT_ATOMS_MAX ? maxQuantityAtoms : AMOUNT_ATOMS_MAX;
    this.lotsMax = Math.min(Number(mostAtoms / rules.lotAtoms), Number.MAX_SAFE_INTEGER);
    for (const participant of this.participants.values()) participant.updateRates();
  }

  /** Gives the book and everything that waits other ticks and lots; every order keeps its place. */
  private moveToGrid(grid: Grid): void {
    for (const side of SIDES) {
      this.book.side(side).takeTouched((ticks) => {
        this.touchedBefore.push({ side, priceAtoms: this.grid.priceAtoms(ticks) });
      });
    }
    const resting = [...this.restingOrders()];
    const waiting = this.triggers.takeAll();
    for (const order of [...resting, ...waiting]) order.moveToGrid(this.grid, grid);
    this.grid = grid;
    this.book = new OrderBook<Order>();
    for (const order of resting) {
      const side = this.book.side(order.side);
      side.add(order);
      side.hiddenLots += order.openLots - order.lots;
    }
    for (const order of waiting) this.triggers.add(order);
    this.book.forgetTouched();
  }
}

function levelKey(level: { side: Side; priceAtoms: bigint }): string {
  return `${level.side} ${level.priceAtoms}`;
}
