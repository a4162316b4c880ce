import type {
  CloseReason,
  OrderStatus,
  OrderType,
  SelfTradePrevention,
  Side,
  TimeInForce,
} from '../contracts/index.ts';
import type { Wallet } from './accounts.ts';
import type { Grid } from './grid.ts';
import type { Chained } from './integer-table.ts';
import type { Level, Resting } from './order-book.ts';
import { OrderTerms } from './order-terms.ts';
import type { Participant } from './participant.ts';
import { waitingNeedAtoms } from './reservation.ts';
import type { OrderState } from './state.ts';

/** What an order wants while it rests or waits. */
export interface OpenSize {
  /** 0 without a price. */
  ticks: number;
  /** Still open, shown or hidden; 0 by cash. */
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
  /** Index in the owner's orders, -1 outside. */
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
  orderType: OrderType = 'limit';
  timeInForce: TimeInForce = 'GTC';
  postOnly = false;
  selfTradePrevention: SelfTradePrevention = 'expire_taker';
  maxSlippageBps = 0;
  prioritySequence = 0;
  private createdAtMs = 0;
  private updatedAtMs = 0;
  /** Null for plain orders. */
  terms: OrderTerms | null = null;

  /** Becomes the order that a state describes. What neither rests nor waits has no ticks and lots. */
  begin(owner: Participant, state: OrderState, size: OpenSize | null): void {
    this.id = state.id;
    this.owner = owner;
    this.side = state.side;
    this.clientOrderId = state.clientOrderId;
    this.orderType = state.orderType;
    this.timeInForce = state.timeInForce;
    this.postOnly = state.postOnly;
    this.selfTradePrevention = state.selfTradePrevention;
    this.maxSlippageBps = state.maxSlippageBps;
    this.createdAtMs = state.createdAtMs;
    this.terms = OrderTerms.of(this, state, owner.market.grid);
    this.become(state, size);
  }

  /** Takes on everything of a state that may change in the life of an order. */
  become(state: OrderState, size: OpenSize | null): void {
    this.ticks = size?.ticks ?? 0;
    this.lots = size?.lots ?? 0;
    this.wholeLots = size?.wholeLots ?? 0;
    this.status = state.status;
    this.reason = state.reason;
    this.quoteFilledAtoms = state.quoteFilledAtoms;
    this.feeAtoms = state.feeAtoms;
    this.feeAccruedPpmAtoms = state.feeAccruedPpmAtoms;
    this.prioritySequence = state.prioritySequence;
    this.updatedAtMs = state.updatedAtMs;
    if (this.terms !== null) this.becomeTerms(this.terms, state);
  }

  get key(): number {
    return this.id;
  }

  /** Whether it rests. */
  get isOpen(): boolean {
    return this.status === 'open' || this.status === 'partially_filled';
  }

  /** Whether it rests or waits. */
  get isLive(): boolean {
    return this.isOpen || this.status === 'pending';
  }

  get iceberg(): OrderTerms | null {
    const { terms } = this;
    return terms === null || terms.displayLots === 0 ? null : terms;
  }

  /** Shown and hidden. */
  get openLots(): number {
    return this.terms === null ? this.lots : this.lots + this.terms.hiddenLots;
  }

  /** Reserved for what is open: cash for a buy, the token for a sell; 0 once the order is closed. */
  get reservedAtoms(): bigint {
    if (this.isOpen) {
      return this.owner.market.grid.reservedAtoms(this.side, this.ticks, this.openLots);
    }
    const { terms } = this;
    if (this.status !== 'pending' || terms === null) return 0n;
    const { side, ticks, lots, maxSlippageBps } = this;
    const { stopTicks, quoteQuantityAtoms } = terms;
    const need = { side, ticks, lots, stopTicks, quoteQuantityAtoms, maxSlippageBps };
    const neededAtoms = waitingNeedAtoms(this.owner.market.grid, need);
    const sharedAtoms = terms.partner?.reservedAtoms ?? 0n;
    return neededAtoms > sharedAtoms ? neededAtoms - sharedAtoms : 0n;
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
    this.status = this.openLots === 0 ? 'filled' : 'partially_filled';
    this.updatedAtMs = timeMs;
  }

  /** Wants less; the book has taken what is shown no more already. */
  shrink(wholeLots: number, timeMs: number): void {
    this.wholeLots = wholeLots;
    this.updatedAtMs = timeMs;
  }

  close(status: OrderStatus, reason: CloseReason, timeMs: number): void {
    this.status = status;
    this.reason = reason;
    this.updatedAtMs = timeMs;
  }

  /** Gives every price and quantity its value in other ticks and lots. */
  moveToGrid(from: Grid, to: Grid): void {
    if (this.ticks > 0) this.ticks = to.ticksOf(from.priceAtoms(this.ticks));
    this.lots = to.lotsOf(from.quantityAtoms(this.lots));
    this.wholeLots = to.lotsOf(from.quantityAtoms(this.wholeLots));
    this.terms?.moveToGrid(from, to);
  }

  /** Moves the stop price of an order that waits. */
  moveStop(terms: OrderTerms, stopTicks: number, timeMs: number): void {
    terms.stopTicks = stopTicks;
    this.updatedAtMs = timeMs;
  }

  /** As it is now, in atoms. Only for orders that rest or wait, or did. */
  state(): OrderState {
    const { terms } = this;
    const { userId, market } = this.owner;
    const { grid } = market;
    const filledLots = this.wholeLots - this.openLots;
    const quoteQuantityAtoms = terms === null ? null : terms.quoteQuantityAtoms;
    const displayLots = terms === null ? 0 : terms.displayLots;
    return {
      id: this.id,
      userId,
      tokenId: market.tokenId,
      clientOrderId: this.clientOrderId,
      orderType: this.orderType,
      side: this.side,
      priceAtoms: this.ticks === 0 ? null : grid.priceAtoms(this.ticks),
      stopPriceAtoms:
        terms === null || terms.stopTicks === 0 ? null : grid.priceAtoms(terms.stopTicks),
      trailingDeltaAtoms:
        terms === null || terms.trailingTicks === 0 ? null : grid.priceAtoms(terms.trailingTicks),
      trailingDeltaBps: terms === null ? null : terms.trailingBps,
      quantityAtoms: quoteQuantityAtoms === null ? grid.quantityAtoms(this.wholeLots) : null,
      quoteQuantityAtoms,
      displayQuantityAtoms: displayLots === 0 ? null : grid.quantityAtoms(displayLots),
      visibleQuantityAtoms:
        displayLots === 0 ? null : this.isOpen ? grid.quantityAtoms(this.lots) : 0n,
      filledQuantityAtoms: filledLots === 0 ? 0n : grid.quantityAtoms(filledLots),
      quoteFilledAtoms: this.quoteFilledAtoms,
      feeAtoms: this.feeAtoms,
      feeAccruedPpmAtoms: this.feeAccruedPpmAtoms,
      reservedAtoms: this.reservedAtoms,
      status: this.status,
      reason: this.reason,
      timeInForce: this.timeInForce,
      expiresAtMs: terms === null ? null : terms.expiresAtMs,
      postOnly: this.postOnly,
      selfTradePrevention: this.selfTradePrevention,
      maxSlippageBps: this.maxSlippageBps,
      linkedOrderId: terms === null ? null : terms.linkedOrderId,
      triggeredAtMs: terms === null ? null : terms.triggeredAtMs,
      prioritySequence: this.prioritySequence,
      createdAtMs: this.createdAtMs,
      updatedAtMs: this.updatedAtMs,
    };
  }

  private becomeTerms(terms: OrderTerms, state: OrderState): void {
    const { grid } = this.owner.market;
    terms.quoteQuantityAtoms = state.quoteQuantityAtoms;
    terms.triggeredAtMs = state.triggeredAtMs;
    if (state.stopPriceAtoms !== null) terms.stopTicks = grid.ticksOf(state.stopPriceAtoms);
    const shownLots =
      state.visibleQuantityAtoms === null ? this.lots : grid.lotsOf(state.visibleQuantityAtoms);
    terms.hiddenLots = this.lots - shownLots;
    this.lots = shownLots;
  }
}
