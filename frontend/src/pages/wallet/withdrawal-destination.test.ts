import type { WithdrawalAddress } from '@tokentradex/backend/contracts';
import { describe, expect, it } from 'vitest';
import { destinationsOf, effectiveChoice, TYPED, UNCHOSEN } from './withdrawal-destination.ts';

const NOW_MS = Date.parse('2026-01-02T00:00:00.000Z');

function entry(id: string, usableFrom: string, tokenId = '1'): WithdrawalAddress {
  return {
    id,
    tokenId,
    symbol: 'USD',
    label: id,
    address: `address-${id}`,
    createdAt: '2026-01-01T00:00:00.000Z',
    usableFrom,
  };
}

const USABLE = entry('7', '2026-01-02T00:00:00.000Z');
const WAITING = entry('8', '2026-01-02T00:00:00.001Z');

describe('effectiveChoice', () => {
  const choose = (chosen: string, entries: WithdrawalAddress[], isAllowListOnly: boolean) =>
    effectiveChoice(chosen, { entries, isAllowListOnly }, NOW_MS);

  it('is typing, until an entry is chosen, where any address is allowed', () => {
    expect(choose('', [USABLE], false)).toBe(TYPED);
    expect(choose('7', [USABLE], false)).toBe('7');
    expect(choose(TYPED, [USABLE], false)).toBe(TYPED);
  });

  it('never is typing or an entry that waits in allow-list mode', () => {
    expect(choose(TYPED, [USABLE, WAITING], true)).toBe('7');
    expect(choose('8', [WAITING], true)).toBe(UNCHOSEN);
    expect(choose('8', [WAITING], false)).toBe(TYPED);
    expect(choose('', [USABLE, entry('9', USABLE.usableFrom)], true)).toBe(UNCHOSEN);
  });
});

describe('destinationsOf', () => {
  it('offers the entries of one asset, and anything while nothing is known', () => {
    const addresses = [USABLE, entry('5', USABLE.usableFrom, '2')];
    const policy = { allowListOnly: true, allowListUntil: null, coolOffHours: 24 };
    expect(destinationsOf({ addresses, policy, limits: null }, '2')).toEqual({
      entries: [addresses[1]],
      isAllowListOnly: true,
    });
    expect(destinationsOf(null, '1')).toEqual({ entries: [], isAllowListOnly: false });
  });
});
