import { describe, expect, test } from 'vitest';
import { drawing } from '../../test/engine/drawn-book.ts';
import { IMPLEMENTATIONS } from '../../test/engine/implementations.ts';
import { Scenario } from '../../test/engine/scenario.ts';

/** Alice sells 2 at 101 behind an order of bob; dave sells at 102. */
function withOwnOrder(create: (typeof IMPLEMENTATIONS)[number]['create']): Scenario {
  const exchange = new Scenario(create());
  exchange.draw(`
    | 102 | 5 dave
    | 101 | 1 bob, 2 alice
  `);
  exchange.fund('alice', '1000 USD');
  exchange.drain();
  return exchange;
}

describe.each(IMPLEMENTATIONS)('$name: self-trade prevention', ({ create }) => {
  test('expire_taker: the incoming order ends, earlier fills stand', () => {
    const exchange = withOwnOrder(create);
    expect(exchange.place('alice buy 5 @ 102 expire_taker')).toBe(
      'expired (self_trade_prevention): 1 @ 101',
    );
    expect(exchange.wallet('alice', 'TKN')).toBe('3 TKN, 2 locked');
    expect(exchange.wallet('alice', 'USD')).toBe('899 USD, 0 locked');
  });

  test('expire_maker: the resting order ends, the incoming one goes on', () => {
    const exchange = withOwnOrder(create);
    expect(exchange.place('alice buy 5 @ 102 expire_maker')).toBe('filled: 1 @ 101, 4 @ 102');
    expect(exchange.news()).toContain('#3 alice: expired (self_trade_prevention)');
    expect(exchange.wallet('alice', 'TKN')).toBe('7 TKN, 0 locked');
    expect(exchange.book()).toBe(drawing('| 102 | 1 dave'));
  });

  test('expire_both: both end', () => {
    const exchange = withOwnOrder(create);
    expect(exchange.place('alice buy 5 @ 102 expire_both')).toBe(
      'expired (self_trade_prevention): 1 @ 101',
    );
    expect(exchange.wallet('alice', 'TKN')).toBe('3 TKN, 0 locked');
    expect(exchange.wallet('alice', 'USD')).toBe('899 USD, 0 locked');
    expect(exchange.book()).toBe(drawing('| 102 | 5 dave'));
  });

  test('decrement: the larger incoming order goes on with that much less', () => {
    const exchange = withOwnOrder(create);
    expect(exchange.place('alice buy 5 @ 102 decrement')).toBe('filled: 1 @ 101, 2 @ 102');
    const { orders } = exchange.drain();
    expect(
      orders.map(({ order }) => [order.userId, order.reason, order.quantityAtoms]),
    ).toContainEqual(['alice', 'self_trade_prevention', 200_000_000n]);
    expect(orders.at(-1)?.order).toMatchObject({ status: 'filled', quantityAtoms: 300_000_000n });
    expect(exchange.wallet('alice', 'TKN')).toBe('5 TKN, 0 locked');
  });

  test('decrement: the larger resting order keeps its place with that much less', () => {
    const exchange = withOwnOrder(create);
    expect(exchange.place('alice buy 2.5 @ 102 decrement')).toBe(
      'expired (self_trade_prevention): 1 @ 101',
    );
    expect(exchange.book()).toBe(drawing('| 102 | 5 dave\n| 101 | 0.5 alice'));
    expect(exchange.wallet('alice', 'TKN')).toBe('3 TKN, 0.5 locked');
  });

  test('decrement: equal ones both end and keep their quantities', () => {
    const exchange = withOwnOrder(create);
    expect(exchange.place('alice buy 3 @ 102 decrement')).toBe(
      'expired (self_trade_prevention): 1 @ 101',
    );
    const { orders } = exchange.drain();
    const mine = orders.map(({ order }) => order).filter(({ userId }) => userId === 'alice');
    expect(new Set(mine.map(({ quantityAtoms }) => quantityAtoms))).toEqual(
      new Set([200_000_000n, 300_000_000n]),
    );
    expect(exchange.wallet('alice', 'TKN')).toBe('3 TKN, 0 locked');
  });

  test('decrement: an amount of cash shrinks by what that would have cost', () => {
    const exchange = withOwnOrder(create);
    expect(exchange.place('alice buy $405 @ market decrement')).toBe('filled: 1 @ 101, 1 @ 102');
    expect(exchange.wallet('alice', 'USD')).toBe('797 USD, 0 locked');
  });

  test('decrement: what an iceberg hides counts, and goes first', () => {
    const exchange = new Scenario(create());
    exchange.fund('alice', '10 TKN', '1000 USD');
    exchange.place('alice sell 10 @ 100 show 2');
    expect(exchange.place('alice buy 7 @ 100 decrement')).toBe('expired (self_trade_prevention)');
    expect(exchange.book()).toBe(drawing('| 100 | 2+1 alice'));
    expect(exchange.place('alice buy 2 @ 100 decrement')).toBe('expired (self_trade_prevention)');
    expect(exchange.book()).toBe(drawing('| 100 | 1 alice'));
  });

  test('none: they trade, and pay the fees of both sides', () => {
    const exchange = new Scenario(create(), { makerFeePpm: 1000, takerFeePpm: 2000 });
    exchange.fund('alice', '2 TKN', '200 USD');
    exchange.place('alice sell 2 @ 100');
    expect(exchange.place('alice buy 2 @ 100 none')).toBe('filled: 2 @ 100');
    expect(exchange.wallet('alice', 'USD')).toBe('199.8 USD, 0 locked');
    expect(exchange.wallet('alice', 'TKN')).toBe('1.996 TKN, 0 locked');
  });

  test.each([
    ['expire_taker', 'cancelled (fill_or_kill)'],
    ['expire_both', 'cancelled (fill_or_kill)'],
    ['decrement', 'cancelled (fill_or_kill)'],
    ['expire_maker', 'filled: 1 @ 101, 4 @ 102'],
    ['none', 'filled: 1 @ 101, 2 @ 101, 2 @ 102'],
  ])('FOK with %s: %s', (mode, outcome) => {
    const exchange = withOwnOrder(create);
    expect(exchange.place(`alice buy 5 @ 102 FOK ${mode}`)).toBe(outcome);
  });

  test('a killed FOK expires nobody', () => {
    const exchange = withOwnOrder(create);
    const before = exchange.book();
    expect(exchange.place('alice buy 9 @ 102 FOK expire_maker')).toBe('cancelled (fill_or_kill)');
    expect(exchange.book()).toBe(before);
  });
});
