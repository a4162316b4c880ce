/** What of a level of the book was picked, for the order form. */
export interface PickedLevel {
  price: string;
  /** Null when only the price was picked. */
  quantity: string | null;
}

export type LevelColumn = 'price' | 'size' | 'total';

/** Reads a row of the book. @param column the part that was meant. */
export function levelOfRow(row: HTMLElement, column: LevelColumn): PickedLevel {
  const { price = '', size, total } = row.dataset;
  if (column === 'price') return { price, quantity: null };
  return { price, quantity: (column === 'size' ? size : total) ?? null };
}

/** The part of a row that was clicked. */
export function clickedColumn(target: EventTarget): LevelColumn {
  const element = target instanceof Element ? target : null;
  const column = element?.closest<HTMLElement>('[data-column]')?.dataset['column'];
  return column === 'size' || column === 'total' ? column : 'price';
}

/** Without a pointer the whole row is one target: Shift takes the size too, Control the total. */
export function columnOfKeys(keys: { shiftKey: boolean; ctrlKey: boolean }): LevelColumn {
  if (keys.ctrlKey) return 'total';
  return keys.shiftKey ? 'size' : 'price';
}
