import { describe, expect, test } from 'vitest';
import { IMPLEMENTATIONS } from '../../test/engine/implementations.ts';
import { Scenario } from '../../test/engine/scenario.ts';

describe.each(IMPLEMENTATIONS)('$name: OCO pairs', ({ create }) => {
  function withPair(sentence = 'alice sell 2 @ 110 stop 90'): Scenario {
    const exchange = new Scenario(create());
    exchange.trade('100', '1');
    exchange.fund('alice', '2 TKN', '260 USD');
    expect(exchange.oco(sentence)).toBe('open, pending');
    exchange.drain();
    return exchange;
  }

  test('a pair of sales reserves its quantity once', () => {
    const exchange = withPair();
    expect(exchange.wallet('alice', 'TKN')).toBe('2 TKN, 2 locked');
  });

  test('a pair of purchases reserves the larger need', () => {
    const exchange = withPair('alice buy 2 @ 90 stop 120 limit 125');
    expect(exchange.wallet('alice', 'USD')).toBe('260 USD, 250 locked');
  });

  test('the first fill of the limit order cancels the stop', () => {
    const exchange = withPair();
    exchange.fund('bob', '110 USD');
    exchange.place('bob buy 1 @ 110');
    expect(exchange.news()).toEqual([
      'bob buys 1 @ 110 from alice',
      '#3 alice: partially_filled',
      '#4 alice: cancelled (linked_order)',
      '#5 bob: filled',
    ]);
    expect(exchange.wallet('alice', 'TKN')).toBe('1 TKN, 1 locked');
  });

  test('the stop cancels the limit order before it trades', () => {
    const exchange = withPair();
    exchange.draw('2 bob | 89 |');
    exchange.drain();
    exchange.trade('90', '1');
    const news = exchange.news();
    expect(news).toContain('#3 alice: cancelled (linked_order)');
    expect(news).toContain('bob buys 2 @ 89 from alice');
    expect(exchange.wallet('alice', 'TKN')).toBe('0 TKN, 0 locked');
  });

  test.each([3, 4])('cancelling order %i cancels both and gives everything back', (id) => {
    const exchange = withPair();
    expect(exchange.cancel('alice', id)).toBe('cancelled (user_cancelled)');
    expect(exchange.news()).toContain(`#${7 - id} alice: cancelled (linked_order)`);
    expect(exchange.wallet('alice', 'TKN')).toBe('2 TKN, 0 locked');
  });

  test('the end of its time ends both', () => {
    const exchange = withPair('alice sell 2 @ 110 stop 90 for 60s');
    exchange.wait(60);
    expect(exchange.news()).toEqual([
      '#3 alice: expired (good_till_date)',
      '#4 alice: cancelled (linked_order)',
    ]);
    expect(exchange.wallet('alice', 'TKN')).toBe('2 TKN, 0 locked');
  });

  test('decrementing the limit order ends the pair like a fill', () => {
    const exchange = withPair();
    expect(exchange.place('alice buy 1 @ 110 decrement')).toBe('expired (self_trade_prevention)');
    expect(exchange.lastOrderOf('alice')).toMatchObject({ id: 3, quantityAtoms: 100_000_000n });
    expect(exchange.news()).toContain('#4 alice: cancelled (linked_order)');
  });

  test.each([
    ['alice sell 1 @ 95 stop 90', 'would_cross'],
    ['alice sell 1 @ 110 stop 100', 'would_trigger'],
    ['alice sell 3 @ 110 stop 90', 'insufficient_balance'],
    ['alice sell 1 @ 110.001 stop 90', 'invalid_tick'],
    ['alice sell 1 @ 110 stop 90.001', 'invalid_tick'],
  ])('%s: refused %s, and nothing is left of it', (sentence, code) => {
    const exchange = new Scenario(create());
    exchange.trade('100', '1');
    exchange.draw('1 bob | 96 |');
    exchange.fund('alice', '2 TKN');
    exchange.drain();
    expect(exchange.oco(sentence)).toBe(`refused ${code}`);
    expect(exchange.news()).toEqual([]);
    expect(exchange.wallet('alice', 'TKN')).toBe('2 TKN, 0 locked');
  });

  test('an order of a pair is not amended, also when it is left alone', () => {
    const exchange = withPair();
    expect(exchange.amend('alice', 3, { price: '111' })).toBe('refused not_amendable');
    exchange.fund('bob', '110 USD');
    exchange.place('bob buy 1 @ 110');
    expect(exchange.amend('alice', 3, { price: '111' })).toBe('refused not_amendable');
  });
});
