import { DECIMAL_PATTERN } from '@tokentradex/backend/decimal';

const SUFFIX_DIGITS: Record<string, number> = { k: 3, m: 6 };

/**
 * What a person types as the wire wants it: "1,250.50" as "1250.5", ".5" as "0.5", "1.5k" as "1500".
 * Null when it is not an unsigned decimal with at most 8 decimals.
 */
export function normalizeNumber(typed: string): string | null {
  const text = typed.toLowerCase().replaceAll(/[\s,_]/g, '');
  const match = /^(\d*)(?:\.(\d*))?([km]?)$/.exec(text);
  if (match === null) return null;
  const [, integer = '', fraction = '', suffix = ''] = match;
  if (integer === '' && fraction === '') return null;
  const shift = SUFFIX_DIGITS[suffix] ?? 0;
  const padded = fraction.padEnd(shift, '0');
  const whole = (integer + padded.slice(0, shift)).replace(/^0+(?=\d)/, '');
  const rest = padded.slice(shift).replace(/0+$/, '');
  const value = (whole === '' ? '0' : whole) + (rest === '' ? '' : `.${rest}`);
  return DECIMAL_PATTERN.test(value) ? value : null;
}
