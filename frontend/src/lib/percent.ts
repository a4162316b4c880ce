import type { DecimalString } from '@tokentradex/backend/contracts';

/**
 * `part / whole` in per cent with two decimals, cut toward zero: "-1.25".
 * @returns null when `whole` is zero.
 */
export function percentOf(part: bigint, whole: bigint): DecimalString | null {
  if (whole === 0n) return null;
  const hundredths = (part * 10_000n) / whole;
  const sign = hundredths < 0n ? '-' : '';
  const digits = (hundredths < 0n ? -hundredths : hundredths).toString().padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
