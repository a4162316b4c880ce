import { describe, expect, it } from 'vitest';
import { quickAmounts } from './quick-amounts.ts';

describe('quickAmounts', () => {
  it('offers round cash, and round amounts of a token of about the same worth', () => {
    expect(quickAmounts(true, '1')).toEqual(['1000', '10000', '100000']);
    expect(quickAmounts(false, '64120.5')).toEqual(['0.01', '0.1', '1']);
    expect(quickAmounts(false, '0.12')).toEqual(['1000', '10000', '100000']);
  });

  it('offers whole units of a token without a price', () => {
    expect(quickAmounts(false, null)).toEqual(['1', '10', '100']);
  });
});
