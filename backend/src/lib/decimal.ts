/**
 * The only converter between decimal strings (wire, database) and integer atoms (engine).
 * One atom is 10^-8 of a unit, for every asset.
 */

/** Decimals of every amount and price. */
export const AMOUNT_SCALE = 8;

/** Atoms in one whole unit. */
export const ATOMS_PER_UNIT = 10n ** BigInt(AMOUNT_SCALE);

/** Digits before the point: NUMERIC(36,8) holds 28. */
const INTEGER_DIGITS_MAX = 28;

/** An unsigned decimal of at most 28 integer digits and 8 decimals; no sign, exponent or blanks. */
export const DECIMAL_PATTERN = new RegExp(
  `^(0|[1-9]\\d{0,${INTEGER_DIGITS_MAX - 1}})(\\.\\d{1,${AMOUNT_SCALE}})?$`,
);

/** @throws RangeError when `text` is not an unsigned decimal with at most 8 decimals. */
export function parseAmount(text: string): bigint {
  if (!DECIMAL_PATTERN.test(text)) {
    throw new RangeError(`not an unsigned decimal with at most ${AMOUNT_SCALE} decimals`);
  }
  return toAtoms(text);
}

/** Like {@link parseAmount}, with an optional leading minus: for ledger lines and adjustments. */
export function parseSignedAmount(text: string): bigint {
  return text.startsWith('-') ? -parseAmount(text.slice(1)) : parseAmount(text);
}

/**
 * What PostgreSQL prints for a NUMERIC(36, 8): always 8 decimals, maybe a minus. Skips the checks of
 * {@link parseAmount}, for loading many rows.
 */
export function parseStored(text: string): bigint {
  const point = text.length - AMOUNT_SCALE - 1;
  return BigInt(text.slice(0, point) + text.slice(point + 1));
}

/** The shortest exact decimal: no exponent, no trailing zeros, a minus for negatives. */
export function formatAmount(atoms: bigint): string {
  const sign = atoms < 0n ? '-' : '';
  const digits = (atoms < 0n ? -atoms : atoms).toString().padStart(AMOUNT_SCALE + 1, '0');
  const point = digits.length - AMOUNT_SCALE;
  let end = digits.length;
  while (end > point && digits.charCodeAt(end - 1) === 48) end -= 1;
  const integer = digits.slice(0, point);
  return end === point ? sign + integer : `${sign}${integer}.${digits.slice(point, end)}`;
}

/** How many decimals an amount needs: 0.01 needs 2, 5 needs 0. Zero needs 0. */
export function scaleOf(atoms: bigint): number {
  if (atoms === 0n) return 0;
  let scale = AMOUNT_SCALE;
  let rest = atoms;
  while (scale > 0 && rest % 10n === 0n) {
    rest /= 10n;
    scale -= 1;
  }
  return scale;
}

/** `a x b` in atoms, rounded toward zero; exact when the scales of a and b add up to at most 8. */
export function multiplyAtoms(a: bigint, b: bigint): bigint {
  return (a * b) / ATOMS_PER_UNIT;
}

/** `a / b` in atoms, rounded toward zero. @throws RangeError when b is zero. */
export function divideAtoms(a: bigint, b: bigint): bigint {
  return (a * ATOMS_PER_UNIT) / b;
}

function toAtoms(text: string): bigint {
  const point = text.indexOf('.');
  if (point === -1) return BigInt(text) * ATOMS_PER_UNIT;
  const decimals = text.length - point - 1;
  return BigInt(text.slice(0, point) + text.slice(point + 1) + '0'.repeat(AMOUNT_SCALE - decimals));
}
