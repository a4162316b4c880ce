import type { DecimalString } from '@tokentradex/backend/contracts';
import { formatAmount, parseAmount } from '@tokentradex/backend/decimal';

/** Basis points as per cent: "12.5" is "0.125". */
export function percentOfBasisPoints(bps: DecimalString): DecimalString {
  return formatAmount(parseAmount(bps) / 100n);
}
