import { describe, expect, test } from 'vitest';
import { snapshotOf } from '../../test/engine/engine-snapshot.ts';
import { Scenario } from '../../test/engine/scenario.ts';
import { parseAmount } from '../lib/decimal.ts';
import { Engine } from './engine.ts';
import type { EngineSnapshot, OrderState } from './state.ts';

const USERS = ['alice', 'bob', 'carol'];
const LATER_MS = 1_700_000_100_000;

/** One of everything: last price 100, #3 iceberg, #4 stop, #5 trailing stop, #6 and #7 a pair, #8 GTD. */
function fullExchange(): { engine: Engine; exchange: Scenario } {
  const engine = new Engine({ quoteTokenId: 1 });
  const exchange = new Scenario(engine, {
    breakerMoveBps: 2000,
    breakerWindowMinutes: 5,
    breakerPauseMinutes: 3,
  });
  exchange.trade('100', '1');
  exchange.fund('alice', '100000 USD', '100 TKN');
  exchange.fund('bob', '100000 USD', '100 TKN');
  exchange.fund('carol', '100000 USD', '100 TKN');
  exchange.place('alice sell 10 @ 101 show 3');
  exchange.place('alice stop buy $500 @ 102');
  exchange.place('bob trailing buy 2 by 150bps');
  exchange.oco('bob buy 2 @ 98 stop 105');
  exchange.place('carol buy 1 @ 97 for 60s');
  exchange.cancelAfter('carol', 30);
  exchange.drain();
  return { engine, exchange };
}

function fullSnapshot(engine: Engine): EngineSnapshot {
  const dueAtMs = engine.nextDueMs;
  const minute = Math.floor(1_700_000_000_000 / 60_000);
  const priceAtoms = parseAmount('100');
  return snapshotOf(engine, USERS, {
    timers: [{ userId: 'carol', dueAtMs }],
    priceRanges: [{ tokenId: 2, minute, lowAtoms: priceAtoms, highAtoms: priceAtoms }],
  });
}

describe('restore of every kind of order', () => {
  test('an engine restored from a snapshot holds the same and goes on exactly like the first', () => {
    const { engine, exchange } = fullExchange();
    const restored = Engine.restore(fullSnapshot(engine));
    expect(restored.verify()).toEqual([]);
    expect(restored.openOrderCount).toBe(6);
    expect(restored.nextDueMs).toBe(engine.nextDueMs);
    expect(restored.market(2)).toEqual(engine.market(2));
    for (const user of USERS) expect(restored.openOrders(user)).toEqual(engine.openOrders(user));
    // Takes two parts of the iceberg and sets the stop off, which takes a third.
    const command = { ...exchange.command('carol buy 5 @ 102'), timeMs: 1_700_000_000_100 };
    expect(restored.apply(command)).toEqual(engine.apply(command));
    const due = { type: 'advance_time', timeMs: LATER_MS } as const;
    expect(restored.apply(due)).toEqual(engine.apply(due));
    const [first, second] = [engine.drain(), restored.drain()];
    expect(second.orders).toEqual(first.orders);
    expect(second.trades).toEqual(first.trades);
    expect(second.levels).toEqual(first.levels);
    expect(second.cancelTimers).toEqual(first.cancelTimers);
    expect(restored.verify()).toEqual([]);
  });

  test('a market that its circuit breaker halted opens at the same time', () => {
    const { engine, exchange } = fullExchange();
    exchange.fund('carol', '100000 TKN');
    exchange.place('bob sell 1 @ 121');
    expect(exchange.place('carol buy 30 @ 130')).toMatch(/^cancelled \(circuit_breaker\)/);
    exchange.drain();
    const restored = Engine.restore(fullSnapshot(engine));
    const haltedUntilMs = engine.market(2)?.haltedUntilMs ?? 0;
    expect(haltedUntilMs).toBeGreaterThan(0);
    restored.apply({ type: 'advance_time', timeMs: haltedUntilMs });
    expect(restored.market(2)).toMatchObject({ state: 'active', openedAtMs: haltedUntilMs });
  });

  test.each<[string, number, Partial<OrderState>, RegExp]>([
    [
      'an iceberg that shows more than its part',
      3,
      { visibleQuantityAtoms: parseAmount('4') },
      /order 3 does not fit/,
    ],
    ['an iceberg that shows nothing', 3, { visibleQuantityAtoms: 0n }, /order 3 does not fit/],
    ['a stop price off the grid', 4, { stopPriceAtoms: 1n }, /order 4 does not fit/],
    [
      'an order that waits without a stop price',
      4,
      { stopPriceAtoms: null },
      /order 4 does not fit/,
    ],
    [
      'a waiting order that reserves too little',
      4,
      { reservedAtoms: 1n },
      /order 4: reserved 1 instead/,
    ],
    [
      'a stop whose limit order is gone',
      7,
      { linkedOrderId: 99 },
      /order 7: the other order of its pair/,
    ],
    [
      'a stop that is linked to another order',
      7,
      { linkedOrderId: 3 },
      /order 7 and order 3 are no pair/,
    ],
    [
      'a pair that reserves twice',
      7,
      { reservedAtoms: parseAmount('210') },
      /order 7: reserved 21000000000/,
    ],
  ])('verify names %s', (_name, id, change, breach) => {
    const { engine } = fullExchange();
    const snapshot = fullSnapshot(engine);
    const orders = snapshot.orders.map((order) =>
      order.id === id ? { ...order, ...change } : order,
    );
    const restored = Engine.restore({ ...snapshot, orders });
    expect(restored.verify()).toContainEqual(expect.stringMatching(breach));
  });
});
