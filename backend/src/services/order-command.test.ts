import { describe, expect, it } from 'vitest';
import type { PlaceOrderBody } from '../contracts/index.ts';
import { AppError } from '../lib/app-error.ts';
import { orderCommand, orderKey } from './order-command.ts';

const LIMIT: PlaceOrderBody = {
  tokenId: 'BTC',
  orderType: 'limit',
  side: 'buy',
  price: '100.50',
  quantity: '0.25',
};
const MARKET: PlaceOrderBody = {
  tokenId: 'BTC',
  orderType: 'market',
  side: 'sell',
  quantity: '1',
};

function problemFields(body: PlaceOrderBody): string[] {
  try {
    orderCommand('user', 7, body);
    return [];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.details?.map(({ field }) => field) ?? [];
  }
}

describe('orderCommand', () => {
  it('turns a limit order into atoms with the defaults written out', () => {
    expect(orderCommand('user', 7, LIMIT)).toEqual({
      type: 'place_order',
      userId: 'user',
      tokenId: 7,
      clientOrderId: null,
      orderType: 'limit',
      side: 'buy',
      priceAtoms: 10_050_000_000n,
      quantityAtoms: 25_000_000n,
      quoteQuantityAtoms: null,
      timeInForce: 'GTC',
      postOnly: false,
      selfTradePrevention: 'expire_taker',
      maxSlippageBps: 500,
    });
  });

  it('makes market orders immediate-or-cancel', () => {
    expect(orderCommand('user', 7, MARKET)).toMatchObject({ timeInForce: 'IOC', priceAtoms: null });
  });

  it.each<[string, PlaceOrderBody, string[]]>([
    ['a limit order without both', { ...LIMIT, price: '1', quantity: '1' }, []],
    ['a market order by cash', { ...MARKET, quantity: undefined, quoteQuantity: '5' } as never, []],
    ['a market order by both', { ...MARKET, quoteQuantity: '5' }, ['quantity']],
    ['a market order by neither', { ...MARKET, quantity: undefined } as never, ['quantity']],
    ['a market order that rests', { ...MARKET, timeInForce: 'GTC' }, ['timeInForce']],
    ['a market order fill-or-kill', { ...MARKET, timeInForce: 'FOK' }, ['timeInForce']],
    ['a market order post-only', { ...MARKET, postOnly: true }, ['postOnly']],
    ['slippage of a limit order', { ...LIMIT, maxSlippageBps: 5 }, ['maxSlippageBps']],
    ['post-only fill-or-kill', { ...LIMIT, postOnly: true, timeInForce: 'FOK' }, ['timeInForce']],
    [
      'everything at once',
      { tokenId: 'BTC', orderType: 'limit', side: 'buy', quoteQuantity: '5' },
      ['price', 'quantity', 'quoteQuantity'],
    ],
  ])('%s', (_name, body, fields) => {
    expect(problemFields(body)).toEqual(fields);
  });
});

describe('orderKey', () => {
  it('is none without a client order id', () => {
    expect(orderKey(orderCommand('user', 7, LIMIT))).toBeNull();
  });

  it('is the same for the same request written differently, and another for another', () => {
    const keyOf = (body: Partial<PlaceOrderBody>) =>
      orderKey(orderCommand('user', 7, { ...LIMIT, clientOrderId: 'mine', ...body }));
    const first = keyOf({});
    expect(first?.key).toBe('order:mine');
    expect(first?.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(keyOf({ price: '100.5', quantity: '0.250', postOnly: false })).toEqual(first);
    const changes: Partial<PlaceOrderBody>[] = [
      { price: '100.51' },
      { quantity: '0.26' },
      { side: 'sell' },
      { postOnly: true },
      { timeInForce: 'IOC' },
    ];
    const prints = new Set(changes.map((change) => keyOf(change)?.fingerprint));
    expect(prints.size).toBe(changes.length);
    expect(prints).not.toContain(first?.fingerprint);
  });
});
