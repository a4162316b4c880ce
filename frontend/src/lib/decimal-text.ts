import type { DecimalString } from '@tokentradex/backend/contracts';

/** Shown where there is no value. */
export const NO_VALUE = '—';
const MINUS = '−';

/** How many decimals a step such as a tick or lot size has: "0.01" has 2, "5" has 0. */
export function decimalsOf(step: DecimalString): number {
  const point = step.indexOf('.');
  return point === -1 ? 0 : step.length - point - 1;
}

/** "1234567" as "1,234,567". */
function groupThousands(digits: string): string {
  if (digits.length <= 3) return digits;
  const head = digits.length % 3;
  const groups = head === 0 ? [] : [digits.slice(0, head)];
  for (let start = head; start < digits.length; start += 3) {
    groups.push(digits.slice(start, start + 3));
  }
  return groups.join(',');
}

export interface DecimalFormat {
  /** Padded with zeros up to here. Default 0. */
  decimalsMin?: number;
  /** Cut, toward zero, from here on. Default 8: everything. */
  decimalsMax?: number;
  /** A plus before positive values. */
  isSigned?: boolean;
  /** "<0.01" instead of "0.00" for a value that is not zero. */
  marksTiny?: boolean;
}

/**
 * Formats a decimal string without ever making it a float: "1234.5" as "1,234.50". What does not fit is
 * cut, not rounded, so that nothing looks larger than it is.
 */
export function formatDecimal(value: DecimalString, format: DecimalFormat = {}): string {
  const { decimalsMin = 0, decimalsMax = 8, isSigned = false, marksTiny = false } = format;
  const isNegative = value.startsWith('-');
  const [integer = '0', fraction = ''] = (isNegative ? value.slice(1) : value).split('.');
  const kept = fraction.slice(0, decimalsMax).padEnd(decimalsMin, '0');
  const shown = groupThousands(integer) + (kept === '' ? '' : `.${kept}`);
  const isZeroShown = !/[1-9]/.test(integer + kept);
  const isZero = isZeroShown && !/[1-9]/.test(fraction);
  if (isZeroShown && !isZero && marksTiny && decimalsMax > 0) {
    return `${isNegative ? '>' + MINUS : '<'}0.${'0'.repeat(decimalsMax - 1)}1`;
  }
  if (isZeroShown) return shown;
  if (isNegative) return MINUS + shown;
  return isSigned ? `+${shown}` : shown;
}

/** Exactly `decimals` decimals: the form that columns of numbers line up in. */
export function formatFixed(value: DecimalString, decimals: number): string {
  return formatDecimal(value, { decimalsMin: decimals, decimalsMax: decimals });
}

const COMPACT_UNITS: readonly [digits: number, unit: string][] = [
  [13, 'T'],
  [10, 'B'],
  [7, 'M'],
  [4, 'K'],
];

/** Three to five significant digits for volumes and capitalisations: "1234567.8" as "1.23M". */
export function formatCompact(value: DecimalString): string {
  const sign = value.startsWith('-') ? MINUS : '';
  const [integer = '0'] = value.replace('-', '').split('.');
  const unit = COMPACT_UNITS.find(([digits]) => integer.length >= digits);
  if (unit === undefined) return formatFixed(value, 2);
  const whole = integer.slice(0, integer.length - unit[0] + 1);
  const fraction = integer.slice(whole.length, whole.length + 2);
  return `${sign}${whole}.${fraction}${unit[1]}`;
}

/** −1, 0 or 1. */
export function signOf(value: DecimalString): -1 | 0 | 1 {
  if (!/[1-9]/.test(value)) return 0;
  return value.startsWith('-') ? -1 : 1;
}
