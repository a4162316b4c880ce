import type { DecimalString, Portfolio } from '@tokentradex/backend/contracts';
import {
  divideAtoms,
  formatAmount,
  parseAmount,
  parseSignedAmount,
} from '@tokentradex/backend/decimal';
import { percentOf } from './percent.ts';

export interface PortfolioGain {
  /** Signed. */
  gain: DecimalString;
  /** Of what was there at first and was added; null when that is nothing. */
  percent: DecimalString | null;
}

/** What the value changed by within the range, with what was deposited and withdrawn left out. */
export function portfolioGain(
  { values, netDeposits }: Pick<Portfolio, 'values' | 'netDeposits'>,
  totalValue: DecimalString,
): PortfolioGain {
  const start = parseAmount(values[0]?.value ?? '0');
  const added = parseSignedAmount(netDeposits);
  const gain = parseAmount(totalValue) - start - added;
  const invested = added > 0n ? start + added : start;
  return { gain: formatAmount(gain), percent: percentOf(gain, invested) };
}

export interface HoldingProfit {
  /** Of one unit. */
  averageCost: DecimalString;
  profit: DecimalString;
  percent: DecimalString | null;
}

/** @param value of the balance now; @param cost what it was bought for. */
export function holdingProfit(
  balance: DecimalString,
  value: DecimalString,
  cost: DecimalString,
): HoldingProfit {
  const [owned, paid] = [parseAmount(balance), parseAmount(cost)];
  const profit = parseAmount(value) - paid;
  return {
    averageCost: owned === 0n ? '0' : formatAmount(divideAtoms(paid, owned)),
    profit: formatAmount(profit),
    percent: percentOf(profit, paid),
  };
}

/** What the priced holdings are worth at live prices, less what they cost. */
export function liveUnrealised(
  allocation: readonly Pick<Portfolio['allocation'][number], 'tokenId' | 'cost'>[],
  valueOf: (tokenId: string) => DecimalString | null,
): DecimalString {
  let sum = 0n;
  for (const { tokenId, cost } of allocation) {
    const value = valueOf(tokenId);
    if (cost !== null && value !== null) sum += parseAmount(value) - parseAmount(cost);
  }
  return formatAmount(sum);
}
