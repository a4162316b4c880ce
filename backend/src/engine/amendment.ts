import type { AmendOrder } from './commands.ts';
import { formatAmount } from '../lib/decimal.ts';
import {
  checkAvailable,
  checkBand,
  checkNotional,
  checkParts,
  checkQuantity,
  checkRoom,
  checkUntouched,
  invalidTick,
  notionalTooLarge,
  wouldCross,
} from './order-checks.ts';
import type { Order } from './order.ts';
import { planOutcome, type Placement } from './placement.ts';
import { refusal } from './refusal.ts';
import { waitingNeedAtoms } from './reservation.ts';
import type { Counters, OrderState, Refusal } from './state.ts';
import { NO_TRADES, planTaking, wouldTake } from './taking.ts';

/** What amending will do: nothing, give up some lots in place, or put the order anew. */
export type Amendment =
  | { kind: 'none' }
  | { kind: 'reduction'; wholeLots: number }
  | { kind: 'replacement'; placement: Placement };

/** What an order asks for from now on; all of it as before where the command says nothing. */
interface AmendedTerms {
  ticks: number;
  stopTicks: number;
  wholeLots: number;
  isPriceNew: boolean;
  isStopNew: boolean;
  isQuantityNew: boolean;
}

/** Decides the whole outcome of an amendment. Changes nothing. */
export function planAmendment(
  order: Order,
  command: AmendOrder,
  counters: Counters,
): Amendment | Refusal {
  if (!isAmendable(order, command)) {
    return refusal('not_amendable', 'The order does not allow this change.');
  }
  const amended = amendedTerms(order, command);
  const { isPriceNew, isStopNew, isQuantityNew, wholeLots } = amended;
  if (!isPriceNew && !isStopNew && !isQuantityNew) return { kind: 'none' };
  const refused =
    checkSize(order, amended) ?? checkPrices(order, amended) ?? checkFilled(order, amended);
  if (refused !== null) return refused;
  if (!isPriceNew && !isStopNew && wholeLots < order.wholeLots) {
    return { kind: 'reduction', wholeLots };
  }
  const closed = checkState(order);
  if (closed !== null) return closed;
  const placement = order.isOpen
    ? planResting(order, amended, command.timeMs, counters)
    : planWaiting(order, amended, command.timeMs, counters);
  return 'kind' in placement ? placement : { kind: 'replacement', placement };
}

function isAmendable(order: Order, command: AmendOrder): boolean {
  const { terms, ticks, status } = order;
  if (terms !== null && terms.linkedOrderId !== null) return false;
  if (command.priceAtoms !== null && ticks === 0) return false;
  if (command.stopPriceAtoms !== null && (status !== 'pending' || terms?.isTrailing === true)) {
    return false;
  }
  return command.quantityAtoms === null || (terms?.quoteQuantityAtoms ?? null) === null;
}

function amendedTerms(order: Order, command: AmendOrder): AmendedTerms {
  const { grid } = order.owner.market;
  const { priceAtoms, stopPriceAtoms, quantityAtoms } = command;
  const presentStopTicks = order.terms?.stopTicks ?? 0;
  const ticks = priceAtoms === null ? order.ticks : grid.ticksOf(priceAtoms);
  const stopTicks = stopPriceAtoms === null ? presentStopTicks : grid.ticksOf(stopPriceAtoms);
  const wholeLots = quantityAtoms === null ? order.wholeLots : grid.lotsOf(quantityAtoms);
  return {
    ticks,
    stopTicks,
    wholeLots,
    isPriceNew: ticks !== order.ticks,
    isStopNew: stopTicks !== presentStopTicks,
    isQuantityNew: wholeLots !== order.wholeLots,
  };
}

/** Ticks, lots and worth of what changes. */
function checkSize(order: Order, amended: AmendedTerms): Refusal | null {
  const { market } = order.owner;
  const { ticks, stopTicks, wholeLots } = amended;
  if (Number.isNaN(ticks) || Number.isNaN(stopTicks)) return invalidTick(market);
  if (amended.isQuantityNew) {
    const refused =
      checkQuantity(market, wholeLots) ??
      (order.isOpen ? checkRoom(market, order.side, wholeLots - order.wholeLots) : null);
    if (refused !== null) return refused;
  }
  if (Math.max(ticks, stopTicks) > Number.MAX_SAFE_INTEGER) return notionalTooLarge();
  const isPriceOfWorthNew = ticks > 0 ? amended.isPriceNew : amended.isStopNew;
  const isByCash = (order.terms?.quoteQuantityAtoms ?? null) !== null;
  if (isByCash || !(amended.isQuantityNew || isPriceOfWorthNew)) return null;
  return checkNotional(market, market.grid.quoteAtoms(ticks > 0 ? ticks : stopTicks, wholeLots));
}

function checkFilled(order: Order, amended: AmendedTerms): Refusal | null {
  const filledLots = order.wholeLots - order.openLots;
  if (!amended.isQuantityNew || amended.wholeLots > filledLots) return null;
  const filled = formatAmount(order.owner.market.grid.quantityAtoms(filledLots));
  return refusal('quantity_too_small', `The quantity must be above the ${filled} already filled.`);
}

/** Shown part, price band and stop price, where the change concerns them. */
function checkPrices(order: Order, amended: AmendedTerms): Refusal | null {
  const { market } = order.owner;
  const { grid } = market;
  const { iceberg } = order;
  if (iceberg !== null && amended.isQuantityNew) {
    const openLots = amended.wholeLots - (order.wholeLots - order.openLots);
    const refused = checkParts(iceberg.displayLots, openLots);
    if (refused !== null) return refused;
  }
  const isWaiting = order.status === 'pending';
  if (amended.ticks > 0 && (amended.isPriceNew || (isWaiting && amended.isStopNew))) {
    const referenceAtoms = isWaiting ? grid.priceAtoms(amended.stopTicks) : market.lastPriceAtoms;
    const refused = checkBand(market, grid.priceAtoms(amended.ticks), referenceAtoms);
    if (refused !== null) return refused;
  }
  if (!amended.isStopNew) return null;
  return checkUntouched(market, order.orderType, order.side, amended.stopTicks);
}

function checkState(order: Order): Refusal | null {
  const { state } = order.owner.market;
  if (state === 'active') return null;
  if (state !== 'post_only') {
    return refusal('market_closed', `The market is ${state}: orders may only be reduced.`);
  }
  if (order.isOpen && order.postOnly) return null;
  return refusal('post_only_market', 'The market lets only post-only orders change.');
}

function planResting(
  order: Order,
  amended: AmendedTerms,
  timeMs: number,
  counters: Counters,
): Placement | Refusal {
  const { owner, side } = order;
  const { ticks, wholeLots } = amended;
  const lots = wholeLots - (order.wholeLots - order.openLots);
  const size = { ticks, lots, stopTicks: 0 };
  const state = amendedState(order, amended, counters);
  if (order.postOnly && wouldTake(owner.market, state, size)) return wouldCross();
  const needAtoms = owner.market.grid.reservedAtoms(side, ticks, lots);
  const refused = checkAvailable(needAtoms, availableAtoms(order));
  if (refused !== null) return refused;
  const plan = planTaking(owner, state, size, timeMs);
  return planOutcome(owner, state, wholeLots, { size, plan, counters, needAtoms, timeMs });
}

function planWaiting(
  order: Order,
  amended: AmendedTerms,
  timeMs: number,
  counters: Counters,
): Placement | Refusal {
  const { owner, side, maxSlippageBps } = order;
  const { ticks, stopTicks, wholeLots: lots } = amended;
  const quoteQuantityAtoms = order.terms?.quoteQuantityAtoms ?? null;
  const need = { side, ticks, lots, stopTicks, quoteQuantityAtoms, maxSlippageBps };
  const neededAtoms = waitingNeedAtoms(owner.market.grid, need);
  const refused = checkAvailable(neededAtoms, availableAtoms(order));
  if (refused !== null) return refused;
  const state = amendedState(order, amended, counters);
  state.reservedAtoms = neededAtoms;
  state.updatedAtMs = timeMs;
  const size = { ticks, lots, wholeLots: lots };
  return { owner, order: state, size, plan: NO_TRADES, trades: [] };
}

/** What the owner can spend when the order itself holds nothing back. */
function availableAtoms(order: Order): bigint {
  return order.reservedFrom.availableAtoms + order.reservedAtoms;
}

function amendedState(order: Order, amended: AmendedTerms, counters: Counters): OrderState {
  const { grid } = order.owner.market;
  const state = order.state();
  if (amended.isPriceNew) state.priceAtoms = grid.priceAtoms(amended.ticks);
  if (amended.isStopNew) state.stopPriceAtoms = grid.priceAtoms(amended.stopTicks);
  if (amended.isQuantityNew) state.quantityAtoms = grid.quantityAtoms(amended.wholeLots);
  state.prioritySequence = counters.prioritySequence + 1;
  return state;
}
