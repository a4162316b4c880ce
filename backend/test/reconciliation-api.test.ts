import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Reconciliation, Transaction } from '../src/contracts/index.ts';
import { WithdrawalFreeze } from '../src/services/reconciliation/withdrawal-freeze.ts';
import { AdminCalls, REASON } from './admin-calls.ts';
import { dataIn, errorIn, refusalIn } from './answers.ts';
import { ApiHarness, type Caller } from './api-harness.ts';

/** Far more than it takes: a look is due every two seconds. */
const PATIENCE = { timeout: 30_000, interval: 100 };

let api: ApiHarness;
let operator: Caller;
let admin: Caller;
let owner: Caller;

beforeEach(async () => {
  api = await ApiHarness.start();
  operator = await api.createCaller({ role: 'operator' });
  admin = await api.createCaller({ role: 'admin' });
  owner = await api.createCaller({}, { quote: '100', token: '5' });
});

afterEach(async () => {
  await api.stop();
});

const { auditOf } = new AdminCalls(() => api);

async function report(caller = operator): Promise<Reconciliation> {
  return dataIn(await caller.get('/admin/reconciliation').expect(200)) as Reconciliation;
}

async function run(): Promise<Reconciliation> {
  return dataIn(await operator.post('/admin/reconciliation/run').expect(200)) as Reconciliation;
}

function withdraw(caller: Caller, key: string = randomUUID()) {
  const body = { tokenId: 'USD', amount: '10', address: 'address-1' };
  return caller.post('/wallet/withdrawals', body).set('Idempotency-Key', key);
}

/** Behind the exchange's back, and without the time of the row. */
async function tamper(userId: string, tokenId: string, change: string): Promise<void> {
  const { rowCount } = await api.pool.query(
    'UPDATE wallets SET balance = balance + $3 WHERE user_id = $1 AND token_id = $2',
    [userId, tokenId, change],
  );
  expect(rowCount).toBe(1);
}

async function untilFrozen(): Promise<Reconciliation> {
  return vi.waitFor(async () => {
    const found = await report();
    expect(found.withdrawals.isFrozen).toBe(true);
    return found;
  }, PATIENCE);
}

describe('reconciliation', () => {
  it('says of every invariant that it holds, and of every token that it adds up to zero', async () => {
    const before = await report();
    expect(before).toMatchObject({ isRunning: false, lastRun: null });
    expect(before.checks.every(({ state }) => state === 'unchecked')).toBe(true);
    const after = await run();
    expect(after.lastRun).toMatchObject({ findingCount: 0 });
    expect(after.checks.length).toBeGreaterThan(30);
    for (const check of after.checks) {
      expect(check).toMatchObject({ state: 'holds', findings: [] });
      expect(check.checkedAt).not.toBeNull();
    }
    expect(after.withdrawals).toEqual({
      isFrozen: false,
      frozenAt: null,
      findings: [],
      mayUnfreeze: false,
    });
    expect(after.tokens.find(({ symbol }) => symbol === 'USD')).toEqual({
      tokenId: api.quoteTokenId,
      symbol: 'USD',
      users: '100',
      fees: '0',
      external: '-100',
      sum: '0',
    });
  });

  it('runs once at a time', async () => {
    const answers = await Promise.all([
      operator.post('/admin/reconciliation/run'),
      admin.post('/admin/reconciliation/run'),
      operator.post('/admin/reconciliation/run'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    await operator.post('/admin/reconciliation/run').expect(200);
  });

  it('is not for everybody, and lifting a freeze for administrators alone', async () => {
    const support = await api.createCaller({ role: 'support' });
    for (const caller of [owner, support]) {
      await caller.get('/admin/reconciliation').expect(403);
      await caller.post('/admin/reconciliation/run').expect(403);
    }
    const compliance = await api.createCaller({ role: 'compliance' });
    await report(compliance);
    for (const caller of [operator, compliance]) {
      await caller.post('/admin/reconciliation/unfreeze', { reason: REASON }).expect(403);
    }
    const nothing = await admin.post('/admin/reconciliation/unfreeze', { reason: REASON });
    expect(refusalIn(nothing)).toEqual([409, 'conflict']);
    const bare = await admin.post('/admin/reconciliation/unfreeze', {});
    expect(errorIn(bare).details?.map(({ field }) => field)).toEqual(['reason']);
  });

  it('finds nothing while the exchange trades', async () => {
    const { reconciler } = api.services;
    const order = { tokenId: api.tokenId, orderType: 'limit', price: '1', quantity: '0.01' };
    const trades = { areDone: false };
    const trading = (async () => {
      for (let count = 0; count < 150; count += 1) {
        await Promise.all([
          owner.post('/orders', { ...order, side: 'sell' }).expect(201),
          operator.post('/orders', { ...order, side: 'buy' }),
          withdraw(owner),
        ]);
      }
      trades.areDone = true;
    })();
    while (!trades.areDone) expect(await reconciler.lookAtWallets()).toEqual([]);
    await trading;
    expect((await run()).checks.filter(({ state }) => state !== 'holds')).toEqual([]);
  });
});

describe('a wallet changed by one atom behind the exchange’s back', () => {
  it('is found, freezes withdrawals by itself, and they are allowed after a clean run', async () => {
    const held = dataIn(await withdraw(owner).expect(201)) as Transaction;
    const [taken, returned] = [held, dataIn(await withdraw(owner).expect(201)) as Transaction];
    api.services.reconciler.start();
    await tamper(owner.userId, api.tokenId, '0.00000001');
    const found = await untilFrozen();
    // By the look at the wallets, or by the checks of a start, whichever came first.
    expect(found.withdrawals.findings[0]?.row).toMatch(/sum to 0\.00000001$|balance 5\.00000001 /);
    expect(found.checks.filter(({ state }) => state === 'broken')).not.toEqual([]);
    expect(found.tokens.find(({ tokenId }) => tokenId === api.tokenId)?.sum).toBe('0.00000001');

    const key = randomUUID();
    const refused = await withdraw(owner, key);
    expect(refusalIn(refused)).toEqual([503, 'withdrawals_frozen']);
    expect(refused.headers['retry-after']).toBe('60');
    const approve = () =>
      operator.post(`/admin/withdrawals/${taken.id}/approve`, { reason: REASON });
    expect(refusalIn(await approve())).toEqual([503, 'withdrawals_frozen']);
    await operator.post(`/admin/withdrawals/${returned.id}/reject`, { reason: REASON }).expect(200);
    // Trading goes on.
    const ready = dataIn(await api.call('get', '/readyz').expect(200));
    expect(ready).toEqual({ status: 'ready', withdrawals: 'frozen' });
    const { text } = await api.call('get', '/metrics').expect(200);
    expect(text).toContain('withdrawals_frozen 1');
    expect(text).toMatch(/reconciliation_findings_total\{invariant="I[14]"\} [1-9]/);
    const messages = api.logLines.map(({ message }) => message);
    expect(messages.filter((message) => message === 'withdrawals are frozen')).toHaveLength(1);

    const unfreeze = () => admin.post('/admin/reconciliation/unfreeze', { reason: REASON });
    expect(refusalIn(await unfreeze())).toEqual([409, 'conflict']);
    const dirty = await vi.waitFor(run, PATIENCE);
    expect(dirty.withdrawals.mayUnfreeze).toBe(false);
    expect(refusalIn(await unfreeze())).toEqual([409, 'conflict']);
    await tamper(owner.userId, api.tokenId, '-0.00000001');
    // Mended is not enough: somebody has to look at everything.
    expect(refusalIn(await unfreeze())).toEqual([409, 'conflict']);
    const clean = await vi.waitFor(run, PATIENCE);
    expect(clean.withdrawals).toMatchObject({ isFrozen: true, mayUnfreeze: true });
    const lifted = dataIn(await unfreeze().expect(200)) as Reconciliation;
    expect(lifted.withdrawals).toMatchObject({ isFrozen: false, findings: [] });
    expect(await auditOf('withdrawals')).toMatchObject([
      { action: 'reconciliation.unfreeze', reason: REASON, after: { frozenAt: null } },
    ]);
    await approve().expect(200);
    // The refused key is as good as new.
    await withdraw(owner, key).expect(201);
    expect(await api.breaches()).toEqual([]);
  });

  it('is found too when another wallet is changed by as much', async () => {
    const other = await api.createCaller({}, { token: '5' });
    const { reconciler } = api.services;
    expect(await reconciler.lookAtWallets()).toEqual([]);
    const client = await api.pool.connect();
    await client.query('BEGIN');
    for (const [userId, change] of [
      [owner.userId, '1'],
      [other.userId, '-1'],
    ]) {
      await client.query('UPDATE wallets SET balance = balance + $2 WHERE user_id = $1', [
        userId,
        change,
      ]);
    }
    await client.query('COMMIT');
    client.release();
    const breaches = await reconciler.lookAtWallets();
    expect(breaches.some(({ row }) => row.startsWith(`wallet ${other.userId}`))).toBe(true);
    expect((await report()).withdrawals.isFrozen).toBe(true);
    // It stays found until it is mended.
    expect(await reconciler.lookAtWallets()).toEqual(breaches);
  });

  it('keeps withdrawals frozen over a restart', async () => {
    await tamper(owner.userId, api.tokenId, '0.00000001');
    await api.services.reconciler.lookAtWallets();
    const next = new WithdrawalFreeze(api.sequelize, api.clock);
    expect(next.isFrozen).toBe(false);
    await next.load();
    expect(next.state?.findings[0]).toMatchObject({ invariant: 'I1' });
  });
});
