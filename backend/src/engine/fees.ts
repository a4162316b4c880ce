const PPM = 1_000_000n;

/**
 * The atoms that are due now. `accruedPpmAtoms` is the sum of rate x received over all fills so far;
 * its ceiling is what the order owes in all, so cutting a fill into parts never changes the fee.
 */
export function feeDueAtoms(accruedPpmAtoms: bigint, chargedAtoms: bigint): bigint {
  return (accruedPpmAtoms + PPM - 1n) / PPM - chargedAtoms;
}
