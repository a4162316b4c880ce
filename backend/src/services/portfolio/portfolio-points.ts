import type { PortfolioRange } from '../../contracts/index.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Steps between the points of a range: some fifty to ninety of them. */
const STEPS: Record<PortfolioRange, { count: number; stepMs: number }> = {
  '1d': { count: 48, stepMs: 30 * MINUTE_MS },
  '1w': { count: 56, stepMs: 3 * 60 * MINUTE_MS },
  '1M': { count: 60, stepMs: 12 * 60 * MINUTE_MS },
  '3M': { count: 90, stepMs: DAY_MS },
  '1y': { count: 73, stepMs: 5 * DAY_MS },
};

/** Evenly spaced times, oldest first; the last is now. */
export function portfolioPoints(range: PortfolioRange, nowMs: number): number[] {
  const { count, stepMs } = STEPS[range];
  return Array.from({ length: count + 1 }, (_, index) => nowMs - (count - index) * stepMs);
}
