import type { Portfolio } from '@tokentradex/backend/contracts';

type Point = Portfolio['values'][number];

/** Without the time before the account held anything, as long as two points are left to draw. */
export function sinceFirstValue(values: readonly Point[]): readonly Point[] {
  const first = values.findIndex(({ value }) => /[1-9]/.test(value));
  return first === -1 || values.length - first < 2 ? values : values.slice(first);
}
