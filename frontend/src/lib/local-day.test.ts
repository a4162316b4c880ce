import { describe, expect, it } from 'vitest';
import { endOfDay, isDay, startOfDay } from './local-day.ts';

describe('isDay', () => {
  it.each([
    ['2026-03-01', true],
    ['2028-02-29', true],
    ['2026-02-29', false],
    ['2026-02-31', false],
    ['2026-04-31', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-3-1', false],
    ['2026-03-01T00:00:00Z', false],
    ['2027', false],
    ['31.01.2027', false],
    ['yesterday', false],
    ['', false],
  ])('of %j is %s', (text, expected) => {
    expect(isDay(text)).toBe(expected);
  });
});

describe('startOfDay and endOfDay', () => {
  it('are the midnights in local time around the day', () => {
    expect(startOfDay('2026-12-31')).toBe(new Date(2026, 11, 31).toISOString());
    expect(endOfDay('2026-12-31')).toBe(new Date(2027, 0, 1).toISOString());
  });

  it('never take what is no day for another one', () => {
    expect(() => endOfDay('2026-02-31')).toThrow(RangeError);
  });
});
