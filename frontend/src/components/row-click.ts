import type { MouseEvent } from 'react';

const CONTROLS = 'a, button, input, [role="button"]';

/** A click handler for a row that leaves its buttons and links alone; nothing when rows do nothing. */
export function rowClick<Row>(
  row: Row,
  onRowClick: ((row: Row) => void) | undefined,
): ((event: MouseEvent) => void) | undefined {
  if (onRowClick === undefined) return undefined;
  return ({ target }) => {
    if (target instanceof Element && target.closest(CONTROLS) === null) onRowClick(row);
  };
}
