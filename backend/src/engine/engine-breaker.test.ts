import { describe, expect, test } from 'vitest';
import { IMPLEMENTATIONS } from '../../test/engine/implementations.ts';
import { Scenario } from '../../test/engine/scenario.ts';

describe.each(IMPLEMENTATIONS)('$name: circuit breaker', ({ create }) => {
  /** Asks at 101 to 106 after a trade at 100; the price may move by 5 per cent in 5 minutes. */
  function withAsks(rules: { breakerPauseMinutes?: number } = {}): Scenario {
    const exchange = new Scenario(create(), { breakerMoveBps: 500, ...rules });
    exchange.trade('100', '1');
    exchange.draw(`
      | 106 | 1 bob
      | 105 | 1 bob
      | 103 | 1 bob
    `);
    exchange.fund('alice', '1000 USD');
    exchange.drain();
    return exchange;
  }

  test('a purchase takes what lies within the share, then the market halts', () => {
    const exchange = withAsks();
    expect(exchange.place('alice buy 3 @ 110')).toBe(
      'cancelled (circuit_breaker): 1 @ 103, 1 @ 105',
    );
    expect(exchange.state()).toBe('halted');
    expect(exchange.wallet('alice', 'USD')).toBe('792 USD, 0 locked');
    expect(exchange.place('alice buy 1 @ 90')).toBe('refused market_closed');
  });

  test('a sale likewise', () => {
    const exchange = new Scenario(create(), { breakerMoveBps: 500 });
    exchange.trade('100', '1');
    exchange.draw(`
      1 bob | 95 |
      1 bob | 94.99 |
    `);
    exchange.fund('alice', '2 TKN');
    expect(exchange.place('alice sell 2 @ market')).toBe('cancelled (circuit_breaker): 1 @ 95');
    expect(exchange.state()).toBe('halted');
  });

  test('an order whose own limit ends there halts nothing', () => {
    const exchange = withAsks();
    expect(exchange.place('alice buy 3 @ 105')).toBe('partially_filled: 1 @ 103, 1 @ 105');
    expect(exchange.state()).toBe('active');
  });

  test('FOK beyond the share is killed and halts nothing', () => {
    const exchange = withAsks();
    expect(exchange.place('alice buy 3 @ 110 FOK')).toBe('cancelled (fill_or_kill)');
    expect(exchange.state()).toBe('active');
  });

  test('the first trade of a window may be anywhere, and sets both extremes', () => {
    const exchange = new Scenario(create(), { breakerMoveBps: 500 });
    exchange.draw(`
      | 106 | 1 bob
      | 100 | 1 bob
    `);
    exchange.fund('alice', '1000 USD');
    expect(exchange.place('alice buy 2 @ 110')).toBe('cancelled (circuit_breaker): 1 @ 100');
  });

  test('small steps add up within the window, and only within it', () => {
    const exchange = withAsks();
    expect(exchange.place('alice buy 1 @ 103')).toBe('filled: 1 @ 103');
    exchange.wait(300);
    expect(exchange.place('alice buy 1 @ 105')).toBe('filled: 1 @ 105');
    expect(exchange.place('alice buy 1 @ 106')).toBe('filled: 1 @ 106');
    expect(exchange.state()).toBe('active');
  });

  test('it opens by itself after its pause, and the window begins anew', () => {
    const exchange = withAsks({ breakerPauseMinutes: 2 });
    exchange.place('alice buy 3 @ 110');
    expect(exchange.state()).toBe('halted');
    exchange.wait(119);
    expect(exchange.state()).toBe('halted');
    exchange.wait(1);
    expect(exchange.state()).toBe('active');
    expect(exchange.place('alice buy 1 @ 110')).toBe('filled: 1 @ 106');
  });

  test('without a pause only an operator opens it', () => {
    const exchange = withAsks();
    exchange.place('alice buy 3 @ 110');
    exchange.wait(100_000);
    expect(exchange.state()).toBe('halted');
    exchange.setState('active');
    expect(exchange.place('alice buy 1 @ 110')).toBe('filled: 1 @ 106');
  });

  test('an operator who halts during a pause keeps it halted', () => {
    const exchange = withAsks({ breakerPauseMinutes: 2 });
    exchange.place('alice buy 3 @ 110');
    exchange.setState('halted');
    exchange.wait(1000);
    expect(exchange.state()).toBe('halted');
  });

  test('a cascade ends where the market halts; what was to be set off goes on waiting', () => {
    const exchange = new Scenario(create(), { breakerMoveBps: 500 });
    exchange.trade('100', '1');
    exchange.draw(`
      1 bob | 98 |
      1 bob | 94 |
    `);
    for (const user of ['carol', 'dave']) {
      exchange.fund(user, '1 TKN');
      exchange.place(`${user} stop sell 1 @ 98`);
    }
    exchange.fund('erin', '1 TKN');
    exchange.drain();
    exchange.place('erin sell 1 @ 98');
    expect(exchange.state()).toBe('halted');
    expect(exchange.news()).toContain('#5 carol: cancelled (circuit_breaker)');
    expect(exchange.lastOrderOf('dave').status).toBe('pending');
    exchange.setState('active');
    exchange.trade('97', '1');
    expect(exchange.news().join()).toContain('dave: filled');
  });
});
