import type { WithdrawalLimits } from '@tokentradex/backend/contracts';
import { describe, expect, it } from 'vitest';
import { isOverLimit, tighterLimit } from './left-of-limits.ts';

function limits(day: string, month: string): WithdrawalLimits {
  const window = (remaining: string) => ({ limit: '100', used: '0', remaining, freesAt: null });
  return { kycStatus: 'approved', quoteSymbol: 'USD', day: window(day), month: window(month) };
}

describe('tighterLimit', () => {
  it('is the one that leaves less', () => {
    expect(tighterLimit(limits('10', '90'))).toEqual({ name: 'day', remaining: '10' });
    expect(tighterLimit(limits('10', '9.99'))).toEqual({ name: 'month', remaining: '9.99' });
  });
});

describe('isOverLimit', () => {
  it('compares cash as it is, and tokens at their price', () => {
    expect(isOverLimit({ isQuote: true }, '10', null, limits('10', '90'))).toBe(false);
    expect(isOverLimit({ isQuote: true }, '10.00000001', null, limits('10', '90'))).toBe(true);
    expect(isOverLimit({ isQuote: false }, '0.1', '100', limits('10', '90'))).toBe(false);
    expect(isOverLimit({ isQuote: false }, '0.10000001', '100', limits('10', '90'))).toBe(true);
  });

  it('leaves a token without a price to the server', () => {
    expect(isOverLimit({ isQuote: false }, '1000', null, limits('0', '0'))).toBe(false);
  });
});
