import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AdminWithdrawal, Transaction } from '../src/contracts/index.ts';
import { AdminCalls, REASON } from './admin-calls.ts';
import { dataIn, pageIn, refusalIn } from './answers.ts';
import { ApiHarness, type Caller } from './api-harness.ts';

let api: ApiHarness;

beforeAll(async () => {
  api = await ApiHarness.start();
});

afterAll(async () => {
  await api.stop();
});

const { staff, auditOf } = new AdminCalls(() => api);

describe('withdrawals', () => {
  async function heldWithdrawal(owner: Caller, amount = '10'): Promise<Transaction> {
    const response = await owner
      .post('/wallet/withdrawals', { tokenId: 'USD', amount, address: 'address-1' })
      .set('Idempotency-Key', randomUUID());
    return dataIn(response) as Transaction;
  }

  async function balance(caller: Caller) {
    return dataIn(await caller.get('/wallet/USD').expect(200));
  }

  it('wait in the queue and are paid out or given back, with an audit row', async () => {
    const operator = await staff('operator');
    const owner = await api.createCaller({}, { quote: '100' });
    const [paid, returned] = [await heldWithdrawal(owner), await heldWithdrawal(owner)];
    const queue = pageIn(await operator.get('/admin/withdrawals?status=held').expect(200))
      .items as AdminWithdrawal[];
    expect(queue.slice(0, 2).map(({ id }) => id)).toEqual([returned.id, paid.id]);
    expect(queue[0]?.user.id).toBe(owner.userId);
    const approved = await operator
      .post(`/admin/withdrawals/${paid.id}/approve`, { reason: REASON })
      .expect(200);
    expect(dataIn(approved)).toMatchObject({
      id: paid.id,
      status: 'completed',
      decidedBy: operator.userId,
      reason: REASON,
    });
    await operator.post(`/admin/withdrawals/${returned.id}/reject`, { reason: REASON }).expect(200);
    expect(await balance(owner)).toMatchObject({ balance: '90', lockedBalance: '0' });
    expect(await auditOf(paid.id)).toMatchObject([
      { action: 'withdrawal.approve', before: { status: 'held' }, after: { status: 'completed' } },
    ]);
  });

  it('approved, rejected and cancelled at once have one outcome', async () => {
    const [operator, compliance] = await Promise.all([staff('operator'), staff('compliance')]);
    for (let round = 0; round < 10; round += 1) {
      const owner = await api.createCaller({}, { quote: '10' });
      const { id } = await heldWithdrawal(owner);
      const answers = await Promise.all([
        operator.post(`/admin/withdrawals/${id}/approve`, { reason: REASON }),
        compliance.post(`/admin/withdrawals/${id}/reject`, { reason: REASON }),
        owner.delete(`/wallet/withdrawals/${id}`),
        operator.post(`/admin/withdrawals/${id}/approve`, { reason: REASON }),
      ]);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(3);
      const isPaid = answers[0].status === 200 || answers[3].status === 200;
      expect(await balance(owner)).toMatchObject({
        balance: isPaid ? '0' : '10',
        lockedBalance: '0',
      });
      const isByOperator = answers[2].status !== 200;
      expect(await auditOf(id)).toHaveLength(isByOperator ? 1 : 0);
    }
  });

  it('of one’s own are decided by others', async () => {
    const operator = await api.createCaller({ role: 'operator' }, { quote: '10' });
    const { id } = await heldWithdrawal(operator);
    const refused = await operator.post(`/admin/withdrawals/${id}/approve`, { reason: REASON });
    expect(refusalIn(refused)).toEqual([403, 'forbidden']);
    expect(await balance(operator)).toMatchObject({ lockedBalance: '10' });
  });

  it('that do not exist are not found, and a reason is required', async () => {
    const operator = await staff('operator');
    await operator.post('/admin/withdrawals/999999/approve', { reason: REASON }).expect(404);
    await operator.post('/admin/withdrawals/x/reject', { reason: REASON }).expect(404);
    await operator.post('/admin/withdrawals/1/reject', {}).expect(400);
  });
});
