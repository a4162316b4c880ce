import { describe, expect, it } from 'vitest';
import { decimalsOf, formatCompact, formatDecimal, formatFixed, signOf } from './decimal-text.ts';

describe('formatDecimal', () => {
  it.each([
    ['0', {}, '0'],
    ['1234567.5', {}, '1,234,567.5'],
    ['123456789012345678.00000001', {}, '123,456,789,012,345,678.00000001'],
    ['-1000', {}, '−1,000'],
    ['12.5', { isSigned: true }, '+12.5'],
    ['0', { isSigned: true }, '0'],
    ['0.999', { decimalsMax: 2, decimalsMin: 2 }, '0.99'],
    ['0.001', { decimalsMax: 2, decimalsMin: 2, marksTiny: true }, '<0.01'],
    ['-0.001', { decimalsMax: 2, decimalsMin: 2, marksTiny: true }, '>−0.01'],
    ['-0.001', { decimalsMax: 2, decimalsMin: 2 }, '0.00'],
    ['5', { decimalsMin: 2 }, '5.00'],
    ['999', { decimalsMax: 0 }, '999'],
  ])('writes %s with %o as %s', (value, format, expected) => {
    expect(formatDecimal(value, format)).toBe(expected);
  });
});

describe('formatFixed', () => {
  it('pads and cuts to the decimals of a tick', () => {
    expect(formatFixed('64000.1', decimalsOf('0.01'))).toBe('64,000.10');
    expect(formatFixed('64000.129', decimalsOf('0.01'))).toBe('64,000.12');
    expect(formatFixed('64000', decimalsOf('5'))).toBe('64,000');
  });
});

describe('formatCompact', () => {
  it.each([
    ['999.5', '999.50'],
    ['1000', '1.00K'],
    ['12345.6', '12.34K'],
    ['1234567.8', '1.23M'],
    ['-45000000000', '−45.00B'],
    ['1300000000000', '1.30T'],
  ])('writes %s as %s', (value, expected) => {
    expect(formatCompact(value)).toBe(expected);
  });
});

describe('signOf', () => {
  it('tells the sign of a decimal string, and no sign of a negative zero', () => {
    expect([signOf('0.00'), signOf('-0.00'), signOf('-0.01'), signOf('3')]).toEqual([0, 0, -1, 1]);
  });
});
