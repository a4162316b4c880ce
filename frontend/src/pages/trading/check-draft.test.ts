import type { Token } from '@tokentradex/backend/contracts';
import { describe, expect, it } from 'vitest';
import { checkDraft } from './check-draft.ts';
import { newDraft, type OrderDraft } from './order-draft.ts';

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
  priceBandBps: 0,
  maxOpenOrders: 200,
  maxTriggers: 50,
  breakerMoveBps: 0,
  breakerWindowMinutes: 5,
  breakerPauseMinutes: 5,
  haltedUntil: null,
  circulatingSupply: '0',
  currentPrice: '64000',
  marketCap: null,
};

const NOW_MS = Date.parse('2026-01-01T00:00:00.000Z');

const check = (change: Partial<OrderDraft>, market: Partial<Token> = {}) =>
  checkDraft(
    { ...newDraft('64000'), ...change },
    { market: { ...MARKET, ...market }, quoteSymbol: 'USD', last: '64000', nowMs: NOW_MS },
  );

const bodyOf = (change: Partial<OrderDraft>) => check(change).request?.body;

describe('the request', () => {
  it('of a limit order has its price, time and marks', () => {
    expect(bodyOf({ amount: '0.010', postOnly: true })).toEqual({
      tokenId: '2',
      orderType: 'limit',
      side: 'buy',
      price: '64000',
      quantity: '0.01',
      timeInForce: 'GTC',
      postOnly: true,
    });
  });

  it('of a market order by cash has neither price nor time in force', () => {
    const draft = { orderType: 'market', amountUnit: 'cash', amount: '250' } as const;
    expect(bodyOf(draft)).toEqual({
      tokenId: '2',
      orderType: 'market',
      side: 'buy',
      quoteQuantity: '250',
    });
  });

  it('of a stop by cash with another slippage says both, and leaves the limit price out', () => {
    const draft = {
      orderType: 'stop',
      stopPrice: '65k',
      amountUnit: 'cash',
      amount: '250',
      maxSlippage: '1.25',
      timeInForce: 'GTD',
    } as const;
    expect(bodyOf(draft)).toEqual({
      tokenId: '2',
      orderType: 'stop',
      side: 'buy',
      stopPrice: '65000',
      quoteQuantity: '250',
      maxSlippageBps: 125,
    });
  });

  it('of a take-profit-limit until a date has the time in UTC', () => {
    const draft = {
      orderType: 'take_profit_limit',
      side: 'sell',
      stopPrice: '70000',
      price: '69000',
      amount: '1',
      timeInForce: 'GTD',
      expiresAt: '2026-06-01T12:00',
    } as const;
    expect(bodyOf(draft)).toMatchObject({
      stopPrice: '70000',
      price: '69000',
      timeInForce: 'GTD',
      expiresAt: new Date('2026-06-01T12:00').toISOString(),
    });
  });

  it.each([
    ['percent', '2.5', { trailingDeltaBps: 250 }],
    ['cash', '150.5', { trailingDelta: '150.5' }],
  ] as const)('of a trailing stop measures its distance in %s', (trailingUnit, trailing, part) => {
    const draft = { orderType: 'trailing_stop', side: 'sell', amount: '1' } as const;
    expect(bodyOf({ ...draft, trailingUnit, trailing })).toEqual({
      tokenId: '2',
      orderType: 'trailing_stop',
      side: 'sell',
      quantity: '1',
      ...part,
    });
  });

  it('of an iceberg says what it shows', () => {
    expect(bodyOf({ amount: '1', displayQuantity: '0.1' })).toMatchObject({
      displayQuantity: '0.1',
    });
  });

  it('of a pair has the limit order, the stop and, when there is one, its limit price', () => {
    const draft = {
      orderType: 'oco',
      side: 'sell',
      price: '70000',
      stopPrice: '60000',
      amount: '1',
      selfTradePrevention: 'none',
    } as const;
    expect(check(draft).request).toEqual({
      kind: 'oco',
      body: {
        tokenId: '2',
        side: 'sell',
        quantity: '1',
        price: '70000',
        stopPrice: '60000',
        timeInForce: 'GTC',
        selfTradePrevention: 'none',
      },
    });
    expect(bodyOf({ ...draft, stopLimitPrice: '59900' })).toMatchObject({
      stopLimitPrice: '59900',
    });
  });
});

describe('problems', () => {
  it.each([
    [{ price: '64000.25', amount: '1' }, 'price', 'Price must be a multiple of 0.5.'],
    [{ price: '', amount: '1' }, 'price', 'Price: enter a number above zero.'],
    [{ price: 'x', amount: '1' }, 'price', 'Price: this is not a number with at most 8 decimals.'],
    [{ amount: '0.0015' }, 'amount', 'Quantity must be a multiple of 0.001.'],
    [{ amount: '0.001' }, 'amount', 'Quantity must be at least 0.002 BTC.'],
    [{ amount: '101' }, 'amount', 'Quantity must be at most 100 BTC.'],
    [{ price: '100', amount: '0.002' }, 'amount', 'The order must be worth at least 10 USD.'],
    [
      { orderType: 'stop', stopPrice: '63000', amount: '1' },
      'stopPrice',
      'Stop price must be above the last price, 64,000.',
    ],
    [
      { orderType: 'take_profit', stopPrice: '65000', amount: '1' },
      'stopPrice',
      'Stop price must be below the last price, 64,000.',
    ],
    [
      { orderType: 'oco', side: 'sell', price: '63000', stopPrice: '60000', amount: '1' },
      'price',
      'Limit price must be above the last price, 64,000.',
    ],
    [
      { orderType: 'trailing_stop', trailing: '50.01', amount: '1' },
      'trailing',
      'Distance must be between 0.01% and 50%, with at most two decimals.',
    ],
    [
      { amount: '1', displayQuantity: '1' },
      'displayQuantity',
      'Shown quantity must be less than the quantity.',
    ],
    [
      { amount: '1', displayQuantity: '0.049' },
      'displayQuantity',
      'Shown quantity must be at least one 20th of the quantity.',
    ],
    [
      { amount: '1', timeInForce: 'GTD', expiresAt: '2027-02-01T00:00' },
      'expiresAt',
      'Expires: choose a time within a year.',
    ],
    [
      { amount: '1', displayQuantity: '0.001' },
      'displayQuantity',
      'Shown quantity must be at least 0.002 BTC.',
    ],
    [
      { amount: '1', timeInForce: 'GTD', expiresAt: '2025-01-01T00:00' },
      'expiresAt',
      'Expires: choose a time in the future.',
    ],
  ] as const)('refuse %o and name the field', (change, field, problem) => {
    const checked = check(change);
    expect(checked.request).toBeNull();
    expect(checked.problems).toEqual({ [field]: problem });
  });

  it('leave fields out that the type has not', () => {
    const leftover = { stopPrice: 'x', trailing: 'x', displayQuantity: 'x', maxSlippage: '' };
    expect(check({ ...leftover, displayQuantity: '', amount: '1' }).problems).toEqual({});
    expect(check({ ...leftover, orderType: 'market', amount: '1' }).problems).toEqual({});
  });

  it('explain the price band, on the tick', () => {
    const market = { priceBandBps: 1000 };
    expect(check({ price: '57600', amount: '1' }, market).problems).toEqual({});
    expect(check({ price: '57599.5', amount: '1' }, market).problems.price).toBe(
      'Price must be between 57,600 and 70,400: the market takes no others now.',
    );
  });

  it('measure the price band of a stop-limit order from its stop price', () => {
    const stop = { orderType: 'stop_limit', stopPrice: '70000', amount: '1' } as const;
    const market = { priceBandBps: 1000 };
    expect(check({ ...stop, price: '77000' }, market).problems).toEqual({});
    expect(check({ ...stop, price: '77000.5' }, market).problems.price).toContain('77,000');
  });
});

describe('the notional', () => {
  it('is computed exactly', () => {
    expect(check({ price: '0.5', amount: '99.999' }).notional).toBe('49.9995');
  });
});
