import { describe, expect, test } from 'vitest';
import { drawing } from '../../test/engine/drawn-book.ts';
import { IMPLEMENTATIONS } from '../../test/engine/implementations.ts';
import { Scenario } from '../../test/engine/scenario.ts';

describe.each(IMPLEMENTATIONS)('$name: amending what rests', ({ create }) => {
  /** Orders 1 and 2 at 100, order 3 at 101. */
  function withBids(): Scenario {
    const exchange = new Scenario(create());
    exchange.draw(`
      1 bob            | 99  |
      3 alice, 2 carol | 100 |
    `);
    exchange.fund('alice', '300 USD');
    exchange.drain();
    return exchange;
  }
  const mine = (exchange: Scenario): number => exchange.lastOrderOf('alice').id;

  test('a smaller quantity keeps the place and releases the difference', () => {
    const exchange = withBids();
    expect(exchange.amend('alice', mine(exchange), { quantity: '1' })).toBe('open');
    expect(exchange.book()).toBe(drawing('1 alice, 2 carol | 100 |\n1 bob | 99 |'));
    expect(exchange.wallet('alice', 'USD')).toBe('600 USD, 100 locked');
  });

  test('a larger quantity goes to the back', () => {
    const exchange = withBids();
    expect(exchange.amend('alice', mine(exchange), { quantity: '4' })).toBe('open');
    expect(exchange.book()).toBe(drawing('2 carol, 4 alice | 100 |\n1 bob | 99 |'));
    expect(exchange.wallet('alice', 'USD')).toBe('600 USD, 400 locked');
  });

  test('another price goes to the back of that price', () => {
    const exchange = withBids();
    expect(exchange.amend('alice', mine(exchange), { price: '99' })).toBe('open');
    expect(exchange.book()).toBe(drawing('2 carol | 100 |\n1 bob, 3 alice | 99 |'));
  });

  test('what is there already changes nothing', () => {
    const exchange = withBids();
    expect(exchange.amend('alice', mine(exchange), { price: '100', quantity: '3' })).toBe('open');
    expect(exchange.news()).toEqual([]);
    expect(exchange.book()).toBe(drawing('3 alice, 2 carol | 100 |\n1 bob | 99 |'));
  });

  test('a price that crosses trades at once, at the maker’s price', () => {
    const exchange = withBids();
    exchange.draw('| 105 | 1 dave');
    const id = mine(exchange);
    expect(exchange.amend('alice', id, { price: '106' })).toBe('partially_filled: 1 @ 105');
    expect(exchange.book()).toBe(drawing('2 alice | 106 |\n2 carol | 100 |\n1 bob | 99 |'));
    expect(exchange.wallet('alice', 'USD')).toBe('495 USD, 212 locked');
  });

  test('an amend that would cross a post-only order leaves the original alive', () => {
    const exchange = new Scenario(create());
    exchange.draw('| 105 | 1 dave');
    exchange.fund('alice', '1000 USD');
    exchange.place('alice buy 2 @ 100 post-only');
    exchange.drain();
    const id = mine(exchange);
    expect(exchange.amend('alice', id, { price: '105' })).toBe('refused would_cross');
    expect(exchange.news()).toEqual([]);
    expect(exchange.wallet('alice', 'USD')).toBe('1000 USD, 200 locked');
    exchange.fund('erin', '2 TKN');
    expect(exchange.place('erin sell 2 @ 100')).toBe('filled: 2 @ 100');
  });

  test.each([
    [{ quantity: '7' }, 'insufficient_balance'],
    [{ price: '100.001' }, 'invalid_tick'],
    [{ quantity: '1.0000001' }, 'invalid_lot'],
    [{ quantity: '1' }, 'quantity_too_small'],
    [{ quantity: '0' }, 'quantity_too_small'],
    [{ stop: '90' }, 'not_amendable'],
    [{ price: '0.01', quantity: '3' }, 'notional_too_small'],
  ])('%o is refused as %s and changes nothing', (values, code) => {
    const exchange = withBids();
    exchange.fund('erin', '1 TKN');
    exchange.place('erin sell 1 @ 100');
    exchange.setMarket({ minNotionalAtoms: 100_000_000n });
    exchange.drain();
    expect(exchange.amend('alice', mine(exchange), values)).toBe(`refused ${code}`);
    expect(exchange.news()).toEqual([]);
    expect(exchange.wallet('alice', 'USD')).toBe('500 USD, 200 locked');
  });

  test('a halted market lets an order shrink, and nothing else', () => {
    const exchange = withBids();
    exchange.setState('halted');
    const id = mine(exchange);
    expect(exchange.amend('alice', id, { price: '99' })).toBe('refused market_closed');
    expect(exchange.amend('alice', id, { quantity: '4' })).toBe('refused market_closed');
    expect(exchange.amend('alice', id, { quantity: '2' })).toBe('open');
  });

  test('an iceberg gives hidden quantity first', () => {
    const exchange = new Scenario(create());
    exchange.fund('alice', '10 TKN');
    exchange.place('alice sell 10 @ 100 show 2');
    exchange.draw('| 100 | 1 bob');
    expect(exchange.amend('alice', 1, { quantity: '3' })).toBe('open');
    expect(exchange.book()).toBe(drawing('| 100 | 2+1 alice, 1 bob'));
    expect(exchange.amend('alice', 1, { quantity: '5' })).toBe('open');
    expect(exchange.book()).toBe(drawing('| 100 | 1 bob, 2+3 alice'));
  });
});

describe.each(IMPLEMENTATIONS)('$name: amending what waits', ({ create }) => {
  test('a stop price moves, and with it the reservation', () => {
    const exchange = new Scenario(create());
    exchange.trade('100', '1');
    exchange.fund('alice', '250 USD');
    exchange.place('alice stop buy 1 @ 110 slip 1000');
    const { id } = exchange.lastOrderOf('alice');
    expect(exchange.wallet('alice', 'USD')).toBe('250 USD, 121 locked');
    expect(exchange.amend('alice', id, { stop: '120' })).toBe('pending');
    expect(exchange.wallet('alice', 'USD')).toBe('250 USD, 132 locked');
    expect(exchange.amend('alice', id, { quantity: '2' })).toBe('refused insufficient_balance');
    expect(exchange.amend('alice', id, { stop: '100' })).toBe('refused would_trigger');
    expect(exchange.amend('alice', id, { price: '100' })).toBe('refused not_amendable');
    exchange.trade('110', '1');
    expect(exchange.lastOrderOf('alice').status).toBe('pending');
  });

  test('an order by cash has no quantity to amend, a trailing one no stop price', () => {
    const exchange = new Scenario(create());
    exchange.trade('100', '1');
    exchange.fund('alice', '250 USD', '1 TKN');
    exchange.place('alice stop buy $100 @ 110');
    const { id } = exchange.lastOrderOf('alice');
    expect(exchange.amend('alice', id, { quantity: '2' })).toBe('refused not_amendable');
    exchange.place('alice trailing sell 1 by 5');
    expect(exchange.amend('alice', id + 1, { stop: '90' })).toBe('refused not_amendable');
    expect(exchange.amend('alice', id + 1, { quantity: '0.5' })).toBe('pending');
  });
});

describe.each(IMPLEMENTATIONS)('$name: what cannot be amended', ({ create }) => {
  test('another user’s order is unknown, a closed one closed', () => {
    const exchange = new Scenario(create());
    exchange.draw('1 bob | 100 |');
    exchange.fund('alice', '1 USD');
    expect(exchange.amend('alice', 1, { price: '99' })).toBe('refused unknown_order');
    exchange.cancel('bob', 1);
    expect(exchange.amend('bob', 1, { price: '99' })).toBe('refused order_closed');
    exchange.drain();
    expect(exchange.amend('bob', 1, { price: '99' })).toBe('refused unknown_order');
  });
});
