import type { Series } from './moving-averages.ts';

/** Wilder's relative strength index, 0 to 100: how much of the movement was upward. */
export function relativeStrength(values: readonly number[], length: number): Series {
  let gain = 0;
  let loss = 0;
  return values.map((value, index) => {
    const previous = values[index - 1];
    if (previous === undefined) return null;
    const up = Math.max(0, value - previous);
    const down = Math.max(0, previous - value);
    if (index <= length) {
      gain += up / length;
      loss += down / length;
      if (index < length) return null;
    } else {
      gain += (up - gain) / length;
      loss += (down - loss) / length;
    }
    return gain + loss === 0 ? 50 : (100 * gain) / (gain + loss);
  });
}
