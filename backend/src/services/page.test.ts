import { describe, expect, it } from 'vitest';
import { idBefore, pageOf, uuidCursor } from './page.ts';

const rows = [{ id: 5 }, { id: 4 }, { id: 3 }];

describe('pageOf', () => {
  it('has a cursor only when there is more', () => {
    expect(pageOf(rows, 3, ({ id }) => id)).toEqual({ items: rows, nextCursor: null });
    expect(pageOf([], 3, () => '')).toEqual({ items: [], nextCursor: null });
    const { items, nextCursor } = pageOf(rows, 2, ({ id }) => id);
    expect(items).toEqual([{ id: 5 }, { id: 4 }]);
    expect(Object.keys(idBefore({ cursor: nextCursor ?? '' }))).toEqual(['id']);
  });
});

describe('a cursor', () => {
  it('of another list or of nobody is refused', () => {
    const uuid = Buffer.from('3b241101-e2bb-4255-8caf-4136c566a962').toString('base64url');
    expect(uuidCursor(uuid)).toBe('3b241101-e2bb-4255-8caf-4136c566a962');
    for (const cursor of [uuid, 'x', '', Buffer.from("1'; --").toString('base64url')]) {
      expect(() => idBefore({ cursor })).toThrow('not valid');
    }
    expect(() => uuidCursor(Buffer.from('5').toString('base64url'))).toThrow('not valid');
  });
});
