import { describe, expect, test } from 'vitest';
import { IMPLEMENTATIONS } from '../../test/engine/implementations.ts';
import { Scenario } from '../../test/engine/scenario.ts';

describe.each(IMPLEMENTATIONS)('$name: rates', ({ create }) => {
  const rules = { makerFeePpm: 1000, takerFeePpm: 2000 };

  /** Bob sells 1 at 100 to alice; the two rates that were charged. */
  function rates(exchange: Scenario): (number | undefined)[] {
    exchange.draw('| 100 | 1 bob');
    exchange.fund('alice', '100 USD');
    exchange.drain();
    exchange.place('alice buy 1 @ 100');
    const [trade] = exchange.drain().trades;
    return [trade?.sellerFeePpm, trade?.buyerFeePpm];
  }

  test('the market’s, for everybody who has none of their own', () => {
    const exchange = new Scenario(create(), rules);
    expect(rates(exchange)).toEqual([1000, 2000]);
    expect(exchange.fees('USD')).toBe('0.1 USD, 0 locked');
    expect(exchange.fees('TKN')).toBe('0.002 TKN, 0 locked');
  });

  test('a tier’s where it is lower, maker and taker apart', () => {
    const exchange = new Scenario(create(), rules);
    exchange.setFees('bob', { kind: 'tier', makerFeePpm: 500, takerFeePpm: 5000 });
    exchange.setFees('alice', { kind: 'tier', makerFeePpm: 500, takerFeePpm: 5000 });
    expect(rates(exchange)).toEqual([500, 2000]);
  });

  test('an override’s in any case', () => {
    const exchange = new Scenario(create(), rules);
    exchange.setFees('bob', { kind: 'override', makerFeePpm: 0, takerFeePpm: 0 });
    exchange.setFees('alice', { kind: 'override', makerFeePpm: 500, takerFeePpm: 5000 });
    expect(rates(exchange)).toEqual([0, 5000]);
    exchange.setFees('alice', { kind: 'market' });
    expect(rates(exchange)).toEqual([0, 2000]);
  });

  test('new rates count from the next fill, also of orders that rest already', () => {
    const exchange = new Scenario(create(), rules);
    exchange.draw('| 100 | 2 bob');
    exchange.fund('alice', '200 USD');
    exchange.place('alice buy 1 @ 100');
    exchange.setFees('bob', { kind: 'override', makerFeePpm: 3000, takerFeePpm: 0 });
    exchange.place('alice buy 1 @ 100');
    expect(exchange.drain().trades.map(({ sellerFeePpm }) => sellerFeePpm)).toEqual([1000, 3000]);
    expect(exchange.fees('USD')).toBe('0.4 USD, 0 locked');
  });
});

describe.each(IMPLEMENTATIONS)('$name: options that say nothing new', ({ create }) => {
  const rules = { makerFeePpm: 1500, takerFeePpm: 2500 };

  /** The same trading, each order with these flags at its end. */
  function balances(flags: string, clientOrderId: string | null): string[] {
    const exchange = new Scenario(create(), rules);
    exchange.fund('alice', '1000 USD', '10 TKN');
    exchange.fund('bob', '1000 USD', '10 TKN');
    for (const sentence of [
      'alice sell 3 @ 101',
      'alice sell 2 @ 102',
      'bob buy 4 @ 102',
      'bob sell 1 @ 99',
      'alice buy 0.5 @ 99',
      'bob buy 9 @ 103',
      'alice sell 1 @ 98',
    ]) {
      exchange.apply({ ...exchange.command(`${sentence}${flags}`), clientOrderId });
    }
    return ['alice', 'bob'].flatMap((user) => [
      exchange.wallet(user, 'USD'),
      exchange.wallet(user, 'TKN'),
    ]);
  }

  test.each([
    ['a client order id', '', 'mine'],
    ['a far end of time', ' for 86400s', null],
    ['an iceberg that shows part', ' show 0.5', null],
    ['another self-trade mode', ' expire_maker', null],
    ['a slippage that a limit order has no use for', ' slip 5', null],
  ])('%s changes no balance', (_name, flags, clientOrderId) => {
    expect(balances(flags, clientOrderId)).toEqual(balances('', null));
  });
});
