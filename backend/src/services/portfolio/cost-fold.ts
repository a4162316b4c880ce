/** A ledger line of one token, with what it cost or brought. All amounts in atoms. */
export interface CostLine {
  id: number;
  /** Signed. */
  amountAtoms: bigint;
  balanceAfterAtoms: bigint;
  /** `bought`: paid with `cashAtoms`; `sold`: brought `cashAtoms`; `fee`: taken from what was bought. */
  kind: 'bought' | 'sold' | 'fee' | 'moved';
  /** Of a trade, fees included; of money that came in otherwise, what it was worth then. */
  cashAtoms: bigint;
}

export interface CostState {
  /** What the balance was bought for. */
  costAtoms: bigint;
  /** Profit of all sales so far; negative for a loss. */
  realisedAtoms: bigint;
}

export const NO_COST: CostState = { costAtoms: 0n, realisedAtoms: 0n };

/**
 * One step of the average cost. What leaves takes its share of the cost, rounded down to an atom; what
 * is rounded away stays with the rest, so that no cost is ever lost or made. A fee that is charged in
 * the token makes the rest dearer. What comes in without a trade costs what it was worth then, and what
 * goes out without one makes no profit.
 */
export function addCostLine(state: CostState, line: CostLine): CostState {
  const { amountAtoms, balanceAfterAtoms, kind, cashAtoms } = line;
  if (kind === 'fee') return state;
  if (amountAtoms > 0n) return { ...state, costAtoms: state.costAtoms + cashAtoms };
  const balanceBefore = balanceAfterAtoms - amountAtoms;
  const share = balanceBefore > 0n ? (state.costAtoms * -amountAtoms) / balanceBefore : 0n;
  return {
    costAtoms: state.costAtoms - share,
    realisedAtoms: state.realisedAtoms + (kind === 'sold' ? cashAtoms - share : 0n),
  };
}
