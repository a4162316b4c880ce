import { describe, expect, it } from 'vitest';
import { isInRange, toTimes, type TimeRange } from './time-range.ts';

const NOW_MS = Date.parse('2026-03-10T12:00:00.000Z');
const range = (fields: Partial<TimeRange>): TimeRange => ({
  period: undefined,
  fromDay: undefined,
  toDay: undefined,
  ...fields,
});

describe('toTimes', () => {
  it('asks for everything without a period', () => {
    expect(toTimes(range({ fromDay: '2026-01-01' }), NOW_MS)).toEqual({});
  });

  it('counts a period back from now', () => {
    expect(toTimes(range({ period: 'week' }), NOW_MS)).toEqual({
      from: '2026-03-03T12:00:00.000Z',
    });
  });

  it('includes the whole of the last day, in local time', () => {
    const times = toTimes(
      range({ period: 'dates', fromDay: '2026-03-01', toDay: '2026-03-02' }),
      NOW_MS,
    );
    expect(times.from).toBe(new Date(2026, 2, 1).toISOString());
    expect(times.to).toBe(new Date(2026, 2, 2, 23, 59, 59, 999).toISOString());
  });
});

describe('isInRange', () => {
  it('agrees with what is asked for at both ends', () => {
    const days = range({ period: 'dates', fromDay: '2026-03-01', toDay: '2026-03-01' });
    const at = (...parts: [number, number, number, number?]) => new Date(...parts).toISOString();
    expect(isInRange(at(2026, 2, 1, 0), days, NOW_MS)).toBe(true);
    expect(isInRange(at(2026, 2, 1, 23), days, NOW_MS)).toBe(true);
    expect(isInRange(at(2026, 2, 2, 0), days, NOW_MS)).toBe(false);
    expect(isInRange(at(2026, 1, 28, 23), days, NOW_MS)).toBe(false);
  });
});
