import { isResting, remaining, sum } from './naive-rules.ts';
import type { LevelChange, OrderState } from './state.ts';

type LevelName = Pick<LevelChange, 'tokenId' | 'side' | 'priceAtoms'>;

/** Every price of every book with what is shown there. */
export function shownLevels(orders: OrderState[]): LevelChange[] {
  const levels: LevelChange[] = [];
  for (const order of orders.filter(isResting)) {
    const { tokenId, side, visibleQuantityAtoms } = order;
    const priceAtoms = order.priceAtoms ?? 0n;
    const quantityAtoms = visibleQuantityAtoms ?? remaining(order);
    const level = levels.find((each) => isSameLevel(each, { tokenId, side, priceAtoms }));
    if (level === undefined) levels.push({ tokenId, side, priceAtoms, quantityAtoms });
    else level.quantityAtoms += quantityAtoms;
  }
  return levels;
}

/** The levels that show another quantity now; 0 where nothing is left. */
export function levelDifferences(before: LevelChange[], after: LevelChange[]): LevelChange[] {
  const shown = (levels: LevelChange[], name: LevelName): bigint =>
    sum(levels.filter((each) => isSameLevel(each, name)).map((each) => each.quantityAtoms));
  const gone = before
    .filter((level) => shown(after, level) === 0n)
    .map((level) => ({ ...level, quantityAtoms: 0n }));
  const changed = after.filter((level) => shown(before, level) !== level.quantityAtoms);
  return [...gone, ...changed];
}

function isSameLevel(a: LevelName, b: LevelName): boolean {
  return a.tokenId === b.tokenId && a.side === b.side && a.priceAtoms === b.priceAtoms;
}
