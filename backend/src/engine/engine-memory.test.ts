import { describe, expect, test } from 'vitest';
import { parseAmount } from '../lib/decimal.ts';
import { Engine } from './engine.ts';
import { snapshotOf, walletOf } from '../../test/engine/engine-snapshot.ts';
import { Scenario } from '../../test/engine/scenario.ts';
import { FEES_USER_ID, type EngineSnapshot, type OrderState, type WalletState } from './state.ts';

function openExchange(): { engine: Engine; exchange: Scenario } {
  const engine = new Engine({ quoteTokenId: 1 });
  return { engine, exchange: new Scenario(engine, { makerFeePpm: 1000, takerFeePpm: 2000 }) };
}

const LATER_MS = 1_700_000_100_000;

const BOOK = `
                | 101 | 2 bob, 3 carol
  1 alice, 1 bob | 100 |
`;

describe('preview', () => {
  test.each([
    'alice buy 4 @ 101',
    'alice buy 6 @ 101',
    'alice buy 4 @ 101 FOK',
    'alice buy 9 @ market',
    'alice buy $250 @ market',
    'alice sell 1 @ market',
    'alice sell 1 @ 105',
    'alice sell 900 @ market',
    'alice sell 1 @ 99',
    'alice sell 2 @ 100 expire_maker',
    'alice sell 2 @ 100 expire_both',
    'alice sell 3 @ 100 decrement',
    'alice sell 0.5 @ 100 decrement',
    'alice sell 2 @ 100 none',
    'alice buy 4 @ 102 show 1',
    'alice stop buy 1 @ 110',
    'alice stop buy $100 @ 110',
    'alice stop sell 2 @ 90 limit 89',
    'alice buy 1 @ 90 for 60s',
  ])('%s: answers what placing answers, and changes nothing', (sentence) => {
    const { engine, exchange } = openExchange();
    exchange.draw(BOOK);
    exchange.fund('alice', '1000 USD', '10 TKN');
    exchange.drain();
    const command = { ...exchange.command(sentence), timeMs: LATER_MS };
    const preview = engine.preview(command);
    expect(exchange.drain()).toEqual({
      orders: [],
      trades: [],
      ledgerEntries: [],
      wallets: [],
      transactions: [],
      markets: [],
      userFees: [],
      cancelTimers: [],
      levels: [],
    });
    expect(engine.apply(command)).toEqual(preview.result);
    const cash = walletOf(engine, 'alice', 1);
    const token = walletOf(engine, 'alice', 2);
    expect(preview.quoteAvailableAtoms).toBe(cash.balanceAtoms - cash.lockedAtoms);
    expect(preview.tokenAvailableAtoms).toBe(token.balanceAtoms - token.lockedAtoms);
  });
});

describe('drain', () => {
  test('each order, wallet and level comes once and in its final state', () => {
    const { exchange } = openExchange();
    exchange.draw(BOOK);
    exchange.drain();
    exchange.fund('dave', '1000 USD');
    exchange.place('dave buy 1 @ 101');
    exchange.place('dave buy 1 @ 101');
    const changes = exchange.drain();
    expect(changes.orders.map(({ order, isNew }) => [order.id, order.status, isNew])).toEqual([
      [1, 'filled', false],
      [5, 'filled', true],
      [6, 'filled', true],
    ]);
    expect(changes.wallets.map(({ userId, tokenId }) => `${userId} ${tokenId}`)).toHaveLength(7);
    expect(new Set(changes.wallets.map((wallet) => wallet.version))).toEqual(new Set([1, 2]));
    expect(changes.levels).toEqual([
      { tokenId: 2, side: 'sell', priceAtoms: parseAmount('101'), quantityAtoms: parseAmount('3') },
    ]);
  });

  test('a price that empties and comes back within one batch is one change', () => {
    const { exchange } = openExchange();
    exchange.draw('| 101 | 2 bob');
    exchange.drain();
    exchange.fund('dave', '1000 USD');
    exchange.place('dave buy 2 @ 101');
    exchange.draw('| 101 | 1 carol');
    expect(exchange.drain().levels).toEqual([
      { tokenId: 2, side: 'sell', priceAtoms: parseAmount('101'), quantityAtoms: parseAmount('1') },
    ]);
  });

  test('a refused command leaves nothing to drain and consumes no number', () => {
    const { engine, exchange } = openExchange();
    exchange.draw(BOOK);
    exchange.drain();
    const before = engine.counters;
    exchange.place('alice buy 1 @ 100');
    exchange.place('alice buy 1 @ 100.001');
    exchange.place('alice buy 99 @ market');
    expect(engine.counters).toEqual(before);
    expect(exchange.drain().orders).toEqual([]);
  });
});

describe('restore', () => {
  test('an engine restored from a snapshot goes on exactly like the first', () => {
    const { engine, exchange } = openExchange();
    exchange.draw(BOOK);
    exchange.fund('alice', '1000 USD', '10 TKN');
    exchange.place('alice buy 1 @ 101');
    exchange.drain();
    const users = ['alice', 'bob', 'carol'];
    const restored = Engine.restore(snapshotOf(engine, users));
    expect(restored.verify()).toEqual([]);
    expect(restored.openOrderCount).toBe(engine.openOrderCount);
    const command = { ...exchange.command('alice buy 2 @ 101'), timeMs: LATER_MS };
    expect(restored.apply(command)).toEqual(engine.apply(command));
    // The snapshot has no house wallets, so only what users see can be compared.
    const [first, second] = [engine.drain(), restored.drain()];
    expect(second.orders).toEqual(first.orders);
    expect(second.trades).toEqual(first.trades);
    expect(second.levels).toEqual(first.levels);
    expect(restored.book(2, 10)).toEqual(engine.book(2, 10));
  });

  test.each<[string, (snapshot: EngineSnapshot) => EngineSnapshot, RegExp]>([
    [
      'a wallet that locks one atom too much',
      (snapshot) => withWallet(snapshot, { lockedAtoms: parseAmount('100') + 1n }),
      /wallet of user alice, token 1: locked 10000000001/,
    ],
    [
      'a wallet that owns less than it locks',
      (snapshot) => withWallet(snapshot, { balanceAtoms: 5n }),
      /wallet of user alice, token 1: balance 5, locked/,
    ],
    [
      'an order that is filled beyond its quantity',
      (snapshot) => withOrder(snapshot, 0, { filledQuantityAtoms: parseAmount('4') }),
      /order 1 does not fit the book/,
    ],
    [
      'a price off the grid',
      (snapshot) => withOrder(snapshot, 0, { priceAtoms: 1n }),
      /order 1 does not fit the book/,
    ],
    [
      'an order that reserves too little',
      (snapshot) => withOrder(snapshot, 0, { reservedAtoms: 1n }),
      /order 1: reserved 1 instead of/,
    ],
    [
      'an order that says it is filled in part and is not',
      (snapshot) => withOrder(snapshot, 0, { status: 'partially_filled' }),
      /order 1 is partially_filled with 0 lots filled/,
    ],
    [
      'a crossed book',
      (snapshot) => withOrder(snapshot, 2, { priceAtoms: parseAmount('101') }),
      /the book of token 2 is crossed/,
    ],
  ])('verify names %s', (_name, tamper, breach) => {
    const { engine, exchange } = openExchange();
    exchange.draw(BOOK);
    exchange.drain();
    const snapshot = tamper(snapshotOf(engine, ['alice', 'bob', 'carol']));
    expect(Engine.restore(snapshot).verify()).toContainEqual(expect.stringMatching(breach));
  });
});

describe('accounts in memory', () => {
  test('a user leaves memory only with nothing open and nothing to drain', () => {
    const { engine, exchange } = openExchange();
    exchange.draw('1 alice | 100 |');
    expect(engine.evictAccount('alice')).toBe(false);
    exchange.drain();
    expect(engine.evictAccount('alice')).toBe(false);
    const { id } = exchange.lastOrderOf('alice');
    exchange.apply({ type: 'cancel_order', userId: 'alice', orderId: id });
    expect(engine.evictAccount('alice')).toBe(false);
    exchange.drain();
    expect(engine.evictAccount('alice')).toBe(true);
    expect(engine.hasAccount('alice')).toBe(false);
  });

  test('the house never leaves memory', () => {
    const { engine } = openExchange();
    expect(engine.evictAccount(FEES_USER_ID)).toBe(false);
    expect(engine.hasAccount(FEES_USER_ID)).toBe(true);
  });

  test('a pending deposit keeps its user in memory', () => {
    const { engine, exchange } = openExchange();
    engine.loadAccount('bob', []);
    exchange.apply({ type: 'request_deposit', userId: 'bob', tokenId: 1, amountAtoms: 1n });
    exchange.drain();
    expect(engine.evictAccount('bob')).toBe(false);
    const confirm = { type: 'confirm_deposit', transactionId: 1, timeMs: 1 } as const;
    expect(engine.requiredAccounts(confirm)).toEqual(['bob']);
    engine.apply(confirm);
    exchange.drain();
    expect(engine.evictAccount('bob')).toBe(true);
    expect(engine.requiredAccounts(confirm)).toEqual([]);
  });

  test('a user who is loaded again keeps what is in memory', () => {
    const { engine, exchange } = openExchange();
    exchange.fund('alice', '5 USD');
    const stale = { userId: 'alice', tokenId: 1, balanceAtoms: 1n, lockedAtoms: 0n, version: 1 };
    engine.loadAccount('alice', [stale]);
    expect(exchange.wallet('alice', 'USD')).toBe('5 USD, 0 locked');
  });

  test('a cancel-after timer keeps its user in memory', () => {
    const { engine, exchange } = openExchange();
    exchange.cancelAfter('alice', 60);
    exchange.drain();
    expect(engine.evictAccount('alice')).toBe(false);
    exchange.cancelAfter('alice', null);
    exchange.drain();
    expect(engine.evictAccount('alice')).toBe(true);
  });

  test('an order that waits keeps its user in memory', () => {
    const { engine, exchange } = openExchange();
    exchange.fund('alice', '200 USD');
    exchange.place('alice stop buy 1 @ 110');
    exchange.drain();
    expect(engine.evictAccount('alice')).toBe(false);
  });

  test('fees that are not drained keep their user in memory', () => {
    const { engine, exchange } = openExchange();
    engine.loadAccount('alice', []);
    exchange.setFees('alice', { kind: 'override', makerFeePpm: 0, takerFeePpm: 5 });
    expect(engine.evictAccount('alice')).toBe(false);
    expect(engine.feeRates('alice', 2)).toEqual({ makerFeePpm: 0, takerFeePpm: 5 });
    exchange.drain();
    expect(engine.evictAccount('alice')).toBe(true);
  });

  test('applying for a user who is not in memory is a bug', () => {
    const { engine, exchange } = openExchange();
    const command = { ...exchange.command('alice buy 1 @ 1'), userId: 'nobody', timeMs: 1 };
    expect(engine.requiredAccounts(command)).toEqual(['nobody']);
    expect(() => engine.apply(command)).toThrow('account nobody is loaded before it is used');
  });
});

function withWallet(snapshot: EngineSnapshot, change: Partial<WalletState>): EngineSnapshot {
  const [first, ...others] = snapshot.wallets;
  if (first === undefined) throw new Error('no wallet to change');
  return { ...snapshot, wallets: [{ ...first, ...change }, ...others] };
}

function withOrder(
  snapshot: EngineSnapshot,
  index: number,
  change: Partial<OrderState>,
): EngineSnapshot {
  const orders = snapshot.orders.map((order, at) =>
    at === index ? { ...order, ...change } : order,
  );
  return { ...snapshot, orders };
}
