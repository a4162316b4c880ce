import type { PlaceOco } from './commands.ts';
import type { MatchPlan } from './matching.ts';
import { checkAvailable, wouldCross } from './order-checks.ts';
import { canRest, filterOrder, type OrderRequest, type OrderSize } from './order-filters.ts';
import { isConditional } from './order-types.ts';
import type { OpenSize, Order } from './order.ts';
import type { Participant } from './participant.ts';
import { refusal } from './refusal.ts';
import { waitingNeedAtoms } from './reservation.ts';
import type { Counters, OrderState, Refusal, TradeState } from './state.ts';
import { endingOf, NO_TRADES, planTaking, wouldTake, type IncomingSize } from './taking.ts';
import { draftTrades } from './trade-draft.ts';

/** Everything that an order will do at once, worked out before anything is changed. */
export interface Placement {
  owner: Participant;
  /** The order as it will be, before anything that it sets off. */
  order: OrderState;
  /** Null when it will neither rest nor wait. */
  size: OpenSize | null;
  plan: MatchPlan<Order>;
  /** `trades[i]` is what `plan.fills[i]` becomes. */
  trades: TradeState[];
}

/** Decides the whole outcome of a new order. Changes nothing, so a preview is this and nothing more. */
export function planPlacement(
  owner: Participant,
  request: OrderRequest,
  counters: Counters,
): Placement | Refusal {
  const { market } = owner;
  const size = filterOrder(market, request);
  if ('kind' in size) return size;
  const refused = checkCount(owner, request);
  if (refused !== null) return refused;
  if (isConditional(request.orderType)) return planWaiting(owner, request, size, counters);
  if (request.postOnly && wouldTake(market, request, size)) return wouldCross();
  const { timeMs } = request;
  const plan = planTaking(owner, request, size, timeMs);
  const needAtoms = neededAtoms(owner, request, size, plan);
  const unfunded = checkAvailable(needAtoms, availableAtoms(owner, request));
  if (unfunded !== null) return unfunded;
  const taking = { size, plan, counters, needAtoms, timeMs };
  return planOutcome(owner, draft(request, counters), size.lots, taking);
}

/** Both orders of a pair, the limit order first: reserved once, as much as the dearer one needs. */
export function planPair(
  owner: Participant,
  command: PlaceOco,
  counters: Counters,
): [Placement, Placement] | Refusal {
  const { timeMs } = command;
  const limit = planUnfunded(owner, { ...command.limit, timeMs }, counters);
  if ('kind' in limit) return limit;
  const after = {
    ...counters,
    orderId: counters.orderId + 1,
    prioritySequence: counters.prioritySequence + 1,
  };
  const stop = planUnfunded(owner, { ...command.stop, timeMs }, after);
  if ('kind' in stop) return stop;
  const extraAtoms = stop.order.reservedAtoms - limit.order.reservedAtoms;
  stop.order.reservedAtoms = extraAtoms > 0n ? extraAtoms : 0n;
  const refused = checkAvailable(
    limit.order.reservedAtoms + stop.order.reservedAtoms,
    availableAtoms(owner, command.limit),
  );
  if (refused !== null) return refused;
  limit.order.linkedOrderId = stop.order.id;
  stop.order.linkedOrderId = limit.order.id;
  return [limit, stop];
}

/** What an incoming order does to the book. */
interface Taking {
  size: IncomingSize;
  plan: MatchPlan<Order>;
  counters: Counters;
  /** Of an order with a price: what all of its open quantity needs. */
  needAtoms: bigint;
  timeMs: number;
}

/** What an order becomes by its plan. `order` is as it was before, and is changed. */
export function planOutcome(
  owner: Participant,
  order: OrderState,
  wholeLots: number,
  taking: Taking,
): Placement {
  const { size, plan, counters, needAtoms } = taking;
  const { grid } = owner.market;
  order.updatedAtMs = taking.timeMs;
  if (plan.lots > 0) order.filledQuantityAtoms += grid.quantityAtoms(plan.lots);
  if (plan.offsetLots > 0 && order.quantityAtoms !== null) {
    order.quantityAtoms -= grid.quantityAtoms(plan.offsetLots);
  }
  if (order.quoteQuantityAtoms !== null) order.quoteQuantityAtoms -= plan.offsetAtoms;
  const { status, reason } = endingOf(order, plan, order.filledQuantityAtoms > 0n);
  order.status = status;
  order.reason = reason;
  const trades = draftTrades(owner, order, plan.fills, counters);
  const openLots = size.lots - plan.lots - plan.offsetLots;
  const isOpen = status === 'open' || status === 'partially_filled';
  order.reservedAtoms = !isOpen
    ? 0n
    : openLots === size.lots
      ? needAtoms
      : grid.reservedAtoms(order.side, size.ticks, openLots);
  if (order.displayQuantityAtoms !== null) {
    const openAtoms = isOpen ? grid.quantityAtoms(openLots) : 0n;
    order.visibleQuantityAtoms =
      openAtoms < order.displayQuantityAtoms ? openAtoms : order.displayQuantityAtoms;
  }
  const openSize = isOpen
    ? { ticks: size.ticks, lots: openLots, wholeLots: wholeLots - plan.offsetLots }
    : null;
  return { owner, order, size: openSize, plan, trades };
}

/** Like {@link planPlacement} for one that trades nothing, without looking at funds. */
function planUnfunded(
  owner: Participant,
  request: OrderRequest,
  counters: Counters,
): Placement | Refusal {
  const size = filterOrder(owner.market, request);
  if ('kind' in size) return size;
  const refused = checkCount(owner, request);
  if (refused !== null) return refused;
  if (isConditional(request.orderType)) return draftWaiting(owner, request, size, counters);
  if (wouldTake(owner.market, request, size)) return wouldCross();
  const needAtoms = neededAtoms(owner, request, size, NO_TRADES);
  const taking = { size, plan: NO_TRADES, counters, needAtoms, timeMs: request.timeMs };
  return planOutcome(owner, draft(request, counters), size.lots, taking);
}

function planWaiting(
  owner: Participant,
  request: OrderRequest,
  size: OrderSize,
  counters: Counters,
): Placement | Refusal {
  const placement = draftWaiting(owner, request, size, counters);
  return checkAvailable(placement.order.reservedAtoms, availableAtoms(owner, request)) ?? placement;
}

function draftWaiting(
  owner: Participant,
  request: OrderRequest,
  { ticks, lots, stopTicks }: OrderSize,
  counters: Counters,
): Placement {
  const { grid } = owner.market;
  const { side, quoteQuantityAtoms, maxSlippageBps } = request;
  const need = { side, ticks, lots, stopTicks, quoteQuantityAtoms, maxSlippageBps };
  const order = draft(request, counters);
  order.status = 'pending';
  order.stopPriceAtoms = grid.priceAtoms(stopTicks);
  order.reservedAtoms = waitingNeedAtoms(grid, need);
  return { owner, order, size: { ticks, lots, wholeLots: lots }, plan: NO_TRADES, trades: [] };
}

/** Step 11: how many orders of one user may wait and rest in a market. */
function checkCount(owner: Participant, request: OrderRequest): Refusal | null {
  const { maxTriggers, maxOpenOrders } = owner.market.rules;
  if (isConditional(request.orderType)) {
    if (owner.pendingCount < maxTriggers) return null;
    return refusal('too_many_triggers', `At most ${maxTriggers} orders may wait in one market.`);
  }
  if (!canRest(request) || owner.openCount < maxOpenOrders) return null;
  return refusal(
    'too_many_open_orders',
    `At most ${maxOpenOrders} orders may be open in one market.`,
  );
}

/** Orders with a price need their full worth; orders at the market what they will pay, or may at most. */
function neededAtoms(
  { market }: Participant,
  request: OrderRequest,
  size: OrderSize,
  plan: MatchPlan<Order>,
): bigint {
  if (request.side === 'sell') {
    return request.quantityAtoms ?? market.grid.quantityAtoms(plan.lots);
  }
  if (size.ticks > 0) return size.notionalAtoms;
  if (request.quoteQuantityAtoms !== null) return request.quoteQuantityAtoms;
  return plan.fills.reduce(
    (costAtoms, { maker, lots }) => costAtoms + market.grid.quoteAtoms(maker.ticks, lots),
    0n,
  );
}

function availableAtoms(owner: Participant, { side }: Pick<OrderRequest, 'side'>): bigint {
  return (side === 'buy' ? owner.cash : owner.token).availableAtoms;
}

/** A new order before it has done anything. */
function draft(request: OrderRequest, counters: Counters): OrderState {
  return {
    id: counters.orderId + 1,
    userId: request.userId,
    tokenId: request.tokenId,
    clientOrderId: request.clientOrderId,
    orderType: request.orderType,
    side: request.side,
    priceAtoms: request.priceAtoms,
    stopPriceAtoms: request.stopPriceAtoms,
    trailingDeltaAtoms: request.trailingDeltaAtoms,
    trailingDeltaBps: request.trailingDeltaBps,
    quantityAtoms: request.quantityAtoms,
    quoteQuantityAtoms: request.quoteQuantityAtoms,
    displayQuantityAtoms: request.displayQuantityAtoms,
    visibleQuantityAtoms: request.displayQuantityAtoms === null ? null : 0n,
    filledQuantityAtoms: 0n,
    quoteFilledAtoms: 0n,
    feeAtoms: 0n,
    feeAccruedPpmAtoms: 0n,
    reservedAtoms: 0n,
    status: 'open',
    reason: null,
    timeInForce: request.timeInForce,
    expiresAtMs: request.expiresAtMs,
    postOnly: request.postOnly,
    selfTradePrevention: request.selfTradePrevention,
    maxSlippageBps: request.maxSlippageBps,
    linkedOrderId: null,
    triggeredAtMs: null,
    prioritySequence: counters.prioritySequence + 1,
    createdAtMs: request.timeMs,
    updatedAtMs: request.timeMs,
  };
}
