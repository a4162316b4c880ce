import type { Order } from '@tokentradex/backend/contracts';
import { describe, expect, it } from 'vitest';
import { amendDraftOf, checkAmend, isAmendable } from './check-amend.ts';

const RULES = {
  symbol: 'BTC',
  tickSize: '0.5',
  lotSize: '0.001',
  minQuantity: '0.002',
  maxQuantity: '100',
};

function order(fields: Partial<Order>): Order {
  return {
    id: '1',
    symbol: 'BTC',
    orderType: 'limit',
    side: 'buy',
    status: 'open',
    price: '64000',
    stopPrice: null,
    quantity: '1',
    filledQuantity: '0',
    linkedOrderId: null,
    ...fields,
  } as Order;
}

describe('amendDraftOf', () => {
  it('has the stop price of a stop that waits, and of no other', () => {
    const stop = { orderType: 'stop_limit', stopPrice: '65000' } as const;
    expect(amendDraftOf(order({ ...stop, status: 'pending' }))).toEqual({
      price: '64000',
      stopPrice: '65000',
      quantity: '1',
    });
    expect(amendDraftOf(order(stop))).toEqual({ price: '64000', quantity: '1' });
  });

  it('leaves a pair as it is', () => {
    expect(isAmendable(order({ linkedOrderId: '2' }))).toBe(false);
  });

  it('leaves nothing of a trailing stop by cash', () => {
    const trailing = { orderType: 'trailing_stop', price: null, quantity: null } as const;
    expect(isAmendable(order({ ...trailing, status: 'pending', stopPrice: '1' }))).toBe(false);
  });
});

describe('checkAmend', () => {
  it('sends only what changed', () => {
    const draft = { price: '64,000.50', quantity: '1.0' };
    expect(checkAmend(order({}), draft, RULES)).toEqual({
      problems: {},
      body: { price: '64000.5' },
    });
    expect(checkAmend(order({}), { price: '64000', quantity: '1' }, RULES).body).toBeNull();
  });

  it.each([
    [{ price: '64000.25' }, { price: 'Price must be a multiple of 0.5.' }],
    [{ price: '' }, { price: 'Price: enter a number above zero.' }],
    [{ quantity: '0.0015' }, { quantity: 'Quantity must be a multiple of 0.001.' }],
    [{ quantity: '0.5' }, { quantity: 'Quantity must be more than the 0.5 that is filled.' }],
    [{ quantity: '101' }, { quantity: 'Quantity must be at most 100 BTC.' }],
  ])('refuses %o and names the field', (draft, problems) => {
    const checked = checkAmend(order({ filledQuantity: '0.5' }), draft, RULES);
    expect(checked).toEqual({ problems, body: null });
  });
});
