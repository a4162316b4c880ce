import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { csvLine, type CsvCell } from '../presenters/csv.ts';

/** A list as a file. */
export interface CsvTable<Column extends string> {
  /** "orders": the file's name before its ending. */
  name: string;
  columns: readonly Column[];
  /** Some rows at a time, at the client's pace. */
  pages: AsyncGenerator<Readonly<Partial<Record<Column, CsvCell>>>[], void, void>;
}

/** Whether the client asked for a file rather than JSON. */
export function wantsCsv(req: Request): boolean {
  return (
    req.headers.accept?.includes('text/csv') === true &&
    req.accepts(['application/json', 'text/csv']) === 'text/csv'
  );
}

/**
 * Streams a table with a header row. A client that goes away ends the reading; a failure in the
 * middle cuts the connection, so that a part is never taken for the whole.
 */
export async function sendCsv<Column extends string>(
  res: Response,
  { name, columns, pages }: CsvTable<Column>,
): Promise<void> {
  // Before the headers: what fails here is answered as any other failure.
  const first = await pages.next();
  res.statusCode = 200;
  res.setHeader('Content-Type', 'text/csv; charset=utf-8; header=present');
  res.setHeader('Content-Disposition', `attachment; filename="${name}.csv"`);
  const textOf = (rows: Readonly<Partial<Record<Column, CsvCell>>>[]) =>
    rows.map((row) => csvLine(columns.map((column) => row[column]))).join('');
  async function* texts(): AsyncGenerator<string> {
    yield csvLine(columns);
    if (first.done !== true) yield textOf(first.value);
    for await (const rows of pages) yield textOf(rows);
  }
  try {
    // One text at a time: the next rows are read when the client has taken these.
    await pipeline(Readable.from(texts(), { highWaterMark: 1 }), res);
  } catch (error) {
    if (!isPrematureClose(error)) throw error;
  } finally {
    // Also when the client had gone before the first text was wanted.
    await pages.return();
  }
}

function isPrematureClose(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}
