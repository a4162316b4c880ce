import { describe, expect, it } from 'vitest';
import type { MarketRules } from '../engine/commands.ts';
import { AppError } from '../lib/app-error.ts';
import { parseAmount } from '../lib/decimal.ts';
import { checkMarketRules } from './market-rules.ts';

const GOOD: Omit<MarketRules, 'tokenId'> = {
  tickAtoms: parseAmount('0.01'),
  lotAtoms: parseAmount('0.000001'),
  minQuantityAtoms: parseAmount('0.00001'),
  maxQuantityAtoms: parseAmount('100'),
  minNotionalAtoms: parseAmount('5'),
  makerFeePpm: 1_000,
  takerFeePpm: 100_000,
  priceBandBps: 0,
  maxOpenOrders: 200,
  maxTriggers: 50,
  breakerMoveBps: 1_000,
  breakerWindowMinutes: 5,
  breakerPauseMinutes: 0,
};

function problemFields(change: Partial<typeof GOOD>): string[] {
  try {
    checkMarketRules({ ...GOOD, ...change });
    return [];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.details?.map(({ field }) => field) ?? [];
  }
}

describe('checkMarketRules', () => {
  it.each<[string, Partial<typeof GOOD>, string[]]>([
    ['eight decimals together', {}, []],
    ['no minimum worth', { minNotionalAtoms: 0n }, []],
    ['nine decimals together', { tickAtoms: parseAmount('0.001') }, ['lotSize']],
    ['a tick of zero', { tickAtoms: 0n }, ['tickSize']],
    ['a lot of zero', { lotAtoms: 0n }, ['lotSize']],
    ['a minimum between lots', { minQuantityAtoms: parseAmount('0.0000015') }, ['minQuantity']],
    ['a maximum below the minimum', { maxQuantityAtoms: parseAmount('0.000001') }, ['maxQuantity']],
    ['a fee above ten per cent', { takerFeePpm: 100_001 }, ['takerFeeBps']],
    ['an amount beyond the bound', { minNotionalAtoms: 10n ** 24n + 1n }, ['minNotional']],
  ])('%s', (_name, change, fields) => {
    expect(problemFields(change)).toEqual(fields);
  });
});
