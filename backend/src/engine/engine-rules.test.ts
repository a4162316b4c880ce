import { describe, expect, test } from 'vitest';
import { parseAmount } from '../lib/decimal.ts';
import { Engine } from './engine.ts';
import { NaiveEngine } from './naive-engine.ts';
import { drawing } from '../../test/engine/drawn-book.ts';
import { OPEN_RULES, Scenario } from '../../test/engine/scenario.ts';

const IMPLEMENTATIONS = [
  { name: 'engine', create: () => new Engine({ quoteTokenId: 1 }) },
  {
    name: 'reference model',
    create: () => new NaiveEngine({ quoteTokenId: 1 }),
  },
];

describe.each(IMPLEMENTATIONS)('$name: market states', ({ create }) => {
  test.each(['cancel_only', 'halted', 'delisted'] as const)('%s takes no orders', (state) => {
    const exchange = new Scenario(create(), {}, state);
    exchange.fund('alice', '1000 USD');
    expect(exchange.place('alice buy 1 @ 100')).toBe('refused market_closed');
    expect(exchange.place('alice buy 1 @ market')).toBe('refused market_closed');
  });

  test('post_only takes only post-only limit orders', () => {
    const exchange = new Scenario(create(), {}, 'post_only');
    exchange.fund('alice', '1000 USD');
    expect(exchange.place('alice buy 1 @ 100')).toBe('refused post_only_market');
    expect(exchange.place('alice buy 1 @ market post-only')).toBe('refused post_only_market');
    expect(exchange.place('alice buy 1 @ 100 post-only')).toBe('open');
  });

  test('a halted market lets orders go', () => {
    const exchange = new Scenario(create());
    exchange.draw('1 alice | 100 |');
    exchange.setState('halted');
    const { id } = exchange.lastOrderOf('alice');
    const result = exchange.apply({ type: 'cancel_order', userId: 'alice', orderId: id });
    expect(result).toMatchObject({ order: { status: 'cancelled', reason: 'user_cancelled' } });
    expect(exchange.wallet('alice', 'USD')).toBe('100 USD, 0 locked');
  });

  test('delisting cancels what rests and gives every reservation back', () => {
    const exchange = new Scenario(create());
    exchange.draw(`
              | 101 | 2 bob
      1 alice | 100 |
    `);
    exchange.drain();
    expect(exchange.setState('delisted')).toBe('delisted');
    expect(exchange.wallet('alice', 'USD')).toBe('100 USD, 0 locked');
    expect(exchange.wallet('bob', 'TKN')).toBe('2 TKN, 0 locked');
    const { orders, levels } = exchange.drain();
    expect(orders.map(({ order }) => order.reason)).toEqual(['market_delisted', 'market_delisted']);
    expect(levels.map(({ quantityAtoms }) => quantityAtoms)).toEqual([0n, 0n]);
  });
});

describe.each(IMPLEMENTATIONS)('$name: filters', ({ create }) => {
  const rules = {
    tickAtoms: parseAmount('0.05'),
    lotAtoms: parseAmount('0.1'),
    minQuantityAtoms: parseAmount('0.2'),
    maxQuantityAtoms: parseAmount('50'),
    minNotionalAtoms: parseAmount('10'),
  };

  test.each([
    ['alice buy 1 @ 10.01', 'refused invalid_tick'],
    ['alice buy 1.05 @ 10', 'refused invalid_lot'],
    ['alice buy 0 @ 10', 'refused quantity_too_small'],
    ['alice buy 0.1 @ 1000', 'refused quantity_too_small'],
    ['alice buy 50.1 @ 10', 'refused quantity_too_large'],
    ['alice buy 0.2 @ 49.95', 'refused notional_too_small'],
    ['alice buy 0.2 @ 50', 'open'],
    ['alice buy 1.05 @ market', 'refused invalid_lot'],
    ['alice buy 0.1 @ market', 'refused quantity_too_small'],
    ['alice buy 60 @ market', 'refused quantity_too_large'],
    ['alice buy $9.99 @ market', 'refused notional_too_small'],
    ['alice buy $10 @ market', 'cancelled (no_liquidity)'],
    ['alice buy 9999999999999999999999999999 @ 0.05', 'refused quantity_too_large'],
    ['alice buy 50 @ 9999999999999999999999999999.95', 'refused notional_too_large'],
    ['alice buy 50 @ 90000000000000', 'refused insufficient_balance'],
    ['alice buy $9999999999999999999999999999 @ market', 'refused notional_too_large'],
    ['alice buy 20 @ 50.05', 'refused insufficient_balance'],
    ['alice sell 1 @ 50', 'refused insufficient_balance'],
    ['alice sell 1 @ market', 'refused insufficient_balance'],
  ])('%s: %s', (sentence, outcome) => {
    const exchange = new Scenario(create(), rules);
    exchange.fund('alice', '1000 USD');
    expect(exchange.place(sentence)).toBe(outcome);
  });

  test('a market order by quantity is worth its best price', () => {
    const exchange = new Scenario(create(), rules);
    exchange.draw('| 49.95 | 1 bob');
    exchange.fund('alice', '1000 USD');
    expect(exchange.place('alice buy 0.2 @ market')).toBe('refused notional_too_small');
  });

  test('negative and zero sizes are refused, not thrown', () => {
    const exchange = new Scenario(create(), rules);
    const order = exchange.command('alice buy 1 @ 10');
    for (const [change, code] of [
      [{ quantityAtoms: -parseAmount('1') }, 'quantity_too_small'],
      [{ priceAtoms: 0n }, 'invalid_tick'],
      [{ priceAtoms: -parseAmount('10') }, 'invalid_tick'],
      [
        { orderType: 'market', priceAtoms: null, quantityAtoms: null, quoteQuantityAtoms: -1n },
        'notional_too_small',
      ],
    ] as const) {
      expect(exchange.apply({ ...order, ...change })).toMatchObject({ kind: 'refused', code });
    }
  });

  test('a market that is not listed is unknown', () => {
    const exchange = new Scenario(create());
    const command = { ...exchange.command('alice buy 1 @ 10'), tokenId: 77 };
    expect(exchange.apply(command)).toMatchObject({ kind: 'refused', code: 'unknown_token' });
  });

  test('only so many orders of one user may be open in a market', () => {
    const exchange = new Scenario(create(), { maxOpenOrders: 3 });
    exchange.fund('alice', '1000 USD');
    for (const price of [1, 2, 3]) exchange.place(`alice buy 1 @ ${price}`);
    expect(exchange.place('alice buy 1 @ 4')).toBe('refused too_many_open_orders');
    expect(exchange.place('alice buy 1 @ 4 IOC')).toBe('cancelled (immediate_or_cancel)');
    const { id } = exchange.lastOrderOf('alice');
    exchange.apply({ type: 'cancel_order', userId: 'alice', orderId: id });
    expect(exchange.place('alice buy 1 @ 4')).toBe('open');
  });

  test('a side never holds more lots than can be added up exactly', () => {
    const exchange = new Scenario(create(), {
      tickAtoms: parseAmount('1'),
      lotAtoms: 1n,
      minQuantityAtoms: 1n,
    });
    exchange.draw('| 1 | 90000000 bob');
    exchange.fund('alice', '90000000 TKN');
    expect(exchange.place('alice sell 90000000 @ 2')).toBe('refused quantity_too_large');
    expect(exchange.place('alice sell 71992.54740991 @ 2')).toBe('open');
    exchange.fund('alice', '71992 USD');
    expect(exchange.place('alice buy 71992 @ 1')).toBe('filled: 71992 @ 1');
  });
});

describe.each(IMPLEMENTATIONS)('$name: changing the grid', ({ create }) => {
  test('a finer grid keeps every order, its price and its priority', () => {
    const exchange = new Scenario(create());
    exchange.draw(`
                    | 101.01 | 1 carol
      1 bob, 2 dave | 100    |
    `);
    const finer = { tickAtoms: parseAmount('0.001'), lotAtoms: parseAmount('0.00001') };
    const before = exchange.book();
    expect(exchange.setMarket(finer)).toBe('active');
    expect(exchange.book()).toBe(before);
    exchange.fund('alice', '2 TKN');
    expect(exchange.place('alice sell 1.5 @ 99.999')).toBe('filled: 1 @ 100, 0.5 @ 100');
    expect(exchange.book()).toBe(
      drawing(`
                 | 101.01 | 1 carol
        1.5 dave | 100    |
      `),
    );
  });

  test('a coarser grid is refused while anything rests between its prices or lots', () => {
    const exchange = new Scenario(create());
    exchange.draw('1.5 bob | 100.5 |');
    expect(exchange.setMarket({ tickAtoms: parseAmount('1') })).toBe('refused invalid_tick');
    expect(exchange.setMarket({ lotAtoms: parseAmount('1') })).toBe('refused invalid_lot');
    expect(exchange.engine.market(2)?.rules).toEqual(OPEN_RULES);
    expect(exchange.setMarket({ tickAtoms: parseAmount('0.5') })).toBe('active');
    expect(exchange.place('bob buy 1 @ 100.25')).toBe('refused invalid_tick');
  });

  test('a price that was left before the grid changed is still reported as empty', () => {
    const exchange = new Scenario(create());
    exchange.draw('1 bob | 100.01 |');
    exchange.drain();
    const { id } = exchange.lastOrderOf('bob');
    exchange.apply({ type: 'cancel_order', userId: null, orderId: id });
    exchange.setMarket({ tickAtoms: parseAmount('1') });
    expect(exchange.drain().levels).toEqual([
      { tokenId: 2, side: 'buy', priceAtoms: parseAmount('100.01'), quantityAtoms: 0n },
    ]);
  });
});
