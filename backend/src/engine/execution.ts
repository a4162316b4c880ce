import type { CloseReason, OrderStatus } from '../contracts/index.ts';
import { assert } from '../lib/assert.ts';
import type { Accounts } from './accounts.ts';
import type { Agenda } from './agenda.ts';
import type { ChangeSet } from './change-set.ts';
import { takeFilled, takeUnfilled } from './iceberg.ts';
import { IntegerTable } from './integer-table.ts';
import type { Ledger } from './ledger.ts';
import type { PlannedFill } from './matching.ts';
import { Order, type OpenSize } from './order.ts';
import type { Participant } from './participant.ts';
import type { Placement } from './placement.ts';
import { settleTrade } from './settlement.ts';
import type { Counters, OrderState, TradeState } from './state.ts';

/** Objects kept for later orders: more than one batch closes, little beside a large book. */
const SPARE_ORDERS_MAX = 10_000;

/** What the engine keeps beside the markets. */
export interface Exchange {
  accounts: Accounts;
  agenda: Agenda;
  changes: ChangeSet;
  counters: Counters;
  ledger: Ledger;
}

/** Carries out what is decided about orders: books, reservations and trades change here together. */
export class Execution {
  /** Orders that rest or wait, and closed ones until the next drain. */
  private readonly orders = new IntegerTable<Order>();
  /** Objects of orders that have left memory. */
  private readonly spare: Order[] = [];
  private liveCount = 0;

  constructor(private readonly exchange: Exchange) {}

  /** How many orders rest or wait. */
  get liveOrderCount(): number {
    return this.liveCount;
  }

  /** An order in memory, closed or not. */
  order(id: number): Order | undefined {
    return this.orders.get(id);
  }

  /** To be called before as many orders are restored. */
  reserve(count: number): void {
    this.orders.reserve(count);
  }

  create(owner: Participant, state: OrderState, size: OpenSize | null): Order {
    const order = this.spare.pop() ?? new Order();
    order.begin(owner, state, size);
    this.orders.add(order);
    return order;
  }

  /** Lets a closed order leave memory. */
  forget(order: Order): void {
    this.orders.remove(order);
    if (this.spare.length < SPARE_ORDERS_MAX) this.spare.push(order);
  }

  /** Does what was planned for an order that is on no book. `heldAtoms`: what it has reserved already. */
  carryOut(order: Order, placement: Placement, heldAtoms = 0n): void {
    const { owner, plan, trades, size, order: state } = placement;
    const { accounts, agenda, changes } = this.exchange;
    let reservedAtoms = heldAtoms;
    if (plan.fills.length > 0) {
      accounts.release(order.reservedFrom, reservedAtoms);
      reservedAtoms = 0n;
      this.tradeAll(order, plan.fills, trades);
    }
    for (const maker of plan.expired ?? []) {
      this.close(maker, 'expired', 'self_trade_prevention', state.updatedAtMs);
    }
    if (plan.decremented !== null) this.decrement(plan.decremented, state.updatedAtMs);
    accounts.replaceReservation(order.reservedFrom, reservedAtoms, state.reservedAtoms);
    if (size !== null) this.enter(order);
    if (plan.stop !== 'breaker') return;
    owner.market.breakCircuit(state.updatedAtMs);
    agenda.setReopening(owner.market);
    changes.touchMarket(owner.market);
  }

  /** Puts an order that rests or waits where it belongs. */
  enter(order: Order): void {
    const { owner } = order;
    owner.add(order);
    this.liveCount += 1;
    if (order.terms !== null) this.exchange.agenda.addOrder(order);
    if (order.status === 'pending') {
      owner.pendingCount += 1;
      owner.market.triggers.add(order);
      return;
    }
    const side = owner.market.book.side(order.side);
    side.add(order);
    if (order.terms !== null) side.hiddenLots += order.terms.hiddenLots;
  }

  /** Takes an order out of everything that it rests or waits in; what it has reserved stays. */
  leave(order: Order): void {
    const { owner, side } = order;
    if (order.status === 'pending') {
      owner.pendingCount -= 1;
      owner.market.triggers.remove(order);
    } else {
      owner.market.book.side(side).remove(order);
      if (order.terms !== null) {
        owner.market.book.side(side).hiddenLots -= order.terms.hiddenLots;
      }
    }
    this.leaveOwner(order);
  }

  /** Ends an order that rests or waits, and the other one of its pair. */
  close(order: Order, status: OrderStatus, reason: CloseReason, timeMs: number): void {
    const { reservedAtoms } = order;
    this.closePartner(order, timeMs);
    this.leave(order);
    order.close(status, reason, timeMs);
    this.exchange.accounts.release(order.reservedFrom, reservedAtoms);
    this.exchange.changes.touchOrder(order);
  }

  /** Ends the other order of a pair, before anything happens to the reservation of this one. */
  closePartner({ terms }: Order, timeMs: number): void {
    if (terms === null || terms.partner === null) return;
    const { partner } = terms;
    const { reservedAtoms } = partner;
    terms.partner = null;
    if (partner.terms !== null) partner.terms.partner = null;
    this.leave(partner);
    partner.close('cancelled', 'linked_order', timeMs);
    this.exchange.accounts.release(partner.reservedFrom, reservedAtoms);
    this.exchange.changes.touchOrder(partner);
  }

  /** Takes lots that nobody trades off an order that rests or waits. */
  shrink(order: Order, lots: number, timeMs: number): void {
    const reservedBeforeAtoms = order.reservedAtoms;
    if (order.status === 'pending') order.lots -= lots;
    else takeUnfilled(order.owner.market.book.side(order.side), order, lots);
    order.shrink(order.wholeLots - lots, timeMs);
    const { accounts, changes } = this.exchange;
    accounts.release(order.reservedFrom, reservedBeforeAtoms - order.reservedAtoms);
    changes.touchOrder(order);
  }

  private decrement({ maker, lots }: PlannedFill<Order>, timeMs: number): void {
    this.closePartner(maker, timeMs);
    this.shrink(maker, lots, timeMs);
  }

  private tradeAll(
    taker: Order,
    fills: readonly PlannedFill<Order>[],
    trades: readonly TradeState[],
  ): void {
    for (let index = 0; index < fills.length; index += 1) {
      const fill = fills[index];
      const trade = trades[index];
      assert(fill !== undefined && trade !== undefined, 'every fill is a trade');
      this.trade(taker, fill, trade);
    }
  }

  private trade(taker: Order, fill: PlannedFill<Order>, trade: TradeState): void {
    const { maker, lots } = fill;
    const { market } = maker.owner;
    const { accounts, changes, counters, ledger } = this.exchange;
    if (maker.terms !== null) this.closePartner(maker, trade.timeMs);
    takeFilled(market.book.side(maker.side), maker, lots, counters);
    const isBuy = taker.side === 'buy';
    const paidAtoms = isBuy ? trade.quantityAtoms : trade.quoteAtoms;
    const receivedAtoms = isBuy ? trade.quoteAtoms : trade.quantityAtoms;
    const dueAtoms = isBuy ? trade.sellerFeeAtoms : trade.buyerFeeAtoms;
    const accruedPpmAtoms = maker.owner.rates.maker * receivedAtoms;
    maker.fill(trade.quoteAtoms, { dueAtoms, accruedPpmAtoms }, trade.timeMs);
    if (!maker.isOpen) this.leaveOwner(maker);
    changes.touchOrder(maker);
    accounts.release(maker.reservedFrom, paidAtoms);
    counters.tradeId += 1;
    changes.addTrade(trade);
    const [buyer, seller] = isBuy ? [taker, maker] : [maker, taker];
    settleTrade(ledger, market, trade, buyer.owner, seller.owner);
    market.recordPrice(trade.priceAtoms, trade.timeMs);
  }

  private leaveOwner(order: Order): void {
    order.owner.remove(order);
    this.liveCount -= 1;
    if (order.terms !== null) this.exchange.agenda.removeOrder(order);
  }
}
