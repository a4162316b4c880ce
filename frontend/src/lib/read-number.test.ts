import { describe, expect, it } from 'vitest';
import { normalizeNumber } from './read-number.ts';

describe('normalizeNumber', () => {
  it.each([
    ['1,250.50', '1250.5'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['007', '7'],
    ['1.5k', '1500'],
    ['2m', '2000000'],
    ['0.00000001', '0.00000001'],
    ['1.2345678k', '1234.5678'],
  ])('reads %s as %s', (typed, expected) => {
    expect(normalizeNumber(typed)).toBe(expected);
  });

  it.each(['', '.', 'k', '-1', '1e5', '1.2.3', '0.000000001', 'NaN'])('refuses "%s"', (typed) => {
    expect(normalizeNumber(typed)).toBeNull();
  });
});
