import type { Side } from '../contracts/index.ts';
import type { Grid } from './grid.ts';
import { protectedCostAtoms } from './price-limits.ts';

/** What decides how much an order that waits holds back. */
export interface WaitingNeed {
  side: Side;
  /** 0 at the market. */
  ticks: number;
  lots: number;
  stopTicks: number;
  quoteQuantityAtoms: bigint | null;
  maxSlippageBps: number;
}

/** What an order that waits may cost once it is set off: cash for a buy, the token for a sell. */
export function waitingNeedAtoms(grid: Grid, need: Readonly<WaitingNeed>): bigint {
  if (need.side === 'sell') return grid.quantityAtoms(need.lots);
  if (need.quoteQuantityAtoms !== null) return need.quoteQuantityAtoms;
  if (need.ticks > 0) return grid.quoteAtoms(need.ticks, need.lots);
  const stopPriceAtoms = grid.priceAtoms(need.stopTicks);
  return protectedCostAtoms(stopPriceAtoms, need.maxSlippageBps, grid.quantityAtoms(need.lots));
}
