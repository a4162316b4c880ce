import type { Column } from './DataTable.tsx';

type Field = Pick<Column<never>, 'key' | 'onPhone'>;

/** Which fields of a card take a whole row of its two columns: the wide ones, and those that would stand alone. */
export function wholeRows(columns: readonly Field[]): Set<string> {
  const keys = new Set<string>();
  let left: string | null = null;
  for (const { key, onPhone } of columns) {
    if (onPhone === 'wide') {
      if (left !== null) keys.add(left);
      keys.add(key);
      left = null;
    } else {
      left = left === null ? key : null;
    }
  }
  if (left !== null) keys.add(left);
  return keys;
}
