import { describe, expect, it } from 'vitest';
import { bollingerBands } from './bollinger-bands.ts';
import { convergenceDivergence } from './convergence-divergence.ts';
import { exponentialAverage, simpleAverage } from './moving-averages.ts';
import { relativeStrength } from './relative-strength.ts';

function rounded(series: readonly (number | null)[]): (number | null)[] {
  return series.map((value) => (value === null ? null : Number(value.toFixed(4))));
}

describe('simpleAverage', () => {
  it('is the mean of the last values, and nothing before there are enough', () => {
    expect(simpleAverage([2, 4, 6, 11], 3)).toEqual([null, null, 4, 7]);
    expect(simpleAverage([1, 2], 3)).toEqual([null, null]);
  });
});

describe('exponentialAverage', () => {
  it('begins with the mean and then weighs the newest by 2 / (length + 1)', () => {
    // Weight 0.5: 4, then 4 + (10 - 4) / 2 = 7, then 7 + (3 - 7) / 2 = 5.
    expect(exponentialAverage([2, 4, 6, 10, 3], 3)).toEqual([null, null, 4, 7, 5]);
  });
});

describe('bollingerBands', () => {
  it('lies two deviations of the population around the mean', () => {
    // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, deviation 2.
    const bands = bollingerBands([2, 4, 4, 4, 5, 5, 7, 9], 8, 2);
    expect([bands.lower[7], bands.middle[7], bands.upper[7]]).toEqual([1, 5, 9]);
    expect(bands.upper[6]).toBeNull();
  });

  it('closes where the price stands still', () => {
    const { upper, lower } = bollingerBands([3, 3, 3], 3, 2);
    expect([lower[2], upper[2]]).toEqual([3, 3]);
  });
});

describe('relativeStrength', () => {
  it('smooths gains and losses as Wilder does', () => {
    // Moves +1, -1, +2: gain 1, loss 1/3 of length 3, so 75. Then -1: gain 2/3, loss 5/9, so 54.5455.
    expect(rounded(relativeStrength([10, 11, 10, 12, 11], 3))).toEqual([
      null,
      null,
      null,
      75,
      54.5455,
    ]);
  });

  it('is 100 without a loss, 0 without a gain, 50 without a move', () => {
    expect(relativeStrength([1, 2, 3], 2)[2]).toBe(100);
    expect(relativeStrength([3, 2, 1], 2)[2]).toBe(0);
    expect(relativeStrength([2, 2, 2], 2)[2]).toBe(50);
  });
});

describe('convergenceDivergence', () => {
  it('is the fast average less the slow one, with the average of that', () => {
    // Fast (2): 1.5, 2.5, 4.8333, 7.6111. Slow (3): 2, 4, 6.5 from the third on.
    const { line, signal, histogram } = convergenceDivergence([1, 2, 3, 6, 9], {
      fast: 2,
      slow: 3,
      signal: 2,
    });
    expect(rounded(line)).toEqual([null, null, 0.5, 0.8333, 1.1111]);
    // Begun by the mean of 0.5 and 0.8333; then weight 2/3.
    expect(rounded(signal)).toEqual([null, null, null, 0.6667, 0.963]);
    expect(rounded(histogram)).toEqual([null, null, null, 0.1667, 0.1481]);
  });

  it('has nothing for too few values', () => {
    const { line, signal } = convergenceDivergence([1, 2], { fast: 2, slow: 3, signal: 2 });
    expect([line, signal]).toEqual([
      [null, null],
      [null, null],
    ]);
  });
});
