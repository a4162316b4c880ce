import type { Side } from '@tokentradex/backend/contracts';
import { multiplyAtoms } from '@tokentradex/backend/decimal';
import type { BookEntry, BookView } from '../../../../services/market-data/book-store.ts';

/** A level with everything between it and the best price of its side, in atoms. */
export interface DepthPoint {
  side: Side;
  price: bigint;
  quantity: bigint;
  /** Of the token, this level included. */
  total: bigint;
  /** In cash. */
  totalValue: bigint;
}

export interface DepthCurve {
  /** Best first. */
  bids: readonly DepthPoint[];
  asks: readonly DepthPoint[];
  /** The borders of the picture, around the middle of the spread. */
  lowest: bigint;
  highest: bigint;
  /** The higher of the two sides' totals. */
  totalMax: bigint;
}

const BPS = 10_000n;

function cumulate(entries: readonly BookEntry[], side: Side, isInside: (price: bigint) => boolean) {
  const points: DepthPoint[] = [];
  let total = 0n;
  let totalValue = 0n;
  for (const { price, quantity } of entries) {
    if (!isInside(price)) break;
    total += quantity;
    totalValue += multiplyAtoms(price, quantity);
    points.push({ side, price, quantity, total, totalValue });
  }
  return points;
}

/**
 * What stands in the book within `spanBps` of the middle.
 * @returns null when a side is empty, for then there is no middle.
 */
export function depthCurve(
  book: Pick<BookView, 'bids' | 'asks'>,
  spanBps: number,
): DepthCurve | null {
  const bid = book.bids[0];
  const ask = book.asks[0];
  if (bid === undefined || ask === undefined) return null;
  const middle = (bid.price + ask.price) / 2n;
  const reach = (middle * BigInt(spanBps)) / BPS;
  const lowest = middle - reach;
  const highest = middle + reach;
  const bids = cumulate(book.bids, 'buy', (price) => price >= lowest);
  const asks = cumulate(book.asks, 'sell', (price) => price <= highest);
  const bidTotal = bids.at(-1)?.total ?? 0n;
  const askTotal = asks.at(-1)?.total ?? 0n;
  return { bids, asks, lowest, highest, totalMax: bidTotal > askTotal ? bidTotal : askTotal };
}

/** The level that a price belongs to: the last one that an order up to this price would reach. */
export function pointAt(curve: DepthCurve, price: bigint): DepthPoint | undefined {
  const middle = (curve.lowest + curve.highest) / 2n;
  return price < middle
    ? (curve.bids.findLast((point) => point.price >= price) ?? curve.bids[0])
    : (curve.asks.findLast((point) => point.price <= price) ?? curve.asks[0]);
}
