import { simpleAverage, type Series } from './moving-averages.ts';

export interface Bands {
  upper: Series;
  middle: Series;
  lower: Series;
}

/** The simple average, and `width` standard deviations (of the population) above and below it. */
export function bollingerBands(values: readonly number[], length: number, width: number): Bands {
  const middle = simpleAverage(values, length);
  const deviations = middle.map((mean, index) => {
    if (mean === null) return null;
    const window = values.slice(index - length + 1, index + 1);
    const squares = window.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    return Math.sqrt(squares / length);
  });
  const band = (sign: 1 | -1): Series =>
    middle.map((mean, index) => {
      const deviation = deviations[index] ?? null;
      return mean === null || deviation === null ? null : mean + sign * width * deviation;
    });
  return { upper: band(1), middle, lower: band(-1) };
}
