import { divideAtoms, formatAmount, parseAmount } from '@tokentradex/backend/decimal';
import { formatFixed } from '../../lib/decimal-text.ts';
import type { BookEntry } from '../../services/market-data/book-store.ts';

export type BookSideName = 'bids' | 'asks';

/** One row as it is shown: texts and numbers alone, so that unchanged rows are not drawn again. */
export interface BookRowView {
  price: string;
  size: string;
  total: string;
  /** As the wire wants them, for the order form. */
  priceValue: string;
  sizeValue: string;
  totalValue: string;
  /** Cumulative size against the deepest row shown, 0 to 1. */
  depth: number;
  isOwn: boolean;
}

export interface BookRowsOptions {
  /** Atoms; a multiple of the tick. */
  group: bigint;
  /** Rows per side. */
  limit: number;
  priceDecimals: number;
  sizeDecimals: number;
  /** Prices of the user's open orders on that side, in atoms. */
  ownPrices: { bids: readonly bigint[]; asks: readonly bigint[] };
}

interface GroupedLevel {
  price: bigint;
  size: bigint;
  total: bigint;
}

/** Bids go down and asks go up, so that a group never promises a better price than it holds. */
export function groupPrice(price: bigint, group: bigint, side: BookSideName): bigint {
  const below = price - (price % group);
  return side === 'bids' || below === price ? below : below + group;
}

function groupLevels(
  entries: readonly BookEntry[],
  side: BookSideName,
  group: bigint,
  limit: number,
): GroupedLevel[] {
  const levels: GroupedLevel[] = [];
  let total = 0n;
  for (const entry of entries) {
    const price = groupPrice(entry.price, group, side);
    const last = levels.at(-1);
    total += entry.quantity;
    if (last?.price === price) {
      last.size += entry.quantity;
      last.total = total;
    } else if (levels.length === limit) {
      break;
    } else {
      levels.push({ price, size: entry.quantity, total });
    }
  }
  return levels;
}

/** Both sides, best first, grouped and accumulated, with depths on one scale. */
export function buildBookRows(
  book: { bids: readonly BookEntry[]; asks: readonly BookEntry[] },
  options: BookRowsOptions,
): Record<BookSideName, BookRowView[]> {
  const bids = groupLevels(book.bids, 'bids', options.group, options.limit);
  const asks = groupLevels(book.asks, 'asks', options.group, options.limit);
  const totals = [bids.at(-1)?.total ?? 0n, asks.at(-1)?.total ?? 0n];
  const deepest = totals.reduce((a, b) => (a > b ? a : b), 1n);
  const view = (levels: GroupedLevel[], side: BookSideName) => {
    const own = new Set(
      options.ownPrices[side].map((price) => groupPrice(price, options.group, side)),
    );
    return levels.map((level) => toRow(level, deepest, own.has(level.price), options));
  };
  return { bids: view(bids, 'bids'), asks: view(asks, 'asks') };
}

function toRow(
  level: GroupedLevel,
  deepest: bigint,
  isOwn: boolean,
  options: BookRowsOptions,
): BookRowView {
  const priceValue = formatAmount(level.price);
  const sizeValue = formatAmount(level.size);
  const totalValue = formatAmount(level.total);
  return {
    price: formatFixed(priceValue, options.priceDecimals),
    size: formatFixed(sizeValue, options.sizeDecimals),
    total: formatFixed(totalValue, options.sizeDecimals),
    priceValue,
    sizeValue,
    totalValue,
    depth: Number((level.total * 1000n) / deepest) / 1000,
    isOwn,
  };
}

export interface Spread {
  value: string;
  /** Of the middle. */
  percent: string;
}

/** Null unless both sides have orders. */
export function spreadOf(book: {
  bids: readonly BookEntry[];
  asks: readonly BookEntry[];
}): Spread | null {
  const bid = book.bids[0]?.price;
  const ask = book.asks[0]?.price;
  if (bid === undefined || ask === undefined) return null;
  // 100 per cent of the distance over (bid + ask) / 2.
  const percent = divideAtoms((ask - bid) * 200n, bid + ask);
  return { value: formatAmount(ask - bid), percent: formatAmount(percent) };
}

/** How many ticks a group can hold. */
const GROUP_FACTORS = [1n, 10n, 100n, 1000n, 10_000n];

/**
 * The steps that a market's book can be grouped by: the tick and up to ten thousand of them, none larger
 * than a tenth of the price, or whole sides would become one row. @param price null before there is one.
 */
export function groupSteps(tickSize: string, price: string | null): string[] {
  const tick = parseAmount(tickSize);
  const largest = price === null ? tick * 1000n : parseAmount(price) / 10n;
  return GROUP_FACTORS.map((factor) => tick * factor)
    .filter((step) => step === tick || step <= largest)
    .map(formatAmount);
}
