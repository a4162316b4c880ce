import { describe, expect, it } from 'vitest';
import { mergeLive } from './merge-live.ts';

interface Row {
  id: string;
  text: string;
}

const ACCESS = { idOf: (row: Row) => row.id, keyOf: (row: Row) => row.id };
const rowOf = (id: string, text = ''): Row => ({ id, text });
const idsOf = (rows: Row[]) => rows.map(({ id }) => id).join(' ');

describe('mergeLive', () => {
  it('puts new rows at their place and replaces known ones', () => {
    const merged = mergeLive(
      [rowOf('9', 'old'), rowOf('7')],
      [rowOf('10'), rowOf('9', 'new')],
      false,
      ACCESS,
    );
    expect([idsOf(merged), merged[1]?.text]).toEqual(['10 9 7', 'new']);
  });

  it('leaves out what belongs to a page that is not loaded yet', () => {
    expect(idsOf(mergeLive([rowOf('9'), rowOf('7')], [rowOf('3')], true, ACCESS))).toBe('9 7');
    expect(idsOf(mergeLive([rowOf('9'), rowOf('7')], [rowOf('3')], false, ACCESS))).toBe('9 7 3');
  });
});
