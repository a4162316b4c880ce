import { describe, expect, it } from 'vitest';
import { csvLine } from './csv.ts';

describe('csvLine', () => {
  it('ends each record with CR LF and leaves absent values empty', () => {
    expect(csvLine(['a', null, undefined, 7, false])).toBe('a,,,7,false\r\n');
  });

  it.each([
    ['a,b', '"a,b"'],
    ['say "yes"', '"say ""yes"""'],
    ['two\nlines', '"two\nlines"'],
    ['two\r\nlines', '"two\r\nlines"'],
  ])('quotes %j as %j', (text, cell) => {
    expect(csvLine([text])).toBe(`${cell}\r\n`);
  });

  it.each([
    ['=1+1', `'=1+1`],
    ['+49', `'+49`],
    ['-1-A1', `'-1-A1`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['\t=1', `'\t=1`],
    ['\r=1', `"'\r=1"`],
    ['=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
  ])('makes the formula %j harmless', (text, cell) => {
    expect(csvLine([text])).toBe(`${cell}\r\n`);
  });

  it.each(['-1.5', '-0.00000001', '12'])('leaves the number %s a number', (text) => {
    expect(csvLine([text])).toBe(`${text}\r\n`);
  });
});
