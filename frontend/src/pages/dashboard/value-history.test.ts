import type { WalletBalance } from '@tokentradex/backend/contracts';
import { describe, expect, it } from 'vitest';
import { valueHistory } from './value-history.ts';

const balanceOf = (tokenId: string, balance: string) =>
  ({ tokenId, balance, isQuote: tokenId === '1' }) as WalletBalance;

describe('valueHistory', () => {
  it('adds cash to every hour and carries the last price over hours without a trade', () => {
    const closes = new Map([
      [
        '2',
        [
          { timeMs: 1, price: '10' },
          { timeMs: 3, price: '12' },
        ],
      ],
      ['3', [{ timeMs: 2, price: '0.5' }]],
    ]);
    const balances = [balanceOf('1', '100'), balanceOf('2', '2'), balanceOf('3', '10')];
    expect(valueHistory(balances, closes)).toEqual([
      { timeMs: 1, value: '125' },
      { timeMs: 2, value: '125' },
      { timeMs: 3, value: '129' },
    ]);
  });

  it('waits for the closes of every token that is owned, and of no other', () => {
    const closes = new Map([['2', [{ timeMs: 1, price: '10' }]]]);
    expect(valueHistory([balanceOf('2', '1'), balanceOf('3', '1')], closes)).toBeNull();
    expect(valueHistory([balanceOf('2', '1'), balanceOf('3', '0')], closes)).toHaveLength(1);
  });
});
