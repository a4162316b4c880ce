import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  PlacedOrder,
  StatementLine,
  Transaction,
  Wallet,
  WalletBalance,
} from '../src/contracts/index.ts';
import { parseSignedAmount } from '../src/lib/decimal.ts';
import { dataIn, errorIn, pageIn, refusalIn } from './answers.ts';
import { ApiHarness, type Caller } from './api-harness.ts';
import { HOSTILE_NUMBERS } from './hostile-numbers.ts';

let api: ApiHarness;

beforeAll(async () => {
  api = await ApiHarness.start();
});

afterAll(async () => {
  await api.stop();
});

const ADDRESS = 'bc1q-somewhere-safe';

function withdraw(caller: Caller, amount: string, key: string = randomUUID(), extra: object = {}) {
  return caller
    .post('/wallet/withdrawals', {
      tokenId: api.quoteTokenId,
      amount,
      address: ADDRESS,
      ...extra,
    })
    .set('Idempotency-Key', key);
}

async function cash(caller: Caller): Promise<WalletBalance> {
  return dataIn(await caller.get(`/wallet/${api.quoteTokenId}`).expect(200)) as WalletBalance;
}

describe('the wallet', () => {
  it('shows every listed token, cash first, with what is locked and what it is worth', async () => {
    const [seller, buyer] = await Promise.all([
      api.createCaller({}, { token: '10' }),
      api.createCaller({}, { quote: '1000' }),
    ]);
    const order = { tokenId: api.tokenId, orderType: 'limit', price: '100', quantity: '2' };
    await seller.post('/orders', { ...order, side: 'sell' }).expect(201);
    await buyer.post('/orders', { ...order, side: 'buy', quantity: '3' }).expect(201);
    const wallet = dataIn(await buyer.get('/wallet').expect(200)) as Wallet;
    expect(wallet.quoteSymbol).toBe('USD');
    expect(wallet.balances.map(({ tokenId }) => tokenId)).toEqual([api.quoteTokenId, api.tokenId]);
    expect(wallet.balances[0]).toMatchObject({
      balance: '800',
      lockedBalance: '100',
      available: '700',
      value: '800',
      isQuote: true,
    });
    expect(wallet.balances[1]).toMatchObject({ balance: '1.996', value: '199.6' });
    expect(wallet.totalValue).toBe('999.6');
    expect(dataIn(await buyer.get('/wallet/usd').expect(200))).toEqual(wallet.balances[0]);
    await buyer.get('/wallet/NOPE').expect(404);
    await buyer.delete('/orders').expect(200);
  });

  it('explains each balance by a statement that adds up', async () => {
    const [seller, buyer] = await Promise.all([
      api.createCaller({}, { token: '10' }),
      api.createCaller({}, { quote: '1000' }),
    ]);
    const order = { tokenId: api.tokenId, orderType: 'limit', price: '100', quantity: '2' };
    await seller.post('/orders', { ...order, side: 'sell' }).expect(201);
    const placed = dataIn(
      await buyer.post('/orders', { ...order, side: 'buy' }).expect(201),
    ) as PlacedOrder;
    const lines = pageIn(await seller.get('/wallet/statement?limit=200').expect(200))
      .items as StatementLine[];
    const cashLines = lines.filter(({ tokenId }) => tokenId === api.quoteTokenId);
    expect(cashLines.map(({ kind, amount }) => [kind, amount])).toEqual(
      expect.arrayContaining([
        ['principal', '200'],
        ['fee', '-0.2'],
      ]),
    );
    expect(cashLines.every(({ referenceId }) => referenceId === placed.fills[0]?.id)).toBe(true);
    const sum = cashLines.reduce((total, { amount }) => total + parseSignedAmount(amount), 0n);
    expect(sum).toBe(parseSignedAmount(cashLines[0]?.balanceAfter ?? ''));
    const onlyToken = await seller.get(`/wallet/statement?tokenId=${api.tokenId}`).expect(200);
    const tokenLines = pageIn(onlyToken).items as StatementLine[];
    expect(new Set(tokenLines.map(({ tokenId }) => tokenId))).toEqual(new Set([api.tokenId]));
  });
});

describe('a sandbox deposit', () => {
  it('is completed with its answer, and once per key', async () => {
    const caller = await api.createCaller();
    const body = { tokenId: 'USD', amount: '250.75' };
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        caller.post('/wallet/deposits', body).set('Idempotency-Key', key).expect(201),
      ),
    );
    for (const answer of answers) {
      expect(dataIn(answer)).toMatchObject({
        type: 'deposit',
        amount: '250.75',
        status: 'completed',
      });
    }
    expect((await cash(caller)).balance).toBe('250.75');
    await caller.post('/wallet/deposits', body).expect(201);
    expect((await cash(caller)).balance).toBe('501.5');
    const other = await caller
      .post('/wallet/deposits', { ...body, amount: '1' })
      .set('Idempotency-Key', key);
    expect(refusalIn(other)).toEqual([422, 'idempotency_key_reused']);
  });

  it('left pending by a crash is confirmed at start, once', async () => {
    const caller = await api.createCaller();
    const { engine, services } = api;
    await engine.submit({
      command: {
        type: 'request_deposit',
        userId: caller.userId,
        tokenId: Number(api.quoteTokenId),
        amountAtoms: 500_000_000n,
      },
    });
    expect((await cash(caller)).balance).toBe('0');
    expect(await services.balances.confirmPendingDeposits()).toBe(1);
    expect(await services.balances.confirmPendingDeposits()).toBe(0);
    expect((await cash(caller)).balance).toBe('5');
  });

  it('refuses every hostile amount', async () => {
    const caller = await api.createCaller();
    for (const amount of HOSTILE_NUMBERS) {
      const refused = await caller.post('/wallet/deposits', { tokenId: 'USD', amount });
      expect([amount, refused.status]).toEqual([amount, 400]);
      expect(errorIn(refused).details?.[0]?.field).toBe('amount');
    }
    const huge = await caller.post('/wallet/deposits', {
      tokenId: 'USD',
      amount: '9'.repeat(28),
    });
    expect(refusalIn(huge)).toEqual([422, 'quantity_too_large']);
    expect((await cash(caller)).balance).toBe('0');
  });
});

describe('a withdrawal', () => {
  it('of the whole balance, a hundred times at once, is held exactly once', async () => {
    const caller = await api.createCaller({}, { quote: '100' });
    const answers = await Promise.all(Array.from({ length: 100 }, () => withdraw(caller, '100')));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 422)).toHaveLength(99);
    expect(await cash(caller)).toMatchObject({
      balance: '100',
      lockedBalance: '100',
      available: '0',
    });
  });

  it('with one key, fifty times at once, is one with the same answer', async () => {
    const caller = await api.createCaller({}, { quote: '100' });
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => withdraw(caller, '1', key).expect(201)),
    );
    const bodies = new Set(answers.map(({ text }) => text));
    expect(bodies.size).toBe(1);
    expect((await cash(caller)).lockedBalance).toBe('1');
    const changed = await withdraw(caller, '2', key);
    expect(refusalIn(changed)).toEqual([422, 'idempotency_key_reused']);
    const elsewhere = await withdraw(caller, '1', key, { address: 'another-address' });
    expect(refusalIn(elsewhere)).toEqual([422, 'idempotency_key_reused']);
  });

  it('needs a key and an approved identity', async () => {
    const caller = await api.createCaller({ kycStatus: 'pending' }, { quote: '100' });
    const withoutKey = await caller.post('/wallet/withdrawals', {
      tokenId: 'USD',
      amount: '1',
      address: ADDRESS,
    });
    expect(errorIn(withoutKey).details?.[0]?.field).toBe('Idempotency-Key');
    const longKey = await withdraw(caller, '1', 'k'.repeat(65));
    expect(longKey.status).toBe(400);
    expect(refusalIn(await withdraw(caller, '1'))).toEqual([403, 'kyc_required']);
    expect((await cash(caller)).lockedBalance).toBe('0');
  });

  it('refuses every hostile amount and address', async () => {
    const caller = await api.createCaller({}, { quote: '100' });
    for (const amount of HOSTILE_NUMBERS) {
      const refused = await withdraw(caller, '1', randomUUID(), { amount });
      expect([amount, refused.status]).toEqual([amount, 400]);
    }
    for (const address of ['short', 'has a blank', 'x'.repeat(129), 'null\u0000byte', 7, null]) {
      const refused = await withdraw(caller, '1', randomUUID(), { address });
      expect([address, refused.status]).toEqual([address, 400]);
    }
    expect((await cash(caller)).lockedBalance).toBe('0');
  });

  it('is taken back by its owner once, and by nobody else', async () => {
    const [owner, other] = await Promise.all([
      api.createCaller({}, { quote: '100' }),
      api.createCaller(),
    ]);
    const held = dataIn(await withdraw(owner, '40').expect(201)) as Transaction;
    expect(held).toMatchObject({ status: 'held', type: 'withdrawal', address: ADDRESS });
    await other.delete(`/wallet/withdrawals/${held.id}`).expect(404);
    for (const id of ['0', 'x', '999999', '9'.repeat(30), '%00']) {
      await owner.delete(`/wallet/withdrawals/${id}`).expect(404);
    }
    const cancelled = await owner.delete(`/wallet/withdrawals/${held.id}`).expect(200);
    expect(dataIn(cancelled)).toMatchObject({ id: held.id, status: 'cancelled' });
    const again = await owner.delete(`/wallet/withdrawals/${held.id}`);
    expect(refusalIn(again)).toEqual([409, 'transaction_closed']);
    expect(await cash(owner)).toMatchObject({ balance: '100', lockedBalance: '0' });
    const all = pageIn(await owner.get('/wallet/transactions?type=withdrawal').expect(200));
    expect(all.items).toEqual([dataIn(cancelled)]);
    expect(pageIn(await other.get('/wallet/transactions').expect(200)).items).toEqual([]);
  });

  it('of a deposit’s number is not found', async () => {
    const caller = await api.createCaller();
    const deposit = dataIn(
      await caller.post('/wallet/deposits', { tokenId: 'USD', amount: '1' }).expect(201),
    ) as Transaction;
    await caller.delete(`/wallet/withdrawals/${deposit.id}`).expect(404);
  });
});

describe('sandbox deposits that are off', () => {
  it('are refused', async () => {
    const strict = await ApiHarness.start({ config: { areSandboxDepositsOn: false } });
    const caller = await strict.createCaller();
    const refused = await caller.post('/wallet/deposits', { tokenId: 'USD', amount: '1' });
    expect(refusalIn(refused)).toEqual([403, 'forbidden']);
    await strict.stop();
  });
});
