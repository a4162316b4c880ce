import { formatAmount, parseAmount } from '@tokentradex/backend/decimal';
import { describe, expect, it } from 'vitest';
import { depthCurve, pointAt, type DepthPoint } from './depth-curve.ts';

function levels(...pairs: [string, string][]) {
  return pairs.map(([price, quantity]) => ({
    price: parseAmount(price),
    quantity: parseAmount(quantity),
  }));
}

const book = {
  bids: levels(['99', '1'], ['98', '2'], ['80', '50']),
  asks: levels(['101', '1.5'], ['102', '0.5'], ['120', '50']),
};

function text({ price, total, totalValue }: DepthPoint): string {
  return [price, total, totalValue].map(formatAmount).join(' ');
}

describe('depthCurve', () => {
  it('adds up each side from the best price on, in the token and in cash', () => {
    const curve = depthCurve(book, 500);
    expect(curve?.bids.map(text)).toEqual(['99 1 99', '98 3 295']);
    expect(curve?.asks.map(text)).toEqual(['101 1.5 151.5', '102 2 202.5']);
  });

  it('ends at the span around the middle, and knows the larger total', () => {
    const curve = depthCurve(book, 500);
    expect(
      [curve?.lowest, curve?.highest, curve?.totalMax].map((atoms) => formatAmount(atoms ?? 0n)),
    ).toEqual(['95', '105', '3']);
  });

  it('is nothing without one of the sides', () => {
    expect(depthCurve({ bids: book.bids, asks: [] }, 500)).toBeNull();
  });
});

describe('pointAt', () => {
  it('names the level that an order up to the price would reach', () => {
    const curve = depthCurve(book, 500);
    if (curve === null) throw new Error('the book has both sides');
    const at = (price: string) => formatAmount(pointAt(curve, parseAmount(price))?.price ?? 0n);
    expect([at('98.5'), at('96'), at('99.9'), at('101.2'), at('104')]).toEqual([
      '99',
      '98',
      '99',
      '101',
      '102',
    ]);
  });
});
