import { describe, expect, it } from 'vitest';
import { stepNumber } from './step-number.ts';

describe('stepNumber', () => {
  it('moves by steps on the grid and stays above zero', () => {
    expect(stepNumber('64000.3', '0.5', 1)).toBe('64000.5');
    expect(stepNumber('64000', '0.5', -10)).toBe('63995');
    expect(stepNumber('0.5', '0.5', -1)).toBe('0.5');
    expect(stepNumber('', '0.01', 1)).toBe('0.01');
  });
});
