import { describe, expect, test } from 'vitest';
import { parseAmount } from '../lib/decimal.ts';
import { Engine } from './engine.ts';
import { NaiveEngine } from './naive-engine.ts';
import { drawing } from '../../test/engine/drawn-book.ts';
import { Scenario } from '../../test/engine/scenario.ts';

const IMPLEMENTATIONS = [
  { name: 'engine', create: () => new Engine({ quoteTokenId: 1 }) },
  {
    name: 'reference model',
    create: () => new NaiveEngine({ quoteTokenId: 1 }),
  },
];

const THREE_ASKS = `
  bid    | price | ask
         |   102 | 3 dave
         |   101 | 2 carol, 1 dave
         |   100 | 1 carol
  1 erin |    99 |
`;

describe.each(IMPLEMENTATIONS)('$name: limit orders', ({ create }) => {
  test('an order that does not cross rests and reserves its worth', () => {
    const exchange = new Scenario(create());
    exchange.fund('alice', '300 USD', '5 TKN');
    expect(exchange.place('alice buy 2 @ 99')).toBe('open');
    expect(exchange.place('alice sell 3 @ 101')).toBe('open');
    expect(exchange.wallet('alice', 'USD')).toBe('300 USD, 198 locked');
    expect(exchange.wallet('alice', 'TKN')).toBe('5 TKN, 3 locked');
  });

  test('a crossing order fills at the makers’ prices, best price first and oldest first', () => {
    const exchange = new Scenario(create());
    exchange.draw(THREE_ASKS);
    exchange.fund('alice', '1000 USD');
    expect(exchange.place('alice buy 3.5 @ 101')).toBe('filled: 1 @ 100, 2 @ 101, 0.5 @ 101');
    expect(exchange.book()).toBe(
      drawing(`
               | 102 | 3 dave
               | 101 | 0.5 dave
        1 erin |  99 |
      `),
    );
    expect(exchange.wallet('alice', 'USD')).toBe('647.5 USD, 0 locked');
    expect(exchange.wallet('carol', 'USD')).toBe('302 USD, 0 locked');
  });

  test('what a crossing order leaves over rests at its own price', () => {
    const exchange = new Scenario(create());
    exchange.draw(THREE_ASKS);
    exchange.fund('alice', '1000 USD');
    expect(exchange.place('alice buy 6 @ 101')).toBe('partially_filled: 1 @ 100, 2 @ 101, 1 @ 101');
    expect(exchange.wallet('alice', 'USD')).toBe('597 USD, 202 locked');
    expect(exchange.book()).toBe(
      drawing(`
                | 102 | 3 dave
        2 alice | 101 |
        1 erin  |  99 |
      `),
    );
  });

  test('a partly filled maker keeps its place in the queue', () => {
    const exchange = new Scenario(create());
    exchange.draw(THREE_ASKS);
    exchange.fund('alice', '1000 USD');
    exchange.place('alice buy 2 @ 101');
    expect(exchange.book()).toBe(
      drawing(`
               | 102 | 3 dave
               | 101 | 1 carol, 1 dave
        1 erin |  99 |
      `),
    );
  });

  test('a price better than the limit is given back, to the last atom', () => {
    const exchange = new Scenario(create(), {
      tickAtoms: parseAmount('1'),
      lotAtoms: parseAmount('0.00000001'),
      minQuantityAtoms: 1n,
    });
    exchange.draw(`
      | 55 | 0.19276970 bob
      | 30 | 0.80723030 bob
    `);
    exchange.fund('alice', '300 USD');
    expect(exchange.place('alice buy 1 @ 55')).toBe('filled: 0.8072303 @ 30, 0.1927697 @ 55');
    expect(exchange.wallet('alice', 'USD')).toBe('265.1807575 USD, 0 locked');
  });

  test('0.1 and 0.2 fill exactly 0.3', () => {
    const exchange = new Scenario(create());
    exchange.draw(`
      | 10 | 0.1 bob, 0.2 carol
    `);
    exchange.fund('alice', '3 USD');
    expect(exchange.place('alice buy 0.3 @ 10')).toBe('filled: 0.1 @ 10, 0.2 @ 10');
    expect(exchange.wallet('alice', 'USD')).toBe('0 USD, 0 locked');
    expect(exchange.book()).toBe('');
  });

  test('a seller gets the bids’ better prices', () => {
    const exchange = new Scenario(create());
    exchange.draw(`
      1 bob | 105 |
      1 bob | 100 |
    `);
    exchange.fund('alice', '3 TKN');
    expect(exchange.place('alice sell 3 @ 100')).toBe('partially_filled: 1 @ 105, 1 @ 100');
    expect(exchange.wallet('alice', 'USD')).toBe('205 USD, 0 locked');
    expect(exchange.wallet('alice', 'TKN')).toBe('1 TKN, 1 locked');
  });
});

describe.each(IMPLEMENTATIONS)('$name: time in force and post-only', ({ create }) => {
  test('what an IOC order cannot fill at once is cancelled', () => {
    const exchange = new Scenario(create());
    exchange.draw(THREE_ASKS);
    exchange.fund('alice', '1000 USD');
    expect(exchange.place('alice buy 6 @ 100 IOC')).toBe(
      'cancelled (immediate_or_cancel): 1 @ 100',
    );
    expect(exchange.place('alice buy 6 @ 98 IOC')).toBe('cancelled (immediate_or_cancel)');
    expect(exchange.wallet('alice', 'USD')).toBe('900 USD, 0 locked');
  });

  test('FOK of 0.8 against 0.1 and 0.7 fills whole', () => {
    const exchange = new Scenario(create());
    exchange.draw(`
      | 11 | 0.7 carol
      | 10 | 0.1 bob
    `);
    exchange.fund('alice', '10 USD');
    expect(exchange.place('alice buy 0.8 @ 11 FOK')).toBe('filled: 0.1 @ 10, 0.7 @ 11');
  });

  test('FOK that lacks one lot trades nothing', () => {
    const exchange = new Scenario(create());
    exchange.draw(`
      | 11 | 0.7 carol
      | 10 | 0.1 bob
    `);
    exchange.fund('alice', '10 USD');
    expect(exchange.place('alice buy 0.800001 @ 11 FOK')).toBe('cancelled (fill_or_kill)');
    expect(exchange.place('alice buy 0.8 @ 10 FOK')).toBe('cancelled (fill_or_kill)');
    expect(exchange.wallet('alice', 'USD')).toBe('10 USD, 0 locked');
  });

  test('FOK counts an own order in the way as missing', () => {
    const exchange = new Scenario(create());
    exchange.draw(`
      | 11 | 1 alice
      | 10 | 1 bob
    `);
    exchange.fund('alice', '100 USD');
    expect(exchange.place('alice buy 2 @ 11 FOK')).toBe('cancelled (fill_or_kill)');
    expect(exchange.place('alice buy 1 @ 11 FOK')).toBe('filled: 1 @ 10');
  });

  test('a post-only order rests or is refused', () => {
    const exchange = new Scenario(create());
    exchange.draw(THREE_ASKS);
    exchange.fund('alice', '1000 USD');
    expect(exchange.place('alice buy 1 @ 100 post-only')).toBe('refused would_cross');
    expect(exchange.place('alice buy 1 @ 99.99 post-only')).toBe('open');
  });
});

describe.each(IMPLEMENTATIONS)('$name: market orders', ({ create }) => {
  test('a market order of twenty fills followed at once by a cancel keeps every fill', () => {
    const exchange = new Scenario(create());
    for (let ask = 1; ask <= 20; ask += 1) exchange.draw(`| ${100 + ask / 100} | 1 maker${ask}`);
    exchange.fund('alice', '2002.1 USD');
    expect(exchange.place('alice buy 20 @ market')).toMatch(/^filled: 1 @ 100.01, .*, 1 @ 100.2$/);
    const cancelled = exchange.apply({ type: 'cancel_order', userId: 'alice', orderId: 21 });
    expect(cancelled).toMatchObject({ kind: 'refused', code: 'order_closed' });
    expect(exchange.wallet('alice', 'USD')).toBe('0 USD, 0 locked');
    expect(exchange.wallet('alice', 'TKN')).toBe('20 TKN, 0 locked');
    exchange.drain();
    const again = exchange.apply({ type: 'cancel_order', userId: 'alice', orderId: 21 });
    expect(again).toMatchObject({ kind: 'refused', code: 'unknown_order' });
  });

  test('an empty book cancels with no_liquidity, also what is left over', () => {
    const exchange = new Scenario(create());
    exchange.fund('alice', '1000 USD');
    expect(exchange.place('alice buy 1 @ market')).toBe('cancelled (no_liquidity)');
    exchange.draw('| 100 | 1 bob');
    expect(exchange.place('alice buy 2 @ market')).toBe('cancelled (no_liquidity): 1 @ 100');
  });

  test('prices beyond the protection price are not taken', () => {
    const exchange = new Scenario(create());
    exchange.draw(`
      | 105.01 | 1 bob
      | 105    | 1 bob
      | 100    | 1 bob
    `);
    exchange.fund('alice', '1000 USD');
    expect(exchange.place('alice buy 3 @ market')).toBe(
      'cancelled (protection_price): 1 @ 100, 1 @ 105',
    );
  });

  test('the protection price is rounded toward the best', () => {
    const exchange = new Scenario(create());
    exchange.draw(`
      1 bob | 0.11 |
      1 bob | 0.1  |
    `);
    exchange.fund('alice', '2 TKN');
    expect(exchange.place('alice sell 2 @ market slip 900')).toBe(
      'cancelled (protection_price): 1 @ 0.11',
    );
  });

  test('a purchase needs the cost of what it can fill, not more', () => {
    const exchange = new Scenario(create());
    exchange.draw(THREE_ASKS);
    exchange.fund('alice', '100 USD');
    expect(exchange.place('alice buy 2 @ market')).toBe('refused insufficient_balance');
    expect(exchange.place('alice buy 1.000001 @ market')).toBe('refused insufficient_balance');
    expect(exchange.place('alice buy 1 @ market')).toBe('filled: 1 @ 100');
  });

  test('an amount of cash buys all it can and gives the rest back', () => {
    const exchange = new Scenario(create(), { lotAtoms: parseAmount('0.01') });
    exchange.draw(THREE_ASKS);
    exchange.fund('alice', '500 USD');
    expect(exchange.place('alice buy $150.7 @ market')).toBe('filled: 1 @ 100, 0.5 @ 101');
    expect(exchange.wallet('alice', 'USD')).toBe('349.5 USD, 0 locked');
    expect(exchange.place('alice buy $349.6 @ market')).toBe('refused insufficient_balance');
  });

  test('an amount of cash that buys no lot ends as cancelled', () => {
    const exchange = new Scenario(create(), { lotAtoms: parseAmount('0.01') });
    exchange.draw(THREE_ASKS);
    exchange.fund('alice', '500 USD');
    expect(exchange.place('alice buy $0.99 @ market')).toBe('cancelled (quote_spent)');
  });

  test('an amount of cash left over by an empty book is not filled', () => {
    const exchange = new Scenario(create());
    exchange.draw('| 100 | 1 bob');
    exchange.fund('alice', '500 USD');
    expect(exchange.place('alice buy $200 @ market')).toBe('cancelled (no_liquidity): 1 @ 100');
    exchange.draw('| 100 | 1 bob');
    expect(exchange.place('alice buy $100.00009999 @ market')).toBe('filled: 1 @ 100');
  });

  test('an amount of cash never trades through a better price to be used up', () => {
    const exchange = new Scenario(create(), { lotAtoms: parseAmount('1') });
    exchange.draw(`
      3 bob | 100 |
      5 bob |  99 |
    `);
    exchange.fund('alice', '3 TKN');
    expect(exchange.place('alice sell $299 @ market')).toBe('filled: 2 @ 100');
  });

  test('a sale for an amount of cash sells just enough', () => {
    const exchange = new Scenario(create(), { lotAtoms: parseAmount('0.01') });
    exchange.draw(`
      1 bob | 100 |
      5 bob |  99 |
    `);
    exchange.fund('alice', '1.5 TKN');
    expect(exchange.place('alice sell $200 @ market')).toBe('refused insufficient_balance');
    expect(exchange.place('alice sell $149.9 @ market')).toBe('filled: 1 @ 100, 0.5 @ 99');
    expect(exchange.wallet('alice', 'USD')).toBe('149.5 USD, 0 locked');
  });
});

describe.each(IMPLEMENTATIONS)('$name: self-trade prevention', ({ create }) => {
  test('the taker expires at its own order, and earlier fills stand', () => {
    const exchange = new Scenario(create());
    exchange.draw(`
      | 101 | 1 alice, 1 bob
      | 100 | 1 bob
    `);
    exchange.fund('alice', '1000 USD');
    expect(exchange.place('alice buy 3 @ 102')).toBe('expired (self_trade_prevention): 1 @ 100');
    expect(exchange.book()).toBe(drawing('| 101 | 1 alice, 1 bob'));
    expect(exchange.wallet('alice', 'USD')).toBe('900 USD, 0 locked');
  });

  test('an own order at a price that is not taken does not matter', () => {
    const exchange = new Scenario(create());
    exchange.draw('| 101 | 1 alice');
    exchange.fund('alice', '1000 USD');
    expect(exchange.place('alice buy 1 @ 100')).toBe('open');
    expect(exchange.place('alice sell 1 @ 100 post-only')).toBe('refused would_cross');
  });
});
