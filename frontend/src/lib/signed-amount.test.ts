import { describe, expect, it } from 'vitest';
import { exceedsAvailable, readSignedAmount } from './signed-amount.ts';

describe('readSignedAmount', () => {
  it.each([
    ['25.5', '25.5'],
    [' -25.5 ', '-25.5'],
    ['−25.5', '-25.5'],
    ['0.00000001', '0.00000001'],
  ])('reads %s as %s', (typed, amount) => {
    expect(readSignedAmount(typed)).toBe(amount);
  });

  it.each(['', '0', '-0.00', '1e5', '--1', '+1', '1,000', '0.000000001', 'x'])(
    'does not read %s',
    (typed) => {
      expect(readSignedAmount(typed)).toBeNull();
    },
  );
});

it('a debit exceeds what is available by one atom, a credit never does', () => {
  expect(exceedsAvailable('-1.00000001', '1')).toBe(true);
  expect(exceedsAvailable('-1', '1')).toBe(false);
  expect(exceedsAvailable('5', '0')).toBe(false);
});
