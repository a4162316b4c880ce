import { describe, expect, it } from 'vitest';
import { formatWait } from './time-text.ts';

const NOW_MS = Date.parse('2026-03-04T12:00:00.000Z');

describe('formatWait', () => {
  it.each([
    ['2026-03-04T12:00:00.001Z', '1 min'],
    ['2026-03-04T11:00:00.000Z', '1 min'],
    ['2026-03-04T12:59:00.000Z', '59 mins'],
    ['2026-03-04T12:59:00.001Z', '1 hr'],
    ['2026-03-05T11:58:30.000Z', '23 hrs 59 mins'],
    ['2026-03-05T12:00:00.000Z', '1 day'],
    ['2026-03-07T13:30:00.000Z', '3 days 1 hr'],
  ])('until %s is %s', (time, text) => {
    expect(formatWait(time, NOW_MS)).toBe(text);
  });
});
