import { describe, expect, test } from 'vitest';
import { IMPLEMENTATIONS } from '../../test/engine/implementations.ts';
import { Scenario } from '../../test/engine/scenario.ts';

describe.each(IMPLEMENTATIONS)('$name: ends by time', ({ create }) => {
  test('an expired order never trades', () => {
    const exchange = new Scenario(create());
    exchange.fund('alice', '2 TKN');
    exchange.fund('bob', '200 USD');
    expect(exchange.place('alice sell 1 @ 100 for 60s')).toBe('open');
    exchange.wait(59);
    exchange.drain();
    // The order's time comes before the next command, as the single writer sees to it.
    exchange.wait(1);
    expect(exchange.place('bob buy 1 @ 100 IOC')).toBe('cancelled (immediate_or_cancel)');
    expect(exchange.news()).toContain('#1 alice: expired (good_till_date)');
    expect(exchange.wallet('alice', 'TKN')).toBe('2 TKN, 0 locked');
  });

  test('an order trades until its time, and what is left of it expires', () => {
    const exchange = new Scenario(create());
    exchange.fund('alice', '2 TKN');
    exchange.fund('bob', '200 USD');
    exchange.place('alice sell 2 @ 100 for 60s');
    exchange.wait(30);
    expect(exchange.place('bob buy 1 @ 100')).toBe('filled: 1 @ 100');
    exchange.wait(30);
    expect(exchange.news()).toContain('#1 alice: expired (good_till_date)');
    expect(exchange.wallet('alice', 'TKN')).toBe('1 TKN, 0 locked');
  });

  test('an order that waits expires, and never fires after that', () => {
    const exchange = new Scenario(create());
    exchange.trade('100', '1');
    exchange.fund('alice', '2 TKN');
    exchange.place('alice stop sell 1 @ 95 limit 90 for 60s');
    exchange.drain();
    exchange.wait(60);
    expect(exchange.news()).toEqual(['#3 alice: expired (good_till_date)']);
    exchange.trade('94', '1');
    expect(exchange.news().join()).not.toContain('alice');
  });

  test('a time that has come already is refused', () => {
    const exchange = new Scenario(create());
    exchange.fund('alice', '2 TKN');
    const order = exchange.command('alice sell 1 @ 100 for 60s');
    expect(exchange.apply({ ...order, expiresAtMs: 5 })).toMatchObject({ code: 'invalid_expiry' });
  });

  test('nothing is due without orders, timers and pauses', () => {
    const exchange = new Scenario(create());
    expect(exchange.engine.nextDueMs).toBe(Infinity);
    exchange.fund('alice', '2 TKN');
    exchange.place('alice sell 1 @ 100 for 60s');
    expect(exchange.engine.nextDueMs).toBe(exchange.lastOrderOf('alice').expiresAtMs);
    exchange.cancel('alice', 1);
    expect(exchange.engine.nextDueMs).toBe(Infinity);
  });
});

describe.each(IMPLEMENTATIONS)('$name: cancel-after', ({ create }) => {
  function withOrders(): Scenario {
    const exchange = new Scenario(create());
    exchange.fund('alice', '3 TKN', '300 USD');
    exchange.place('alice sell 1 @ 110');
    exchange.place('alice buy 1 @ 90');
    exchange.place('alice stop sell 1 @ 80');
    exchange.draw('| 105 | 1 bob');
    exchange.drain();
    return exchange;
  }

  test('cancels what rests and waits of its user, and of nobody else', () => {
    const exchange = withOrders();
    exchange.cancelAfter('alice', 10);
    exchange.wait(10);
    expect(exchange.news()).toEqual([
      '#1 alice: cancelled (cancel_after)',
      '#2 alice: cancelled (cancel_after)',
      '#3 alice: cancelled (cancel_after)',
    ]);
    expect(exchange.engine.nextDueMs).toBe(Infinity);
  });

  test('sent again it starts anew; off it does nothing', () => {
    const exchange = withOrders();
    exchange.cancelAfter('alice', 10);
    exchange.wait(8);
    exchange.cancelAfter('alice', 10);
    exchange.wait(8);
    expect(exchange.news()).toEqual([]);
    exchange.cancelAfter('alice', null);
    exchange.wait(100);
    expect(exchange.news()).toEqual([]);
  });
});
