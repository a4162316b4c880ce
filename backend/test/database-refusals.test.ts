import type pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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
