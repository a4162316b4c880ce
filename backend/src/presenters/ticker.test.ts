import { describe, expect, it } from 'vitest';
import { parseAmount } from '../lib/decimal.ts';
import { percentChange, presentTicker } from './ticker.ts';

describe('percentChange', () => {
  it.each([
    ['100', '101.25', '1.25'],
    ['100', '98.75', '-1.25'],
    ['100', '100', '0.00'],
    ['3', '4', '33.33'],
    ['3', '2', '-33.33'],
    ['100000', '100005', '0.01'],
    ['100000', '99995', '-0.01'],
    ['100000', '99999', '0.00'],
    ['0.00000001', '1000', '9999999999900.00'],
  ])('from %s to %s is %s', (from, to, expected) => {
    expect(percentChange(parseAmount(from), parseAmount(to))).toBe(expected);
  });
});

describe('presentTicker', () => {
  const quiet = {
    tokenId: 7,
    bidAtoms: null,
    askAtoms: null,
    openAtoms: null,
    highAtoms: null,
    lowAtoms: null,
    volumeAtoms: 0n,
    quoteVolumeAtoms: 0n,
    tradeCount: 0,
    timeMs: 0,
  };

  it('has no prices before the first trade', () => {
    expect(presentTicker({ ...quiet, lastAtoms: null }, 'BTC')).toMatchObject({
      last: null,
      open: null,
      change: null,
      changePercent: null,
      volume: '0',
    });
  });

  it('shows the last price as open, high and low after 24 hours without a trade', () => {
    expect(presentTicker({ ...quiet, lastAtoms: parseAmount('5') }, 'BTC')).toMatchObject({
      open: '5',
      high: '5',
      low: '5',
      change: '0',
      changePercent: '0.00',
    });
  });
});
