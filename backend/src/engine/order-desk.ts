import type { CloseReason } from '../contracts/index.ts';
import { assert } from '../lib/assert.ts';
import { formatAmount } from '../lib/decimal.ts';
import type { Accounts } from './accounts.ts';
import type { ChangeSet } from './change-set.ts';
import type { CancelOrder, CancelOrders, PlaceOrder, ReduceOrder } from './commands.ts';
import { IntegerTable } from './integer-table.ts';
import type { Ledger } from './ledger.ts';
import type { Market } from './market.ts';
import type { PlannedFill } from './matching.ts';
import { checkNotional, checkQuantity, refusal } from './order-filters.ts';
import { Order, type OpenSize, type Participant } from './order.ts';
import { planPlacement, type Placement } from './placement.ts';
import { settleTrade } from './settlement.ts';
import type { CommandResult, Counters, OrderState, Refusal, TradeState } from './state.ts';

/** Objects kept for later orders: more than one batch closes, little beside a large book. */
const SPARE_ORDERS_MAX = 10_000;

interface Desk {
  accounts: Accounts;
  changes: ChangeSet;
  counters: Counters;
  ledger: Ledger;
  markets: ReadonlyMap<number, Market>;
  openOrdersMax: number;
}

/** Carries out what is decided about orders: books, reservations and trades change here together. */
export class OrderDesk {
  /** Open orders, and closed ones until the next drain. */
  private readonly orders = new IntegerTable<Order>();
  /** Objects of orders that have left memory. */
  private readonly spare: Order[] = [];
  private openCount = 0;

  constructor(private readonly desk: Desk) {}

  get openOrderCount(): number {
    return this.openCount;
  }

  /** Works out what placing would do, and changes nothing. */
  plan(command: PlaceOrder): Placement | Refusal {
    const market = this.desk.markets.get(command.tokenId);
    if (market === undefined) return refusal('unknown_token', 'There is no such market.');
    return planPlacement(market.participant(command.userId), command, this.desk);
  }

  place(command: PlaceOrder): CommandResult {
    const placement = this.plan(command);
    if ('kind' in placement) return placement;
    const { owner, fills, trades, resting, order: state } = placement;
    const { counters, changes } = this.desk;
    counters.orderId += 1;
    counters.prioritySequence += 1;
    const order = this.create(owner, state, resting);
    for (let index = 0; index < fills.length; index += 1) {
      const fill = fills[index];
      const trade = trades[index];
      assert(fill !== undefined && trade !== undefined, 'every fill is a trade');
      this.trade(order, fill, trade);
    }
    if (resting !== null) {
      this.enter(order);
      this.desk.accounts.reserve(order.reservedFrom, state.reservedAtoms);
    }
    changes.addOrder(order, state);
    return { kind: 'order', order: state, trades };
  }

  cancel(command: CancelOrder): CommandResult {
    const { userId, orderId, timeMs } = command;
    const order = this.find(orderId, userId);
    if ('kind' in order) return order;
    this.close(order, userId === null ? 'operator_cancelled' : 'user_cancelled', timeMs);
    return this.answer(order);
  }

  cancelMany(command: CancelOrders): CommandResult {
    const { userId, tokenId, side, timeMs } = command;
    const orders = this.openOrdersOf(userId).filter(
      (order) =>
        (tokenId === null || order.owner.market.tokenId === tokenId) &&
        (side === null || order.side === side),
    );
    for (const order of orders) this.close(order, 'user_cancelled', timeMs);
    return { kind: 'orders', orders: orders.map((order) => this.desk.changes.stateOf(order)) };
  }

  cancelAllIn(market: Market, reason: CloseReason, timeMs: number): void {
    for (const order of [...market.restingOrders()]) {
      this.close(order, reason, timeMs);
    }
  }

  reduce(command: ReduceOrder): CommandResult {
    const order = this.find(command.orderId, command.userId);
    if ('kind' in order) return order;
    const { market } = order.owner;
    const lots = market.grid.lotsOf(command.quantityAtoms);
    const refused = checkReduction(market, order, lots);
    if (refused !== null) return refused;
    const reservedBeforeAtoms = order.reservedAtoms;
    market.book.side(order.side).take(order, order.wholeLots - lots);
    order.reduce(lots, command.timeMs);
    const { accounts, changes } = this.desk;
    accounts.release(order.reservedFrom, reservedBeforeAtoms - order.reservedAtoms);
    changes.touchOrder(order);
    return this.answer(order);
  }

  /** By rising id. */
  openOrdersOf(userId: string): Order[] {
    const orders: Order[] = [];
    for (const market of this.desk.markets.values()) orders.push(...market.openOrdersOf(userId));
    return orders.sort((a, b) => a.id - b.id);
  }

  /** To be called before as many orders are restored. */
  reserve(count: number): void {
    this.orders.reserve(count);
  }

  /** Puts an order back on the book as it was: its reservation is in the wallet already. */
  restore(owner: Participant, state: OrderState, size: OpenSize): Order {
    const order = this.create(owner, state, size);
    this.enter(order);
    return order;
  }

  /** Lets a closed order leave memory. */
  forget(order: Order): void {
    this.orders.remove(order);
    if (this.spare.length < SPARE_ORDERS_MAX) this.spare.push(order);
  }

  private create(owner: Participant, state: OrderState, size: OpenSize | null): Order {
    const order = this.spare.pop() ?? new Order();
    order.begin(owner, state, size);
    this.orders.add(order);
    return order;
  }

  private answer(order: Order): CommandResult {
    return { kind: 'order', order: this.desk.changes.stateOf(order), trades: [] };
  }

  private trade(taker: Order, fill: PlannedFill<Order>, trade: TradeState): void {
    const { maker, lots } = fill;
    const { market } = maker.owner;
    const { accounts, changes, counters, ledger } = this.desk;
    market.book.side(maker.side).take(maker, lots);
    const isBuy = taker.side === 'buy';
    const paidAtoms = isBuy ? trade.quantityAtoms : trade.quoteAtoms;
    const receivedAtoms = isBuy ? trade.quoteAtoms : trade.quantityAtoms;
    const dueAtoms = isBuy ? trade.sellerFeeAtoms : trade.buyerFeeAtoms;
    const accruedPpmAtoms = market.makerRate * receivedAtoms;
    maker.fill(trade.quoteAtoms, { dueAtoms, accruedPpmAtoms }, trade.timeMs);
    if (!maker.isOpen) this.leave(maker);
    changes.touchOrder(maker);
    accounts.release(maker.reservedFrom, paidAtoms);
    counters.tradeId += 1;
    changes.addTrade(trade);
    const [buyer, seller] = isBuy ? [taker, maker] : [maker, taker];
    settleTrade(ledger, market, trade, buyer.owner, seller.owner);
    market.lastPriceAtoms = trade.priceAtoms;
  }

  private close(order: Order, reason: CloseReason, timeMs: number): void {
    order.owner.market.book.side(order.side).remove(order);
    this.leave(order);
    this.desk.accounts.release(order.reservedFrom, order.reservedAtoms);
    order.close(reason, timeMs);
    this.desk.changes.touchOrder(order);
  }

  private enter(order: Order): void {
    order.owner.market.book.side(order.side).add(order);
    order.owner.add(order);
    this.openCount += 1;
  }

  private leave(order: Order): void {
    order.owner.remove(order);
    this.openCount -= 1;
  }

  /** The open order of this owner, or of anyone for null. */
  private find(orderId: number, userId: string | null): Order | Refusal {
    const order = this.orders.get(orderId);
    if (order === undefined || (userId !== null && order.owner.userId !== userId)) {
      return refusal('unknown_order', 'There is no such order.');
    }
    if (!order.isOpen) return refusal('order_closed', `The order is ${order.status}.`);
    return order;
  }
}

function checkReduction(market: Market, order: Order, lots: number): Refusal | null {
  const refused = checkQuantity(market, lots);
  if (refused !== null) return refused;
  const filledLots = order.wholeLots - order.lots;
  if (lots <= filledLots) {
    const filled = formatAmount(market.grid.quantityAtoms(filledLots));
    return refusal(
      'quantity_too_small',
      `The quantity must be above the ${filled} already filled.`,
    );
  }
  if (lots >= order.wholeLots) {
    const whole = formatAmount(market.grid.quantityAtoms(order.wholeLots));
    return refusal('quantity_too_large', `The quantity must be below the present ${whole}.`);
  }
  return checkNotional(market, market.grid.quoteAtoms(order.ticks, lots));
}
