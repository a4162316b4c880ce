import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EXTERNAL_USER_ID } from '../src/engine/state.ts';
import { findBreaches } from '../src/services/invariants.ts';
import { createTestDatabase } from './test-database.ts';
import { TradedExchange } from './traded-exchange.ts';

let exchange: TradedExchange;
let client: pg.PoolClient;

beforeAll(async () => {
  exchange = await TradedExchange.create();
  ({ client } = exchange);
});

afterAll(() => exchange.drop());

// Each test alters the exchange in a transaction of its own.
beforeEach(() => client.query('BEGIN'));

afterEach(() => client.query('ROLLBACK'));

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
    SET CONSTRAINTS ALL IMMEDIATE;
    ALTER TABLE ledger_entries ENABLE TRIGGER USER;
    ALTER TABLE trades ENABLE TRIGGER USER`);
}

const BUYER = `(SELECT buyer_id FROM trades LIMIT 1)`;
const CASH = `(SELECT id FROM tokens WHERE is_quote)`;

interface Tampering {
  what: string;
  statement: string;
  /** Each breach as "I4 what should hold", with a part of the row that it names. */
  found: Record<string, string>;
}

const TAMPERINGS: Tampering[] = [
  {
    what: 'a wallet gains an atom',
    statement: `UPDATE wallets SET balance = balance + 0.00000001
      WHERE user_id = ${BUYER} AND token_id = ${CASH}`,
    found: {
      'I4 a wallet holds what its last ledger line says': 'balance 990.00000001 ledger 990.0000',
      'I4 a wallet is the sum of its ledger lines': 'balance 990.00000001 ledger 990.0000',
    },
  },
  {
    what: 'a lock is forgotten',
    statement: `UPDATE wallets SET locked_balance = 0 WHERE user_id = ${BUYER}`,
    found: {
      'I3 locked is what open orders and held withdrawals reserve': 'locked 0 reserved 5.00000000',
    },
  },
  {
    what: 'a lock has no cause',
    statement: `UPDATE wallets SET locked_balance = 0.5
      WHERE user_id = ${BUYER} AND token_id <> ${CASH}`,
    found: {
      'I3 locked is what open orders and held withdrawals reserve': 'locked 0.50000000 reserved 0',
    },
  },
  {
    what: 'the wallet of a reservation is missing its token',
    statement: `UPDATE transactions SET token_id = (SELECT max(id) FROM tokens)
      WHERE status = 'held'`,
    found: { 'I3 locked is what open orders and held withdrawals reserve': 'locked 5.00000000' },
  },
  {
    what: 'a reservation changes together with its lock',
    statement: `UPDATE orders SET reserved = 1 WHERE status = 'partially_filled';
      UPDATE wallets SET locked_balance = 1 WHERE locked_balance = 2`,
    found: { 'I3 an open order reserves what it may still pay': 'reserves 1.00000000' },
  },
  {
    what: 'the amount of an old ledger line changes',
    statement: 'UPDATE ledger_entries SET amount = amount + 1 WHERE id = 2',
    found: {
      'I1 per token the ledger sums to zero': 'sums to 1.00000000',
      'I1 each journal sums to zero per token': 'journal 1 ',
      'I4 a wallet is the sum of its ledger lines': 'balance -1000.00000000 ledger -999.00000000',
      "I5 a completed transaction's ledger lines mirror it": 'transaction 1 ',
      'I13 each ledger line continues the one before it': 'ledger entry 2 ',
    },
  },
  {
    what: 'both lines of an old journal and what follows them change',
    statement: `UPDATE ledger_entries SET amount = amount * 2 WHERE journal_id = 1;
      UPDATE ledger_entries SET balance_after = balance_after
        + CASE user_id WHEN ${BUYER} THEN 1000 ELSE -1000 END
        WHERE token_id = ${CASH} AND user_id IN (${BUYER}, '${EXTERNAL_USER_ID}');
      UPDATE wallets SET balance = balance
        + CASE user_id WHEN ${BUYER} THEN 1000 ELSE -1000 END
        WHERE token_id = ${CASH} AND user_id IN (${BUYER}, '${EXTERNAL_USER_ID}')`,
    found: { "I5 a completed transaction's ledger lines mirror it": 'expected 1 ledger lines' },
  },
  {
    what: 'the running balance of an old ledger line changes',
    statement: 'UPDATE ledger_entries SET balance_after = balance_after + 1 WHERE id = 1',
    found: { 'I13 each ledger line continues the one before it': 'ledger entry 1 ' },
  },
  {
    what: 'a ledger line is moved to another journal',
    statement: 'UPDATE ledger_entries SET journal_id = 3 WHERE journal_id = 2',
    found: {
      'I5 a journal has one cause, and a cause one journal': 'journal 3 is for',
      'I12 ledger_entries.journal_id counts without gaps': 'journal_id 2 to 2',
    },
  },
  {
    what: 'a trade is made larger',
    statement: 'UPDATE trades SET quantity = quantity + 1, quote_amount = quote_amount + 10',
    found: {
      "I5 a trade's ledger lines mirror it": 'trade 1 ',
      'I6 an order is filled by its trades': 'filled 1.00000000 for 10.00000000',
    },
  },
  {
    what: 'a trade is made cheaper',
    statement: 'UPDATE trades SET price = price - 1',
    found: { 'I5 a trade pays price x quantity': 'trade 1 pays 10.00000000 for 1.00000000 at 9.0' },
  },
  {
    what: 'a trade changes its seller',
    statement: `UPDATE trades SET seller_id = buyer_id`,
    found: {
      "I5 a trade's ledger lines mirror it": 'trade 1 ',
      'I6 a trade is between its two orders': 'is not a sell of user',
      'I6 nobody trades with themselves unless they ask for it':
        'with themselves, taken in mode expire_',
    },
  },
  {
    what: 'a trade vanishes',
    statement: 'DELETE FROM trades',
    found: {
      "I5 a trade's ledger lines mirror it": 'trade 1 ',
      'I6 an order is filled by its trades': 'trades 0 for 0 fee 0',
      "I12 the leader's tradeId is the last number given out": 'tradeId 1, newest in the tables 0',
    },
  },
  {
    what: 'an order forgets its fill',
    statement: `UPDATE orders SET filled_quantity = 0, reserved = 3, status = 'open'
        WHERE status = 'partially_filled';
      UPDATE wallets SET locked_balance = 3 WHERE locked_balance = 2`,
    found: { 'I6 an order is filled by its trades': 'filled 0.00000000 for 10.00000000' },
  },
  {
    what: 'an order with a fill is called open',
    statement: `UPDATE orders SET status = 'open' WHERE status = 'partially_filled'`,
    found: { "I6 an order's status says how far it is filled": 'is open with 1.00000000 of 3.0' },
  },
  {
    what: 'an order was charged an atom too much',
    statement: `UPDATE orders SET fee_accrued = fee_accrued + 1000000 WHERE side = 'buy'`,
    found: { 'I6 a fee is its accrued rate, rounded up to an atom': 'fee 0.00200000' },
  },
  {
    what: 'an order is put across the book',
    statement: `INSERT INTO orders SELECT (jsonb_populate_record(orders, jsonb_build_object('id', 3,
        'side', 'buy', 'status', 'open', 'filled_quantity', 0, 'quote_filled', 0, 'fee', 0,
        'fee_accrued', 0, 'reserved', 30, 'client_order_id', NULL, 'user_id', ${BUYER},
        'priority_sequence', 3))).* FROM orders WHERE side = 'sell';
      UPDATE wallets SET locked_balance = 35 WHERE locked_balance = 5;
      UPDATE engine_leader SET counters = counters || '{"orderId": 3, "prioritySequence": 3}'`,
    found: { 'I7 no book is crossed': 'bid 10.00000000 ask 10.00000000' },
  },
  {
    what: 'the outcome of a client order id vanishes',
    statement: `DELETE FROM idempotency_results WHERE key = 'order:mine'`,
    found: {
      'I11 an order with a client order id has exactly that outcome stored': 'stored nothing',
    },
  },
  {
    what: 'an outcome names another order',
    statement: `UPDATE idempotency_results SET outcome = '{"kind": "order", "orderId": 2}'
      WHERE key = 'order:mine'`,
    found: {
      'I11 an order with a client order id has exactly that outcome stored': 'key order:mine',
    },
  },
  {
    what: 'two keys name one transaction',
    statement: `INSERT INTO idempotency_results
      SELECT user_id, 'deposit:other', fingerprint, outcome, created_at
      FROM idempotency_results WHERE key = 'deposit:first'`,
    found: { 'I11 a transaction is the outcome of one key at most': 'transaction 1 has 2 keys' },
  },
  {
    what: 'a key names a transaction of somebody else',
    statement: `UPDATE idempotency_results SET outcome = '{"kind": "transaction", "transactionId": 2}'
      WHERE key = 'deposit:first'`,
    found: { "I11 a key's transaction is there and its user's": 'names transaction 2' },
  },
  {
    what: 'a batch vanishes',
    statement: 'DELETE FROM engine_journal WHERE batch_id = 3',
    found: { 'I12 engine_journal.batch_id counts without gaps': 'batch_id 3 to 3' },
  },
  {
    what: 'the last batch vanishes',
    statement: `DELETE FROM engine_journal
      WHERE batch_id = (SELECT last_batch_id FROM engine_leader)`,
    found: { 'I12 the last batch is the last of the command journal': 'last_batch_id' },
  },
  {
    what: 'a request for a withdrawal vanishes',
    statement: `DELETE FROM transactions WHERE status = 'held';
      UPDATE wallets SET locked_balance = 0 WHERE locked_balance = 5`,
    found: {
      "I12 the leader's transactionId is the last number given out": 'newest in the tables 2',
    },
  },
  {
    what: 'a counter is set back',
    statement: `UPDATE engine_leader SET counters = counters || '{"orderId": 1}'`,
    found: { "I12 the leader's orderId is the last number given out": 'orderId 1, newest' },
  },
];

describe('the invariants', () => {
  it('hold for an exchange that has traded', async () => {
    expect(await breaches()).toEqual([]);
  });

  it('hold for an exchange without a first order', async () => {
    const empty = await createTestDatabase();
    const reader = new pg.Client({ connectionString: empty.appUrl });
    await reader.connect();
    const found = await findBreaches(
      async (text) => (await reader.query<unknown[]>({ text, rowMode: 'array' })).rows,
      'full',
    );
    await reader.end();
    await empty.drop();
    expect(found).toEqual([]);
  });

  it.each(TAMPERINGS)('name the row when $what', async ({ statement, found }) => {
    await tamper(statement);
    const all = await breaches();
    const broken = all.map(({ invariant, message }) => `${invariant} ${message}`);
    expect([...new Set(broken)].sort()).toEqual(Object.keys(found).sort());
    for (const [check, row] of Object.entries(found)) {
      const rows = all.filter(({ invariant, message }) => `${invariant} ${message}` === check);
      expect(rows.map((breach) => breach.row).join('\n')).toContain(row);
    }
  });

  it('notice that the ledger could be altered', async () => {
    await client.query('DROP TRIGGER ledger_entries_append_only ON ledger_entries');
    await client.query('ALTER TABLE trades DISABLE TRIGGER trades_append_only');
    await client.query('GRANT DELETE ON audit_log TO PUBLIC');
    expect((await breaches('boot')).map(({ row }) => row).sort()).toEqual([
      'PUBLIC may DELETE audit_log',
      'ledger_entries_append_only on ledger_entries is missing or switched off',
      'trades_append_only on trades is missing or switched off',
    ]);
  });

  it('notice an altered wallet at a start already', async () => {
    await client.query('UPDATE wallets SET balance = balance + 1 WHERE NOT is_system');
    expect(new Set((await breaches('boot')).map(({ invariant }) => invariant))).toEqual(
      new Set(['I4']),
    );
  });

  it('name at most twenty rows for each check', async () => {
    await client.query(`WITH made AS (
        INSERT INTO users (id, email, username, password_hash)
        SELECT gen_random_uuid(), n || '@example.com', 'many-' || n, 'x'
        FROM generate_series(1, 30) AS n RETURNING id
      ) INSERT INTO wallets (user_id, token_id, balance, locked_balance, version)
      SELECT id, ${CASH}, 0, 0, 1 FROM made`);
    await client.query(`UPDATE wallets SET balance = 1 WHERE balance = 0`);
    expect(await breaches('boot')).toHaveLength(20);
  });
});
