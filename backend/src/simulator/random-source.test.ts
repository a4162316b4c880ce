import { describe, expect, it } from 'vitest';
import { FairPrice } from './fair-price.ts';
import { RandomSource } from './random-source.ts';

function take<T>(count: number, draw: () => T): T[] {
  return Array.from({ length: count }, draw);
}

describe('RandomSource', () => {
  it('repeats itself for the same seed only', () => {
    const numbers = (seed: string) => {
      const random = new RandomSource(seed);
      return take(20, () => random.uniform() + random.normal());
    };
    expect(numbers('a')).toEqual(numbers('a'));
    expect(numbers('a')).not.toEqual(numbers('b'));
  });

  it('draws evenly from 0 to 1, and normally around 0', () => {
    const random = new RandomSource('shape');
    const mean = (values: number[]) =>
      values.reduce((sum, value) => sum + value, 0) / values.length;
    const uniforms = take(20_000, () => random.uniform());
    expect(Math.min(...uniforms)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...uniforms)).toBeLessThan(1);
    expect(mean(uniforms)).toBeCloseTo(0.5, 1);
    const normals = take(20_000, () => random.normal());
    expect(mean(normals)).toBeCloseTo(0, 1);
    expect(mean(normals.map((value) => value * value))).toBeCloseTo(1, 1);
  });
});

describe('FairPrice', () => {
  it('moves, but stays near where it began for a month', () => {
    const price = new FairPrice(10_000, 0.001, new RandomSource('month'));
    const seen = take((30 * 86_400) / 5, () => {
      price.advance(5);
      return price.ticks;
    });
    expect(seen.filter((ticks) => ticks < 8_500 || ticks > 11_500)).toEqual([]);
    expect(new Set(seen.map(Math.round)).size).toBeGreaterThan(100);
  });
});
