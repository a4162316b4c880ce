import { exponentialAverage, type Series } from './moving-averages.ts';

export interface ConvergenceDivergence {
  /** The fast average less the slow one. */
  line: Series;
  /** The average of that line. */
  signal: Series;
  /** The line less its signal. */
  histogram: Series;
}

/** Moving average convergence and divergence. */
export function convergenceDivergence(
  values: readonly number[],
  lengths: { fast: number; slow: number; signal: number },
): ConvergenceDivergence {
  const slow = exponentialAverage(values, lengths.slow);
  const line = exponentialAverage(values, lengths.fast).map((fast, index) => {
    const behind = slow[index] ?? null;
    return fast === null || behind === null ? null : fast - behind;
  });
  const from = line.findIndex((value) => value !== null);
  const known = from === -1 ? [] : line.slice(from).map((value) => value ?? 0);
  const signal: Series = [
    ...line.slice(0, from === -1 ? line.length : from).map(() => null),
    ...exponentialAverage(known, lengths.signal),
  ];
  const histogram = line.map((value, index) => {
    const average = signal[index] ?? null;
    return value === null || average === null ? null : value - average;
  });
  return { line, signal, histogram };
}
