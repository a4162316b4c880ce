import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type {
  Adjustment,
  AdjustmentPreview,
  Notification,
  StatementLine,
  Transaction,
  WalletBalance,
} from '../src/contracts/index.ts';
import { AdminCalls, REASON } from './admin-calls.ts';
import { dataIn, errorIn, pageIn, refusalIn } from './answers.ts';
import { ApiHarness, type Caller } from './api-harness.ts';
import { createMarket } from './factories.ts';
import { HOSTILE_NUMBERS } from './hostile-numbers.ts';

const HOURS_MS = 3_600_000;

let api: ApiHarness;
let operator: Caller;
let compliance: Caller;
let symbol: string;

beforeAll(async () => {
  api = await ApiHarness.start();
  operator = await api.createCaller({ role: 'operator' });
  compliance = await api.createCaller({ role: 'compliance' });
  symbol = api.services.tokens.require(Number(api.tokenId)).symbol;
  const maker = await api.createCaller({}, { token: '100', quote: '10000' });
  const order = { tokenId: api.tokenId, orderType: 'limit', price: '100', quantity: '1' };
  await maker.post('/orders', { ...order, side: 'sell' }).expect(201);
  const taker = await api.createCaller({}, { quote: '1000' });
  await taker.post('/orders', { ...order, side: 'buy' }).expect(201);
});

afterAll(async () => {
  await api.stop();
});

afterEach(async () => {
  expect(await api.breaches()).toEqual([]);
});

const { auditOf } = new AdminCalls(() => api);

function body(user: Caller, amount: string, extra: object = {}): object {
  return { userId: user.userId, tokenId: api.quoteTokenId, amount, reason: REASON, ...extra };
}

async function propose(user: Caller, amount: string, extra: object = {}): Promise<Adjustment> {
  const answer = await operator.post('/admin/adjustments', body(user, amount, extra)).expect(201);
  return dataIn(answer) as Adjustment;
}

function decide(
  caller: Caller,
  decision: 'approve' | 'reject',
  { id, amount, symbol: asked }: Pick<Adjustment, 'id' | 'amount' | 'symbol'>,
  confirm: object = {},
) {
  return caller.post(`/admin/adjustments/${id}/${decision}`, {
    reason: 'checked against the ticket',
    confirm: { amount, symbol: asked, ...confirm },
  });
}

async function cash(caller: Caller): Promise<WalletBalance> {
  return dataIn(await caller.get('/wallet/USD').expect(200)) as WalletBalance;
}

async function adjustmentsOf(caller: Caller): Promise<Transaction[]> {
  const page = pageIn(await caller.get('/wallet/transactions?type=adjustment').expect(200));
  return page.items as Transaction[];
}

async function listed(query: string): Promise<Adjustment[]> {
  return pageIn(await operator.get(`/admin/adjustments${query}`).expect(200)).items as Adjustment[];
}

describe('an adjustment', () => {
  it('a unit error by an operator needs a second person', async () => {
    const user = await api.createCaller();
    // Meant: 620,000 in cash. Typed: 620,000 tokens.
    const mistake = await propose(user, '620000', { tokenId: symbol });
    expect(mistake).toMatchObject({
      status: 'proposed',
      amount: '620000',
      value: '62000000',
      warnings: ['large_share', 'large_value'],
    });
    expect(dataIn(await user.get(`/wallet/${symbol}`).expect(200))).toMatchObject({ balance: '0' });
    expect(await adjustmentsOf(user)).toEqual([]);
    expect(refusalIn(await decide(operator, 'approve', mistake))).toEqual([403, 'forbidden']);
    // The second person types what the ticket says, and is told what does not fit.
    const noticed = await decide(compliance, 'approve', mistake, { symbol: 'USD' });
    expect(refusalIn(noticed)).toEqual([400, 'validation_failed']);
    expect(errorIn(noticed).details?.map(({ field }) => field)).toEqual(['confirm.symbol']);
    const rejected = dataIn(await decide(compliance, 'reject', mistake).expect(200));
    expect(rejected).toMatchObject({ status: 'rejected', transactionId: null });
    expect(refusalIn(await decide(compliance, 'approve', mistake))).toEqual([
      409,
      'transaction_closed',
    ]);
    expect(dataIn(await user.get(`/wallet/${symbol}`).expect(200))).toMatchObject({ balance: '0' });
  });

  it('approved is one transaction and one journal against the outside, and the user is told', async () => {
    const user = await api.createCaller({}, { quote: '100' });
    const proposal = await propose(user, '25.5');
    const approved = dataIn(
      await decide(compliance, 'approve', proposal).expect(200),
    ) as Adjustment;
    expect(approved).toMatchObject({
      id: proposal.id,
      status: 'approved',
      proposedBy: { id: operator.userId },
      decidedBy: { id: compliance.userId },
      decisionReason: 'checked against the ticket',
    });
    expect(await cash(user)).toMatchObject({ balance: '125.5', lockedBalance: '0' });
    expect((await adjustmentsOf(user))[0]).toMatchObject({
      id: approved.transactionId,
      amount: '25.5',
      status: 'completed',
      reason: REASON,
    });
    const lines = pageIn(await user.get('/wallet/statement').expect(200)).items as StatementLine[];
    expect(lines[0]).toMatchObject({
      journalType: 'adjustment',
      referenceId: approved.transactionId,
      amount: '25.5',
      balanceAfter: '125.5',
    });
    const { rows } = await api.pool.query<{ username: string; amount: string }>(
      `SELECT username, amount FROM ledger_entries JOIN users ON users.id = user_id
       WHERE journal_type = 'adjustment' AND reference_id = $1 ORDER BY amount`,
      [approved.transactionId],
    );
    expect(rows.map(({ amount }) => Number(amount))).toEqual([-25.5, 25.5]);
    expect(rows[0]?.username).toBe('house-external');
    await api.services.notices.log.settled();
    const news = pageIn(await user.get('/notifications').expect(200)).items as Notification[];
    expect(news[0]).toMatchObject({
      kind: 'transfer',
      referenceId: approved.transactionId,
      data: { type: 'adjustment', amount: '25.5', reason: REASON },
    });
    expect(await auditOf(proposal.id)).toMatchObject([
      {
        action: 'adjustment.approve',
        targetType: 'adjustment',
        actor: { id: compliance.userId },
        before: { status: 'proposed' },
        after: { status: 'approved', userId: user.userId, symbol: 'USD', amount: '25.5' },
      },
      {
        action: 'adjustment.propose',
        actor: { id: operator.userId },
        after: { status: 'proposed', amount: '25.5' },
      },
    ]);
  });

  it('that debits takes what is available and never what is locked, and waits on when it cannot', async () => {
    const user = await api.createCaller({}, { quote: '100', token: '1' });
    const debit = await propose(user, '-100');
    const order = { tokenId: api.tokenId, orderType: 'limit', price: '50', quantity: '1' };
    await user.post('/orders', { ...order, side: 'buy' }).expect(201);
    expect(refusalIn(await decide(compliance, 'approve', debit))).toEqual([
      422,
      'insufficient_balance',
    ]);
    expect(await cash(user)).toMatchObject({ balance: '100', lockedBalance: '50' });
    expect((await listed('?status=proposed')).map(({ id }) => id)).toContain(debit.id);
    const tooMuch = await operator.post('/admin/adjustments', body(user, '-50.00000001'));
    expect(refusalIn(tooMuch)).toEqual([422, 'insufficient_balance']);
    await user.delete('/orders').expect(200);
    expect(dataIn(await decide(compliance, 'approve', debit).expect(200))).toMatchObject({
      status: 'approved',
    });
    expect(await cash(user)).toMatchObject({ balance: '0', lockedBalance: '0' });
  });

  it('is decided once: approved twice and rejected at the same moment have one outcome', async () => {
    const admin = await api.createCaller({ role: 'admin' });
    for (let round = 0; round < 10; round += 1) {
      const user = await api.createCaller();
      const proposal = await propose(user, '10');
      const answers = await Promise.all([
        decide(compliance, 'approve', proposal),
        decide(admin, 'reject', proposal),
        decide(admin, 'approve', proposal),
        decide(compliance, 'approve', proposal),
      ]);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(3);
      const isRejected = answers[1].status === 200;
      expect((await cash(user)).balance).toBe(isRejected ? '0' : '10');
      expect(await adjustmentsOf(user)).toHaveLength(isRejected ? 0 : 1);
      // What was proposed, and one decision.
      expect(await auditOf(proposal.id)).toHaveLength(2);
    }
  });

  it('expires after a day', async () => {
    const user = await api.createCaller();
    const proposal = await propose(user, '10');
    api.clock.advance(24 * HOURS_MS);
    for (const person of [operator, compliance]) {
      const { userId } = person;
      Object.assign(
        person,
        await api.signIn(userId, person === operator ? 'operator' : 'compliance'),
      );
    }
    expect(refusalIn(await decide(compliance, 'approve', proposal))).toEqual([
      409,
      'transaction_closed',
    ]);
    expect(refusalIn(await decide(compliance, 'reject', proposal))).toEqual([
      409,
      'transaction_closed',
    ]);
    expect((await listed('?status=expired')).map(({ id }) => id)).toContain(proposal.id);
    expect((await listed('?status=proposed')).map(({ id }) => id)).not.toContain(proposal.id);
    Object.assign(user, await api.signIn(user.userId));
    expect((await cash(user)).balance).toBe('0');
  });

  it('that was approved when the process died is booked once afterwards', async () => {
    const user = await api.createCaller();
    const [unsent, unanswered] = [await propose(user, '10'), await propose(user, '5')];
    await decide(compliance, 'approve', unanswered).expect(200);
    // As a crash leaves them: claimed and not sent; booked, and nobody was told.
    const approval = {
      actorId: compliance.userId,
      actorRole: 'compliance',
      action: 'adjustment.approve',
      targetType: 'adjustment',
      targetId: unsent.id,
      before: null,
      after: null,
      reason: REASON,
      ip: null,
      requestId: 'before the crash',
    };
    await api.pool.query(
      `UPDATE adjustment_proposals SET status = 'applying', transaction_id = NULL, attempt = 1,
         decided_by = $2, decided_at = to_timestamp($3), decision_reason = 'x',
         approval = coalesce(approval, $4) WHERE id = ANY($1)`,
      [
        [unsent.id, unanswered.id],
        compliance.userId,
        api.clock.nowMs() / 1000 - 60,
        JSON.stringify(approval),
      ],
    );
    expect(refusalIn(await decide(compliance, 'reject', unsent))).toEqual([
      409,
      'transaction_closed',
    ]);
    expect(await api.services.adjustmentBooking.finish()).toBe(2);
    expect(await api.services.adjustmentBooking.finish()).toBe(0);
    expect((await cash(user)).balance).toBe('15');
    expect(await adjustmentsOf(user)).toHaveLength(2);
    const [second, first] = await listed('?limit=2');
    expect([first, second]).toMatchObject([
      { id: unsent.id, status: 'approved' },
      { id: unanswered.id, status: 'approved' },
    ]);
    expect((await auditOf(unsent.id))[0]).toMatchObject({ action: 'adjustment.approve' });
  });

  it('is refused to oneself on both sides, and to who lacks the permission', async () => {
    const user = await api.createCaller();
    const admin = await api.createCaller({ role: 'admin' });
    const support = await api.createCaller({ role: 'support' });
    const own = await admin.post('/admin/adjustments', body(admin, '1'));
    expect(refusalIn(own)).toEqual([403, 'forbidden']);
    const forAdmin = await propose(admin, '1');
    expect(refusalIn(await decide(admin, 'approve', forAdmin))).toEqual([403, 'forbidden']);
    const byAdmin = dataIn(
      await admin.post('/admin/adjustments', body(user, '1')).expect(201),
    ) as Adjustment;
    expect(refusalIn(await decide(admin, 'approve', byAdmin))).toEqual([403, 'forbidden']);
    expect(refusalIn(await decide(operator, 'approve', byAdmin))).toEqual([403, 'forbidden']);
    for (const caller of [compliance, support, user]) {
      await caller.post('/admin/adjustments', body(user, '1')).expect(403);
    }
    await support.get('/admin/adjustments').expect(200);
    await user.get('/admin/adjustments').expect(403);
    await decide(support, 'approve', byAdmin).expect(403);
    expect((await cash(user)).balance).toBe('0');
  });

  it('two people are asked for by the database too', async () => {
    const user = await api.createCaller();
    const { id } = await propose(user, '1');
    await expect(
      api.pool.query(
        `UPDATE adjustment_proposals SET status = 'rejected', decided_by = proposed_by,
           decided_at = now(), decision_reason = 'x' WHERE id = $1`,
        [id],
      ),
    ).rejects.toMatchObject({ code: '23514' });
  });
});

describe('proposals', () => {
  it('name the field that is wrong, and change nothing', async () => {
    const user = await api.createCaller();
    const before = (await listed('')).length;
    for (const [field, wrong] of [
      ...HOSTILE_NUMBERS.filter((amount) => amount !== '-1').map((amount): [string, unknown] => [
        'amount',
        amount,
      ]),
      ['amount', '--1'],
      ['amount', '-0.00'],
      ['userId', 'x'],
      ['userId', '00000000-0000-4000-8000-0000000000e1'],
      ['userId', '11111111-1111-4111-8111-111111111111'],
      ['tokenId', 7],
      ['reason', ' '],
      ['reason', 'x'.repeat(501)],
      ['status', 'approved'],
    ] as [string, unknown][]) {
      const refused = await operator.post(
        '/admin/adjustments',
        body(user, '1', { [field]: wrong }),
      );
      expect([field, wrong, refused.status]).toEqual([field, wrong, 400]);
      expect(errorIn(refused).details?.[0]?.field).toBe(field);
    }
    const unknown = await operator.post('/admin/adjustments', body(user, '1', { tokenId: 'NOPE' }));
    expect(refusalIn(unknown)).toEqual([422, 'unknown_token']);
    const huge = await operator.post('/admin/adjustments', body(user, `1${'0'.repeat(17)}`));
    expect(refusalIn(huge)).toEqual([422, 'quantity_too_large']);
    expect(await listed('')).toHaveLength(before);
  });

  it('are decided only with the amount and the symbol typed again', async () => {
    const user = await api.createCaller({}, { quote: '10' });
    const proposal = await propose(user, '-2.5');
    for (const [confirm, fields] of [
      [{ amount: '2.5' }, ['confirm.amount']],
      [{ amount: '-2.50000001' }, ['confirm.amount']],
      [{ symbol: 'usd' }, ['confirm.symbol']],
      [{ amount: '-25', symbol: symbol }, ['confirm.amount', 'confirm.symbol']],
      [{ amount: undefined }, ['confirm.amount']],
      [{ amount: -2.5 }, ['confirm.amount']],
      [{ more: 1 }, ['confirm.more']],
    ] as [object, string[]][]) {
      const refused = await decide(compliance, 'approve', proposal, confirm);
      expect(refusalIn(refused)).toEqual([400, 'validation_failed']);
      expect(errorIn(refused).details?.map(({ field }) => field)).toEqual(fields);
    }
    const bare = await compliance.post(`/admin/adjustments/${proposal.id}/reject`, {
      reason: REASON,
    });
    expect(errorIn(bare).details?.map(({ field }) => field)).toEqual(['confirm']);
    expect((await cash(user)).balance).toBe('10');
    // The same number in another spelling is the same number.
    await decide(compliance, 'approve', proposal, { amount: '-2.50' }).expect(200);
    expect((await cash(user)).balance).toBe('7.5');
  });

  it('that do not exist are not found', async () => {
    for (const id of ['0', 'x', '999999', '9'.repeat(30), '%00']) {
      const none = { id, amount: '1', symbol: 'USD' };
      await decide(compliance, 'approve', none).expect(404);
      await decide(compliance, 'reject', none).expect(404);
    }
  });

  it('come in pages, newest first, by status', async () => {
    const user = await api.createCaller();
    const made = [await propose(user, '1'), await propose(user, '2'), await propose(user, '3')];
    const first = pageIn(
      await compliance.get('/admin/adjustments?status=proposed&limit=2').expect(200),
    );
    expect((first.items as Adjustment[]).map(({ id }) => id)).toEqual([made[2]?.id, made[1]?.id]);
    const next = pageIn(
      await compliance
        .get(`/admin/adjustments?status=proposed&limit=1&cursor=${first.nextCursor ?? ''}`)
        .expect(200),
    );
    expect((next.items as Adjustment[]).map(({ id }) => id)).toEqual([made[0]?.id]);
    await compliance.get('/admin/adjustments?status=decided').expect(400);
    await compliance.get('/admin/adjustments?limit=201').expect(400);
  });
});

describe('a preview of an adjustment', () => {
  async function preview(user: Caller, query: string): Promise<AdjustmentPreview> {
    const path = `/admin/adjustments/preview?userId=${user.userId}&${query}`;
    return dataIn(await compliance.get(path).expect(200)) as AdjustmentPreview;
  }

  it('shows the balance before and after, the worth and what is unusual', async () => {
    const user = await api.createCaller({}, { token: '3' });
    await user
      .post('/orders', {
        tokenId: api.tokenId,
        orderType: 'limit',
        side: 'sell',
        price: '150',
        quantity: '1',
      })
      .expect(201);
    expect(await preview(user, `tokenId=${symbol}&amount=-1.5`)).toMatchObject({
      symbol,
      quoteSymbol: 'USD',
      balance: '3',
      available: '2',
      balanceAfter: '1.5',
      value: '-150',
      houseTotal: '104',
      warnings: [],
    });
    expect((await preview(user, `tokenId=${symbol}&amount=11`)).warnings).toEqual(['large_share']);
    expect((await preview(user, 'tokenId=USD&amount=10000.00000001')).warnings).toContain(
      'large_value',
    );
    await user.delete('/orders').expect(200);
  });

  it('of a token that never traded has no worth and says so', async () => {
    const { tokenId } = await createMarket(api.pool);
    await api.services.tokens.load();
    const user = await api.createCaller();
    const shown = await preview(user, `tokenId=${tokenId}&amount=1`);
    expect(shown).toMatchObject({ value: null, warnings: ['large_share', 'no_price'] });
  });
});
