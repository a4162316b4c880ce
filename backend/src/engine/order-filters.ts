import { assert } from '../lib/assert.ts';
import type { PlaceOrder } from './commands.ts';
import type { Market } from './market.ts';
import {
  checkBand,
  checkDisplay,
  checkNotional,
  checkQuantity,
  checkRoom,
  checkUntouched,
  invalidTick,
  notionalTooLarge,
} from './order-checks.ts';
import { isAtMarket, isConditional } from './order-types.ts';
import { refusal } from './refusal.ts';
import type { Refusal } from './state.ts';
import { trailingStopTicks } from './trailing.ts';

/** What a command says about an order: everything but when and that it is placed. */
export type OrderRequest = Omit<PlaceOrder, 'type'>;

/** An order's prices and size in the market's units, after every filter has passed. */
export interface OrderSize {
  /** 0 without a price. */
  ticks: number;
  /** 0 for orders by cash amount. */
  lots: number;
  /** 0 for orders that do not wait. */
  stopTicks: number;
  /** Price x quantity of an order with a price; 0 for others. */
  notionalAtoms: bigint;
}

/**
 * Checks the rules of the market in their fixed order, all but the number of orders. Looks at the
 * book, never at funds.
 */
export function filterOrder(market: Market, request: OrderRequest): OrderSize | Refusal {
  const size = checkState(market, request) ?? sizeOf(market, request);
  if ('kind' in size) return size;
  return checkTerms(market, request, size) ?? size;
}

/** Whether what does not trade stays on the book, once the order is at work. */
export function canRest(order: Pick<PlaceOrder, 'orderType' | 'timeInForce'>): boolean {
  const { timeInForce } = order;
  return (timeInForce === 'GTC' || timeInForce === 'GTD') && !isAtMarket(order.orderType);
}

/** Whether the market takes the order in its present state. */
export function checkState(
  market: Market,
  order: Pick<PlaceOrder, 'orderType' | 'postOnly'>,
): Refusal | null {
  const { state } = market;
  if (state === 'active') return null;
  if (state !== 'post_only') {
    return refusal('market_closed', `The market is ${state} and takes no new orders.`);
  }
  if (order.postOnly && order.orderType === 'limit') return null;
  return refusal('post_only_market', 'The market takes only post-only limit orders.');
}

/** Steps 3 to 6: ticks, lots and worth. */
function sizeOf(market: Market, request: OrderRequest): OrderSize | Refusal {
  const { orderType, priceAtoms, stopPriceAtoms, trailingDeltaAtoms, quantityAtoms } = request;
  const { grid } = market;
  assert((priceAtoms === null) === isAtMarket(orderType), 'an order has a price or is at market');
  assert(
    (quantityAtoms === null) !== (request.quoteQuantityAtoms === null),
    'an order has a quantity or a cash amount',
  );
  const ticks = priceAtoms === null ? 0 : grid.ticksOf(priceAtoms);
  const givenStopTicks = stopPriceAtoms === null ? 0 : grid.ticksOf(stopPriceAtoms);
  const trailingTicks = trailingDeltaAtoms === null ? 0 : grid.ticksOf(trailingDeltaAtoms);
  if (Number.isNaN(ticks + givenStopTicks + trailingTicks)) return invalidTick(market);
  let lots = 0;
  if (quantityAtoms !== null) {
    lots = grid.lotsOf(quantityAtoms);
    const refused =
      checkQuantity(market, lots) ??
      (orderType === 'limit' && canRest(request) ? checkRoom(market, request.side, lots) : null);
    if (refused !== null) return refused;
  }
  const stopTicks =
    orderType === 'trailing_stop' ? firstStopTicks(market, request, trailingTicks) : givenStopTicks;
  const highestTicks = Math.max(ticks, stopTicks, trailingTicks);
  if (highestTicks > Number.MAX_SAFE_INTEGER) return notionalTooLarge();
  const notionalAtoms = ticks > 0 ? grid.quoteAtoms(ticks, lots) : 0n;
  const worthAtoms =
    ticks > 0 ? notionalAtoms : worthWithoutPrice(market, request, lots, stopTicks);
  const refused = worthAtoms === null ? null : checkNotional(market, worthAtoms);
  return refused ?? { ticks, lots, stopTicks, notionalAtoms };
}

/** Where a trailing stop begins: 0 or less without a valid stop price, to be refused later. */
function firstStopTicks(market: Market, request: OrderRequest, trailingTicks: number): number {
  const { lastPriceAtoms, rules } = market;
  if (lastPriceAtoms === null) return 0;
  const distance = { trailingTicks, trailingBps: request.trailingDeltaBps };
  // A last price off a new tick counts as the tick below it.
  return trailingStopTicks(request.side, distance, Number(lastPriceAtoms / rules.tickAtoms));
}

/** Null when nothing tells what the order is worth. */
function worthWithoutPrice(
  market: Market,
  request: OrderRequest,
  lots: number,
  stopTicks: number,
): bigint | null {
  if (request.quoteQuantityAtoms !== null) return request.quoteQuantityAtoms;
  const ticks = isConditional(request.orderType)
    ? stopTicks
    : (market.book.opposite(request.side).best?.ticks ?? 0);
  return ticks > 0 ? market.grid.quoteAtoms(ticks, lots) : null;
}

/** Steps 7 to 10: shown part, expiry, price band and stop price. */
function checkTerms(market: Market, request: OrderRequest, size: OrderSize): Refusal | null {
  const { orderType, priceAtoms, displayQuantityAtoms, expiresAtMs } = request;
  const { grid } = market;
  if (displayQuantityAtoms !== null) {
    const refused = checkDisplay(market, grid.lotsOf(displayQuantityAtoms), size.lots);
    if (refused !== null) return refused;
  }
  if (expiresAtMs !== null && expiresAtMs <= request.timeMs) {
    return refusal('invalid_expiry', 'The order must expire later than now.');
  }
  if (priceAtoms !== null && market.rules.priceBandBps > 0) {
    const refused = checkBand(market, priceAtoms, request.stopPriceAtoms ?? market.lastPriceAtoms);
    if (refused !== null) return refused;
  }
  if (!isConditional(orderType)) return null;
  if (orderType !== 'trailing_stop') {
    return checkUntouched(market, orderType, request.side, size.stopTicks);
  }
  if (market.lastPriceAtoms === null) {
    return refusal('no_reference_price', 'A trailing stop needs a last price to follow.');
  }
  if (size.stopTicks > 0) return null;
  return refusal('invalid_tick', 'The trailing distance must be below the last price.');
}
