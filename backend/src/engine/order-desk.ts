import type { CloseReason, OrderStatus } from '../contracts/index.ts';
import { assert } from '../lib/assert.ts';
import { formatAmount } from '../lib/decimal.ts';
import type { Accounts } from './accounts.ts';
import type { ChangeSet } from './change-set.ts';
import type { CancelOrder, CancelOrders, PlaceOrder, ReduceOrder } from './commands.ts';
import type { Ledger } from './ledger.ts';
import type { Market } from './market.ts';
import type { PlannedFill } from './matching.ts';
import { checkNotional, checkQuantity, refusal } from './order-filters.ts';
import { Order } from './order.ts';
import { planPlacement, reserveFor, type Placement } from './placement.ts';
import { settleTrade } from './settlement.ts';
import type { CommandResult, Counters, Refusal, TradeState } from './state.ts';

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
  private readonly orders = new Map<number, Order>();
  private openCount = 0;

  constructor(private readonly desk: Desk) {}

  get openOrderCount(): number {
    return this.openCount;
  }

  /** Works out what placing would do, and changes nothing. */
  plan(command: PlaceOrder): Placement | Refusal {
    const { markets, counters, openOrdersMax } = this.desk;
    const market = markets.get(command.tokenId);
    if (market === undefined) return refusal('unknown_token', 'There is no such market.');
    const participant = market.participant(command.userId);
    return planPlacement(market, participant, command, { counters, openOrdersMax });
  }

  place(command: PlaceOrder): CommandResult {
    const placement = this.plan(command);
    if ('kind' in placement) return placement;
    const { fills, trades, resting } = placement;
    const { counters, changes } = this.desk;
    const market = this.marketOf(command.tokenId);
    counters.orderId += 1;
    counters.prioritySequence += 1;
    const participant = market.participant(command.userId);
    const order = new Order(participant, resting?.ticks ?? 0, resting?.lots ?? 0, placement.order);
    for (let index = 0; index < fills.length; index += 1) {
      const fill = fills[index];
      const trade = trades[index];
      assert(fill !== undefined && trade !== undefined, 'every fill is a trade');
      this.trade(market, order, fill, trade);
    }
    if (resting !== null) this.rest(market, order);
    this.orders.set(order.id, order);
    changes.addOrder(order);
    return { kind: 'order', order: order.state, trades };
  }

  cancel(command: CancelOrder): CommandResult {
    const { userId, orderId, timeMs } = command;
    const order = this.find(orderId, userId);
    if ('kind' in order) return order;
    this.close(
      order,
      'cancelled',
      userId === null ? 'operator_cancelled' : 'user_cancelled',
      timeMs,
    );
    return { kind: 'order', order: order.state, trades: [] };
  }

  cancelMany(command: CancelOrders): CommandResult {
    const { userId, tokenId, side, timeMs } = command;
    const orders = this.openOrdersOf(userId).filter(
      (order) =>
        (tokenId === null || order.state.tokenId === tokenId) &&
        (side === null || order.side === side),
    );
    for (const order of orders) this.close(order, 'cancelled', 'user_cancelled', timeMs);
    return { kind: 'orders', orders: orders.map((order) => order.state) };
  }

  cancelAllIn(market: Market, reason: CloseReason, timeMs: number): void {
    for (const order of [...market.restingOrders()]) {
      this.close(order, 'cancelled', reason, timeMs);
    }
  }

  reduce(command: ReduceOrder): CommandResult {
    const order = this.find(command.orderId, command.userId);
    if ('kind' in order) return order;
    const market = this.marketOf(order.state.tokenId);
    const refused = checkReduction(market, order, command.quantityAtoms);
    if (refused !== null) return refused;
    const { quantityAtoms, timeMs } = command;
    const openLots = market.grid.lotsOf(quantityAtoms - order.state.filledQuantityAtoms);
    market.book.side(order.side).take(order, order.lots - openLots);
    const reservedAtoms = reserveFor(market, order.side, order);
    this.desk.accounts.release(order.reservedFrom, order.state.reservedAtoms - reservedAtoms);
    order.state = { ...order.state, quantityAtoms, reservedAtoms, updatedAtMs: timeMs };
    this.desk.changes.touchOrder(order);
    return { kind: 'order', order: order.state, trades: [] };
  }

  /** By rising id. */
  openOrdersOf(userId: string): Order[] {
    const orders: Order[] = [];
    for (const market of this.desk.markets.values()) orders.push(...market.openOrdersOf(userId));
    return orders.sort((a, b) => a.id - b.id);
  }

  /** Puts an order back on the book as it was: its reservation is in the wallet already. */
  restore(market: Market, order: Order): void {
    this.enter(market, order);
    this.orders.set(order.id, order);
  }

  /** Lets a closed order leave memory. */
  forget(order: Order): void {
    this.orders.delete(order.id);
  }

  private trade(market: Market, taker: Order, fill: PlannedFill<Order>, trade: TradeState): void {
    const { maker, lots } = fill;
    const { accounts, changes, counters, ledger } = this.desk;
    market.book.side(maker.side).take(maker, lots);
    const isBuy = taker.side === 'buy';
    const paidAtoms = isBuy ? trade.quantityAtoms : trade.quoteAtoms;
    const receivedAtoms = isBuy ? trade.quoteAtoms : trade.quantityAtoms;
    const isFilled = maker.lots === 0;
    const { state } = maker;
    maker.state = {
      ...state,
      filledQuantityAtoms: state.filledQuantityAtoms + trade.quantityAtoms,
      quoteFilledAtoms: state.quoteFilledAtoms + trade.quoteAtoms,
      feeAtoms: state.feeAtoms + (isBuy ? trade.sellerFeeAtoms : trade.buyerFeeAtoms),
      feeAccruedPpmAtoms: state.feeAccruedPpmAtoms + market.makerRate * receivedAtoms,
      reservedAtoms: state.reservedAtoms - paidAtoms,
      status: isFilled ? 'filled' : 'partially_filled',
      updatedAtMs: trade.timeMs,
    };
    if (isFilled) this.leave(maker);
    changes.touchOrder(maker);
    accounts.release(maker.reservedFrom, paidAtoms);
    counters.tradeId += 1;
    changes.addTrade(trade);
    const [buyer, seller] = isBuy ? [taker, maker] : [maker, taker];
    settleTrade(ledger, market, trade, buyer.participant, seller.participant);
    market.lastPriceAtoms = trade.priceAtoms;
  }

  private rest(market: Market, order: Order): void {
    this.enter(market, order);
    this.desk.accounts.reserve(order.reservedFrom, order.state.reservedAtoms);
  }

  private close(order: Order, status: OrderStatus, reason: CloseReason, timeMs: number): void {
    this.marketOf(order.state.tokenId).book.side(order.side).remove(order);
    this.leave(order);
    this.desk.accounts.release(order.reservedFrom, order.state.reservedAtoms);
    order.close(status, reason, timeMs);
    this.desk.changes.touchOrder(order);
  }

  private enter(market: Market, order: Order): void {
    market.book.side(order.side).add(order);
    order.participant.add(order);
    this.openCount += 1;
  }

  private leave(order: Order): void {
    order.participant.remove(order);
    this.openCount -= 1;
  }

  /** The open order of this owner, or of anyone for null. */
  private find(orderId: number, userId: string | null): Order | Refusal {
    const order = this.orders.get(orderId);
    if (order === undefined || (userId !== null && order.state.userId !== userId)) {
      return refusal('unknown_order', 'There is no such order.');
    }
    if (!order.isOpen) return refusal('order_closed', `The order is ${order.state.status}.`);
    return order;
  }

  private marketOf(tokenId: number): Market {
    const market = this.desk.markets.get(tokenId);
    assert(market !== undefined, 'an order belongs to a market');
    return market;
  }
}

function checkReduction(market: Market, order: Order, quantityAtoms: bigint): Refusal | null {
  const { quantityAtoms: wholeAtoms, filledQuantityAtoms } = order.state;
  const lots = market.grid.lotsOf(quantityAtoms);
  const refused = checkQuantity(market, lots);
  if (refused !== null) return refused;
  if (quantityAtoms <= filledQuantityAtoms) {
    return refusal(
      'quantity_too_small',
      `The quantity must be above the ${formatAmount(filledQuantityAtoms)} already filled.`,
    );
  }
  if (wholeAtoms === null || quantityAtoms >= wholeAtoms) {
    return refusal(
      'quantity_too_large',
      `The quantity must be below the present ${formatAmount(wholeAtoms ?? 0n)}.`,
    );
  }
  return checkNotional(market, market.grid.quoteAtoms(order.ticks, lots));
}
