import type { DecimalString } from '@tokentradex/backend/contracts';
import { parseSignedAmount } from '@tokentradex/backend/decimal';

/** What a person typed as a signed amount; null when it is none or 0. A typographic minus counts. */
export function readSignedAmount(typed: string): DecimalString | null {
  const text = typed.trim().replace(/^[−–]/, '-');
  try {
    return parseSignedAmount(text) === 0n ? null : text;
  } catch {
    return null;
  }
}

/** Whether a debit of `amount` takes more than there is; never for a credit. */
export function exceedsAvailable(amount: DecimalString, available: DecimalString): boolean {
  return -parseSignedAmount(amount) > parseSignedAmount(available);
}
