import { describe, expect, it } from 'vitest';
import { newDraft, reduceDraft, type OrderDraft } from './order-draft.ts';

describe('reduceDraft', () => {
  it('turns an order at the market to a limit order when a level of the book is picked', () => {
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

  it('keeps the type of an order with a price when a level is picked', () => {
    const stop: OrderDraft = { ...newDraft('1'), orderType: 'stop_limit', stopPrice: '2' };
    const picked = reduceDraft(stop, { type: 'levelPicked', price: '3', quantity: '0.5' });
    expect(picked).toMatchObject({
      orderType: 'stop_limit',
      stopPrice: '2',
      price: '3',
      amount: '0.5',
    });
  });

  it('takes post-only and the iceberg off an order that cannot rest', () => {
    const resting = { ...newDraft('1'), postOnly: true, displayQuantity: '1' };
    const changed = reduceDraft(resting, { type: 'timeInForceChosen', timeInForce: 'FOK' });
    expect(changed).toMatchObject({ timeInForce: 'FOK', postOnly: false, displayQuantity: '' });
    const dated = reduceDraft(resting, { type: 'timeInForceChosen', timeInForce: 'GTD' });
    expect(dated.postOnly).toBe(true);
  });

  it('gives a pair a time in force that pairs can have', () => {
    const ioc: OrderDraft = { ...newDraft('1'), timeInForce: 'IOC' };
    expect(reduceDraft(ioc, { type: 'orderTypeChosen', orderType: 'oco' }).timeInForce).toBe('GTC');
  });

  it('forgets an amount of cash where it means nothing', () => {
    const stop: OrderDraft = {
      ...newDraft('1'),
      orderType: 'stop',
      amount: '50',
      amountUnit: 'cash',
    };
    expect(reduceDraft(stop, { type: 'sideChosen', side: 'sell' })).toMatchObject({
      amount: '',
      amountUnit: 'token',
    });
    const trailing = reduceDraft(stop, { type: 'orderTypeChosen', orderType: 'trailing_stop' });
    expect(trailing).toMatchObject({ amount: '50', amountUnit: 'cash' });
  });
});
