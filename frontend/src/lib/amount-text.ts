import type { DecimalString } from '@tokentradex/backend/contracts';
import { AMOUNT_SCALE, DECIMAL_PATTERN } from '@tokentradex/backend/decimal';

export type AmountReading =
  { isValid: true; amount: DecimalString } | { isValid: false; problem: string };

const THOUSANDS_PATTERN = /^\d{1,3}(,\d{3})+(\.\d*)?$/;

function refuse(problem: string): AmountReading {
  return { isValid: false, problem };
}

/**
 * Reads what a person typed as an amount above zero: "1,000", "1000." and ".5" are understood, a comma for
 * decimals is not, since it could mean a thousand times as much.
 */
export function readAmount(text: string): AmountReading {
  const trimmed = text.trim();
  if (trimmed === '') return refuse('Enter an amount.');
  const plain = THOUSANDS_PATTERN.test(trimmed) ? trimmed.replaceAll(',', '') : trimmed;
  if (plain.includes(',')) return refuse('Use a point for decimals: 1500.25');
  const [integer = '', fraction = '', ...rest] = plain.split('.');
  if (rest.length > 0 || !/^\d*$/.test(integer + fraction) || integer + fraction === '') {
    return refuse('Enter a number such as 1500.25');
  }
  if (fraction.length > AMOUNT_SCALE) return refuse(`Use at most ${AMOUNT_SCALE} decimals.`);
  const amount = `${integer.replace(/^0+(?=\d)/, '') || '0'}${fraction === '' ? '' : `.${fraction}`}`;
  if (!DECIMAL_PATTERN.test(amount)) return refuse('This amount is too large.');
  if (!/[1-9]/.test(amount)) return refuse('Enter an amount above zero.');
  return { isValid: true, amount };
}
