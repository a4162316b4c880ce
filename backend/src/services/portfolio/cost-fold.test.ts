import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addCostLine, NO_COST, type CostLine, type CostState } from './cost-fold.ts';

function fold(lines: readonly Omit<CostLine, 'id' | 'balanceAfterAtoms'>[]): CostState {
  let balanceAfterAtoms = 0n;
  return lines.reduce((state, line, id) => {
    balanceAfterAtoms += line.amountAtoms;
    return addCostLine(state, { ...line, id, balanceAfterAtoms });
  }, NO_COST);
}

const bought = (amountAtoms: bigint, cashAtoms: bigint) =>
  ({ kind: 'bought', amountAtoms, cashAtoms }) as const;
const sold = (amountAtoms: bigint, cashAtoms: bigint) =>
  ({ kind: 'sold', amountAtoms: -amountAtoms, cashAtoms }) as const;
const fee = (amountAtoms: bigint) =>
  ({ kind: 'fee', amountAtoms: -amountAtoms, cashAtoms: 0n }) as const;
const moved = (amountAtoms: bigint, cashAtoms = 0n) =>
  ({ kind: 'moved', amountAtoms, cashAtoms }) as const;

describe('the average cost', () => {
  it('of two purchases is shared by what is sold', () => {
    expect(fold([bought(10n, 100n), bought(10n, 200n), sold(5n, 90n)])).toEqual({
      costAtoms: 225n,
      realisedAtoms: 15n,
    });
  });

  it('includes a fee in the token: less is held for the same cost', () => {
    expect(fold([bought(100n, 1000n), fee(20n), sold(40n, 600n)])).toEqual({
      costAtoms: 500n,
      realisedAtoms: 100n,
    });
  });

  it('of what was deposited is its worth then; a withdrawal makes no profit', () => {
    expect(fold([moved(10n, 50n), moved(-5n), sold(5n, 20n)])).toEqual({
      costAtoms: 0n,
      realisedAtoms: -5n,
    });
  });

  it('is nothing once everything is gone, and no atom is lost on the way', () => {
    const steps = fc.array(fc.tuple(fc.bigInt(1n, 1000n), fc.bigInt(0n, 10_000n), fc.boolean()));
    fc.assert(
      fc.property(steps, (drawn) => {
        let held = 0n;
        let paid = 0n;
        let earned = 0n;
        const lines = drawn.map(([quantity, cash, isSale]) => {
          const amount = isSale && quantity <= held ? -quantity : quantity;
          held += amount;
          if (amount > 0n) paid += cash;
          else earned += cash;
          return amount > 0n ? bought(amount, cash) : sold(-amount, cash);
        });
        const { costAtoms, realisedAtoms } = fold(lines);
        expect(earned - realisedAtoms).toBe(paid - costAtoms);
        expect(costAtoms >= 0n).toBe(true);
        const end = fold(held > 0n ? [...lines, sold(held, 0n)] : lines);
        expect(end.costAtoms).toBe(0n);
      }),
    );
  });
});
