const PPM = 1_000_000n;

/** A fee rate in parts per million as it is multiplied with what an order receives. */
export function feeRate(ppm: number): bigint {
  return BigInt(ppm);
}

/**
 * The atoms that are due now. `accruedPpmAtoms` is the sum of rate x received over all fills so far;
 * its ceiling is what the order owes in all, so cutting a fill into parts never changes the fee.
 */
export function feeDueAtoms(accruedPpmAtoms: bigint, chargedAtoms: bigint): bigint {
  return (accruedPpmAtoms + PPM - 1n) / PPM - chargedAtoms;
}
