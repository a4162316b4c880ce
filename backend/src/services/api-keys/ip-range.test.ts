import { describe, expect, it } from 'vitest';
import { ipMatcher, isIpRange } from './ip-range.ts';

describe('an IP range', () => {
  it.each([
    '203.0.113.7',
    '203.0.113.0/24',
    '10.0.0.0/8',
    '203.0.113.7/32',
    '2001:db8::1',
    '2001:db8::/32',
    '2001:DB8::/64',
    '::1',
  ])('%s is one', (text) => {
    expect(isIpRange(text)).toBe(true);
  });

  it.each([
    '',
    ' 203.0.113.7',
    '203.0.113',
    '203.0.113.256',
    '203.0.113.07',
    '203.0.113.0/',
    '203.0.113.0/33',
    '203.0.113.0/-1',
    '203.0.113.0/24/1',
    '203.0.113.0/024',
    '0.0.0.0/0',
    '128.0.0.0/1',
    '::/0',
    '2001:db8::/129',
    'fe80::1%eth0',
    'example.com',
    '*',
  ])('"%s" is none', (text) => {
    expect(isIpRange(text)).toBe(false);
  });
});

describe('an IP matcher', () => {
  const matches = ipMatcher(['203.0.113.7', '198.51.100.16/28', '2001:db8:1::/48']);

  it.each([
    '203.0.113.7',
    '::ffff:203.0.113.7',
    '::FFFF:203.0.113.7',
    '198.51.100.16',
    '198.51.100.31',
    '2001:db8:1::',
    '2001:db8:1:ffff::9',
  ])('lets %s in', (address) => {
    expect(matches(address)).toBe(true);
  });

  it.each([
    '203.0.113.8',
    '198.51.100.32',
    '198.51.100.15',
    '::ffff:203.0.113.8',
    '2001:db8:2::1',
    '',
    'unknown',
  ])('keeps "%s" out', (address) => {
    expect(matches(address)).toBe(false);
  });
});
