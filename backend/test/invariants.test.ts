import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createWriterClient } from '../src/config/database.ts';
import { parseAmount } from '../src/lib/decimal.ts';
import { findBreaches } from '../src/services/invariants.ts';
import { MatchingEngine } from '../src/services/matching-engine.ts';
import { createMarket, createUser } from './factories.ts';
import { recordingLogger } from './recording-logger.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

/** One that has traded; each test alters it within a transaction that is rolled back. */
let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  await trade();
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

beforeEach(async () => {
  await client.query('BEGIN');
});

afterEach(async () => {
  await client.query('ROLLBACK');
});

/** Deposits, a partial fill with a keyed maker, a withdrawal that is held. */
async function trade(): Promise<void> {
  const { quoteTokenId, tokenId } = await createMarket(client);
  const [buyer, seller] = [await createUser(client), await createUser(client)];
  const engine = new MatchingEngine(
    {
      createClient: () => createWriterClient(database.appUrl),
      queueMax: 100,
      batchMax: 10,
      accountsMax: 100,
      commandTimeoutMs: 5_000,
      holder: 'test',
    },
    { nowMs: () => Date.now() },
    recordingLogger().logger,
  );
  engine.start();
  await engine.whenLeading();
  for (const [userId, token, amount] of [
    [buyer, quoteTokenId, '1000'],
    [seller, tokenId, '10'],
  ] as const) {
    const amountAtoms = parseAmount(amount);
    const requested = await engine.submit({
      command: { type: 'request_deposit', userId, tokenId: token, amountAtoms },
    });
    if (requested.kind !== 'transaction') throw new Error(requested.kind);
    const transactionId = requested.transaction.id;
    await engine.submit({ command: { type: 'confirm_deposit', transactionId } });
  }
  const order = {
    type: 'place_order',
    tokenId,
    clientOrderId: null,
    orderType: 'limit',
    priceAtoms: parseAmount('10'),
    quoteQuantityAtoms: null,
    timeInForce: 'GTC',
    postOnly: false,
    selfTradePrevention: 'expire_taker',
    maxSlippageBps: 500,
  } as const;
  await engine.submit({
    command: {
      ...order,
      userId: seller,
      side: 'sell',
      quantityAtoms: parseAmount('3'),
      clientOrderId: 'mine',
    },
    idempotency: { userId: seller, key: 'order:mine', fingerprint: 'f'.repeat(64) },
  });
  await engine.submit({
    command: { ...order, userId: buyer, side: 'buy', quantityAtoms: parseAmount('1') },
  });
  await engine.submit({
    command: {
      type: 'hold_withdrawal',
      userId: buyer,
      tokenId: quoteTokenId,
      amountAtoms: parseAmount('5'),
      address: 'somewhere-else',
    },
  });
  await engine.stop();
}

async function breaches(scope: 'boot' | 'full' = 'full') {
  return findBreaches(
    async (text) => (await client.query<unknown[]>({ text, rowMode: 'array' })).rows,
    scope,
  );
}

/** Alters what the database itself would refuse to have altered. */
async function tamper(statement: string): Promise<void> {
  await client.query(`ALTER TABLE ledger_entries DISABLE TRIGGER USER;
    ALTER TABLE trades DISABLE TRIGGER USER;
    ${statement};
    ALTER TABLE ledger_entries ENABLE TRIGGER USER;
    ALTER TABLE trades ENABLE TRIGGER USER`);
}

describe('the invariants', () => {
  it('hold for an exchange that has traded', async () => {
    expect(await breaches()).toEqual([]);
  });

  it.each([
    ['a wallet gains an atom', 'UPDATE wallets SET balance = balance + 0.00000001', ['I4']],
    ['a lock is forgotten', 'UPDATE wallets SET locked_balance = 0', ['I3']],
    [
      'an old ledger line changes',
      'UPDATE ledger_entries SET amount = amount + 1 WHERE id = (SELECT min(id) FROM ledger_entries)',
      ['I1', 'I4', 'I13'],
    ],
    [
      'a trade is made larger',
      'UPDATE trades SET quantity = quantity + 1, quote_amount = quote_amount + 10',
      ['I5', 'I6'],
    ],
    ['a trade is made cheaper', 'UPDATE trades SET price = price - 1', ['I5']],
    ['a trade vanishes', 'DELETE FROM trades', ['I5', 'I6']],
    [
      'an order forgets its fill',
      `UPDATE orders SET filled_quantity = 0 WHERE status = 'partially_filled'`,
      ['I6'],
    ],
    [
      'an open order is moved across the book',
      `UPDATE orders SET status = 'open' WHERE side = 'buy'`,
      ['I6', 'I7'],
    ],
    ['an outcome vanishes', 'DELETE FROM idempotency_results', ['I11']],
    ['a batch vanishes', 'DELETE FROM engine_journal WHERE batch_id = 3', ['I12']],
    ['the counters are set back', `UPDATE engine_leader SET counters = '{}'`, ['I12']],
  ])('name the row when %s', async (_case, statement, expected) => {
    await tamper(statement);
    const found = await breaches();
    expect([...new Set(found.map(({ invariant }) => invariant))].sort()).toEqual(
      [...expected].sort(),
    );
    for (const { row } of found) expect(row).toMatch(/\w+ \S+/);
  });

  it('notice that the ledger could be altered', async () => {
    await client.query('DROP TRIGGER ledger_entries_append_only ON ledger_entries');
    expect(await breaches('boot')).toMatchObject([
      { invariant: 'I13', row: 'ledger_entries_append_only is missing or switched off' },
    ]);
  });

  it('notice an altered wallet at a start already', async () => {
    await client.query('UPDATE wallets SET balance = balance + 1 WHERE NOT is_system');
    expect(new Set((await breaches('boot')).map(({ invariant }) => invariant))).toEqual(
      new Set(['I4']),
    );
  });
});

describe('the database', () => {
  it.each([
    ['NaN', `UPDATE wallets SET balance = 'NaN'`],
    ['infinity', `UPDATE wallets SET balance = 'Infinity'`],
    ['1e37', `UPDATE wallets SET balance = 1e37`],
    ['a negative balance', `UPDATE wallets SET balance = -1 WHERE NOT is_system`],
    [
      'locking more than is owned',
      `UPDATE wallets SET locked_balance = balance + 1 WHERE NOT is_system`,
    ],
    ['changing the ledger', `UPDATE ledger_entries SET amount = 1`],
    ['deleting from the ledger', `DELETE FROM ledger_entries`],
    ['emptying the ledger', `TRUNCATE ledger_entries`],
    [
      'a one-legged journal',
      `INSERT INTO ledger_entries
       SELECT id + 1000, journal_id + 1000, journal_type, kind, reference_id, user_id, token_id, 1,
         balance_after + 1, now() FROM ledger_entries LIMIT 1`,
    ],
    ['changing a trade', `UPDATE trades SET quantity = 1`],
    ['deleting a trade', `DELETE FROM trades`],
  ])('refuses %s', async (_case, statement) => {
    await expect(client.query(statement)).rejects.toThrow();
  });
});
