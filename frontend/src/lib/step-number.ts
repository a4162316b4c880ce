import type { DecimalString } from '@tokentradex/backend/contracts';
import { formatAmount, parseAmount } from '@tokentradex/backend/decimal';
import { normalizeNumber } from './read-number.ts';

/** One or more steps up or down from what is typed, kept on the grid and above zero. */
export function stepNumber(typed: string, step: DecimalString, steps: number): DecimalString {
  const stepAtoms = parseAmount(step);
  const text = normalizeNumber(typed);
  const value = text === null ? 0n : parseAmount(text);
  const moved = value - (value % stepAtoms) + stepAtoms * BigInt(steps);
  return formatAmount(moved < stepAtoms ? stepAtoms : moved);
}
