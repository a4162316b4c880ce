import type { Portfolio } from '../contracts/index.ts';
import { formatAmount } from '../lib/decimal.ts';
import type { PortfolioRecord } from '../services/portfolio/portfolio-service.ts';
import { presentTime } from './time.ts';

export function presentPortfolio(record: PortfolioRecord): Portfolio {
  return {
    range: record.range,
    values: record.values.map(({ timeMs, valueAtoms }) => ({
      time: presentTime(timeMs),
      value: formatAmount(valueAtoms),
    })),
    allocation: record.allocation.map((one) => ({
      tokenId: String(one.token.id),
      symbol: one.token.symbol,
      balance: formatAmount(one.balanceAtoms),
      value: formatAmount(one.valueAtoms),
      percent: hundredthsText(one.percentHundredths),
      cost: orNull(one.costAtoms),
      unrealisedProfit: orNull(one.unrealisedAtoms),
    })),
    realisedProfit: formatAmount(record.realisedAtoms),
    unrealisedProfit: formatAmount(record.unrealisedAtoms),
    netDeposits: formatAmount(record.netDepositsAtoms),
  };
}

/** Always two decimals. */
function hundredthsText(hundredths: bigint): string {
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}

function orNull(atoms: bigint | null): string | null {
  return atoms === null ? null : formatAmount(atoms);
}
