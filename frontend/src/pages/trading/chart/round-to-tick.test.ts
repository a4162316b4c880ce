import { describe, expect, it } from 'vitest';
import { roundToTick } from './round-to-tick.ts';

describe('roundToTick', () => {
  it('gives the nearest multiple of the tick size, exactly', () => {
    expect(roundToTick(100.1249, '0.05')).toBe('100.1');
    expect(roundToTick(100.1251, '0.05')).toBe('100.15');
    expect(roundToTick(0.1 + 0.2, '0.1')).toBe('0.3');
    expect(roundToTick(7, '5')).toBe('5');
  });

  it('gives one tick below the first', () => {
    expect(roundToTick(0.001, '0.05')).toBe('0.05');
    expect(roundToTick(-3, '0.05')).toBe('0.05');
  });
});
