import { describe, expect, it } from 'vitest';
import { isoTime } from './schema-fields.ts';

describe('isoTime', () => {
  it.each([
    '2026-01-31',
    '2028-02-29',
    '2026-01-31T09:30Z',
    '2026-01-31T09:30:00.123456Z',
    '2026-01-31T23:30:00-05:30',
    '2026-12-31T24:00:00Z',
  ])('takes %s', (text) => {
    expect(isoTime().validate(text)).toEqual({ value: text });
  });

  it.each([
    '2026-02-29',
    '2026-02-30T00:00:00Z',
    '2026-11-31T12:00:00+02:00',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-01-31T25:00Z',
    '2026-01-31T09:30',
    '2026-1-31',
    '1969-12-31',
    '0000-01-01',
    '1769815800000',
    'yesterday',
  ])('refuses %s', (text) => {
    expect(isoTime().validate(text).error?.message).toBe('must be an ISO 8601 time with its zone');
  });
});
