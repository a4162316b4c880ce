import { describe, expect, it } from 'vitest';
import { readAmount } from './amount-text.ts';

describe('readAmount', () => {
  it.each([
    ['1500.25', '1500.25'],
    [' 1,234,567.5 ', '1234567.5'],
    ['1000.', '1000'],
    ['.5', '0.5'],
    ['007', '7'],
    ['0.00000001', '0.00000001'],
  ])('reads %j as %s', (text, amount) => {
    expect(readAmount(text)).toEqual({ isValid: true, amount });
  });

  it.each([
    '',
    '  ',
    '1,5',
    '12,34',
    '1.2.3',
    'abc',
    '1e5',
    '-1',
    '0',
    '0.0',
    '.',
    '0.123456789',
    '9'.repeat(29),
  ])('refuses %j with a reason', (text) => {
    expect(readAmount(text)).toMatchObject({
      isValid: false,
      problem: expect.any(String) as string,
    });
  });
});
