import { describe, expect, test } from 'vitest';
import { drawing } from '../../test/engine/drawn-book.ts';
import { IMPLEMENTATIONS } from '../../test/engine/implementations.ts';
import { Scenario } from '../../test/engine/scenario.ts';

describe.each(IMPLEMENTATIONS)('$name: icebergs', ({ create }) => {
  test('only the shown part has time priority; the next part queues behind', () => {
    const exchange = new Scenario(create());
    exchange.fund('alice', '10 TKN');
    expect(exchange.place('alice sell 10 @ 100 show 2')).toBe('open');
    exchange.draw('| 100 | 1 bob');
    expect(exchange.book()).toBe(drawing('| 100 | 2+8 alice, 1 bob'));
    expect(exchange.wallet('alice', 'TKN')).toBe('10 TKN, 10 locked');
    exchange.fund('carol', '1000 USD');
    expect(exchange.place('carol buy 2 @ 100')).toBe('filled: 2 @ 100');
    expect(exchange.book()).toBe(drawing('| 100 | 1 bob, 2+6 alice'));
  });

  test('one order takes everything shown before it takes what is shown after that', () => {
    const exchange = new Scenario(create());
    exchange.fund('alice', '10 TKN');
    exchange.place('alice sell 10 @ 100 show 2');
    exchange.draw('| 100 | 1 bob');
    exchange.fund('carol', '1000 USD');
    exchange.drain();
    exchange.place('carol buy 6 @ 100');
    expect(exchange.news().slice(0, 3)).toEqual([
      'carol buys 2 @ 100 from alice',
      'carol buys 1 @ 100 from bob',
      'carol buys 3 @ 100 from alice',
    ]);
    expect(exchange.book()).toBe(drawing('| 100 | 1+4 alice'));
  });

  test('parts that follow each other are one trade', () => {
    const exchange = new Scenario(create(), { makerFeePpm: 1000 });
    exchange.fund('alice', '5 TKN');
    exchange.place('alice sell 5 @ 100 show 2');
    exchange.fund('carol', '1000 USD');
    expect(exchange.place('carol buy 5 @ 100')).toBe('filled: 5 @ 100');
    expect(exchange.drain().trades).toHaveLength(1);
    expect(exchange.fees('USD')).toBe('0.5 USD, 0 locked');
  });

  test('the last part is the rest', () => {
    const exchange = new Scenario(create());
    exchange.fund('alice', '5 TKN');
    exchange.place('alice sell 5 @ 100 show 2');
    exchange.fund('carol', '1000 USD');
    exchange.place('carol buy 4 @ 100');
    expect(exchange.book()).toBe(drawing('| 100 | 1 alice'));
  });

  test('an incoming iceberg trades with its whole quantity and shows a part of the rest', () => {
    const exchange = new Scenario(create());
    exchange.draw('| 100 | 3 bob');
    exchange.fund('alice', '1000 USD');
    expect(exchange.place('alice buy 8 @ 100 show 2')).toBe('partially_filled: 3 @ 100');
    expect(exchange.book()).toBe(drawing('2+3 alice | 100 |'));
  });

  test('levels count what is shown only', () => {
    const exchange = new Scenario(create());
    exchange.fund('alice', '10 TKN');
    exchange.place('alice sell 10 @ 100 show 2');
    expect(exchange.drain().levels).toMatchObject([{ quantityAtoms: 200_000_000n }]);
  });

  test.each([
    ['alice sell 10 @ 100 show 0.5', 'open'],
    ['alice sell 10 @ 100 show 10', 'open'],
    ['alice sell 10 @ 100 show 0.49', 'refused invalid_display_quantity'],
    ['alice sell 10 @ 100 show 10.01', 'refused invalid_display_quantity'],
    ['alice sell 10 @ 100 show 0.555', 'refused invalid_display_quantity'],
    ['alice sell 10 @ 100 show 0', 'refused invalid_display_quantity'],
    ['alice sell 1 @ 100 show 0.19', 'refused invalid_display_quantity'],
  ])('%s: %s', (sentence, outcome) => {
    const rules = { lotAtoms: 1_000_000n, minQuantityAtoms: 20_000_000n };
    const exchange = new Scenario(create(), rules);
    exchange.fund('alice', '10 TKN');
    expect(exchange.place(sentence)).toBe(outcome);
  });
});
