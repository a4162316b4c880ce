import type { Token, WithdrawalLimits } from '@tokentradex/backend/contracts';
import { ATOMS_PER_UNIT, parseAmount } from '@tokentradex/backend/decimal';

/** The limit that leaves less: a withdrawal has to fit into both. */
export function tighterLimit({ day, month }: WithdrawalLimits): {
  name: 'day' | 'month';
  remaining: string;
} {
  const isDay = parseAmount(day.remaining) < parseAmount(month.remaining);
  return isDay
    ? { name: 'day', remaining: day.remaining }
    : { name: 'month', remaining: month.remaining };
}

/**
 * Whether an amount is worth more than what is left, rounded up as the server does.
 * @param price of one unit in cash; null when the token never traded, which the server judges.
 */
export function isOverLimit(
  token: Pick<Token, 'isQuote'>,
  amount: string,
  price: string | null,
  limits: WithdrawalLimits,
): boolean {
  const amountAtoms = parseAmount(amount);
  const remainingAtoms = parseAmount(tighterLimit(limits).remaining);
  if (token.isQuote) return amountAtoms > remainingAtoms;
  if (price === null) return false;
  const valueAtoms = (amountAtoms * parseAmount(price) + ATOMS_PER_UNIT - 1n) / ATOMS_PER_UNIT;
  return valueAtoms > remainingAtoms;
}
