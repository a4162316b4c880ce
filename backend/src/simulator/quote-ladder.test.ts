import { describe, expect, it } from 'vitest';
import { QuoteLadder, type Quote } from './quote-ladder.ts';

/** Carries out what the ladder asks for, until it asks for nothing. */
class Maker {
  readonly quotes = new Map<number, Quote>();
  private lastOrderId = 0;

  constructor(private readonly ladder: QuoteLadder) {}

  /** @returns how many commands it took. */
  settle(fairTicks: number): number {
    for (let commands = 0; commands < 1_000; commands += 1) {
      const action = this.ladder.next(fairTicks, [...this.quotes.values()]);
      if (action === null) return commands;
      if (action.kind === 'cancel') this.quotes.delete(action.quote.orderId);
      else this.add(action.side, action.priceTicks);
      this.expectUncrossed();
    }
    throw new Error('the ladder never settles');
  }

  add(side: Quote['side'], priceTicks: number): void {
    const orderId = (this.lastOrderId += 1);
    this.quotes.set(orderId, { orderId, userId: 'maker', side, priceTicks });
  }

  prices(side: Quote['side']): number[] {
    return [...this.quotes.values()]
      .filter((quote) => quote.side === side)
      .map(({ priceTicks }) => priceTicks)
      .sort((a, b) => a - b);
  }

  private expectUncrossed(): void {
    const bestBid = this.prices('buy').at(-1) ?? 0;
    expect(bestBid).toBeLessThan(this.prices('sell')[0] ?? Infinity);
  }
}

describe('QuoteLadder', () => {
  it('fills twenty distinct prices a side around the fair price', () => {
    const maker = new Maker(new QuoteLadder(5, 20));
    expect(maker.settle(10_002)).toBe(40);
    expect(new Set(maker.prices('buy')).size).toBe(20);
    expect(new Set(maker.prices('sell')).size).toBe(20);
    expect(maker.prices('sell')[0]).toBeGreaterThan(10_002);
    expect(maker.settle(10_002)).toBe(0);
  });

  it('follows a small move with few commands and leaves the rest of the book alone', () => {
    const maker = new Maker(new QuoteLadder(10, 20));
    maker.settle(10_005);
    const before = new Set(maker.quotes.keys());
    expect(maker.settle(10_018)).toBeLessThanOrEqual(4);
    const kept = [...maker.quotes.keys()].filter((orderId) => before.has(orderId));
    expect(kept.length).toBeGreaterThanOrEqual(38);
  });

  it('does nothing while the price wavers within a rung', () => {
    const maker = new Maker(new QuoteLadder(10, 20));
    maker.settle(10_005);
    for (const fairTicks of [10_009, 10_011, 9_999, 10_005])
      expect(maker.settle(fairTicks)).toBe(0);
  });

  it('never crosses itself, however far the price jumps', () => {
    const maker = new Maker(new QuoteLadder(4, 20));
    for (const fairTicks of [1_000, 1_300, 700, 702, 5_000, 90]) {
      maker.settle(fairTicks);
      expect(maker.prices('buy').length).toBeGreaterThanOrEqual(20);
      expect(maker.prices('sell').length).toBeGreaterThanOrEqual(20);
    }
  });

  it('asks for no price of zero or less', () => {
    const maker = new Maker(new QuoteLadder(4, 20));
    maker.settle(30);
    expect(maker.prices('buy')[0]).toBeGreaterThan(0);
  });

  it('withdraws what is off its rungs, doubled, or on the wrong side', () => {
    const maker = new Maker(new QuoteLadder(10, 20));
    maker.settle(10_005);
    const [lowestAsk = 0] = maker.prices('sell');
    maker.add('buy', lowestAsk - 1);
    maker.add('sell', lowestAsk);
    expect(maker.settle(10_005)).toBe(2);
    expect(maker.quotes.size).toBe(40);
  });
});
