import type { CloseReason, OrderStatus, Side } from '../contracts/index.ts';
import type { Wallet } from './accounts.ts';
import type { Level, Resting } from './order-book.ts';
import type { OrderState } from './state.ts';

/** An order in memory: its place in the book and its latest state, which is replaced and never mutated. */
export class Order implements Resting<Order> {
  readonly id: number;
  readonly side: Side;
  level: Level<Order> | undefined = undefined;
  previous: Order | undefined = undefined;
  next: Order | undefined = undefined;
  /** Index in the participant's open orders. */
  openIndex = -1;
  isNew = false;
  isTouched = false;

  constructor(
    readonly participant: Participant,
    public ticks: number,
    public lots: number,
    public state: OrderState,
  ) {
    this.id = state.id;
    this.side = state.side;
  }

  get isOpen(): boolean {
    return isOpenStatus(this.state.status);
  }

  /** What the order reserves from: cash for a buy, the token for a sell. */
  get reservedFrom(): Wallet {
    return this.side === 'buy' ? this.participant.cash : this.participant.token;
  }

  close(status: OrderStatus, reason: CloseReason | null, timeMs: number): void {
    this.state = { ...this.state, reservedAtoms: 0n, status, reason, updatedAtMs: timeMs };
  }
}

export function isOpenStatus(status: OrderStatus): boolean {
  return status === 'open' || status === 'partially_filled';
}

/** One user in one market: the two wallets that trade, and what rests on the book. */
export class Participant {
  /** In no order: removing moves the last one into the gap. */
  readonly openOrders: Order[] = [];

  constructor(
    readonly userId: string,
    readonly cash: Wallet,
    readonly token: Wallet,
  ) {}

  add(order: Order): void {
    order.openIndex = this.openOrders.length;
    this.openOrders.push(order);
  }

  remove(order: Order): void {
    const last = this.openOrders.pop();
    if (last !== undefined && last !== order) {
      this.openOrders[order.openIndex] = last;
      last.openIndex = order.openIndex;
    }
    order.openIndex = -1;
  }
}
