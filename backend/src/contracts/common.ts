/** An exact decimal as a string, at most 8 decimals, no exponent: "0.5", "265.1807575". */
export type DecimalString = string;

/** ISO 8601 in UTC with milliseconds: "2026-01-31T09:30:00.000Z". */
export type IsoTime = string;

export interface Success<T> {
  success: true;
  data: T;
}

/**
 * A page of a list, newest first. `nextCursor` is null on the last page. A page looks at a bounded
 * number of rows: where few of very many match, it may hold fewer than `limit`, even none, before the
 * last one. Go on as long as there is a cursor.
 */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export interface PageQuery {
  limit?: number;
  cursor?: string;
}
