import { expect, it } from 'vitest';
import { wholeRows } from './whole-rows.ts';

it('stands two fields side by side, and gives a row to a wide one and to one that is left over', () => {
  const fields = [
    { key: 'price' },
    { key: 'size' },
    { key: 'role' },
    { key: 'address', onPhone: 'wide' },
    { key: 'time' },
  ] as const;
  expect([...wholeRows(fields)]).toEqual(['role', 'address', 'time']);
});
