import type { Grid } from './grid.ts';
import type { HeapEntry } from './indexed-heap.ts';
import type { Order } from './order.ts';
import type { Iceberg } from './order-book.ts';
import type { OrderState } from './state.ts';

/** An order's place in something sorted by price or time. */
export class Appointment implements HeapEntry {
  key = 0;
  heapIndex = -1;

  constructor(readonly order: Order) {}
}

/**
 * What only conditional orders, icebergs, OCO pairs and orders with an expiry have. Apart from the
 * order itself, so that plain orders stay small.
 */
export class OrderTerms implements Iceberg {
  /** 0 without a stop price. */
  stopTicks = 0;
  /** Absolute trailing distance; 0 without. */
  trailingTicks = 0;
  readonly trailingBps: number | null;
  /** Of orders that wait: how much cash to spend. */
  quoteQuantityAtoms: bigint | null;
  /** 0 for orders that show everything. */
  displayLots = 0;
  hiddenLots = 0;
  readonly expiresAtMs: number | null;
  readonly linkedOrderId: number | null;
  /** The other order of a pair, as long as both rest or wait. */
  partner: Order | null = null;
  triggeredAtMs: number | null;
  /** Where it waits for its stop price. */
  readonly trigger: Appointment;
  /** Where it waits for its stop price to move. */
  readonly follow: Appointment;
  /** Where it waits for its end. */
  readonly expiry: Appointment;

  private constructor(order: Order, state: OrderState) {
    this.trailingBps = state.trailingDeltaBps;
    this.quoteQuantityAtoms = state.quoteQuantityAtoms;
    this.expiresAtMs = state.expiresAtMs;
    this.linkedOrderId = state.linkedOrderId;
    this.triggeredAtMs = state.triggeredAtMs;
    this.trigger = new Appointment(order);
    this.follow = new Appointment(order);
    this.expiry = new Appointment(order);
  }

  /** Null for an order that needs none. */
  static of(order: Order, state: OrderState, grid: Grid): OrderTerms | null {
    const { stopPriceAtoms, displayQuantityAtoms, trailingDeltaAtoms } = state;
    if (
      stopPriceAtoms === null &&
      displayQuantityAtoms === null &&
      state.expiresAtMs === null &&
      state.linkedOrderId === null
    ) {
      return null;
    }
    const terms = new OrderTerms(order, state);
    if (stopPriceAtoms !== null) terms.stopTicks = grid.ticksOf(stopPriceAtoms);
    if (trailingDeltaAtoms !== null) terms.trailingTicks = grid.ticksOf(trailingDeltaAtoms);
    if (displayQuantityAtoms !== null) terms.displayLots = grid.lotsOf(displayQuantityAtoms);
    return terms;
  }

  get isTrailing(): boolean {
    return this.trailingTicks > 0 || this.trailingBps !== null;
  }

  /** Gives every price and quantity its value in other ticks and lots. */
  moveToGrid(from: Grid, to: Grid): void {
    if (this.stopTicks > 0) this.stopTicks = to.ticksOf(from.priceAtoms(this.stopTicks));
    if (this.trailingTicks > 0)
      this.trailingTicks = to.ticksOf(from.priceAtoms(this.trailingTicks));
    if (this.displayLots > 0) this.displayLots = to.lotsOf(from.quantityAtoms(this.displayLots));
    if (this.hiddenLots > 0) this.hiddenLots = to.lotsOf(from.quantityAtoms(this.hiddenLots));
  }
}
