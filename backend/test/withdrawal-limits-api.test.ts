import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Transaction } from '../src/contracts/index.ts';
import { dataIn, errorIn, refusalIn } from './answers.ts';
import { ApiHarness, type Caller } from './api-harness.ts';
import { createToken } from './factories.ts';
import { limitsOf, withdraw } from './withdrawal-calls.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const REASON = 'a good reason';

let api: ApiHarness;
let operator: Caller;

beforeAll(async () => {
  api = await ApiHarness.start();
  operator = await api.createCaller({ role: 'admin' });
});

afterAll(async () => {
  await api.stop();
});

async function later(caller: Caller, durationMs: number): Promise<Caller> {
  api.clock.advance(durationMs);
  return api.signIn(caller.userId);
}

async function held(caller: Caller, amount: string): Promise<Transaction> {
  return dataIn(await withdraw(caller, amount).expect(201)) as Transaction;
}

async function dayOf(caller: Caller): Promise<string[]> {
  const { day } = await limitsOf(caller);
  return [day.used, day.remaining];
}

async function reservationsOf(caller: Caller): Promise<{ transaction_id: string | null }[]> {
  const { rows } = await api.pool.query<{ transaction_id: string | null }>(
    'SELECT transaction_id FROM withdrawal_reservations WHERE user_id = $1',
    [caller.userId],
  );
  return rows;
}

describe('withdrawal limits', () => {
  it('follow the identity check, and tell what is used and when it is free again', async () => {
    const [none, approved] = await Promise.all([
      api.createCaller({ kycStatus: 'none' }),
      api.createCaller({}, { quote: '500000' }),
    ]);
    const empty = { limit: '0', used: '0', remaining: '0', freesAt: null };
    expect(await limitsOf(none)).toEqual({
      kycStatus: 'none',
      quoteSymbol: 'USD',
      day: empty,
      month: empty,
    });
    const first = await held(approved, '60000.5');
    const limits = await limitsOf(approved);
    expect(limits.day).toMatchObject({ limit: '100000', used: '60000.5', remaining: '39999.5' });
    expect(limits.month).toMatchObject({ limit: '1000000', remaining: '939999.5' });
    const wholeDayMs = Date.parse(limits.day.freesAt ?? '') - 24 * HOUR_MS;
    expect(Math.abs(wholeDayMs - Date.parse(first.createdAt))).toBeLessThan(5_000);
  });

  it('refuse what is over them, name what remains, and leave the key free', async () => {
    const caller = await api.createCaller({}, { quote: '500000' });
    await held(caller, '99990');
    const key = randomUUID();
    const refused = await withdraw(caller, '10.00000001', undefined, key);
    expect(refusalIn(refused)).toEqual([422, 'withdrawal_limit_exceeded']);
    expect(errorIn(refused).details).toEqual([
      {
        field: 'amount',
        message: expect.stringMatching(
          /^is worth 10\.00000001 USD; 10 USD of the 24-hour limit remain, more from \d{4}-.*Z on$/,
        ) as string,
      },
    ]);
    expect(await dayOf(caller)).toEqual(['99990', '10']);
    await withdraw(caller, '10', undefined, key).expect(201);
    expect(await dayOf(caller)).toEqual(['100000', '0']);
  });

  it('of twenty at the same time let through only what fits', async () => {
    const caller = await api.createCaller({}, { quote: '500000' });
    const answers = await Promise.all(Array.from({ length: 20 }, () => withdraw(caller, '30000')));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(3);
    const refused = answers.filter(({ status }) => status !== 201);
    for (const answer of refused) {
      expect(refusalIn(answer)).toEqual([422, 'withdrawal_limit_exceeded']);
    }
    expect(await dayOf(caller)).toEqual(['90000', '10000']);
    expect(await reservationsOf(caller)).toHaveLength(3);
  });

  it('count one key once, however often it is sent', async () => {
    const caller = await api.createCaller({}, { quote: '500000' });
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => withdraw(caller, '60000', undefined, key).expect(201)),
    );
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await dayOf(caller)).toEqual(['60000', '40000']);
    const changed = await withdraw(caller, '1', undefined, key);
    expect(refusalIn(changed)).toEqual([422, 'idempotency_key_reused']);
    expect(await dayOf(caller)).toEqual(['60000', '40000']);
  });

  it('are free again when a withdrawal is refused, rejected or taken back', async () => {
    const caller = await api.createCaller({}, { quote: '90000' });
    const key = randomUUID();
    expect(refusalIn(await withdraw(caller, '95000', undefined, key))).toEqual([
      422,
      'insufficient_balance',
    ]);
    expect(refusalIn(await withdraw(caller, '95000', undefined, key))).toEqual([
      422,
      'insufficient_balance',
    ]);
    expect(await reservationsOf(caller)).toEqual([]);
    const [mine, rejected, paid] = [
      await held(caller, '30000'),
      await held(caller, '20000'),
      await held(caller, '10000'),
    ];
    expect(await dayOf(caller)).toEqual(['60000', '40000']);
    await caller.delete(`/wallet/withdrawals/${mine.id}`).expect(200);
    expect(await dayOf(caller)).toEqual(['30000', '70000']);
    const reason = { reason: REASON };
    await operator.post(`/admin/withdrawals/${rejected.id}/reject`, reason).expect(200);
    await operator.post(`/admin/withdrawals/${paid.id}/approve`, reason).expect(200);
    expect(await dayOf(caller)).toEqual(['10000', '90000']);
  });

  it('are free again a day and thirty days later', async () => {
    const caller = await api.createCaller({}, { quote: '2000000' });
    await held(caller, '90000');
    const almost = await later(caller, 24 * HOUR_MS - MINUTE_MS);
    expect(await dayOf(almost)).toEqual(['90000', '10000']);
    const nextDay = await later(caller, 2 * MINUTE_MS);
    expect(await dayOf(nextDay)).toEqual(['0', '100000']);
    expect((await limitsOf(nextDay)).month.used).toBe('90000');
    await api.pool.query('UPDATE withdrawal_reservations SET value = 950000 WHERE user_id = $1', [
      caller.userId,
    ]);
    const refused = await withdraw(nextDay, '50000.1');
    expect(errorIn(refused).message).toContain('50000 USD of the 30-day limit remain');
    const nextMonth = await later(caller, 29 * 24 * HOUR_MS);
    await withdraw(nextMonth, '50000.1').expect(201);
    expect((await limitsOf(nextMonth)).month.used).toBe('50000.1');
    // What no window reaches is not kept.
    expect(await reservationsOf(caller)).toHaveLength(1);
  });
});

describe('the value of a withdrawal', () => {
  it('is the amount at the last price, rounded up', async () => {
    const seller = await api.createCaller({}, { token: '2000' });
    const buyer = await api.createCaller({}, { quote: '10000' });
    const order = { tokenId: api.tokenId, orderType: 'limit', price: '333.33', quantity: '1' };
    await seller.post('/orders', { ...order, side: 'sell' }).expect(201);
    await buyer.post('/orders', { ...order, side: 'buy' }).expect(201);
    const ofToken = { tokenId: api.tokenId, address: 'bc1q-somewhere' };
    await withdraw(seller, '0.00000001', ofToken).expect(201);
    expect((await limitsOf(seller)).day.used).toBe('0.00000334');
    const refused = await withdraw(seller, '300.004', ofToken);
    expect(refusalIn(refused)).toEqual([422, 'withdrawal_limit_exceeded']);
    await withdraw(seller, '300', ofToken).expect(201);
    expect((await limitsOf(seller)).day.used).toBe('99999.00000334');
  });

  it('that nobody knows yet lets nothing through', async () => {
    const tokenId = await createToken(api.pool);
    await api.restartEngine();
    await api.services.tokens.load();
    const caller = await api.createCaller();
    await api.credit(caller.userId, tokenId, '10');
    const refused = await withdraw(caller, '1', {
      tokenId: String(tokenId),
      address: 'somewhere-safe',
    });
    expect(refusalIn(refused)).toEqual([422, 'withdrawal_value_unknown']);
    expect(await reservationsOf(caller)).toEqual([]);
  });
});

describe('a reservation that a crash left behind', () => {
  async function leave(caller: Caller, key: string, value = '70000'): Promise<void> {
    await api.pool.query(
      `INSERT INTO withdrawal_reservations (user_id, key, fingerprint, value, created_at, submitted_at)
       VALUES ($1, $2, 'x', $3, $4, $4)`,
      [caller.userId, `withdrawal:${key}`, value, new Date(api.clock.nowMs())],
    );
  }

  it('counts while its outcome may still come, and not for longer', async () => {
    const caller = await api.createCaller({}, { quote: '500000' });
    await leave(caller, 'lost');
    expect(await dayOf(caller)).toEqual(['70000', '30000']);
    expect(refusalIn(await withdraw(caller, '30000.1'))).toEqual([
      422,
      'withdrawal_limit_exceeded',
    ]);
    const afterwards = await later(caller, 2 * MINUTE_MS);
    await withdraw(afterwards, '30000.1').expect(201);
    expect(await dayOf(afterwards)).toEqual(['30000.1', '69999.9']);
    expect(await reservationsOf(caller)).toHaveLength(1);
  });

  it('is final when the engine has taken the withdrawal', async () => {
    const caller = await api.createCaller({}, { quote: '500000' });
    const key = randomUUID();
    const { id } = dataIn(
      await withdraw(caller, '60000', undefined, key).expect(201),
    ) as Transaction;
    await api.pool.query(
      'UPDATE withdrawal_reservations SET transaction_id = NULL WHERE user_id = $1',
      [caller.userId],
    );
    const afterwards = await later(caller, 2 * MINUTE_MS);
    expect(await dayOf(afterwards)).toEqual(['60000', '40000']);
    expect(await reservationsOf(caller)).toEqual([{ transaction_id: id }]);
    await withdraw(afterwards, '60000', undefined, key).expect(201);
    expect(await dayOf(afterwards)).toEqual(['60000', '40000']);
  });

  it('is taken up by the same request sent again, and by no other under its key', async () => {
    const caller = await api.createCaller({}, { quote: '500000' });
    const key = randomUUID();
    const { id } = dataIn(
      await withdraw(caller, '60000', undefined, key).expect(201),
    ) as Transaction;
    await caller.delete(`/wallet/withdrawals/${id}`).expect(200);
    // As if it had never reached the engine.
    await api.pool.query(
      `INSERT INTO withdrawal_reservations (user_id, key, fingerprint, value, created_at, submitted_at)
       SELECT user_id, 'withdrawal:again', fingerprint, value, created_at, submitted_at
       FROM withdrawal_reservations WHERE user_id = $1`,
      [caller.userId],
    );
    const other = await withdraw(caller, '1', undefined, 'again');
    expect(refusalIn(other)).toEqual([422, 'idempotency_key_reused']);
    await withdraw(caller, '60000', undefined, 'again').expect(201);
    expect(await dayOf(caller)).toEqual(['60000', '40000']);
    expect((await reservationsOf(caller)).every((row) => row.transaction_id !== null)).toBe(true);
  });
});
