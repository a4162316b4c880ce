import { describe, expect, it } from 'vitest';
import { CANDLE_INTERVALS, type CandleInterval } from '../../contracts/index.ts';
import { candleOpenMs, candleOpenMsAfter, candleOpenMsFrom } from './candle-interval.ts';

const iso = (timeMs: number) => new Date(timeMs).toISOString();

describe('candleOpenMs', () => {
  it.each<[CandleInterval, string]>([
    ['1m', '2026-02-18T15:47:00.000Z'],
    ['3m', '2026-02-18T15:45:00.000Z'],
    ['5m', '2026-02-18T15:45:00.000Z'],
    ['15m', '2026-02-18T15:45:00.000Z'],
    ['30m', '2026-02-18T15:30:00.000Z'],
    ['1h', '2026-02-18T15:00:00.000Z'],
    ['2h', '2026-02-18T14:00:00.000Z'],
    ['4h', '2026-02-18T12:00:00.000Z'],
    ['6h', '2026-02-18T12:00:00.000Z'],
    ['8h', '2026-02-18T08:00:00.000Z'],
    ['12h', '2026-02-18T12:00:00.000Z'],
    ['1d', '2026-02-18T00:00:00.000Z'],
    // 20,502 days since 1970 are a multiple of three.
    ['3d', '2026-02-18T00:00:00.000Z'],
    ['1w', '2026-02-16T00:00:00.000Z'],
    ['1M', '2026-02-01T00:00:00.000Z'],
  ])('of %s starts the bucket of a Wednesday afternoon at %s', (interval, expected) => {
    expect(iso(candleOpenMs(interval, Date.UTC(2026, 1, 18, 15, 47, 12, 345)))).toBe(expected);
  });

  it('starts weeks on Mondays, also when a Sunday ends one', () => {
    expect(iso(candleOpenMs('1w', Date.UTC(2026, 1, 22, 23, 59)))).toBe('2026-02-16T00:00:00.000Z');
    expect(iso(candleOpenMs('1w', Date.UTC(2026, 1, 23)))).toBe('2026-02-23T00:00:00.000Z');
  });

  it('leaves a time that starts a bucket where it is, and steps to the next one', () => {
    for (const interval of CANDLE_INTERVALS) {
      const openMs = candleOpenMs(interval, Date.UTC(2026, 11, 31, 23, 59, 59));
      const nextMs = candleOpenMsAfter(interval, openMs, 1);
      expect(candleOpenMs(interval, openMs)).toBe(openMs);
      expect(candleOpenMs(interval, nextMs - 1)).toBe(openMs);
      expect(candleOpenMs(interval, nextMs)).toBe(nextMs);
      expect(candleOpenMsFrom(interval, openMs)).toBe(openMs);
      expect(candleOpenMsFrom(interval, openMs + 1)).toBe(nextMs);
      expect(candleOpenMsAfter(interval, nextMs, -1)).toBe(openMs);
    }
  });
});
