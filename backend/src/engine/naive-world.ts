import type { CloseReason, OrderStatus } from '../contracts/index.ts';
import { NaiveAccounts } from './naive-accounts.ts';
import { levelDifferences, shownLevels } from './naive-levels.ts';
import type { NaiveRange } from './naive-matching.ts';
import {
  chargeFee,
  feePpm,
  isActive,
  isConditional,
  isResting,
  opposite,
  ownNeed,
  smaller,
  worth,
  type Surroundings,
} from './naive-rules.ts';
import {
  FEES_USER_ID,
  type CancelTimer,
  type Changes,
  type LevelChange,
  type MarketSnapshot,
  type OrderState,
  type TradeState,
  type UserFeesState,
} from './state.ts';

const MINUTE_MS = 60_000;

/** Everything that the reference model knows, and the few ways in which it changes. */
export class NaiveWorld {
  readonly accounts: NaiveAccounts;
  markets: MarketSnapshot[] = [];
  userFees: UserFeesState[] = [];
  timers: CancelTimer[] = [];
  /** Active ones, and closed ones until the next drain; by rising id. */
  orders: OrderState[] = [];
  /** Every price ever traded at. */
  private prints: { tokenId: number; priceAtoms: bigint; timeMs: number }[] = [];
  trades: TradeState[] = [];
  private levels: LevelChange[] = [];
  private lastOrderId = 0;
  private lastTradeId = 0;
  private lastSequence = 0;
  private changedOrders = new Set<number>();
  private newOrders = new Set<number>();
  readonly changedMarkets = new Set<number>();
  readonly changedFees = new Set<string>();
  readonly changedTimers = new Set<string>();

  constructor(readonly quoteTokenId: number) {
    this.accounts = new NaiveAccounts(
      (tokenId) => tokenId === quoteTokenId || this.market(tokenId) !== undefined,
    );
  }

  market(tokenId: number): MarketSnapshot | undefined {
    return this.markets.find(({ rules }) => rules.tokenId === tokenId);
  }

  lastPrice(tokenId: number): bigint | null {
    return this.prints.findLast((print) => print.tokenId === tokenId)?.priceAtoms ?? null;
  }

  /** What rests or waits of a user. */
  activeOrders(userId: string): OrderState[] {
    return this.orders.filter((order) => isActive(order) && order.userId === userId);
  }

  /** Everything on one side of a book, best price first, oldest first. */
  resting(tokenId: number, side: OrderState['side']): OrderState[] {
    const sign = side === 'buy' ? -1n : 1n;
    return this.orders
      .filter((order) => isResting(order) && order.tokenId === tokenId && order.side === side)
      .sort((a, b) => {
        const worse = sign * ((a.priceAtoms ?? 0n) - (b.priceAtoms ?? 0n));
        return worse === 0n ? a.prioritySequence - b.prioritySequence : worse > 0n ? 1 : -1;
      });
  }

  around(order: OrderState, market: MarketSnapshot, timeMs: number): Surroundings {
    const { id, tokenId, side } = order;
    return {
      market,
      lastPriceAtoms: this.lastPrice(tokenId),
      sameSide: this.resting(tokenId, side).filter((other) => other.id !== id),
      otherSide: this.resting(tokenId, opposite(side)),
      timeMs,
    };
  }

  /** The trades of the circuit breaker's window: whole minutes, later than the market's opening. */
  range({ rules, openedAtMs }: MarketSnapshot, timeMs: number): NaiveRange {
    const minute = (ms: number): number => Math.floor(ms / MINUTE_MS);
    const prices = this.prints
      .filter((print) => print.tokenId === rules.tokenId && print.timeMs > openedAtMs)
      .filter((print) => minute(print.timeMs) > minute(timeMs) - rules.breakerWindowMinutes)
      .map(({ priceAtoms }) => priceAtoms);
    const [first] = prices;
    if (first === undefined) return null;
    return {
      lowAtoms: prices.reduce(smaller),
      highAtoms: prices.reduce((a, b) => (a > b ? a : b)),
    };
  }

  available(order: OrderState): bigint {
    return this.accounts.available(order.userId, this.reservedToken(order));
  }

  /** Gives a new order its numbers. */
  register(order: OrderState): void {
    this.lastOrderId += 1;
    order.id = this.lastOrderId;
    this.renumber(order);
    this.orders.push(order);
    this.newOrders.add(order.id);
  }

  /** Sends an order to the back of the queue of its price, and of the waiting orders. */
  renumber(order: OrderState): void {
    this.lastSequence += 1;
    order.prioritySequence = this.lastSequence;
    this.changedOrders.add(order.id);
  }

  /** Locks exactly what the order needs for what is left of it; nothing once it is closed. */
  setReservation(order: OrderState): void {
    const partner = this.activePartner(order);
    const isSpared = order.status === 'pending' && partner !== undefined && isConditional(order);
    const need = isActive(order) ? ownNeed(order) - (isSpared ? partner.reservedAtoms : 0n) : 0n;
    const reservedAtoms = need > 0n ? need : 0n;
    this.accounts.lock(
      order.userId,
      this.reservedToken(order),
      reservedAtoms - order.reservedAtoms,
    );
    order.reservedAtoms = reservedAtoms;
    this.changedOrders.add(order.id);
  }

  /** Gives the reservation back before the order is placed, for the first time or again. */
  release(order: OrderState): void {
    this.accounts.lock(order.userId, this.reservedToken(order), -order.reservedAtoms);
    order.reservedAtoms = 0n;
  }

  /** Ends an order, and the other one of its pair. */
  close(order: OrderState, status: OrderStatus, reason: CloseReason | null, timeMs: number): void {
    this.end(order, status, reason, timeMs);
    this.closePartner(order, timeMs);
  }

  closePartner(order: OrderState, timeMs: number): void {
    const partner = this.activePartner(order);
    if (partner !== undefined) this.end(partner, 'cancelled', 'linked_order', timeMs);
  }

  private end(
    order: OrderState,
    status: OrderStatus,
    reason: CloseReason | null,
    timeMs: number,
  ): void {
    order.status = status;
    order.reason = reason;
    order.updatedAtMs = timeMs;
    if (order.displayQuantityAtoms !== null) order.visibleQuantityAtoms = 0n;
    this.setReservation(order);
  }

  setTimer(userId: string, dueAtMs: number | null): CancelTimer {
    const timer = { userId, dueAtMs };
    this.timers = [...this.timers.filter((each) => each.userId !== userId), timer];
    this.changedTimers.add(userId);
    return { ...timer };
  }

  /** Moves what was bought and what was paid, with the fees of both sides. */
  trade(
    market: MarketSnapshot,
    taker: OrderState,
    terms: {
      maker: OrderState;
      quantityAtoms: bigint;
      timeMs: number;
    },
  ): TradeState {
    const { maker, quantityAtoms, timeMs } = terms;
    const priceAtoms = maker.priceAtoms ?? 0n;
    const quoteAtoms = worth(priceAtoms, quantityAtoms);
    const [buy, sell] = taker.side === 'buy' ? [taker, maker] : [maker, taker];
    const rate = ({ id, userId }: OrderState): number => {
      const own = this.userFees.find((each) => each.userId === userId)?.fees ?? { kind: 'market' };
      return feePpm(market.rules, own, id === taker.id ? 'taker' : 'maker');
    };
    const [buyerFeePpm, sellerFeePpm] = [rate(buy), rate(sell)];
    const buyerFeeAtoms = chargeFee(buy, BigInt(buyerFeePpm) * quantityAtoms);
    const sellerFeeAtoms = chargeFee(sell, BigInt(sellerFeePpm) * quoteAtoms);
    for (const order of [buy, sell]) {
      order.filledQuantityAtoms += quantityAtoms;
      order.quoteFilledAtoms += quoteAtoms;
      order.updatedAtMs = timeMs;
      this.changedOrders.add(order.id);
    }
    this.lastTradeId += 1;
    const trade: TradeState = {
      id: this.lastTradeId,
      tokenId: taker.tokenId,
      priceAtoms,
      quantityAtoms,
      quoteAtoms,
      buyOrderId: buy.id,
      sellOrderId: sell.id,
      buyerId: buy.userId,
      sellerId: sell.userId,
      takerSide: taker.side,
      buyerFeeAtoms,
      sellerFeeAtoms,
      buyerFeePpm,
      sellerFeePpm,
      timeMs,
    };
    this.writeJournal(trade);
    this.trades.push(trade);
    this.prints.push({ tokenId: taker.tokenId, priceAtoms, timeMs });
    return trade;
  }

  drain(): Changes {
    const levels = shownLevels(this.orders);
    const changes: Changes = {
      ...this.accounts.drain(),
      orders: this.orders
        .filter((order) => this.changedOrders.has(order.id))
        .map((order) => ({ order: { ...order }, isNew: this.newOrders.has(order.id) })),
      trades: this.trades,
      markets: this.markets
        .filter(({ rules }) => this.changedMarkets.has(rules.tokenId))
        .map((market) => ({ ...market })),
      userFees: this.userFees.filter(({ userId }) => this.changedFees.has(userId)),
      cancelTimers: this.timers.filter(({ userId }) => this.changedTimers.has(userId)),
      levels: levelDifferences(this.levels, levels),
    };
    this.levels = levels;
    this.orders = this.orders.filter(isActive);
    this.timers = this.timers.filter(({ dueAtMs }) => dueAtMs !== null);
    this.trades = [];
    for (const changed of [this.changedOrders, this.newOrders, this.changedMarkets])
      changed.clear();
    for (const changed of [this.changedFees, this.changedTimers]) changed.clear();
    return changes;
  }

  private activePartner(order: OrderState): OrderState | undefined {
    return this.orders.find((other) => other.id === order.linkedOrderId && isActive(other));
  }

  private reservedToken(order: OrderState): number {
    return order.side === 'buy' ? this.quoteTokenId : order.tokenId;
  }

  private writeJournal(trade: TradeState): void {
    const { tokenId, buyerId, sellerId, quoteAtoms, quantityAtoms } = trade;
    const { buyerFeeAtoms, sellerFeeAtoms } = trade;
    const lines = [
      [buyerId, this.quoteTokenId, 'principal', -quoteAtoms],
      [sellerId, this.quoteTokenId, 'principal', quoteAtoms],
      [sellerId, this.quoteTokenId, 'fee', -sellerFeeAtoms],
      [FEES_USER_ID, this.quoteTokenId, 'fee', sellerFeeAtoms],
      [sellerId, tokenId, 'principal', -quantityAtoms],
      [buyerId, tokenId, 'principal', quantityAtoms],
      [buyerId, tokenId, 'fee', -buyerFeeAtoms],
      [FEES_USER_ID, tokenId, 'fee', buyerFeeAtoms],
    ] as const;
    const named = lines.map(([userId, tokenOfLine, kind, amountAtoms]) => {
      return { userId, tokenId: tokenOfLine, kind, amountAtoms };
    });
    this.accounts.journal('trade', trade.id, trade.timeMs, named);
  }
}
