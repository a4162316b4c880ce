import type { RefusalCode } from '../contracts/index.ts';
import { assert } from '../lib/assert.ts';
import { formatAmount } from '../lib/decimal.ts';
import { AMOUNT_ATOMS_MAX } from './bounds.ts';
import type { PlaceOrder } from './commands.ts';
import type { Market } from './market.ts';
import type { Refusal } from './state.ts';

/** An order's price and size in the market's units, after every filter has passed. */
export interface OrderSize {
  /** Null for market orders. */
  ticks: number | null;
  /** Null for orders by cash amount. */
  lots: number | null;
  /** Price x quantity of a limit order; 0 for others. */
  notionalAtoms: bigint;
}

export function refusal(code: RefusalCode, message: string): Refusal {
  return { kind: 'refused', code, message };
}

/** Checks the rules of the market in their fixed order. Looks at the book, never at funds. */
export function filterOrder(market: Market, command: PlaceOrder): OrderSize | Refusal {
  return (
    checkState(market, command) ??
    (command.orderType === 'limit'
      ? limitSize(market, command)
      : command.quoteQuantityAtoms === null
        ? marketSize(market, command)
        : marketSizeByQuote(market, command.quoteQuantityAtoms))
  );
}

/** Whether what does not trade at once stays on the book. */
export function canRest(command: PlaceOrder): boolean {
  return command.orderType === 'limit' && command.timeInForce === 'GTC';
}

/** The quantity rules for an order of this many lots; the notional rules when its worth is known. */
export function checkQuantity(market: Market, lots: number): Refusal | null {
  const { rules } = market;
  if (Number.isNaN(lots)) {
    return refusal(
      'invalid_lot',
      `The quantity must be a multiple of the lot size ${formatAmount(rules.lotAtoms)}.`,
    );
  }
  if (lots < market.lotsMin) {
    return refusal(
      'quantity_too_small',
      `The quantity must be at least ${formatAmount(rules.minQuantityAtoms)}.`,
    );
  }
  if (lots > market.lotsMax) {
    return refusal(
      'quantity_too_large',
      `The quantity must be at most ${formatAmount(market.grid.quantityAtoms(market.lotsMax))}.`,
    );
  }
  return null;
}

export function checkNotional(market: Market, notionalAtoms: bigint): Refusal | null {
  const { minNotionalAtoms } = market.rules;
  if (notionalAtoms < minNotionalAtoms || notionalAtoms <= 0n) {
    return refusal(
      'notional_too_small',
      `The order must be worth at least ${formatAmount(minNotionalAtoms)}.`,
    );
  }
  return notionalAtoms > AMOUNT_ATOMS_MAX ? notionalTooLarge() : null;
}

function notionalTooLarge(): Refusal {
  return refusal(
    'notional_too_large',
    `The order must be worth at most ${formatAmount(AMOUNT_ATOMS_MAX)}.`,
  );
}

function checkState(market: Market, command: PlaceOrder): Refusal | null {
  const { state } = market.rules;
  if (state === 'active') return null;
  if (state !== 'post_only') {
    return refusal('market_closed', `The market is ${state} and takes no new orders.`);
  }
  if (command.postOnly && command.orderType === 'limit') return null;
  return refusal('post_only_market', 'The market takes only post-only limit orders.');
}

function limitSize(market: Market, command: PlaceOrder): OrderSize | Refusal {
  const { priceAtoms, quantityAtoms } = command;
  assert(priceAtoms !== null && quantityAtoms !== null, 'a limit order has a price and a quantity');
  const ticks = market.grid.ticksOf(priceAtoms);
  if (Number.isNaN(ticks)) {
    const tickSize = formatAmount(market.rules.tickAtoms);
    return refusal('invalid_tick', `The price must be a multiple of the tick size ${tickSize}.`);
  }
  const lots = market.grid.lotsOf(quantityAtoms);
  const refused = checkQuantity(market, lots) ?? checkRoom(market, command, lots);
  if (refused !== null) return refused;
  if (ticks > Number.MAX_SAFE_INTEGER) return notionalTooLarge();
  const notionalAtoms = market.grid.quoteAtoms(ticks, lots);
  return checkNotional(market, notionalAtoms) ?? { ticks, lots, notionalAtoms };
}

function marketSize(market: Market, command: PlaceOrder): OrderSize | Refusal {
  const { quantityAtoms } = command;
  assert(quantityAtoms !== null, 'a market order has a quantity or a cash amount');
  const lots = market.grid.lotsOf(quantityAtoms);
  const refused = checkQuantity(market, lots);
  if (refused !== null) return refused;
  const best = market.book.opposite(command.side).best;
  const size = { ticks: null, lots, notionalAtoms: 0n };
  if (best === undefined) return size;
  return checkNotional(market, market.grid.quoteAtoms(best.ticks, lots)) ?? size;
}

function marketSizeByQuote(market: Market, quoteQuantityAtoms: bigint): OrderSize | Refusal {
  const refused = checkNotional(market, quoteQuantityAtoms);
  return refused ?? { ticks: null, lots: null, notionalAtoms: 0n };
}

/** Keeps the sum of a side's lots a safe integer. */
function checkRoom(market: Market, command: PlaceOrder, lots: number): Refusal | null {
  if (!canRest(command)) return null;
  const totalLots = market.book.side(command.side).totalLots + lots;
  if (totalLots <= Number.MAX_SAFE_INTEGER) return null;
  return refusal('quantity_too_large', 'The book has no room for an order of this quantity.');
}
