import { expect, it } from 'vitest';
import { sinceFirstValue } from './since-first-value.ts';

const pointsOf = (...values: string[]) =>
  values.map((value, index) => ({ time: `2026-01-0${index + 1}T00:00:00.000Z`, value }));

it('begins at the first value that is not zero', () => {
  const points = pointsOf('0', '0', '12.5', '0', '3');
  expect(sinceFirstValue(points)).toEqual(points.slice(2));
});

it('keeps everything when there would be nothing to draw', () => {
  for (const points of [pointsOf('0', '0', '7'), pointsOf('0', '0'), []]) {
    expect(sinceFirstValue(points)).toEqual(points);
  }
});
