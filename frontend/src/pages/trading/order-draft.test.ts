import type { Token } from '@tokentradex/backend/contracts';
import { describe, expect, it } from 'vitest';
import {
  checkDraft,
  newDraft,
  normalizeNumber,
  reduceDraft,
  type OrderDraft,
} from './order-draft.ts';

const MARKET: Token = {
  id: '2',
  symbol: 'BTC',
  name: 'Bitcoin',
  isQuote: false,
  market: 'BTC-USD',
  state: 'active',
  tickSize: '0.5',
  lotSize: '0.001',
  minQuantity: '0.002',
  maxQuantity: '100',
  minNotional: '10',
  makerFeeBps: '10',
  takerFeeBps: '20',
  circulatingSupply: '0',
  currentPrice: '64000',
  marketCap: null,
};

const check = (change: Partial<OrderDraft>) =>
  checkDraft({ ...newDraft('64000'), ...change }, MARKET, 'USD');

describe('normalizeNumber', () => {
  it.each([
    ['1,250.50', '1250.5'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['007', '7'],
    ['1.5k', '1500'],
    ['2m', '2000000'],
    ['0.00000001', '0.00000001'],
    ['1.2345678k', '1234.5678'],
  ])('reads %s as %s', (typed, expected) => {
    expect(normalizeNumber(typed)).toBe(expected);
  });

  it.each(['', '.', 'k', '-1', '1e5', '1.2.3', '0.000000001', 'NaN'])('refuses "%s"', (typed) => {
    expect(normalizeNumber(typed)).toBeNull();
  });
});

describe('checkDraft', () => {
  it('makes the request of a valid limit order', () => {
    expect(check({ amount: '0.010', postOnly: true }).body).toEqual({
      tokenId: '2',
      orderType: 'limit',
      side: 'buy',
      price: '64000',
      quantity: '0.01',
      timeInForce: 'GTC',
      postOnly: true,
    });
  });

  it('makes the request of a market order by cash, without price or time in force', () => {
    const draft = { orderType: 'market', amountUnit: 'cash', amount: '250' } as const;
    expect(check(draft).body).toEqual({
      tokenId: '2',
      orderType: 'market',
      side: 'buy',
      quoteQuantity: '250',
    });
  });

  it.each([
    [{ price: '64000.25', amount: '1' }, 'priceProblem', 'The price must be a multiple of 0.5.'],
    [{ price: '', amount: '1' }, 'priceProblem', 'Enter a price.'],
    [{ amount: '0.0015' }, 'amountProblem', 'The quantity must be a multiple of 0.001.'],
    [{ amount: '0.001' }, 'amountProblem', 'The smallest order is 0.002 BTC.'],
    [{ amount: '101' }, 'amountProblem', 'The largest order is 100 BTC.'],
    [
      { price: '100', amount: '0.002' },
      'amountProblem',
      'The order must be worth at least 10 USD.',
    ],
  ] as const)('refuses %o and says why', (change, field, problem) => {
    const checked = check(change);
    expect(checked.body).toBeNull();
    expect(checked[field]).toBe(problem);
  });

  it('computes the worth of a limit order exactly', () => {
    expect(check({ price: '0.5', amount: '99.999' }).notional).toBe('49.9995');
  });
});

describe('reduceDraft', () => {
  it('turns to a limit order when a level of the book is picked', () => {
    const market: OrderDraft = {
      ...newDraft('1'),
      orderType: 'market',
      amount: '50',
      amountUnit: 'cash',
    };
    const picked = reduceDraft(market, { type: 'levelPicked', price: '63990', quantity: null });
    expect(picked).toMatchObject({
      orderType: 'limit',
      price: '63990',
      amount: '',
      amountUnit: 'token',
    });
  });

  it('keeps post-only and a time in force other than GTC apart', () => {
    const fok = reduceDraft(newDraft('1'), { type: 'timeInForceChosen', timeInForce: 'FOK' });
    expect(reduceDraft(fok, { type: 'postOnlyChosen', postOnly: true }).timeInForce).toBe('GTC');
  });
});
