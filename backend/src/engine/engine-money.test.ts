import { describe, expect, test } from 'vitest';
import { formatAmount, parseAmount } from '../lib/decimal.ts';
import type { EngineCommand } from './commands.ts';
import { Engine } from './engine.ts';
import { NaiveEngine } from './naive-engine.ts';
import { drawing } from '../../test/engine/drawn-book.ts';
import { Scenario } from '../../test/engine/scenario.ts';
import { EXTERNAL_USER_ID, FEES_USER_ID, type LedgerEntryState } from './state.ts';

const IMPLEMENTATIONS = [
  { name: 'engine', create: () => new Engine({ quoteTokenId: 1 }) },
  {
    name: 'reference model',
    create: () => new NaiveEngine({ quoteTokenId: 1 }),
  },
];

const SMALL_LOTS = { tickAtoms: parseAmount('1'), lotAtoms: 1n, minQuantityAtoms: 1n };

describe.each(IMPLEMENTATIONS)('$name: fees and ledger', ({ create }) => {
  test('one thousand fills of one atom leave the lock at exactly 0', () => {
    const exchange = new Scenario(create(), SMALL_LOTS);
    exchange.draw('0.00001 alice | 7 |');
    exchange.fund('bob', '0.00001 TKN');
    for (let fill = 0; fill < 1000; fill += 1) exchange.place('bob sell 0.00000001 @ 7');
    expect(exchange.wallet('alice', 'USD')).toBe('0 USD, 0 locked');
    expect(exchange.wallet('alice', 'TKN')).toBe('0.00001 TKN, 0 locked');
    expect(exchange.wallet('bob', 'USD')).toBe('0.00007 USD, 0 locked');
  });

  test('the fee of one fill is the fee of its thousand parts', () => {
    const rules = { ...SMALL_LOTS, makerFeePpm: 1500, takerFeePpm: 2500 };
    const whole = new Scenario(create(), rules);
    whole.draw('0.00001234 alice | 7 |');
    whole.fund('bob', '0.00001234 TKN');
    whole.place('bob sell 0.00001234 @ 7');

    const parts = new Scenario(create(), rules);
    parts.draw('0.00001234 alice | 7 |');
    parts.fund('bob', '0.00001234 TKN');
    for (let part = 0; part < 1234; part += 1) parts.place('bob sell 0.00000001 @ 7');
    // The maker is one order in both and pays the same; the taker of the parts is 1,234 orders.
    expect(parts.wallet('alice', 'TKN')).toBe(whole.wallet('alice', 'TKN'));
    expect(parts.wallet('alice', 'TKN')).toBe('0.00001232 TKN, 0 locked');
    expect(whole.fees('TKN')).toBe('0.00000002 TKN, 0 locked');
    expect(parts.fees('TKN')).toBe('0.00000002 TKN, 0 locked');
    expect(whole.fees('USD')).toBe('0.00000022 USD, 0 locked');
  });

  test('a taker pays one ceiling over all its fills', () => {
    const exchange = new Scenario(create(), { ...SMALL_LOTS, takerFeePpm: 1000 });
    for (let maker = 0; maker < 1000; maker += 1) exchange.draw(`0.00000001 maker${maker} | 1 |`);
    exchange.fund('bob', '0.00001 TKN');
    exchange.place('bob sell 0.00001 @ 1');
    expect(exchange.wallet('bob', 'USD')).toBe('0.00000999 USD, 0 locked');
  });

  test('each role pays its own rate in what it receives, in the journal of the trade', () => {
    const exchange = new Scenario(create(), { makerFeePpm: 1000, takerFeePpm: 2000 });
    exchange.draw('| 50 | 2 bob');
    exchange.fund('alice', '100 USD');
    exchange.drain();
    exchange.place('alice buy 2 @ 50');
    const { ledgerEntries } = exchange.drain();
    expect(ledgerEntries.map(lineText)).toEqual([
      'alice principal -100 of 1 leaves 0',
      'bob principal 100 of 1 leaves 100',
      'bob fee -0.1 of 1 leaves 99.9',
      `${FEES_USER_ID} fee 0.1 of 1 leaves 0.1`,
      'bob principal -2 of 2 leaves 0',
      'alice principal 2 of 2 leaves 2',
      'alice fee -0.004 of 2 leaves 1.996',
      `${FEES_USER_ID} fee 0.004 of 2 leaves 0.004`,
    ]);
    expect(new Set(ledgerEntries.map(({ journalId }) => journalId)).size).toBe(1);
  });

  test('without fees a journal has four lines', () => {
    const exchange = new Scenario(create());
    exchange.draw('| 50 | 2 bob');
    exchange.fund('alice', '100 USD');
    exchange.drain();
    exchange.place('alice buy 2 @ 50');
    expect(exchange.drain().ledgerEntries).toHaveLength(4);
  });
});

describe.each(IMPLEMENTATIONS)('$name: deposits, withdrawals, adjustments', ({ create }) => {
  const usd = { userId: 'alice', tokenId: 1 };
  const address = 'bank-account-1';
  const settle = { type: 'settle_withdrawal', decidedBy: 'operator', reason: 'fine' } as const;
  const release = {
    type: 'release_withdrawal',
    status: 'rejected',
    userId: null,
    decidedBy: 'operator',
    reason: 'no',
  } as const;

  test('a deposit credits when it is confirmed, and once', () => {
    const exchange = new Scenario(create());
    exchange.fund('alice', '1 USD');
    const amountAtoms = parseAmount('5');
    const requested = exchange.apply({ type: 'request_deposit', ...usd, amountAtoms });
    expect(requested).toMatchObject({ transaction: { id: 2, status: 'pending' } });
    expect(exchange.wallet('alice', 'USD')).toBe('1 USD, 0 locked');
    const confirm = { type: 'confirm_deposit', transactionId: 2 } as const;
    expect(exchange.apply(confirm)).toMatchObject({ transaction: { status: 'completed' } });
    expect(exchange.apply(confirm)).toMatchObject({ code: 'transaction_closed' });
    exchange.drain();
    expect(exchange.apply(confirm)).toMatchObject({ code: 'unknown_transaction' });
    expect(exchange.wallet('alice', 'USD')).toBe('6 USD, 0 locked');
    expect(exchange.wallet(EXTERNAL_USER_ID, 'USD')).toBe('-6 USD, 0 locked');
  });

  test('a withdrawal locks its amount and is paid out once', () => {
    const exchange = new Scenario(create());
    exchange.fund('alice', '10 USD');
    const hold = { type: 'hold_withdrawal', ...usd, address } as const;
    const held = exchange.apply({ ...hold, amountAtoms: parseAmount('7') });
    expect(held).toMatchObject({ transaction: { id: 2, status: 'held', address } });
    expect(exchange.wallet('alice', 'USD')).toBe('10 USD, 7 locked');
    expect(exchange.apply({ ...hold, amountAtoms: parseAmount('3.00000001') })).toMatchObject({
      code: 'insufficient_balance',
    });
    expect(exchange.apply({ ...settle, transactionId: 2 })).toMatchObject({
      transaction: { status: 'completed', decidedBy: 'operator', reason: 'fine' },
    });
    expect(exchange.apply({ ...settle, transactionId: 2 })).toMatchObject({
      code: 'transaction_closed',
    });
    expect(exchange.apply({ ...release, transactionId: 2 })).toMatchObject({
      code: 'transaction_closed',
    });
    expect(exchange.wallet('alice', 'USD')).toBe('3 USD, 0 locked');
  });

  test('a released withdrawal gives its amount back; only its owner cancels it', () => {
    const exchange = new Scenario(create());
    exchange.fund('alice', '10 USD');
    exchange.apply({ type: 'hold_withdrawal', ...usd, address, amountAtoms: parseAmount('7') });
    const cancel = { ...release, status: 'cancelled', decidedBy: null, reason: null } as const;
    expect(exchange.apply({ ...cancel, transactionId: 2, userId: 'bob' })).toMatchObject({
      code: 'unknown_transaction',
    });
    expect(exchange.apply({ ...cancel, transactionId: 2, userId: 'alice' })).toMatchObject({
      transaction: { status: 'cancelled' },
    });
    expect(exchange.wallet('alice', 'USD')).toBe('10 USD, 0 locked');
  });

  test('a deposit is not decided as a withdrawal, nor the other way round', () => {
    const exchange = new Scenario(create());
    exchange.fund('alice', '10 USD');
    exchange.apply({ type: 'request_deposit', ...usd, amountAtoms: 1n });
    exchange.apply({ type: 'hold_withdrawal', ...usd, address, amountAtoms: 1n });
    for (const command of [
      { ...settle, transactionId: 2 },
      { ...release, transactionId: 2 },
      { type: 'confirm_deposit', transactionId: 3 } as const,
      { type: 'confirm_deposit', transactionId: 99 } as const,
    ]) {
      expect(exchange.apply(command)).toMatchObject({ code: 'unknown_transaction' });
    }
  });

  test('an adjustment debits only what is available', () => {
    const exchange = new Scenario(create());
    exchange.draw('1 alice | 6 |');
    exchange.fund('alice', '4 USD');
    const adjust = { type: 'adjust', ...usd, decidedBy: 'operator', reason: 'mistake' } as const;
    expect(exchange.apply({ ...adjust, amountAtoms: -parseAmount('4.00000001') })).toMatchObject({
      code: 'insufficient_balance',
    });
    expect(exchange.apply({ ...adjust, amountAtoms: -parseAmount('4') })).toMatchObject({
      transaction: { status: 'completed', type: 'adjustment', amountAtoms: -parseAmount('4') },
    });
    expect(exchange.wallet('alice', 'USD')).toBe('6 USD, 6 locked');
  });

  test.each<[string, bigint, string]>([
    ['nothing', 0n, 'quantity_too_small'],
    ['a negative amount', -1n, 'quantity_too_small'],
    ['more than is sensible', 10n ** 24n + 1n, 'quantity_too_large'],
  ])('%s is refused', (_name, amountAtoms, code) => {
    const exchange = new Scenario(create());
    exchange.fund('alice', '10 USD');
    const commands: Untimed<EngineCommand>[] = [
      { type: 'request_deposit', ...usd, amountAtoms },
      { type: 'hold_withdrawal', ...usd, amountAtoms, address },
    ];
    for (const command of commands) expect(exchange.apply(command)).toMatchObject({ code });
  });

  test('credits do not grow a balance beyond what the database holds', () => {
    const exchange = new Scenario(create());
    exchange.fund('alice', '9999999999999999 USD');
    const most = {
      type: 'request_deposit',
      ...usd,
      amountAtoms: parseAmount('1.00000001'),
    } as const;
    exchange.apply(most);
    expect(exchange.apply({ type: 'confirm_deposit', transactionId: 2 })).toMatchObject({
      code: 'quantity_too_large',
    });
    exchange.apply({ ...most, amountAtoms: parseAmount('1') });
    expect(exchange.apply({ type: 'confirm_deposit', transactionId: 3 })).toMatchObject({
      transaction: { status: 'completed' },
    });
  });

  test('a token that is neither cash nor listed is unknown', () => {
    const exchange = new Scenario(create());
    exchange.fund('alice', '10 USD');
    const command = {
      type: 'request_deposit',
      userId: 'alice',
      tokenId: 9,
      amountAtoms: 1n,
    } as const;
    expect(exchange.apply(command)).toMatchObject({ code: 'unknown_token' });
  });
});

describe.each(IMPLEMENTATIONS)('$name: cancelling', ({ create }) => {
  test('a cancelled order gives back exactly what is left of its reservation', () => {
    const exchange = new Scenario(create());
    exchange.draw('3 alice | 100 |');
    exchange.fund('bob', '1 TKN');
    exchange.place('bob sell 1 @ 100');
    const { id } = exchange.lastOrderOf('alice');
    expect(exchange.apply({ type: 'cancel_order', userId: 'bob', orderId: id })).toMatchObject({
      code: 'unknown_order',
    });
    expect(exchange.apply({ type: 'cancel_order', userId: null, orderId: id })).toMatchObject({
      order: { status: 'cancelled', reason: 'operator_cancelled', reservedAtoms: 0n },
    });
    expect(exchange.wallet('alice', 'USD')).toBe('200 USD, 0 locked');
  });

  test('all orders of a user are cancelled by market and side', () => {
    const exchange = new Scenario(create());
    exchange.draw(`
              | 102 | 1 alice
              | 101 | 1 alice, 1 bob
      1 alice | 100 |
    `);
    const all = { type: 'cancel_orders', userId: 'alice', tokenId: null, side: null } as const;
    const sells = exchange.apply({ ...all, tokenId: 2, side: 'sell' });
    expect(sells).toMatchObject({ kind: 'orders', orders: [{ id: 1 }, { id: 2 }] });
    expect(exchange.apply({ ...all, tokenId: 3 })).toEqual({ kind: 'orders', orders: [] });
    expect(exchange.apply(all)).toMatchObject({ orders: [{ id: 4 }] });
    expect(exchange.book()).toBe(drawing('| 101 | 1 bob'));
  });
});

type Untimed<T> = T extends { timeMs: number } ? Omit<T, 'timeMs'> : never;

function lineText(entry: LedgerEntryState): string {
  const { userId, kind, amountAtoms, tokenId, balanceAfterAtoms } = entry;
  const [amount, after] = [formatAmount(amountAtoms), formatAmount(balanceAfterAtoms)];
  return `${userId} ${kind} ${amount} of ${tokenId} leaves ${after}`;
}
