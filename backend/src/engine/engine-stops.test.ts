import { describe, expect, test } from 'vitest';
import { IMPLEMENTATIONS } from '../../test/engine/implementations.ts';
import { Scenario } from '../../test/engine/scenario.ts';

describe.each(IMPLEMENTATIONS)('$name: orders that wait', ({ create }) => {
  test('a buy stop at 105 fires when a seller prints 110', () => {
    const exchange = new Scenario(create());
    exchange.trade('100', '1');
    exchange.fund('alice', '200 USD');
    expect(exchange.place('alice stop buy 1 @ 105')).toBe('pending');
    exchange.draw('| 110.2 | 3 bob');
    exchange.drain();
    expect(exchange.trade('110', '1', 'sell')).toBe('filled: 1 @ 110');
    expect(exchange.news().slice(0, 2)).toEqual([
      'printer_a buys 1 @ 110 from printer_b',
      'alice buys 1 @ 110.2 from bob',
    ]);
    expect(exchange.wallet('alice', 'USD')).toBe('89.8 USD, 0 locked');
  });

  test.each([
    ['alice stop buy 1 @ 105', '104.99', '105'],
    ['alice stop sell 1 @ 95', '95.01', '95'],
    ['alice take-profit buy 1 @ 95', '95.01', '95'],
    ['alice take-profit sell 1 @ 105', '104.99', '105'],
    ['alice stop buy 1 @ 105 limit 106', '104.99', '105.5'],
    ['alice stop sell 1 @ 95 limit 94', '95.01', '94.5'],
    ['alice take-profit buy 1 @ 95 limit 96', '95.01', '94.5'],
    ['alice take-profit sell 1 @ 105 limit 104', '104.99', '105.5'],
  ])('%s: waits at %s and is set off at %s', (sentence, before, at) => {
    const exchange = new Scenario(create());
    exchange.trade('100', '1');
    exchange.fund('alice', '1000 USD', '1 TKN');
    expect(exchange.place(sentence)).toBe('pending');
    exchange.trade(before, '1');
    expect(exchange.lastOrderOf('alice')).toMatchObject({ status: 'pending', triggeredAtMs: null });
    exchange.drain();
    exchange.trade(at, '1', 'sell');
    const { orders } = exchange.drain();
    const mine = orders.find(({ order }) => order.userId === 'alice')?.order;
    expect(mine?.triggeredAtMs).toEqual(expect.any(Number));
    const rests = sentence.includes('limit');
    expect(mine).toMatchObject(
      rests ? { status: 'open' } : { status: 'cancelled', reason: 'no_liquidity' },
    );
    expect(mine?.reservedAtoms === 0n).toBe(!rests);
  });

  test('an order whose condition is met already is refused', () => {
    const exchange = new Scenario(create());
    exchange.trade('100', '1');
    exchange.fund('alice', '1000 USD', '5 TKN');
    for (const sentence of [
      'alice stop buy 1 @ 100',
      'alice stop sell 1 @ 100',
      'alice take-profit buy 1 @ 100 limit 90',
      'alice take-profit sell 1 @ 99',
    ]) {
      expect(exchange.place(sentence)).toBe('refused would_trigger');
    }
  });

  test('before the first trade a stop waits for it', () => {
    const exchange = new Scenario(create());
    exchange.fund('alice', '1 TKN');
    expect(exchange.place('alice stop sell 1 @ 95')).toBe('pending');
    exchange.trade('90', '1');
    expect(exchange.news()).toContain('#1 alice: cancelled (no_liquidity)');
  });

  test('a cancelled stop never fires', () => {
    const exchange = new Scenario(create());
    exchange.trade('100', '1');
    exchange.fund('alice', '1 TKN');
    exchange.place('alice stop sell 1 @ 95');
    const { id } = exchange.lastOrderOf('alice');
    expect(exchange.cancel('alice', id)).toBe('cancelled (user_cancelled)');
    expect(exchange.wallet('alice', 'TKN')).toBe('1 TKN, 0 locked');
    exchange.draw('1 bob | 90 |');
    exchange.drain();
    exchange.trade('91', '1');
    expect(exchange.news().join()).not.toContain('alice');
  });

  test('a waiting buy reserves the worst that it can cost, and pays what it costs', () => {
    const exchange = new Scenario(create());
    exchange.trade('100', '1');
    exchange.fund('alice', '115.5 USD');
    expect(exchange.place('alice stop buy 1 @ 110.01')).toBe('refused insufficient_balance');
    expect(exchange.place('alice stop buy 1 @ 110')).toBe('pending');
    expect(exchange.wallet('alice', 'USD')).toBe('115.5 USD, 115.5 locked');
    exchange.draw('| 112 | 5 bob');
    exchange.trade('111', '1');
    expect(exchange.wallet('alice', 'USD')).toBe('3.5 USD, 0 locked');
  });

  test('what is set off takes nothing beyond the protection price of its stop price', () => {
    const exchange = new Scenario(create());
    exchange.trade('100', '1');
    exchange.fund('alice', '300 USD');
    exchange.place('alice stop buy 2 @ 110 slip 100');
    exchange.draw(`
      | 111.2 | 1 bob
      | 111.1 | 1 bob
    `);
    exchange.drain();
    exchange.trade('110', '1');
    expect(exchange.news()).toContain('alice buys 1 @ 111.1 from bob');
    expect(exchange.wallet('alice', 'USD')).toBe('188.9 USD, 0 locked');
  });

  test('a buy by cash spends at most that', () => {
    const exchange = new Scenario(create(), { lotAtoms: 1_000_000n });
    exchange.trade('100', '1');
    exchange.fund('alice', '100 USD');
    expect(exchange.place('alice stop buy $100 @ 105')).toBe('pending');
    expect(exchange.wallet('alice', 'USD')).toBe('100 USD, 100 locked');
    exchange.draw('| 106 | 5 bob');
    exchange.trade('105', '1');
    expect(exchange.wallet('alice', 'TKN')).toBe('0.94 TKN, 0 locked');
    expect(exchange.wallet('alice', 'USD')).toBe('0.36 USD, 0 locked');
  });

  test('a post-only order that would take when it is set off is rejected', () => {
    const exchange = new Scenario(create());
    exchange.trade('100', '1');
    exchange.fund('alice', '1 TKN');
    exchange.place('alice stop sell 1 @ 95 limit 90 post-only');
    exchange.draw('1 bob | 92 |');
    exchange.trade('94', '1');
    expect(exchange.news()).toContain('#3 alice: rejected (would_cross)');
    expect(exchange.wallet('alice', 'TKN')).toBe('1 TKN, 0 locked');
  });

  test('only so many orders of one user may wait in a market', () => {
    const exchange = new Scenario(create(), { maxTriggers: 2, maxOpenOrders: 1 });
    exchange.fund('alice', '5 TKN');
    exchange.place('alice stop sell 1 @ 95');
    exchange.place('alice stop sell 1 @ 94');
    expect(exchange.place('alice stop sell 1 @ 93')).toBe('refused too_many_triggers');
    expect(exchange.place('alice sell 1 @ 200')).toBe('open');
    exchange.cancel('alice', 1);
    expect(exchange.place('alice stop sell 1 @ 93')).toBe('pending');
  });
});

describe.each(IMPLEMENTATIONS)('$name: cascades', ({ create }) => {
  test('each order sets the next one off, first in, first out', () => {
    const exchange = new Scenario(create());
    exchange.trade('100', '1');
    exchange.draw(`
      1 bob | 98 |
      1 bob | 97 |
      1 bob | 96 |
      1 bob | 95 |
    `);
    exchange.fund('alice', '1 TKN');
    exchange.fund('carol', '1 TKN');
    exchange.fund('dave', '1 TKN');
    exchange.place('dave stop sell 1 @ 96');
    exchange.place('carol stop sell 1 @ 97');
    exchange.place('alice stop sell 1 @ 98');
    exchange.fund('erin', '1 TKN');
    exchange.drain();
    expect(exchange.place('erin sell 1 @ 98')).toBe('filled: 1 @ 98');
    expect(exchange.news().slice(0, 4)).toEqual([
      'bob buys 1 @ 98 from erin',
      'bob buys 1 @ 97 from alice',
      'bob buys 1 @ 96 from carol',
      'bob buys 1 @ 95 from dave',
    ]);
  });

  test('of several that one trade sets off the oldest goes first', () => {
    const exchange = new Scenario(create());
    exchange.trade('100', '1');
    exchange.draw(`
      1 bob | 99.5 |
      1 bob | 99 |
      1 bob | 98 |
    `);
    for (const user of ['carol', 'alice']) {
      exchange.fund(user, '1 TKN');
      exchange.place(`${user} stop sell 1 @ 99.5`);
    }
    exchange.fund('erin', '1 TKN');
    exchange.drain();
    exchange.place('erin sell 1 @ market');
    expect(exchange.news().slice(0, 3)).toEqual([
      'bob buys 1 @ 99.5 from erin',
      'bob buys 1 @ 99 from carol',
      'bob buys 1 @ 98 from alice',
    ]);
  });

  test('an order that was set off is not set off again by its own trades', () => {
    const exchange = new Scenario(create());
    exchange.trade('100', '1');
    exchange.fund('alice', '3 TKN');
    exchange.place('alice stop sell 3 @ 99 limit 90');
    exchange.draw('1 bob | 98 |');
    exchange.drain();
    exchange.trade('99', '1');
    const { orders } = exchange.drain();
    const mine = orders.find(({ order }) => order.userId === 'alice')?.order;
    expect(mine).toMatchObject({ status: 'partially_filled', reservedAtoms: 200_000_000n });
  });
});
