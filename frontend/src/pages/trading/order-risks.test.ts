import type { OrderPreview } from '@tokentradex/backend/contracts';
import { describe, expect, it } from 'vitest';
import type { OrderRequest } from './order-request.ts';
import { findRisks } from './order-risks.ts';

function limit(side: 'buy' | 'sell', price: string): OrderRequest {
  return {
    kind: 'order',
    body: { tokenId: '2', orderType: 'limit', side, price, quantity: '1' },
  };
}

const withImpact = (percent: string) => ({ priceImpactPercent: percent }) as OrderPreview;

const risksOf = (request: OrderRequest, last: string | null, preview: OrderPreview | null) =>
  findRisks(request, { last, preview, holdings: null });

describe('findRisks', () => {
  it('finds nothing about prices near the market or waiting at a better one', () => {
    expect(risksOf(limit('buy', '102.9'), '100', null)).toEqual([]);
    expect(risksOf(limit('buy', '70'), '100', null)).toEqual([]);
    expect(risksOf(limit('sell', '139'), '100', null)).toEqual([]);
  });

  it('warns of giving away: a dear buy, a cheap sell', () => {
    expect(risksOf(limit('buy', '103'), '100', null)).toEqual([
      'Price is 3% above the market: you may pay much more than others.',
    ]);
    expect(risksOf(limit('sell', '10'), '100', null)).toEqual([
      'Price is 90% below the market: you may get much less than others.',
    ]);
  });

  it('warns of a digit too many or too few', () => {
    expect(risksOf(limit('buy', '10'), '100', null)[0]).toContain('90% below');
    expect(risksOf(limit('sell', '1000'), '100', null)[0]).toContain('900% above');
  });

  it('judges the limit price of a stop by its stop price', () => {
    const stop: OrderRequest = {
      kind: 'order',
      body: {
        tokenId: '2',
        orderType: 'stop_limit',
        side: 'sell',
        stopPrice: '80',
        price: '79',
        quantity: '1',
      },
    };
    expect(risksOf(stop, '100', null)).toEqual([]);
  });

  it('warns of an impact from one per cent on', () => {
    expect(risksOf(limit('buy', '100'), '100', withImpact('0.99'))).toEqual([]);
    expect(risksOf(limit('buy', '100'), '100', withImpact('1.25'))).toEqual([
      'This order alone moves the price by 1.2%.',
    ]);
  });

  it('warns of an order worth half of all holdings', () => {
    const around = { last: '100', preview: null };
    expect(findRisks(limit('buy', '100'), { ...around, holdings: '200' })).toEqual([
      'This order is worth 50% of all that you hold.',
    ]);
    expect(findRisks(limit('buy', '100'), { ...around, holdings: '201' })).toEqual([]);
  });

  it('says nothing about prices before the first trade', () => {
    expect(risksOf(limit('buy', '1000'), null, null)).toEqual([]);
  });
});
