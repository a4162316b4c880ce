import { parseAmount } from '@tokentradex/backend/decimal';
import { describe, expect, it } from 'vitest';
import type { BookEntry } from '../../services/market-data/book-store.ts';
import { buildBookRows, groupPrice, groupSteps, spreadOf } from './book-rows.ts';

const entries = (...levels: [price: string, quantity: string][]): BookEntry[] =>
  levels.map(([price, quantity]) => ({
    price: parseAmount(price),
    quantity: parseAmount(quantity),
  }));

const BOOK = {
  bids: entries(['99.98', '1'], ['99.97', '2'], ['99.90', '3'], ['99.89', '4']),
  asks: entries(['100.01', '1'], ['100.10', '2'], ['100.11', '5']),
};

const OPTIONS = {
  group: parseAmount('0.1'),
  limit: 10,
  priceDecimals: 1,
  sizeDecimals: 0,
  ownPrices: { bids: [parseAmount('99.97')], asks: [] },
};

describe('buildBookRows', () => {
  it('rounds bids down and asks up, and accumulates from the best price', () => {
    const { bids, asks } = buildBookRows(BOOK, OPTIONS);
    expect(bids.map((row) => [row.price, row.size, row.total])).toEqual([
      ['99.9', '6', '6'],
      ['99.8', '4', '10'],
    ]);
    expect(asks.map((row) => [row.price, row.size, row.total])).toEqual([
      ['100.1', '3', '3'],
      ['100.2', '5', '8'],
    ]);
  });

  it('marks the row that holds an order of the user, also under grouping', () => {
    const { bids, asks } = buildBookRows(BOOK, OPTIONS);
    expect(bids.map((row) => row.isOwn)).toEqual([true, false]);
    expect(asks.some((row) => row.isOwn)).toBe(false);
  });

  it('stops at the limit with whole groups, and scales depths by the deepest row', () => {
    const { bids } = buildBookRows(BOOK, { ...OPTIONS, limit: 1 });
    expect(bids).toHaveLength(1);
    expect(bids[0]).toMatchObject({ total: '6', depth: 1 });
  });
});

describe('groupPrice', () => {
  it('leaves a price on the grid where it is', () => {
    expect(groupPrice(200n, 100n, 'asks')).toBe(200n);
    expect(groupPrice(201n, 100n, 'asks')).toBe(300n);
    expect(groupPrice(299n, 100n, 'bids')).toBe(200n);
  });
});

describe('spreadOf', () => {
  it('gives the distance and its share of the middle', () => {
    expect(spreadOf(BOOK)).toEqual({ value: '0.03', percent: '0.0300015' });
    expect(spreadOf({ ...BOOK, asks: [] })).toBeNull();
  });
});

describe('groupSteps', () => {
  it('goes from one tick to ten thousand, up to a tenth of the price', () => {
    expect(groupSteps('0.05', '64000')).toEqual(['0.05', '0.5', '5', '50', '500']);
    expect(groupSteps('0.0001', '0.4')).toEqual(['0.0001', '0.001', '0.01']);
    expect(groupSteps('1', '2')).toEqual(['1']);
  });
});
