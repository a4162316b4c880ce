/** What a cell may hold; null and absent values are empty cells. */
export type CsvCell = string | number | boolean | null | undefined;

/** A number as we write it: the only cells that may begin with a minus as they are. */
const NUMBER_PATTERN = /^-?\d+(\.\d+)?$/;
/** What a spreadsheet takes for a formula, or skips to find one. */
const FORMULA_PATTERN = /^[=+\-@\t\r]/;
const QUOTED_PATTERN = /[",\r\n]/;

/** One record of RFC 4180, its line end included. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** A text that would run as a formula gets an apostrophe in front, which spreadsheets do not show. */
function csvCell(value: CsvCell): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  const isFormula = FORMULA_PATTERN.test(text) && !NUMBER_PATTERN.test(text);
  const safe = isFormula ? `'${text}` : text;
  return QUOTED_PATTERN.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
