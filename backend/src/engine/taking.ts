import type { CloseReason, OrderStatus, Side } from '../contracts/index.ts';
import { assertNever } from '../lib/assert.ts';
import { BreakerGuard } from './breaker-guard.ts';
import type { PlaceOrder } from './commands.ts';
import type { Market } from './market.ts';
import { isWithinLimit, planMatch, type MatchPlan } from './matching.ts';
import { canRest } from './order-filters.ts';
import { isAtMarket } from './order-types.ts';
import type { Order } from './order.ts';
import type { Participant } from './participant.ts';
import { farthestTicks, protectionTicks, stricterTicks } from './price-limits.ts';

/** What an incoming order is, whether new, amended or set off. */
export type Incoming = Pick<
  PlaceOrder,
  | 'orderType'
  | 'side'
  | 'quoteQuantityAtoms'
  | 'timeInForce'
  | 'selfTradePrevention'
  | 'maxSlippageBps'
>;

export interface IncomingSize {
  /** 0 at the market. */
  ticks: number;
  /** Still open; 0 by cash. */
  lots: number;
  /** Of an order that was set off; 0 for others. */
  stopTicks: number;
}

export interface Ending {
  status: OrderStatus;
  reason: CloseReason | null;
}

/** A plan that does nothing: for an order that meets no price. */
export const NO_TRADES: MatchPlan<Order> = {
  fills: [],
  lots: 0,
  stop: 'limit',
  expired: null,
  decremented: null,
  offsetLots: 0,
  offsetAtoms: 0n,
};
const KILLED_PLAN: MatchPlan<Order> = { ...NO_TRADES, stop: 'killed' };

const OPEN: Ending = { status: 'open', reason: null };
const PARTIALLY_FILLED: Ending = { status: 'partially_filled', reason: null };
const FILLED: Ending = { status: 'filled', reason: null };

/** Whether an order would trade at once, whoever owns what rests at the best price. */
export function wouldTake(market: Market, order: Incoming, size: IncomingSize): boolean {
  const best = market.book.opposite(order.side).best;
  return (
    best !== undefined && isWithinLimit(order.side, best.ticks, limitTicks(market, order, size))
  );
}

/** What the order takes from the book as it is now. */
export function planTaking(
  owner: Participant,
  order: Incoming,
  size: IncomingSize,
  timeMs: number,
): MatchPlan<Order> {
  const { market } = owner;
  const { side, selfTradePrevention } = order;
  if (size.ticks > 0 && !wouldTake(market, order, size)) {
    return order.timeInForce === 'FOK' ? KILLED_PLAN : NO_TRADES;
  }
  const isFillOrKill = order.timeInForce === 'FOK';
  const plan = planMatch(market.book, market.grid, {
    side,
    limitTicks: limitTicks(market, order, size),
    demand:
      order.quoteQuantityAtoms === null
        ? { lots: size.lots }
        : { quoteAtoms: order.quoteQuantityAtoms },
    owner,
    selfTradePrevention,
    isFillOrKill,
    breaker: guardOf(market, side, timeMs),
  });
  return isFillOrKill && plan.stop !== 'complete' ? KILLED_PLAN : plan;
}

/** How an order is after such a plan. `hasFilled`: in the plan or before. */
export function endingOf(order: Incoming, plan: MatchPlan<Order>, hasFilled: boolean): Ending {
  switch (plan.stop) {
    case 'complete':
      // A cash amount too small for one lot has bought nothing: that is not a filled order.
      return plan.fills.length > 0 ? FILLED : { status: 'cancelled', reason: 'quote_spent' };
    case 'own_order':
      return { status: 'expired', reason: 'self_trade_prevention' };
    case 'breaker':
      return { status: 'cancelled', reason: 'circuit_breaker' };
    case 'killed':
      return { status: 'cancelled', reason: 'fill_or_kill' };
    case 'limit':
    case 'empty':
      if (canRest(order)) return hasFilled ? PARTIALLY_FILLED : OPEN;
      if (!isAtMarket(order.orderType)) {
        return { status: 'cancelled', reason: 'immediate_or_cancel' };
      }
      return {
        status: 'cancelled',
        reason: plan.stop === 'limit' ? 'protection_price' : 'no_liquidity',
      };
    default:
      return assertNever(plan.stop);
  }
}

/**
 * The worst price that an order takes: its own; at the market its protection price or the end of
 * the price band.
 */
function limitTicks(market: Market, order: Incoming, size: IncomingSize): number {
  if (size.ticks > 0) return size.ticks;
  const { side } = order;
  const { rules, lastPriceAtoms } = market;
  const fromTicks =
    size.stopTicks > 0 ? size.stopTicks : (market.book.opposite(side).best?.ticks ?? 0);
  const protectedTicks = protectionTicks(side, fromTicks, order.maxSlippageBps);
  if (rules.priceBandBps === 0 || lastPriceAtoms === null) return protectedTicks;
  return stricterTicks(
    side,
    protectedTicks,
    farthestTicks(side, lastPriceAtoms, rules.priceBandBps, rules.tickAtoms),
  );
}

function guardOf(market: Market, side: Side, timeMs: number): BreakerGuard | null {
  const { breakerMoveBps, breakerWindowMinutes, tickAtoms } = market.rules;
  if (breakerMoveBps === 0) return null;
  const extremes = market.recent.extremes(timeMs, breakerWindowMinutes);
  const extremeAtoms =
    extremes === null ? null : side === 'buy' ? extremes.lowAtoms : extremes.highAtoms;
  return new BreakerGuard(side, breakerMoveBps, tickAtoms, extremeAtoms);
}
