import type { OrderType, Side } from '../contracts/index.ts';
import { formatAmount } from '../lib/decimal.ts';
import { AMOUNT_ATOMS_MAX } from './bounds.ts';
import { ICEBERG_PARTS_MAX } from './iceberg.ts';
import type { Market } from './market.ts';
import { waitsForRise } from './order-types.ts';
import { isWithinBand } from './price-limits.ts';
import { refusal } from './refusal.ts';
import type { Refusal } from './state.ts';

/** The quantity rules for an order of this many lots. */
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

/** Keeps the sum of a side's lots a safe integer; null when so many more still fit. */
export function checkRoom(market: Market, side: Side, lots: number): Refusal | null {
  const { totalLots, hiddenLots } = market.book.side(side);
  if (totalLots + hiddenLots + lots <= Number.MAX_SAFE_INTEGER) return null;
  return refusal('quantity_too_large', 'The book has no room for an order of this quantity.');
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

export function notionalTooLarge(): Refusal {
  return refusal(
    'notional_too_large',
    `The order must be worth at most ${formatAmount(AMOUNT_ATOMS_MAX)}.`,
  );
}

export function invalidTick(market: Market): Refusal {
  const tickSize = formatAmount(market.rules.tickAtoms);
  return refusal(
    'invalid_tick',
    `Prices and distances must be above 0 and multiples of the tick size ${tickSize}.`,
  );
}

/** What an iceberg of so many lots may show at a time. */
export function checkDisplay(market: Market, displayLots: number, lots: number): Refusal | null {
  if (displayLots >= market.lotsMin && displayLots <= lots) return checkParts(displayLots, lots);
  return refusal(
    'invalid_display_quantity',
    `The shown quantity must be a multiple of the lot size, at least ` +
      `${formatAmount(market.rules.minQuantityAtoms)} and at most the quantity.`,
  );
}

/** In how many parts so many lots are shown. */
export function checkParts(displayLots: number, lots: number): Refusal | null {
  if (lots <= displayLots * ICEBERG_PARTS_MAX) return null;
  return refusal(
    'invalid_display_quantity',
    `What is open must not need more than ${ICEBERG_PARTS_MAX} shown parts.`,
  );
}

/** How far a limit price may lie from its reference, when there is one. */
export function checkBand(
  market: Market,
  priceAtoms: bigint,
  referenceAtoms: bigint | null,
): Refusal | null {
  const { priceBandBps } = market.rules;
  if (
    priceBandBps === 0 ||
    referenceAtoms === null ||
    isWithinBand(priceAtoms, referenceAtoms, priceBandBps)
  ) {
    return null;
  }
  return refusal(
    'price_out_of_band',
    `The price must be within ${priceBandBps / 100} % of ${formatAmount(referenceAtoms)}.`,
  );
}

/** A stop price that the last price meets already is refused. */
export function checkUntouched(
  market: Market,
  type: OrderType,
  side: Side,
  stopTicks: number,
): Refusal | null {
  const { lastPriceAtoms } = market;
  if (lastPriceAtoms === null) return null;
  const stopPriceAtoms = market.grid.priceAtoms(stopTicks);
  const isReached = waitsForRise(type, side)
    ? lastPriceAtoms >= stopPriceAtoms
    : lastPriceAtoms <= stopPriceAtoms;
  if (!isReached) return null;
  return refusal(
    'would_trigger',
    `The last price ${formatAmount(lastPriceAtoms)} meets the stop price already.`,
  );
}

/** Whether the funds suffice. */
export function checkAvailable(neededAtoms: bigint, availableAtoms: bigint): Refusal | null {
  if (neededAtoms <= availableAtoms) return null;
  return refusal(
    'insufficient_balance',
    `The order needs ${formatAmount(neededAtoms)}, available is ${formatAmount(availableAtoms)}.`,
  );
}

export function wouldCross(): Refusal {
  return refusal('would_cross', 'The order would trade at once and is post-only.');
}
