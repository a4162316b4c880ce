import { multiplyAtoms, parseAmount } from '@tokentradex/backend/decimal';
import { describe, expect, it } from 'vitest';
import { newDraft } from './order-draft.ts';
import { amountOfPercent, exceedsFunds, maxOrderSize, percentOfAmount } from './order-sizing.ts';

/** A small linear congruential generator: the same cases every time. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
}

describe('maxOrderSize', () => {
  it('is never more than the funds pay for, and less by under one lot, over 5,000 markets', () => {
    const next = randomNumbers(7);
    for (let run = 0; run < 5_000; run += 1) {
      const lotScale = next(5);
      const tickScale = next(4);
      const lotSize = lotScale === 0 ? '1' : `0.${'0'.repeat(lotScale - 1)}1`;
      const price = (BigInt(next(1_000_000) + 1) * 10n ** BigInt(8 - tickScale)).toString();
      const priceText = `${price.padStart(9, '0').slice(0, -8)}.${price.padStart(9, '0').slice(-8)}`;
      const cash = `${next(1_000_000)}.${String(next(100_000_000)).padStart(8, '0')}`;
      const max = maxOrderSize(
        { ...newDraft(priceText), side: 'buy' },
        { lotSize, maxQuantity: '10000000000' },
        { cash, token: '0' },
      );
      const amount = max?.amount ?? 0n;
      const lot = parseAmount(lotSize);
      expect(amount % lot).toBe(0n);
      expect(multiplyAtoms(parseAmount(priceText), amount) <= parseAmount(cash)).toBe(true);
      expect(multiplyAtoms(parseAmount(priceText), amount + lot) > parseAmount(cash)).toBe(true);
    }
  });

  it('bounds a sell by the token and the largest order, in whole lots', () => {
    const draft = { ...newDraft('1'), side: 'sell' as const };
    const market = { lotSize: '0.01', maxQuantity: '5' };
    expect(maxOrderSize(draft, market, { cash: '0', token: '1.23456' })?.amount).toBe(123000000n);
    expect(maxOrderSize(draft, market, { cash: '0', token: '99' })?.amount).toBe(500000000n);
  });

  it('reserves a pair once, at the dearer of its two prices', () => {
    const market = { lotSize: '0.001', maxQuantity: '100' };
    const funds = { cash: '210', token: '0' };
    const pair = { ...newDraft('90'), orderType: 'oco' as const };
    expect(maxOrderSize(pair, market, funds)).toBeNull();
    // The stop at the market may pay five per cent more than its stop price.
    const atMarket = { ...pair, stopPrice: '100' };
    expect(maxOrderSize(atMarket, market, funds)?.amount).toBe(parseAmount('2'));
    const atLimit = { ...atMarket, stopLimitPrice: '100' };
    expect(maxOrderSize(atLimit, market, funds)?.amount).toBe(parseAmount('2.1'));
  });

  it('sizes a market buy in cash, and knows nothing about a limit buy without a price', () => {
    const market = { lotSize: '0.01', maxQuantity: '5' };
    const funds = { cash: '100.129', token: '0' };
    const marketBuy = { ...newDraft(''), orderType: 'market' as const };
    expect(maxOrderSize(marketBuy, market, funds)).toMatchObject({
      unit: 'cash',
      amount: parseAmount('100.12'),
    });
    expect(maxOrderSize(newDraft(''), market, funds)).toBeNull();
  });
});

describe('percentages', () => {
  it('round down to the step and come back', () => {
    const max = {
      amount: parseAmount('0.999'),
      step: parseAmount('0.001'),
      unit: 'token',
    } as const;
    expect(amountOfPercent(max, 100)).toBe('0.999');
    expect(amountOfPercent(max, 25)).toBe('0.249');
    expect(percentOfAmount({ ...newDraft('1'), amount: '0.999' }, max)).toBe(100);
    expect(percentOfAmount({ ...newDraft('1'), amount: '5' }, max)).toBe(100);
  });
});

describe('exceedsFunds', () => {
  it('compares amounts of one unit alone', () => {
    const max = { amount: parseAmount('1'), step: parseAmount('0.1'), unit: 'token' } as const;
    const draft = newDraft('1');
    expect(exceedsFunds({ ...draft, amount: '1' }, max)).toBe(false);
    expect(exceedsFunds({ ...draft, amount: '1.1' }, max)).toBe(true);
    expect(exceedsFunds({ ...draft, amount: '1.1', amountUnit: 'cash' }, max)).toBe(false);
    expect(exceedsFunds({ ...draft, amount: '1.1' }, null)).toBe(false);
  });
});
