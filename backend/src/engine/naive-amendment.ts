import type { RefusalCode } from '../contracts/index.ts';
import type { AmendOrder } from './commands.ts';
import {
  bandFault,
  isAtTheMarket,
  partsFault,
  quantityFault,
  remaining,
  roomFault,
  sizeFault,
  smaller,
  tickFault,
  triggerFault,
  worthFault,
  type Surroundings,
} from './naive-rules.ts';
import type { OrderState } from './state.ts';

/** The order as it would be; the order itself when the command changes nothing. */
export function amended(order: OrderState, command: AmendOrder): OrderState {
  const next: OrderState = {
    ...order,
    priceAtoms: command.priceAtoms ?? order.priceAtoms,
    quantityAtoms: command.quantityAtoms ?? order.quantityAtoms,
    stopPriceAtoms: command.stopPriceAtoms ?? order.stopPriceAtoms,
  };
  const isSame =
    next.priceAtoms === order.priceAtoms &&
    next.quantityAtoms === order.quantityAtoms &&
    next.stopPriceAtoms === order.stopPriceAtoms;
  if (isSame) return order;
  if (next.displayQuantityAtoms !== null) {
    const shownAtoms = isMereReduction(order, next)
      ? (order.visibleQuantityAtoms ?? 0n)
      : next.displayQuantityAtoms;
    next.visibleQuantityAtoms = smaller(shownAtoms, remaining(next));
  }
  return next;
}

export function isMereReduction(order: OrderState, next: OrderState): boolean {
  return (
    next.priceAtoms === order.priceAtoms &&
    next.stopPriceAtoms === order.stopPriceAtoms &&
    (next.quantityAtoms ?? 0n) < (order.quantityAtoms ?? 0n)
  );
}

/** What cannot be amended in this order at all. */
export function isAmendable(order: OrderState, command: AmendOrder): boolean {
  const { priceAtoms, quantityAtoms, stopPriceAtoms } = command;
  const hasStop = order.status === 'pending' && order.orderType !== 'trailing_stop';
  return (
    order.linkedOrderId === null &&
    (priceAtoms === null || !isAtTheMarket(order)) &&
    (stopPriceAtoms === null || hasStop) &&
    (quantityAtoms === null || order.quantityAtoms !== null)
  );
}

/** The first rule that the new values break, before any look at the market's state, book and funds. */
export function amendmentFault(
  order: OrderState,
  next: OrderState,
  around: Surroundings,
): RefusalCode | null {
  const { rules } = around.market;
  const price = next.priceAtoms === order.priceAtoms ? null : next.priceAtoms;
  const stop = next.stopPriceAtoms === order.stopPriceAtoms ? null : next.stopPriceAtoms;
  const hasNewSize = next.quantityAtoms !== order.quantityAtoms;
  const hasNewPrice = price !== null || stop !== null;
  const isWorthItsStop = isAtTheMarket(next) && next.quoteQuantityAtoms === null;
  const hasNewWorth = hasNewSize || price !== null || (stop !== null && isWorthItsStop);
  return (
    tickFault(rules, [price, stop]) ??
    (hasNewSize ? sizeOfRestFault(next, around) : null) ??
    sizeFault(rules, [price, stop]) ??
    (hasNewWorth ? worthFault(next, around) : null) ??
    (hasNewSize ? partsFault(next) : null) ??
    (hasNewPrice ? bandFault(next, around) : null) ??
    (stop === null ? null : triggerFault(next, around.lastPriceAtoms)) ??
    (remaining(next) <= 0n && hasNewSize ? 'quantity_too_small' : null)
  );
}

function sizeOfRestFault(next: OrderState, around: Surroundings): RefusalCode | null {
  const fault = quantityFault(around.market.rules, next.quantityAtoms ?? 0n);
  if (fault !== null) return fault;
  return next.status === 'pending' ? null : roomFault(next, around);
}
