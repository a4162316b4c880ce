import type { DecimalString } from '@tokentradex/backend/contracts';
import { divideAtoms, formatAmount, parseAmount } from '@tokentradex/backend/decimal';

const CASH_AMOUNTS: readonly DecimalString[] = ['1000', '10000', '100000'];

/** The largest power of ten that is not above `atoms`. */
function powerOfTenBelow(atoms: bigint): bigint {
  return 10n ** BigInt(atoms.toString().length - 1);
}

/**
 * Round amounts to offer for a deposit: so much cash, or of a token what is worth about as much.
 * @param price of one unit in cash; null when the token never traded.
 */
export function quickAmounts(isQuote: boolean, price: DecimalString | null): DecimalString[] {
  if (isQuote) return [...CASH_AMOUNTS];
  const priceAtoms = price === null ? 0n : parseAmount(price);
  if (priceAtoms === 0n) return ['1', '10', '100'];
  const amounts = CASH_AMOUNTS.map((cash) => divideAtoms(parseAmount(cash), priceAtoms));
  return [...new Set(amounts.filter((atoms) => atoms > 0n).map(powerOfTenBelow))].map(formatAmount);
}
