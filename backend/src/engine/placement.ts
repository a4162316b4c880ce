import type { CloseReason, OrderStatus } from '../contracts/index.ts';
import { assertNever } from '../lib/assert.ts';
import { formatAmount } from '../lib/decimal.ts';
import type { PlaceOrder } from './commands.ts';
import { feeDueAtoms } from './fees.ts';
import type { Market } from './market.ts';
import { isWithinLimit, planMatch, type MatchPlan, type PlannedFill } from './matching.ts';
import { canRest, filterOrder, refusal, type OrderSize } from './order-filters.ts';
import type { Order, Participant } from './order.ts';
import type { Counters, OrderState, Refusal, TradeState } from './state.ts';

const BPS_PER_UNIT = 10_000n;
const NO_TRADES: MatchPlan<Order> = { fills: [], lots: 0, quoteAtoms: 0n, stop: 'limit' };

/** Everything that placing an order will do, worked out before anything is changed. */
export interface Placement {
  /** The order as it will be right after the command. */
  order: OrderState;
  /** Ticks and open lots when it will rest; null when it will be closed. */
  resting: { ticks: number; lots: number } | null;
  /** `trades[i]` is what `fills[i]` becomes. */
  fills: PlannedFill<Order>[];
  trades: TradeState[];
}

interface Ending {
  status: OrderStatus;
  reason: CloseReason | null;
}

/** Decides the whole outcome of an order. Changes nothing, so a preview is this and nothing more. */
export function planPlacement(
  market: Market,
  participant: Participant,
  command: PlaceOrder,
  options: { counters: Counters; openOrdersMax: number },
): Placement | Refusal {
  const size = filterOrder(market, command);
  if ('kind' in size) return size;
  if (canRest(command) && participant.openOrders.length >= options.openOrdersMax) {
    return refusal(
      'too_many_open_orders',
      `At most ${options.openOrdersMax} orders may be open in one market.`,
    );
  }
  const limitTicks = size.ticks ?? protectionTicks(market, command);
  const plan = planFills(market, participant, command, limitTicks, size.lots);
  if (command.postOnly && crosses(market, command, limitTicks)) {
    return refusal('would_cross', 'The order would trade at once and is post-only.');
  }
  const isKilled = command.timeInForce === 'FOK' && plan.stop !== 'complete';
  const kept = isKilled ? NO_TRADES : plan;
  return (
    checkFunds(market, participant, command, size, kept) ??
    draft(market, command, options.counters, {
      size,
      plan: kept,
      ending: isKilled ? { status: 'cancelled', reason: 'fill_or_kill' } : endingOf(command, plan),
    })
  );
}

function crosses(market: Market, command: PlaceOrder, limitTicks: number): boolean {
  const best = market.book.opposite(command.side).best;
  return best !== undefined && isWithinLimit(command.side, best.ticks, limitTicks);
}

function planFills(
  market: Market,
  participant: Participant,
  command: PlaceOrder,
  limitTicks: number,
  lots: number | null,
): MatchPlan<Order> {
  const { side, quoteQuantityAtoms } = command;
  if (command.orderType === 'limit' && !crosses(market, command, limitTicks)) return NO_TRADES;
  return planMatch(market.book, market.grid, {
    side,
    limitTicks,
    demand: lots === null ? { quoteAtoms: quoteQuantityAtoms ?? 0n } : { lots },
    owns: (maker) => maker.participant === participant,
  });
}

/** The worst price a market order takes: the best one moved by its slippage, rounded toward the best. */
function protectionTicks(market: Market, command: PlaceOrder): number {
  const best = market.book.opposite(command.side).best;
  if (best === undefined) return 0;
  const awayTicks = Number((BigInt(best.ticks) * BigInt(command.maxSlippageBps)) / BPS_PER_UNIT);
  return command.side === 'buy' ? best.ticks + awayTicks : best.ticks - awayTicks;
}

/** Limit orders need their full worth; market orders what they will pay, or may at most. */
function checkFunds(
  market: Market,
  participant: Participant,
  command: PlaceOrder,
  size: OrderSize,
  plan: MatchPlan<Order>,
): Refusal | null {
  const wallet = command.side === 'buy' ? participant.cash : participant.token;
  const neededAtoms =
    command.side === 'sell'
      ? market.grid.quantityAtoms(size.lots ?? plan.lots)
      : command.orderType === 'limit'
        ? size.notionalAtoms
        : (command.quoteQuantityAtoms ?? plan.quoteAtoms);
  const { availableAtoms } = wallet;
  if (neededAtoms <= availableAtoms) return null;
  return refusal(
    'insufficient_balance',
    `The order needs ${formatAmount(neededAtoms)}, available is ${formatAmount(availableAtoms)}.`,
  );
}

function endingOf(command: PlaceOrder, plan: MatchPlan<Order>): Ending {
  switch (plan.stop) {
    case 'complete':
      // A cash amount too small for one lot has bought nothing: that is not a filled order.
      return plan.fills.length > 0
        ? { status: 'filled', reason: null }
        : { status: 'cancelled', reason: 'quote_spent' };
    case 'own_order':
      return { status: 'expired', reason: 'self_trade_prevention' };
    case 'limit':
    case 'empty':
      if (canRest(command)) {
        return { status: plan.fills.length > 0 ? 'partially_filled' : 'open', reason: null };
      }
      if (command.orderType === 'limit') {
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

function draft(
  market: Market,
  command: PlaceOrder,
  counters: Counters,
  outcome: { size: OrderSize; plan: MatchPlan<Order>; ending: Ending },
): Placement {
  const { size, plan, ending } = outcome;
  const { grid } = market;
  const { ticks, lots } = size;
  const isOpen = ending.status === 'open' || ending.status === 'partially_filled';
  const resting =
    isOpen && ticks !== null && lots !== null ? { ticks, lots: lots - plan.lots } : null;
  const order: OrderState = {
    id: counters.orderId + 1,
    userId: command.userId,
    tokenId: command.tokenId,
    clientOrderId: command.clientOrderId,
    orderType: command.orderType,
    side: command.side,
    priceAtoms: command.priceAtoms,
    quantityAtoms: command.quantityAtoms,
    quoteQuantityAtoms: command.quoteQuantityAtoms,
    filledQuantityAtoms: plan.lots === 0 ? 0n : grid.quantityAtoms(plan.lots),
    quoteFilledAtoms: plan.quoteAtoms,
    feeAtoms: 0n,
    feeAccruedPpmAtoms: 0n,
    reservedAtoms: resting === null ? 0n : reserveFor(market, command.side, resting),
    status: ending.status,
    reason: ending.reason,
    timeInForce: command.timeInForce,
    postOnly: command.postOnly,
    selfTradePrevention: command.selfTradePrevention,
    maxSlippageBps: command.maxSlippageBps,
    prioritySequence: counters.prioritySequence + 1,
    createdAtMs: command.timeMs,
    updatedAtMs: command.timeMs,
  };
  return { order, resting, fills: plan.fills, trades: draftTrades(market, order, counters, plan) };
}

/** What an order with these open lots holds back: cash for a buy, the token for a sell. */
export function reserveFor(
  market: Market,
  side: OrderState['side'],
  open: { ticks: number; lots: number },
): bigint {
  return side === 'buy'
    ? market.grid.quoteAtoms(open.ticks, open.lots)
    : market.grid.quantityAtoms(open.lots);
}

/** The trades with their fees; adds the taker's fees to the order. */
function draftTrades(
  market: Market,
  taker: OrderState,
  counters: Counters,
  plan: MatchPlan<Order>,
): TradeState[] {
  const isBuy = taker.side === 'buy';
  return plan.fills.map(({ maker, lots, quoteAtoms }, index) => {
    const quantityAtoms = market.grid.quantityAtoms(lots);
    taker.feeAccruedPpmAtoms += market.takerRate * (isBuy ? quantityAtoms : quoteAtoms);
    const takerFeeAtoms = feeDueAtoms(taker.feeAccruedPpmAtoms, taker.feeAtoms);
    taker.feeAtoms += takerFeeAtoms;
    const makerReceivedAtoms = isBuy ? quoteAtoms : quantityAtoms;
    const makerFeeAtoms = feeDueAtoms(
      maker.state.feeAccruedPpmAtoms + market.makerRate * makerReceivedAtoms,
      maker.state.feeAtoms,
    );
    return {
      id: counters.tradeId + 1 + index,
      tokenId: taker.tokenId,
      priceAtoms: market.grid.priceAtoms(maker.ticks),
      quantityAtoms,
      quoteAtoms,
      buyOrderId: isBuy ? taker.id : maker.id,
      sellOrderId: isBuy ? maker.id : taker.id,
      buyerId: isBuy ? taker.userId : maker.state.userId,
      sellerId: isBuy ? maker.state.userId : taker.userId,
      takerSide: taker.side,
      buyerFeeAtoms: isBuy ? takerFeeAtoms : makerFeeAtoms,
      sellerFeeAtoms: isBuy ? makerFeeAtoms : takerFeeAtoms,
      timeMs: taker.createdAtMs,
    };
  });
}
