import { AMOUNT_SCALE } from '../../lib/decimal.ts';

/**
 * PostgreSQL array literals, one column each, for `INSERT ... SELECT FROM unnest($1::type[], ...)`.
 * Written by hand because the driver's own array encoder escapes every element, which is most of
 * the cost of a large batch; only free text needs that here.
 */

/** Integers, UUIDs, and words of our own without blanks, quotes or braces. */
export function plainArray(values: readonly (string | number | boolean | null)[]): string {
  return `{${values.map((value) => value ?? 'NULL').join(',')}}`;
}

/** Amounts in atoms: the database moves the point, exactly, and faster than we would. */
export function amountArray(values: readonly (bigint | null)[]): string {
  return `{${values.map((value) => (value === null ? 'NULL' : `${value}e-${AMOUNT_SCALE}`)).join(',')}}`;
}

/** Milliseconds since 1970 as timestamps. The rows of a batch mostly share one: it is written once. */
export function timeArray(valuesMs: readonly (number | null)[]): string {
  let lastMs = Number.NaN;
  let lastText = '';
  const texts = valuesMs.map((valueMs) => {
    if (valueMs === null) return 'NULL';
    if (valueMs !== lastMs) {
      lastMs = valueMs;
      lastText = new Date(valueMs).toISOString();
    }
    return lastText;
  });
  return `{${texts.join(',')}}`;
}

/** Text that a person or a client wrote: quoted and escaped. */
export function textArray(values: readonly (string | null)[]): string {
  return `{${values.map(quoted).join(',')}}`;
}

function quoted(value: string | null): string {
  return value === null ? 'NULL' : `"${value.replace(/[\\"]/g, '\\$&')}"`;
}
