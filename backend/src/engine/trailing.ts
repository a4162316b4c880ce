import type { Side } from '../contracts/index.ts';
import { shareOfTicks } from './price-limits.ts';

/** How far a trailing stop stays behind: ticks, or a share of the price that it follows. */
export interface TrailingDistance {
  /** 0 when the distance is a share. */
  trailingTicks: number;
  trailingBps: number | null;
}

/**
 * The stop price for a last price: below it for a sell, above it for a buy. Not positive when a
 * sell's distance is not below the last price. Never falls while the last price rises.
 */
export function trailingStopTicks(
  side: Side,
  distance: Readonly<TrailingDistance>,
  lastTicks: number,
): number {
  const { trailingTicks, trailingBps } = distance;
  const awayTicks =
    trailingBps === null ? trailingTicks : Math.max(1, shareOfTicks(lastTicks, trailingBps));
  return side === 'sell' ? lastTicks - awayTicks : lastTicks + awayTicks;
}

/** Where a stop price is after a trade: it follows the price, and never moves back. */
export function followedStopTicks(
  side: Side,
  distance: Readonly<TrailingDistance>,
  stopTicks: number,
  lastTicks: number,
): number {
  const newTicks = trailingStopTicks(side, distance, lastTicks);
  return side === 'sell' ? Math.max(stopTicks, newTicks) : Math.min(stopTicks, newTicks);
}
