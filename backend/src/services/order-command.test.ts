import { describe, expect, it } from 'vitest';
import type { PlaceOcoBody, PlaceOrderBody } from '../contracts/index.ts';
import { AppError } from '../lib/app-error.ts';
import { ocoCommand, ocoKey, orderCommand, orderKey } from './order-command.ts';

const TARGET = { userId: 'user', tokenId: 7 };
const NOW_MS = Date.UTC(2026, 0, 1);
const TOMORROW = '2026-01-02T00:00:00.000Z';

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
const STOP: PlaceOrderBody = { ...MARKET, orderType: 'stop', stopPrice: '90' };
const STOP_LIMIT: PlaceOrderBody = { ...LIMIT, orderType: 'stop_limit', stopPrice: '110' };
const TRAILING: PlaceOrderBody = { ...MARKET, orderType: 'trailing_stop', trailingDelta: '5' };
const OCO: PlaceOcoBody = {
  tokenId: 'BTC',
  side: 'sell',
  quantity: '1',
  price: '120',
  stopPrice: '90',
};

function problemsOf(work: () => unknown): string[] {
  try {
    work();
    return [];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.details?.map(({ field }) => field) ?? [];
  }
}

describe('orderCommand', () => {
  it('turns a limit order into atoms with the defaults written out', () => {
    expect(orderCommand(TARGET, LIMIT, NOW_MS)).toEqual({
      type: 'place_order',
      userId: 'user',
      tokenId: 7,
      clientOrderId: null,
      orderType: 'limit',
      side: 'buy',
      priceAtoms: 10_050_000_000n,
      stopPriceAtoms: null,
      trailingDeltaAtoms: null,
      trailingDeltaBps: null,
      quantityAtoms: 25_000_000n,
      quoteQuantityAtoms: null,
      displayQuantityAtoms: null,
      timeInForce: 'GTC',
      expiresAtMs: null,
      postOnly: false,
      selfTradePrevention: 'expire_taker',
      maxSlippageBps: 500,
    });
  });

  it.each([MARKET, STOP, TRAILING])('makes a $orderType order immediate-or-cancel', (body) => {
    expect(orderCommand(TARGET, body, NOW_MS)).toMatchObject({
      timeInForce: 'IOC',
      priceAtoms: null,
    });
  });

  it('takes every field that goes with its type', () => {
    const iceberg = {
      ...LIMIT,
      displayQuantity: '0.05',
      timeInForce: 'GTD' as const,
      expiresAt: TOMORROW,
      postOnly: true,
    };
    expect(orderCommand(TARGET, iceberg, NOW_MS)).toMatchObject({
      displayQuantityAtoms: 5_000_000n,
      expiresAtMs: Date.parse(TOMORROW),
      postOnly: true,
    });
    const trailing = { ...TRAILING, trailingDelta: undefined, trailingDeltaBps: 250 } as never;
    expect(orderCommand(TARGET, trailing, NOW_MS)).toMatchObject({
      trailingDeltaAtoms: null,
      trailingDeltaBps: 250,
    });
  });

  it.each<[string, PlaceOrderBody, string[]]>([
    ['a limit order without both', { ...LIMIT, price: '1', quantity: '1' }, []],
    ['a market order by cash', { ...MARKET, quantity: undefined, quoteQuantity: '5' } as never, []],
    ['a market order by both', { ...MARKET, quoteQuantity: '5' }, ['quantity']],
    ['a market order by neither', { ...MARKET, quantity: undefined } as never, ['quantity']],
    ['a market order that rests', { ...MARKET, timeInForce: 'GTC' }, ['timeInForce']],
    ['a market order fill-or-kill', { ...MARKET, timeInForce: 'FOK' }, ['timeInForce']],
    ['a market order post-only', { ...MARKET, postOnly: true }, ['postOnly']],
    ['a market order with a stop price', { ...MARKET, stopPrice: '5' }, ['stopPrice']],
    ['slippage of a limit order', { ...LIMIT, maxSlippageBps: 5 }, ['maxSlippageBps']],
    ['post-only fill-or-kill', { ...LIMIT, postOnly: true, timeInForce: 'FOK' }, ['timeInForce']],
    [
      'an iceberg that cannot rest',
      { ...LIMIT, displayQuantity: '1', timeInForce: 'IOC' },
      ['timeInForce'],
    ],
    ['an iceberg at the market', { ...MARKET, displayQuantity: '1' }, ['displayQuantity']],
    ['an iceberg that waits', { ...STOP_LIMIT, displayQuantity: '1' }, ['displayQuantity']],
    ['a stop', STOP, []],
    ['a stop with a price', { ...STOP, price: '5' }, ['price']],
    ['a stop without a stop price', { ...STOP, stopPrice: undefined } as never, ['stopPrice']],
    [
      'a stop that sells by cash',
      { ...STOP, quantity: undefined, quoteQuantity: '5' } as never,
      ['quoteQuantity'],
    ],
    [
      'a stop that buys by cash',
      { ...STOP, side: 'buy', quantity: undefined, quoteQuantity: '5' } as never,
      [],
    ],
    ['a stop_limit without a price', { ...STOP_LIMIT, price: undefined } as never, ['price']],
    ['a stop_limit fill-or-kill', { ...STOP_LIMIT, timeInForce: 'FOK' }, []],
    ['a trailing stop with a stop price', { ...TRAILING, stopPrice: '5' }, ['stopPrice']],
    [
      'a trailing stop with both distances',
      { ...TRAILING, trailingDeltaBps: 5 },
      ['trailingDelta'],
    ],
    [
      'a trailing stop without a distance',
      { ...TRAILING, trailingDelta: undefined } as never,
      ['trailingDelta'],
    ],
    ['a distance of a stop', { ...STOP, trailingDeltaBps: 5 }, ['trailingDeltaBps']],
    ['GTD without an expiry', { ...LIMIT, timeInForce: 'GTD' }, ['expiresAt']],
    ['an expiry without GTD', { ...LIMIT, expiresAt: TOMORROW }, ['expiresAt']],
    [
      'an expiry two years ahead',
      { ...LIMIT, timeInForce: 'GTD', expiresAt: '2028-01-01T00:00:00Z' },
      ['expiresAt'],
    ],
    [
      'everything at once',
      { tokenId: 'BTC', orderType: 'limit', side: 'buy', quoteQuantity: '5', stopPrice: '1' },
      ['price', 'quantity', 'quoteQuantity', 'stopPrice'],
    ],
  ])('%s', (_name, body, fields) => {
    expect(problemsOf(() => orderCommand(TARGET, body, NOW_MS))).toEqual(fields);
  });
});

describe('ocoCommand', () => {
  it('is a post-only limit order and a stop of the same size', () => {
    const { limit, stop } = ocoCommand(TARGET, { ...OCO, clientOrderId: 'pair' }, NOW_MS);
    expect(limit).toMatchObject({
      orderType: 'limit',
      clientOrderId: 'pair',
      postOnly: true,
      timeInForce: 'GTC',
      stopPriceAtoms: null,
    });
    expect(stop).toMatchObject({
      orderType: 'stop',
      clientOrderId: null,
      priceAtoms: null,
      timeInForce: 'IOC',
      quantityAtoms: limit.quantityAtoms,
    });
  });

  it('with a limit price, the stop is a stop_limit', () => {
    const body = { ...OCO, stopLimitPrice: '89', timeInForce: 'GTD' as const, expiresAt: TOMORROW };
    const { limit, stop } = ocoCommand(TARGET, body, NOW_MS);
    expect(stop).toMatchObject({ orderType: 'stop_limit', timeInForce: 'GTD' });
    expect(stop.expiresAtMs).toBe(limit.expiresAtMs);
  });

  it('names what does not go together', () => {
    const body = { ...OCO, stopLimitPrice: '89', maxSlippageBps: 5, expiresAt: TOMORROW };
    expect(problemsOf(() => ocoCommand(TARGET, body, NOW_MS))).toEqual([
      'expiresAt',
      'maxSlippageBps',
    ]);
  });
});

describe('orderKey', () => {
  const keyOf = (body: Partial<PlaceOrderBody>, base = LIMIT) =>
    orderKey(orderCommand(TARGET, { ...base, clientOrderId: 'mine', ...body }, NOW_MS));

  it('is none without a client order id', () => {
    expect(orderKey(orderCommand(TARGET, LIMIT, NOW_MS))).toBeNull();
  });

  it('is the same for the same request written differently, and another for another', () => {
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
      { displayQuantity: '0.1' },
      { timeInForce: 'GTD', expiresAt: TOMORROW },
    ];
    const prints = new Set(changes.map((change) => keyOf(change)?.fingerprint));
    expect(prints.size).toBe(changes.length);
    expect(prints).not.toContain(first?.fingerprint);
  });

  it('covers what only conditional orders have', () => {
    expect(keyOf({}, STOP)).not.toEqual(keyOf({ stopPrice: '91' }, STOP));
    const inBps = { trailingDelta: undefined, trailingDeltaBps: 5 } as never;
    expect(keyOf({}, TRAILING)).not.toEqual(keyOf(inBps, TRAILING));
  });
});

describe('ocoKey', () => {
  it('is of the limit order, over both', () => {
    const keyOf = (body: Partial<PlaceOcoBody>) =>
      ocoKey(ocoCommand(TARGET, { ...OCO, clientOrderId: 'mine', ...body }, NOW_MS));
    expect(keyOf({})).toEqual(keyOf({ quantity: '1.0' }));
    expect(keyOf({})?.key).toBe('order:mine');
    expect(keyOf({ stopPrice: '91' })?.fingerprint).not.toBe(keyOf({})?.fingerprint);
    expect(ocoKey(ocoCommand(TARGET, OCO, NOW_MS))).toBeNull();
  });
});
