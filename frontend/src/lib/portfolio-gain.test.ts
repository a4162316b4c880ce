import { describe, expect, it } from 'vitest';
import { holdingProfit, liveUnrealised, portfolioGain } from './portfolio-gain.ts';

const time = '2026-01-31T09:30:00.000Z';

describe('portfolioGain', () => {
  it('leaves out what came in and went out', () => {
    const values = [{ time, value: '1000' }];
    expect(portfolioGain({ values, netDeposits: '500' }, '1650')).toEqual({
      gain: '150',
      percent: '10.00',
    });
    expect(portfolioGain({ values, netDeposits: '-400' }, '550')).toEqual({
      gain: '-50',
      percent: '-5.00',
    });
  });

  it('has no percentage without anything to compare with', () => {
    const values = [{ time, value: '0' }];
    expect(portfolioGain({ values, netDeposits: '0' }, '0').percent).toBeNull();
  });
});

describe('holdingProfit', () => {
  it('is the value less the cost, and the cost of one unit', () => {
    expect(holdingProfit('2', '250', '200')).toEqual({
      averageCost: '100',
      profit: '50',
      percent: '25.00',
    });
    expect(holdingProfit('3', '1', '0').percent).toBeNull();
  });
});

describe('liveUnrealised', () => {
  it('leaves out cash and what has no price', () => {
    const allocation = [
      { tokenId: '1', cost: null },
      { tokenId: '2', cost: '80' },
      { tokenId: '3', cost: '5' },
      { tokenId: '4', cost: '10' },
    ];
    const values: Record<string, string | null> = { 1: '500', 2: '100', 3: null, 4: '1' };
    expect(liveUnrealised(allocation, (tokenId) => values[tokenId] ?? null)).toBe('11');
  });
});
