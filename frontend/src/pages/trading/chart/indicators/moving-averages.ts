/** A value per candle; null where there are not enough candles before it. */
export type Series = readonly (number | null)[];

/** Simple moving average of the last `length` values. */
export function simpleAverage(values: readonly number[], length: number): Series {
  let sum = 0;
  return values.map((value, index) => {
    sum += value - (values[index - length] ?? 0);
    return index < length - 1 ? null : sum / length;
  });
}

/** Exponential moving average with weight 2 / (length + 1), begun by the simple average. */
export function exponentialAverage(values: readonly number[], length: number): Series {
  const weight = 2 / (length + 1);
  let sum = 0;
  let average: number | null = null;
  return values.map((value, index) => {
    sum += value;
    if (index === length - 1) average = sum / length;
    else if (average !== null) average += (value - average) * weight;
    return average;
  });
}
