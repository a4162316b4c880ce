/**
 * The largest amount that a command may name or that an order may be worth: ten quadrillion units.
 * Far below what NUMERIC(36, 8) holds, so a trillion such amounts still add up there.
 */
export const AMOUNT_ATOMS_MAX = 10n ** 24n;
