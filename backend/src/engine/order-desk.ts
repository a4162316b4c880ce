import type { CloseReason } from '../contracts/index.ts';
import { assert } from '../lib/assert.ts';
import { planAmendment } from './amendment.ts';
import type { AmendOrder, CancelOrder, CancelOrders, PlaceOco, PlaceOrder } from './commands.ts';
import { Execution, type Exchange } from './execution.ts';
import type { Market } from './market.ts';
import type { OpenSize, Order } from './order.ts';
import type { Participant } from './participant.ts';
import { planPair, planPlacement, type Placement } from './placement.ts';
import { refusal } from './refusal.ts';
import { SetOff } from './set-off.ts';
import type { CommandResult, OrderState, Refusal } from './state.ts';

/** Answers the commands about orders. */
export class OrderDesk {
  private readonly execution: Execution;
  private readonly setOff: SetOff;

  constructor(
    private readonly exchange: Exchange,
    private readonly markets: ReadonlyMap<number, Market>,
  ) {
    this.execution = new Execution(exchange);
    this.setOff = new SetOff(exchange, this.execution);
  }

  /** Orders that rest or wait. */
  get openOrderCount(): number {
    return this.execution.liveOrderCount;
  }

  /** Works out what placing would do, and changes nothing. */
  plan(command: PlaceOrder): Placement | Refusal {
    const market = this.markets.get(command.tokenId);
    if (market === undefined) return unknownMarket();
    return planPlacement(market.participant(command.userId), command, this.exchange.counters);
  }

  place(command: PlaceOrder): CommandResult {
    const placement = this.plan(command);
    if ('kind' in placement) return placement;
    const order = this.put(placement);
    this.setOff.after(placement, command.timeMs);
    return { kind: 'order', order: this.exchange.changes.stateOf(order), trades: placement.trades };
  }

  placePair(command: PlaceOco): CommandResult {
    const { limit, stop } = command;
    assert(
      limit.userId === stop.userId && limit.tokenId === stop.tokenId && limit.side === stop.side,
      'the orders of a pair belong together',
    );
    const market = this.markets.get(limit.tokenId);
    if (market === undefined) return unknownMarket();
    const pair = planPair(market.participant(limit.userId), command, this.exchange.counters);
    if ('kind' in pair) return pair;
    const limitOrder = this.put(pair[0]);
    const stopOrder = this.put(pair[1]);
    link(limitOrder, stopOrder);
    return { kind: 'orders', orders: [pair[0].order, pair[1].order] };
  }

  cancel(command: CancelOrder): CommandResult {
    const { userId, orderId, timeMs } = command;
    const order = this.find(orderId, userId);
    if ('kind' in order) return order;
    const reason = userId === null ? 'operator_cancelled' : 'user_cancelled';
    this.execution.close(order, 'cancelled', reason, timeMs);
    return this.answer(order);
  }

  cancelMany(command: CancelOrders): CommandResult {
    const { userId, tokenId, side, timeMs } = command;
    const orders = this.ordersOf(userId).filter(
      (order) =>
        (tokenId === null || order.owner.market.tokenId === tokenId) &&
        (side === null || order.side === side),
    );
    this.cancelEach(orders, 'user_cancelled', timeMs);
    return { kind: 'orders', orders: orders.map((order) => this.exchange.changes.stateOf(order)) };
  }

  cancelAllIn(market: Market, reason: CloseReason, timeMs: number): void {
    this.cancelEach([...market.liveOrders()].sort(byId), reason, timeMs);
  }

  cancelAllOf(userId: string, reason: CloseReason, timeMs: number): void {
    this.cancelEach(this.ordersOf(userId), reason, timeMs);
  }

  /** Ends orders whose time is over. */
  expireEach(orders: readonly Order[], timeMs: number): void {
    for (const order of orders) {
      if (order.isLive) this.execution.close(order, 'expired', 'good_till_date', timeMs);
    }
  }

  amend(command: AmendOrder): CommandResult {
    const { timeMs } = command;
    const order = this.find(command.orderId, command.userId);
    if ('kind' in order) return order;
    const amendment = planAmendment(order, command, this.exchange.counters);
    switch (amendment.kind) {
      case 'refused':
        return amendment;
      case 'none':
        return this.answer(order);
      case 'reduction':
        this.execution.shrink(order, order.wholeLots - amendment.wholeLots, timeMs);
        return this.answer(order);
      case 'replacement': {
        const { placement } = amendment;
        this.replace(order, placement);
        this.setOff.after(placement, timeMs);
        const state = this.exchange.changes.stateOf(order);
        return { kind: 'order', order: state, trades: placement.trades };
      }
    }
  }

  /** What rests and waits, by rising id. */
  ordersOf(userId: string): Order[] {
    const orders: Order[] = [];
    for (const market of this.markets.values()) orders.push(...market.ordersOf(userId));
    return orders.sort(byId);
  }

  /** To be called before as many orders are restored. */
  reserve(count: number): void {
    this.execution.reserve(count);
  }

  /** Puts an order back where it was: its reservation is in the wallet already. */
  restore(owner: Participant, state: OrderState, size: OpenSize): Order {
    const order = this.execution.create(owner, state, size);
    this.execution.enter(order);
    return order;
  }

  /** Joins the orders of a pair again, once both are restored. False when the other one is missing. */
  restorePair(order: Order): boolean {
    const linkedOrderId = order.terms?.linkedOrderId ?? null;
    const partner = linkedOrderId === null ? undefined : this.execution.order(linkedOrderId);
    if (partner === undefined) return false;
    link(order, partner);
    return true;
  }

  /** Lets a closed order leave memory. */
  forget(order: Order): void {
    this.execution.forget(order);
  }

  private put(placement: Placement): Order {
    const { counters, changes } = this.exchange;
    counters.orderId += 1;
    counters.prioritySequence += 1;
    const order = this.execution.create(placement.owner, placement.order, placement.size);
    this.execution.carryOut(order, placement);
    changes.addOrder(order, placement.order);
    return order;
  }

  private replace(order: Order, placement: Placement): void {
    const { reservedAtoms } = order;
    this.execution.leave(order);
    this.exchange.counters.prioritySequence += 1;
    order.become(placement.order, placement.size);
    this.execution.carryOut(order, placement, reservedAtoms);
    this.exchange.changes.setOrder(order, placement.order);
  }

  private cancelEach(orders: readonly Order[], reason: CloseReason, timeMs: number): void {
    for (const order of orders) {
      if (order.isLive) this.execution.close(order, 'cancelled', reason, timeMs);
    }
  }

  private answer(order: Order): CommandResult {
    return { kind: 'order', order: this.exchange.changes.stateOf(order), trades: [] };
  }

  /** The order of this owner, or of anyone for null, that rests or waits. */
  private find(orderId: number, userId: string | null): Order | Refusal {
    const order = this.execution.order(orderId);
    if (order === undefined || (userId !== null && order.owner.userId !== userId)) {
      return refusal('unknown_order', 'There is no such order.');
    }
    if (!order.isLive) return refusal('order_closed', `The order is ${order.status}.`);
    return order;
  }
}

function unknownMarket(): Refusal {
  return refusal('unknown_token', 'There is no such market.');
}

function link(a: Order, b: Order): void {
  assert(a.terms !== null && b.terms !== null, 'orders of a pair have terms');
  a.terms.partner = b;
  b.terms.partner = a;
}

function byId(a: Order, b: Order): number {
  return a.id - b.id;
}
