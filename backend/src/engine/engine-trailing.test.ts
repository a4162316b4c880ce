import { describe, expect, test } from 'vitest';
import { IMPLEMENTATIONS } from '../../test/engine/implementations.ts';
import { Scenario } from '../../test/engine/scenario.ts';

describe.each(IMPLEMENTATIONS)('$name: trailing stops', ({ create }) => {
  function stopOf(exchange: Scenario): bigint {
    return (exchange.lastOrderOf('alice').stopPriceAtoms ?? 0n) / 1_000_000n;
  }

  test('a sale follows the price up, never down, and fires at its distance', () => {
    const exchange = new Scenario(create());
    exchange.trade('100', '1');
    exchange.fund('alice', '1 TKN');
    expect(exchange.place('alice trailing sell 1 by 5')).toBe('pending');
    expect(stopOf(exchange)).toBe(9500n);
    exchange.trade('110', '1');
    expect(stopOf(exchange)).toBe(10500n);
    exchange.trade('106', '1');
    expect(stopOf(exchange)).toBe(10500n);
    exchange.draw('1 bob | 104 |');
    exchange.drain();
    exchange.trade('105', '1', 'sell');
    expect(exchange.news()).toContain('bob buys 1 @ 104 from alice');
  });

  test('a purchase follows the price down and releases what it needs no more', () => {
    const exchange = new Scenario(create());
    exchange.trade('100', '1');
    exchange.fund('alice', '110 USD');
    expect(exchange.place('alice trailing buy 1 by 4 slip 0')).toBe('pending');
    expect(exchange.wallet('alice', 'USD')).toBe('110 USD, 104 locked');
    exchange.trade('90', '1');
    expect(exchange.wallet('alice', 'USD')).toBe('110 USD, 94 locked');
    exchange.trade('93.99', '1');
    expect(stopOf(exchange)).toBe(9400n);
    exchange.draw('| 94 | 1 bob');
    exchange.drain();
    exchange.trade('94', '1');
    expect(exchange.news()).toContain('alice buys 1 @ 94 from printer_b');
    expect(exchange.wallet('alice', 'USD')).toBe('16 USD, 0 locked');
  });

  test('a share of the price is rounded down to ticks, and is at least one', () => {
    const exchange = new Scenario(create());
    exchange.trade('10.01', '1');
    exchange.fund('alice', '2 TKN');
    exchange.place('alice trailing sell 1 by 150bps');
    expect(stopOf(exchange)).toBe(986n);
    exchange.trade('10.9', '1');
    expect(stopOf(exchange)).toBe(1074n);
    exchange.place('alice trailing sell 1 by 1bps');
    expect(stopOf(exchange)).toBe(1089n);
  });

  test('it needs a last price, and a distance below it', () => {
    const exchange = new Scenario(create());
    exchange.fund('alice', '1 TKN', '1000 USD');
    expect(exchange.place('alice trailing sell 1 by 5')).toBe('refused no_reference_price');
    exchange.trade('5', '1');
    expect(exchange.place('alice trailing sell 1 by 5')).toBe('refused invalid_tick');
    expect(exchange.place('alice trailing sell 1 by 4.999')).toBe('refused invalid_tick');
    expect(exchange.place('alice trailing sell 1 by 4.99')).toBe('pending');
    expect(exchange.place('alice trailing buy 1 by 50')).toBe('pending');
  });

  test('within one command it follows the first trades before a later one fires it', () => {
    const exchange = new Scenario(create());
    exchange.trade('100', '1');
    exchange.fund('alice', '1 TKN');
    exchange.place('alice trailing sell 1 by 2');
    exchange.draw(`
      1 bob | 104 |
      1 bob | 102 |
      1 bob | 101 |
    `);
    exchange.fund('erin', '2 TKN');
    exchange.drain();
    exchange.place('erin sell 2 @ 102');
    expect(exchange.news().slice(0, 3)).toEqual([
      'bob buys 1 @ 104 from erin',
      'bob buys 1 @ 102 from erin',
      'bob buys 1 @ 101 from alice',
    ]);
  });
});
