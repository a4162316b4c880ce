import { Op } from 'sequelize';
import type { PageQuery } from '../contracts/index.ts';
import { AppError } from '../lib/app-error.ts';

/** A page of rows, newest first. The cursor is opaque to clients. */
export interface RowPage<T> {
  items: T[];
  nextCursor: string | null;
}

const NUMBER_PATTERN = /^\d{1,18}$/;
const UUID_PATTERN = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Makes a page of rows that were read one beyond `limit`.
 * @param idOf what the next page continues after.
 */
export function pageOf<T>(rows: T[], limit: number, idOf: (row: T) => string | number): RowPage<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return {
    items,
    nextCursor: cursorOf(hasMore ? String(idOf(last)) : null),
  };
}

/** Null when nothing is left. */
export function cursorOf(continueAfter: string | null): string | null {
  return continueAfter === null ? null : Buffer.from(continueAfter).toString('base64url');
}

/** The integer id that a page continues after; null on the first page. @throws AppError */
export function cursorId(cursor: string | undefined): string | null {
  return decodeCursor(cursor, NUMBER_PATTERN);
}

/** Where the page begins, for rows with rising integer ids. @throws AppError for a foreign cursor */
export function idBefore({ cursor }: PageQuery): { id?: { [Op.lt]: string } } {
  const id = cursorId(cursor);
  return id === null ? {} : { id: { [Op.lt]: id } };
}

/** The UUID that a page continues after; null on the first page. @throws AppError */
export function uuidCursor(cursor: string | undefined): string | null {
  return decodeCursor(cursor, UUID_PATTERN);
}

function decodeCursor(cursor: string | undefined, pattern: RegExp): string | null {
  if (cursor === undefined) return null;
  const id = Buffer.from(cursor, 'base64url').toString('latin1');
  if (pattern.test(id)) return id;
  throw new AppError('validation_failed', 'The request is not valid.', {
    details: [{ field: 'cursor', message: 'is not a cursor of this list' }],
  });
}
