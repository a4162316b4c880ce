import type { Fill, Order } from '@tokentradex/backend/contracts';
import { describe, expect, it } from 'vitest';
import {
  fillsAdded,
  openOrdersReplaced,
  ordersChanged,
  ordersReducer,
  orderSent,
  orderUnanswered,
  type OrdersState,
} from './ordersSlice.ts';

function order(id: string, fields: Partial<Order> = {}): Order {
  return {
    id,
    clientOrderId: null,
    tokenId: '2',
    symbol: 'BTC',
    orderType: 'limit',
    side: 'buy',
    price: '100',
    stopPrice: null,
    trailingDelta: null,
    trailingDeltaBps: null,
    displayQuantity: null,
    quantity: '1',
    quoteQuantity: null,
    filledQuantity: '0',
    remainingQuantity: '1',
    averagePrice: null,
    quoteFilled: '0',
    fees: '0',
    feeSymbol: 'BTC',
    status: 'open',
    reason: null,
    timeInForce: 'GTC',
    expiresAt: null,
    postOnly: false,
    selfTradePrevention: 'expire_taker',
    linkedOrderId: null,
    triggeredAt: null,
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    ...fields,
  };
}

const empty = ordersReducer(undefined, { type: 'start' });
const ids = (orders: Order[]) => orders.map(({ id }) => id);
const run = (...actions: Parameters<typeof ordersReducer>[1][]): OrdersState =>
  actions.reduce(ordersReducer, empty);

describe('orders', () => {
  it('keeps open orders newest first, by number and not by text', () => {
    const state = run(ordersChanged([order('9'), order('10'), order('8')]));
    expect(ids(state.open)).toEqual(['10', '9', '8']);
  });

  it('moves an order that closed to the recent ones', () => {
    const state = run(
      ordersChanged([order('1')]),
      ordersChanged([order('1', { status: 'filled' })]),
    );
    expect(ids(state.open)).toEqual([]);
    expect(ids(state.recent)).toEqual(['1']);
  });

  it('does not reopen a filled order when the answer to placing it arrives after the event', () => {
    const state = run(
      ordersChanged([order('1', { status: 'filled' })]),
      ordersChanged([order('1')]),
    );
    expect(ids(state.open)).toEqual([]);
    expect(state.recent[0]?.status).toBe('filled');
  });

  it('keeps a stop that waits among the open orders, until it is rejected', () => {
    const waiting = run(ordersChanged([order('1', { status: 'pending' })]));
    expect(ids(waiting.open)).toEqual(['1']);
    const rejected = ordersReducer(waiting, ordersChanged([order('1', { status: 'rejected' })]));
    expect(ids(rejected.open)).toEqual([]);
    expect(ids(rejected.recent)).toEqual(['1']);
  });

  it('shows an order as sent until it is told of, and as unknown when its answer is lost', () => {
    const sent = {
      clientOrderId: 'mine',
      tokenId: '2',
      symbol: 'BTC',
      side: 'buy',
      orderType: 'limit',
      price: '100',
      stopPrice: null,
      quantity: '1',
      quoteQuantity: null,
      stage: 'sending',
      sentAt: '2026-01-01T00:00:00.000Z',
    } as const;
    const unknown = run(orderSent(sent), orderUnanswered('mine'));
    expect(unknown.sent).toEqual([{ ...sent, stage: 'unknown' }]);
    const told = ordersReducer(unknown, ordersChanged([order('1', { clientOrderId: 'mine' })]));
    expect(told.sent).toEqual([]);
    expect(ids(told.open)).toEqual(['1']);
  });

  it('ignores an older state of an open order', () => {
    const state = run(
      ordersChanged([
        order('1', {
          status: 'partially_filled',
          filledQuantity: '0.5',
          updatedAt: '2026-01-01T00:00:02.000Z',
        }),
      ]),
      ordersChanged([order('1', { updatedAt: '2026-01-01T00:00:01.000Z' })]),
    );
    expect(state.open[0]?.filledQuantity).toBe('0.5');
  });

  it('replaces the open orders with a snapshot, without those known to be closed', () => {
    const state = run(
      ordersChanged([order('1'), order('2', { status: 'cancelled' })]),
      openOrdersReplaced([order('2'), order('3')]),
    );
    expect(ids(state.open)).toEqual(['3']);
  });

  it('takes both sides of a trade with oneself, and each of them once', () => {
    const fill = (orderId: string): Fill => ({
      id: '7',
      orderId,
      tokenId: '2',
      symbol: 'BTC',
      side: 'buy',
      price: '1',
      quantity: '1',
      quoteAmount: '1',
      fee: '0',
      feeSymbol: 'BTC',
      feeRateBps: '10',
      liquidity: 'taker',
      time: '2026-01-01T00:00:00.000Z',
    });
    const state = run(fillsAdded([fill('1'), fill('2')]), fillsAdded([fill('1')]));
    expect(state.fills).toHaveLength(2);
  });
});
