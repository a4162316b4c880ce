import type { Execution, Exchange } from './execution.ts';
import type { Market } from './market.ts';
import { checkRoom } from './order-checks.ts';
import { canRest } from './order-filters.ts';
import type { Order } from './order.ts';
import { planOutcome, type Placement } from './placement.ts';
import type { CloseReason } from '../contracts/index.ts';
import type { OrderState } from './state.ts';
import { NO_TRADES, planTaking, wouldTake } from './taking.ts';
import { followedStopTicks } from './trailing.ts';

/** Looks at trades for the orders that wait: moves trailing stops, and sets off what is reached. */
export class SetOff {
  constructor(
    private readonly exchange: Exchange,
    private readonly execution: Execution,
  ) {}

  /**
   * To be called once an order has traded. What it sets off trades too and may set off more: first
   * in, first out, each order once, so it ends.
   */
  after({ plan, owner: { market } }: Placement, timeMs: number): void {
    if (plan.fills.length === 0 || market.triggers.size === 0) return;
    const queue: Order[] = [];
    this.look(market, plan, queue, timeMs);
    for (const order of queue) {
      // The other order of its pair, or an own order in its way, may have closed it meanwhile.
      if (order.status !== 'pending') continue;
      if (market.state === 'active')
        this.look(market, this.setOff(order, timeMs).plan, queue, timeMs);
      else market.triggers.add(order);
    }
  }

  private look(market: Market, { fills }: Placement['plan'], queue: Order[], timeMs: number): void {
    for (const { maker } of fills) {
      if (market.triggers.isQuiet(maker.ticks)) continue;
      for (const order of market.triggers.takeFollowers(maker.ticks)) {
        this.follow(order, maker.ticks, timeMs);
      }
      queue.push(...market.triggers.takeMet(maker.ticks));
    }
  }

  /** What a lower stop price frees is released at once. */
  private follow(order: Order, lastTicks: number, timeMs: number): void {
    const { terms, side } = order;
    if (terms === null) return;
    const stopTicks = followedStopTicks(side, terms, terms.stopTicks, lastTicks);
    if (stopTicks !== terms.stopTicks) {
      const reservedBeforeAtoms = order.reservedAtoms;
      order.moveStop(terms, stopTicks, timeMs);
      const freedAtoms = reservedBeforeAtoms - order.reservedAtoms;
      this.exchange.accounts.release(order.reservedFrom, freedAtoms);
      this.exchange.changes.touchOrder(order);
    }
    order.owner.market.triggers.add(order, lastTicks);
  }

  private setOff(order: Order, timeMs: number): Placement {
    const { changes, counters } = this.exchange;
    const { reservedAtoms } = order;
    this.execution.closePartner(order, timeMs);
    this.execution.leave(order);
    const placement = this.plan(order, timeMs);
    counters.prioritySequence += 1;
    order.become(placement.order, placement.size);
    this.execution.carryOut(order, placement, reservedAtoms);
    changes.setOrder(order, placement.order);
    return placement;
  }

  private plan(order: Order, timeMs: number): Placement {
    const { owner, side, ticks, lots, terms } = order;
    const { counters } = this.exchange;
    const state = order.state();
    state.triggeredAtMs = timeMs;
    state.prioritySequence = counters.prioritySequence + 1;
    if (canRest(order) && checkRoom(owner.market, side, lots) !== null) {
      return rejected(order, state, 'quantity_too_large', timeMs);
    }
    const size = { ticks, lots, stopTicks: terms?.stopTicks ?? 0 };
    if (order.postOnly && wouldTake(owner.market, state, size)) {
      return rejected(order, state, 'would_cross', timeMs);
    }
    const plan = planTaking(owner, state, size, timeMs);
    const needAtoms = owner.market.grid.reservedAtoms(side, ticks, lots);
    const taking = { size, plan, counters, needAtoms, timeMs };
    return planOutcome(owner, state, order.wholeLots, taking);
  }
}

function rejected(
  { owner }: Order,
  state: OrderState,
  reason: CloseReason,
  timeMs: number,
): Placement {
  const order: OrderState = {
    ...state,
    status: 'rejected',
    reason,
    reservedAtoms: 0n,
    updatedAtMs: timeMs,
  };
  return { owner, order, size: null, plan: NO_TRADES, trades: [] };
}
