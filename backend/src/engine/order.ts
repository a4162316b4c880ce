import type {
  CloseReason,
  OrderStatus,
  OrderType,
  SelfTradePrevention,
  Side,
  TimeInForce,
} from '../contracts/index.ts';
import type { Wallet } from './accounts.ts';
import type { Market } from './market.ts';
import type { Chained } from './integer-table.ts';
import type { Level, Resting } from './order-book.ts';
import type { OrderState } from './state.ts';

/** What an order wants while it rests. */
export interface OpenSize {
  ticks: number;
  /** Still open. */
  lots: number;
  /** Open and filled. */
  wholeLots: number;
}

/**
 * An order in memory: numbers in ticks and lots, nothing that it does not need while it rests. What
 * leaves the engine is an {@link OrderState}. Objects are used again for later orders, so that a
 * book of a million orders costs the garbage collector nothing.
 */
export class Order implements Resting<Order>, Chained<Order> {
  level: Level<Order> | undefined = undefined;
  previous: Order | undefined = undefined;
  next: Order | undefined = undefined;
  chained: Order | undefined = undefined;
  /** Index in the owner's open orders, -1 outside. */
  openIndex = -1;
  /** Index in the change set, -1 while there is nothing to drain. */
  changeIndex = -1;
  isNew = false;

  id = 0;
  owner!: Participant;
  side: Side = 'buy';
  ticks = 0;
  lots = 0;
  /** The whole quantity in lots, filled or not. */
  wholeLots = 0;
  status: OrderStatus = 'open';
  reason: CloseReason | null = null;
  private quoteFilledAtoms = 0n;
  feeAtoms = 0n;
  feeAccruedPpmAtoms = 0n;
  private clientOrderId: string | null = null;
  private orderType: OrderType = 'limit';
  private timeInForce: TimeInForce = 'GTC';
  private postOnly = false;
  private selfTradePrevention: SelfTradePrevention = 'expire_taker';
  private maxSlippageBps = 0;
  prioritySequence = 0;
  private createdAtMs = 0;
  private updatedAtMs = 0;

  /** Becomes the order that a state describes. What never rests has no ticks and lots. */
  begin(owner: Participant, state: OrderState, size: OpenSize | null): void {
    this.id = state.id;
    this.owner = owner;
    this.side = state.side;
    this.ticks = size?.ticks ?? 0;
    this.lots = size?.lots ?? 0;
    this.wholeLots = size?.wholeLots ?? 0;
    this.status = state.status;
    this.reason = state.reason;
    this.quoteFilledAtoms = state.quoteFilledAtoms;
    this.feeAtoms = state.feeAtoms;
    this.feeAccruedPpmAtoms = state.feeAccruedPpmAtoms;
    this.clientOrderId = state.clientOrderId;
    this.orderType = state.orderType;
    this.timeInForce = state.timeInForce;
    this.postOnly = state.postOnly;
    this.selfTradePrevention = state.selfTradePrevention;
    this.maxSlippageBps = state.maxSlippageBps;
    this.prioritySequence = state.prioritySequence;
    this.createdAtMs = state.createdAtMs;
    this.updatedAtMs = state.updatedAtMs;
  }

  get key(): number {
    return this.id;
  }

  get isOpen(): boolean {
    return this.status === 'open' || this.status === 'partially_filled';
  }

  /** Reserved for what is open: cash for a buy, the token for a sell; 0 once the order is closed. */
  get reservedAtoms(): bigint {
    if (!this.isOpen) return 0n;
    return this.owner.market.grid.reservedAtoms(this.side, this.ticks, this.lots);
  }

  /** Where the reservation is. */
  get reservedFrom(): Wallet {
    return this.side === 'buy' ? this.owner.cash : this.owner.token;
  }

  /** Takes part in a trade as its maker; the book has taken the lots already. */
  fill(
    quoteAtoms: bigint,
    fee: { dueAtoms: bigint; accruedPpmAtoms: bigint },
    timeMs: number,
  ): void {
    this.quoteFilledAtoms += quoteAtoms;
    this.feeAtoms += fee.dueAtoms;
    this.feeAccruedPpmAtoms += fee.accruedPpmAtoms;
    this.status = this.lots === 0 ? 'filled' : 'partially_filled';
    this.updatedAtMs = timeMs;
  }

  reduce(wholeLots: number, timeMs: number): void {
    this.wholeLots = wholeLots;
    this.updatedAtMs = timeMs;
  }

  close(reason: CloseReason, timeMs: number): void {
    this.status = 'cancelled';
    this.reason = reason;
    this.updatedAtMs = timeMs;
  }

  /** As it is now, in atoms. Only for orders that rest or have rested. */
  state(): OrderState {
    const { userId, market } = this.owner;
    const { grid } = market;
    const filledLots = this.wholeLots - this.lots;
    return {
      id: this.id,
      userId,
      tokenId: market.tokenId,
      clientOrderId: this.clientOrderId,
      orderType: this.orderType,
      side: this.side,
      priceAtoms: grid.priceAtoms(this.ticks),
      quantityAtoms: grid.quantityAtoms(this.wholeLots),
      quoteQuantityAtoms: null,
      filledQuantityAtoms: filledLots === 0 ? 0n : grid.quantityAtoms(filledLots),
      quoteFilledAtoms: this.quoteFilledAtoms,
      feeAtoms: this.feeAtoms,
      feeAccruedPpmAtoms: this.feeAccruedPpmAtoms,
      reservedAtoms: this.reservedAtoms,
      status: this.status,
      reason: this.reason,
      timeInForce: this.timeInForce,
      postOnly: this.postOnly,
      selfTradePrevention: this.selfTradePrevention,
      maxSlippageBps: this.maxSlippageBps,
      prioritySequence: this.prioritySequence,
      createdAtMs: this.createdAtMs,
      updatedAtMs: this.updatedAtMs,
    };
  }
}

/** One user in one market: the two wallets that trade, and what rests on the book. */
export class Participant {
  /** In no order: removing moves the last one into the gap. */
  readonly openOrders: Order[] = [];

  constructor(
    readonly market: Market,
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
