import { describe, expect, test } from 'vitest';
import { IMPLEMENTATIONS } from '../../test/engine/implementations.ts';
import { Scenario } from '../../test/engine/scenario.ts';

describe.each(IMPLEMENTATIONS)('$name: price bands', ({ create }) => {
  const rules = { priceBandBps: 500 };

  test.each([
    ['alice buy 1 @ 95', 'open'],
    ['alice buy 1 @ 94.99', 'refused price_out_of_band'],
    ['alice sell 1 @ 105', 'open'],
    ['alice sell 1 @ 105.01', 'refused price_out_of_band'],
    ['alice stop sell 1 @ 80 limit 76', 'pending'],
    ['alice stop sell 1 @ 80 limit 75.99', 'refused price_out_of_band'],
    ['alice stop sell 1 @ 80', 'pending'],
  ])('%s: %s', (sentence, outcome) => {
    const exchange = new Scenario(create(), rules);
    exchange.trade('100', '1');
    exchange.fund('alice', '1000 USD', '5 TKN');
    expect(exchange.place(sentence)).toBe(outcome);
  });

  test('without a last price every price passes', () => {
    const exchange = new Scenario(create(), rules);
    exchange.fund('alice', '1000 USD');
    expect(exchange.place('alice buy 1 @ 1')).toBe('open');
  });

  test('a market order takes nothing worse than the band of the last price', () => {
    const exchange = new Scenario(create());
    exchange.trade('100', '1');
    exchange.draw(`
      | 105.01 | 1 bob
      | 105    | 1 bob
    `);
    exchange.setMarket(rules);
    exchange.fund('alice', '1000 USD');
    expect(exchange.place('alice buy 2 @ market slip 5000')).toBe(
      'cancelled (protection_price): 1 @ 105',
    );
    expect(exchange.place('alice buy 1 @ market slip 5000')).toBe('filled: 1 @ 105.01');
  });

  test('a better price is never refused to it', () => {
    const exchange = new Scenario(create());
    exchange.trade('100', '1');
    exchange.draw('| 50 | 1 bob');
    exchange.setMarket(rules);
    exchange.fund('alice', '1000 USD');
    expect(exchange.place('alice buy 1 @ market')).toBe('filled: 1 @ 50');
  });
});
