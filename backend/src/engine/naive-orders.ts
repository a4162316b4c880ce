import type { AmendOrder, PlaceOco, PlaceOrder } from './commands.ts';
import { amended, amendmentFault, isAmendable, isMereReduction } from './naive-amendment.ts';
import { naiveDraft } from './naive-draft.ts';
import { naiveNeed, naiveWalk, type NaiveWalk } from './naive-matching.ts';
import {
  isConditional,
  isResting,
  mayRest,
  ownNeed,
  placingFault,
  refuse,
  roomFault,
  stateFault,
  wouldCross,
} from './naive-rules.ts';
import { carryOut } from './naive-settlement.ts';
import { NaiveTriggers } from './naive-triggers.ts';
import type { NaiveWorld } from './naive-world.ts';
import type { CommandResult, MarketSnapshot, OrderState, Refusal, TradeState } from './state.ts';

/** Placing, amending and setting off orders in the reference model. */
export class NaiveOrders {
  private readonly triggers: NaiveTriggers;

  constructor(private readonly world: NaiveWorld) {
    this.triggers = new NaiveTriggers(world, (order, market, timeMs) =>
      this.setOff(order, market, timeMs),
    );
  }

  place(command: PlaceOrder): CommandResult {
    const { timeMs } = command;
    const market = this.world.market(command.tokenId);
    if (market === undefined) return refuse('unknown_token');
    const order = naiveDraft(this.world, command, market, timeMs);
    const fault = this.fault(order, market, timeMs);
    if (fault !== null) return fault;
    if (isConditional(order)) {
      if (ownNeed(order) > this.world.available(order)) return refuse('insufficient_balance');
      this.world.register(order);
      this.world.setReservation(order);
      return { kind: 'order', order: { ...order }, trades: [] };
    }
    const walk = this.walk(order, market, timeMs);
    if (naiveNeed(order, walk) > this.world.available(order)) return refuse('insufficient_balance');
    this.world.register(order);
    const trades = carryOut(this.world, walk, order, market, timeMs);
    this.triggers.after(trades, market, timeMs);
    return { kind: 'order', order: { ...order }, trades };
  }

  placePair({ limit, stop, timeMs }: PlaceOco): CommandResult {
    const market = this.world.market(limit.tokenId);
    if (market === undefined) return refuse('unknown_token');
    const pair = [limit, stop].map((terms) => naiveDraft(this.world, terms, market, timeMs));
    for (const order of pair) {
      const fault = this.fault(order, market, timeMs);
      if (fault !== null) return fault;
    }
    if (pair.some((order) => ownNeed(order) > this.world.available(order))) {
      return refuse('insufficient_balance');
    }
    for (const order of pair) this.world.register(order);
    const [first, second] = pair;
    if (first !== undefined && second !== undefined) {
      first.linkedOrderId = second.id;
      second.linkedOrderId = first.id;
    }
    for (const order of pair) this.world.setReservation(order);
    return { kind: 'orders', orders: pair.map((order) => ({ ...order })) };
  }

  amend(command: AmendOrder): CommandResult {
    const { orderId, userId, timeMs } = command;
    const order = this.world.orders.find(({ id }) => id === orderId);
    if (order?.userId !== userId) return refuse('unknown_order');
    if (!isResting(order) && order.status !== 'pending') return refuse('order_closed');
    const market = this.world.market(order.tokenId);
    if (market === undefined) return refuse('unknown_token');
    if (!isAmendable(order, command)) return refuse('not_amendable');
    const next = amended(order, command);
    if (next === order) return { kind: 'order', order: { ...order }, trades: [] };
    const around = this.world.around(order, market, timeMs);
    const fault = amendmentFault(order, next, around);
    if (fault !== null) return refuse(fault);
    if (isMereReduction(order, next)) {
      Object.assign(order, next, { updatedAtMs: timeMs });
      this.world.setReservation(order);
      return { kind: 'order', order: { ...order }, trades: [] };
    }
    const isClosed = stateFault(next, market);
    if (isClosed !== null) return refuse(isClosed);
    const isPending = order.status === 'pending';
    if (!isPending && wouldCross(next, around)) return refuse('would_cross');
    if (ownNeed(next) > this.world.available(order) + order.reservedAtoms) {
      return refuse('insufficient_balance');
    }
    const walk = isPending ? null : this.walk(next, market, timeMs);
    Object.assign(order, next, { updatedAtMs: timeMs });
    this.world.renumber(order);
    if (walk === null) {
      this.world.setReservation(order);
      return { kind: 'order', order: { ...order }, trades: [] };
    }
    const trades = carryOut(this.world, walk, order, market, timeMs);
    this.triggers.after(trades, market, timeMs);
    return { kind: 'order', order: { ...order }, trades };
  }

  /** Places an order that has waited. */
  private setOff(order: OrderState, market: MarketSnapshot, timeMs: number): TradeState[] {
    this.world.release(order);
    this.world.closePartner(order, timeMs);
    order.triggeredAtMs = timeMs;
    order.updatedAtMs = timeMs;
    order.status = 'open';
    this.world.renumber(order);
    const around = this.world.around(order, market, timeMs);
    const fault =
      (mayRest(order) ? roomFault(order, around) : null) ??
      (wouldCross(order, around) ? 'would_cross' : null);
    if (fault === 'quantity_too_large' || fault === 'would_cross') {
      this.world.close(order, 'rejected', fault, timeMs);
      return [];
    }
    return carryOut(this.world, this.walk(order, market, timeMs), order, market, timeMs);
  }

  private walk(order: OrderState, market: MarketSnapshot, timeMs: number): NaiveWalk {
    const around = this.world.around(order, market, timeMs);
    return naiveWalk(order, around, this.world.range(market, timeMs));
  }

  private fault(order: OrderState, market: MarketSnapshot, timeMs: number): Refusal | null {
    const around = this.world.around(order, market, timeMs);
    const fault = placingFault(order, around);
    if (fault !== null) return refuse(fault);
    const { userId, tokenId } = order;
    const others = this.world.activeOrders(userId).filter((each) => each.tokenId === tokenId);
    const waiting = others.filter(({ status }) => status === 'pending').length;
    if (isConditional(order)) {
      return waiting >= market.rules.maxTriggers ? refuse('too_many_triggers') : null;
    }
    if (mayRest(order) && others.length - waiting >= market.rules.maxOpenOrders) {
      return refuse('too_many_open_orders');
    }
    return wouldCross(order, around) ? refuse('would_cross') : null;
  }
}
