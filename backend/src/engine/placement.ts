import type { CloseReason, OrderStatus, Side } from '../contracts/index.ts';
import { assertNever } from '../lib/assert.ts';
import { formatAmount } from '../lib/decimal.ts';
import type { PlaceOrder } from './commands.ts';
import { feeDueAtoms } from './fees.ts';
import type { Market } from './market.ts';
import { isWithinLimit, planMatch, type MatchPlan, type PlannedFill } from './matching.ts';
import { canRest, filterOrder, refusal, type OrderSize } from './order-filters.ts';
import type { OpenSize, Order, Participant } from './order.ts';
import type { Counters, OrderState, Refusal, TradeState } from './state.ts';

const BPS_PER_UNIT = 10_000n;
const NO_TRADES: MatchPlan<Order> = { fills: [], lots: 0, stop: 'limit' };

/** Everything that placing an order will do, worked out before anything is changed. */
export interface Placement {
  owner: Participant;
  /** The order as it will be right after the command. */
  order: OrderState;
  /** Null when it will not rest. */
  resting: OpenSize | null;
  /** `trades[i]` is what `fills[i]` becomes. */
  fills: PlannedFill<Order>[];
  trades: TradeState[];
}

interface Ending {
  status: OrderStatus;
  reason: CloseReason | null;
}

const OPEN: Ending = { status: 'open', reason: null };
const PARTIALLY_FILLED: Ending = { status: 'partially_filled', reason: null };
const FILLED: Ending = { status: 'filled', reason: null };
const SELF_TRADE: Ending = { status: 'expired', reason: 'self_trade_prevention' };
const KILLED: Ending = { status: 'cancelled', reason: 'fill_or_kill' };

/** Decides the whole outcome of an order. Changes nothing, so a preview is this and nothing more. */
export function planPlacement(
  participant: Participant,
  command: PlaceOrder,
  options: { readonly counters: Counters; readonly openOrdersMax: number },
): Placement | Refusal {
  const { market } = participant;
  const size = filterOrder(market, command);
  if ('kind' in size) return size;
  if (canRest(command) && participant.openOrders.length >= options.openOrdersMax) {
    return refusal(
      'too_many_open_orders',
      `At most ${options.openOrdersMax} orders may be open in one market.`,
    );
  }
  const limitTicks = size.ticks ?? protectionTicks(market, command);
  const plan = planFills(participant, command, limitTicks, size.lots);
  if (command.postOnly && crosses(market, command, limitTicks)) {
    return refusal('would_cross', 'The order would trade at once and is post-only.');
  }
  const isKilled = command.timeInForce === 'FOK' && plan.stop !== 'complete';
  const kept = isKilled ? NO_TRADES : plan;
  const refused = checkFunds(participant, command, size, kept);
  if (refused !== null) return refused;
  const ending = isKilled ? KILLED : endingOf(command, plan);
  return draft(participant, command, options.counters, { size, plan: kept, ending });
}

function crosses(market: Market, command: PlaceOrder, limitTicks: number): boolean {
  const best = market.book.opposite(command.side).best;
  return best !== undefined && isWithinLimit(command.side, best.ticks, limitTicks);
}

function planFills(
  participant: Participant,
  command: PlaceOrder,
  limitTicks: number,
  lots: number | null,
): MatchPlan<Order> {
  const { market } = participant;
  const { side, quoteQuantityAtoms } = command;
  if (command.orderType === 'limit' && !crosses(market, command, limitTicks)) return NO_TRADES;
  return planMatch(market.book, market.grid, {
    side,
    limitTicks,
    demand: lots === null ? { quoteAtoms: quoteQuantityAtoms ?? 0n } : { lots },
    owner: participant,
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
  participant: Participant,
  command: PlaceOrder,
  size: OrderSize,
  plan: MatchPlan<Order>,
): Refusal | null {
  const { market, cash, token } = participant;
  const wallet = command.side === 'buy' ? cash : token;
  const neededAtoms =
    command.side === 'sell'
      ? market.grid.quantityAtoms(size.lots ?? plan.lots)
      : command.orderType === 'limit'
        ? size.notionalAtoms
        : (command.quoteQuantityAtoms ?? costOf(market, plan));
  const { availableAtoms } = wallet;
  if (neededAtoms <= availableAtoms) return null;
  return refusal(
    'insufficient_balance',
    `The order needs ${formatAmount(neededAtoms)}, available is ${formatAmount(availableAtoms)}.`,
  );
}

function costOf(market: Market, plan: MatchPlan<Order>): bigint {
  return plan.fills.reduce(
    (costAtoms, { maker, lots }) => costAtoms + market.grid.quoteAtoms(maker.ticks, lots),
    0n,
  );
}

function endingOf(command: PlaceOrder, plan: MatchPlan<Order>): Ending {
  switch (plan.stop) {
    case 'complete':
      // A cash amount too small for one lot has bought nothing: that is not a filled order.
      return plan.fills.length > 0 ? FILLED : { status: 'cancelled', reason: 'quote_spent' };
    case 'own_order':
      return SELF_TRADE;
    case 'limit':
    case 'empty':
      if (canRest(command)) {
        return plan.fills.length > 0 ? PARTIALLY_FILLED : OPEN;
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
  owner: Participant,
  command: PlaceOrder,
  counters: Counters,
  outcome: { size: OrderSize; plan: MatchPlan<Order>; ending: Ending },
): Placement {
  const { size, plan, ending } = outcome;
  const { market } = owner;
  const { grid } = market;
  const { ticks, lots } = size;
  const isOpen = ending === OPEN || ending === PARTIALLY_FILLED;
  const resting =
    isOpen && ticks !== null && lots !== null
      ? { ticks, lots: lots - plan.lots, wholeLots: lots }
      : null;
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
    quoteFilledAtoms: 0n,
    feeAtoms: 0n,
    feeAccruedPpmAtoms: 0n,
    reservedAtoms: resting === null ? 0n : reserveFor(market, command.side, resting, size),
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
  const trades = draftTrades(market, order, counters, plan);
  return { owner, order, resting, fills: plan.fills, trades };
}

/** What is already known of an order without fills is not computed again. */
function reserveFor(market: Market, side: Side, resting: OpenSize, size: OrderSize): bigint {
  const isWhole = resting.lots === resting.wholeLots;
  return isWhole && side === 'buy'
    ? size.notionalAtoms
    : market.grid.reservedAtoms(side, resting.ticks, resting.lots);
}

/** The trades with their fees; adds what they bring and cost to the order. */
function draftTrades(
  market: Market,
  taker: OrderState,
  counters: Counters,
  plan: MatchPlan<Order>,
): TradeState[] {
  const isBuy = taker.side === 'buy';
  const trades: TradeState[] = [];
  for (const { maker, lots } of plan.fills) {
    const quoteAtoms = market.grid.quoteAtoms(maker.ticks, lots);
    taker.quoteFilledAtoms += quoteAtoms;
    const quantityAtoms = market.grid.quantityAtoms(lots);
    taker.feeAccruedPpmAtoms += market.takerRate * (isBuy ? quantityAtoms : quoteAtoms);
    const takerFeeAtoms = feeDueAtoms(taker.feeAccruedPpmAtoms, taker.feeAtoms);
    taker.feeAtoms += takerFeeAtoms;
    const makerReceivedAtoms = isBuy ? quoteAtoms : quantityAtoms;
    const makerFeeAtoms = feeDueAtoms(
      maker.feeAccruedPpmAtoms + market.makerRate * makerReceivedAtoms,
      maker.feeAtoms,
    );
    trades.push({
      id: counters.tradeId + 1 + trades.length,
      tokenId: taker.tokenId,
      priceAtoms: market.grid.priceAtoms(maker.ticks),
      quantityAtoms,
      quoteAtoms,
      buyOrderId: isBuy ? taker.id : maker.id,
      sellOrderId: isBuy ? maker.id : taker.id,
      buyerId: isBuy ? taker.userId : maker.owner.userId,
      sellerId: isBuy ? maker.owner.userId : taker.userId,
      takerSide: taker.side,
      buyerFeeAtoms: isBuy ? takerFeeAtoms : makerFeeAtoms,
      sellerFeeAtoms: isBuy ? makerFeeAtoms : takerFeeAtoms,
      timeMs: taker.createdAtMs,
    });
  }
  return trades;
}
