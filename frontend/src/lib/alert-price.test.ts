import { describe, expect, it } from 'vitest';
import { alertDirection, movedPrice } from './alert-price.ts';

describe('alertDirection', () => {
  it('follows from the last price', () => {
    expect(alertDirection('101', '100')).toBe('above');
    expect(alertDirection('99.5', '100')).toBe('below');
    expect(alertDirection('100.00', '100')).toBeNull();
    expect(alertDirection('5', null)).toBe('above');
  });
});

describe('movedPrice', () => {
  it('stays on the tick and never crosses the last price', () => {
    expect(movedPrice('61234.5', 5, '0.5')).toBe('64296');
    expect(movedPrice('61234.5', -5, '0.5')).toBe('58173');
    expect(movedPrice('0.02', -5, '0.01')).toBe('0.02');
    expect(movedPrice('0.00000001', -10, '0.00000001')).toBe('0.00000001');
  });
});
