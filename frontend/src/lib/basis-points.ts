import type { DecimalString } from '@tokentradex/backend/contracts';
import { formatAmount, parseAmount } from '@tokentradex/backend/decimal';
import { formatDecimal } from './decimal-text.ts';

/** Basis points as per cent: "12.5" is "0.125". */
export function percentOfBasisPoints(bps: DecimalString): DecimalString {
  return formatAmount(parseAmount(bps) / 100n);
}

/** As a reader thinks of a fee: "10" as "0.10%". */
export function formatFeeRate(bps: DecimalString): string {
  return `${formatDecimal(percentOfBasisPoints(bps), { decimalsMin: 2 })}%`;
}
