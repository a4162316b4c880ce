import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AuditEntry, Fill, FeeOverride, FeeSchedule, MyFees } from '../src/contracts/index.ts';
import { dataIn, errorIn, pageIn, refusalIn } from './answers.ts';
import { ApiHarness, type Caller } from './api-harness.ts';
import { MarketDesk } from './market-desk.ts';

const DAY_MS = 24 * 3600 * 1000;
const REASON = 'agreed by the desk';
const TIERS = [
  { minVolume: '0', makerFeeBps: '15', takerFeeBps: '25' },
  { minVolume: '1000', makerFeeBps: '8', takerFeeBps: '18.5' },
  { minVolume: '5000', makerFeeBps: '0', takerFeeBps: '10' },
];

let api: ApiHarness;
let desk: MarketDesk;
let operator: Caller;

beforeAll(async () => {
  api = await ApiHarness.start();
  desk = await MarketDesk.open(api);
  operator = await api.createCaller({ role: 'operator' });
});

beforeEach(async () => {
  await operator.put('/admin/fees/tiers', { tiers: TIERS, reason: REASON }).expect(200);
});

afterAll(async () => {
  expect(await api.breaches()).toEqual([]);
  await api.stop();
});

/** Two users trade: the first one makes, the second one takes. @returns their rates. */
async function trade(maker: Caller, taker: Caller, price = '100'): Promise<(string | null)[]> {
  const made = await desk.place(maker, { side: 'sell', price });
  const taken = await desk.place(taker, { price });
  const fills = await maker.get(`/orders/${made.order.id}/fills`).expect(200);
  const [makerFill] = pageIn(fills).items as Fill[];
  return [makerFill?.feeRateBps ?? null, taken.fills[0]?.feeRateBps ?? null];
}

async function feesOf(caller: Caller): Promise<MyFees> {
  return dataIn(await caller.get('/fees/mine').expect(200)) as MyFees;
}

function override(fields: object = {}): object {
  return { makerFeeBps: '1', takerFeeBps: '2.5', reason: REASON, ...fields };
}

describe('the fee schedule', () => {
  it('is public, replaced whole and audited with before and after', async () => {
    const schedule = dataIn(await api.call('get', '/api/fees').expect(200)) as FeeSchedule;
    expect(schedule).toEqual({ tiers: TIERS });
    const tiers = TIERS.slice(0, 2);
    await operator.put('/admin/fees/tiers', { tiers, reason: REASON }).expect(200);
    expect(dataIn(await operator.get('/admin/fees/tiers').expect(200))).toEqual({ tiers });
    const admin = await api.createCaller({ role: 'admin' });
    const audit = await admin.get('/admin/audit?targetType=fees&targetId=tiers').expect(200);
    expect((pageIn(audit).items as AuditEntry[])[0]).toMatchObject({
      action: 'fees.tiers',
      before: { tiers: TIERS },
      after: { tiers },
      reason: REASON,
    });
  });

  it.each([
    [
      'a first tier that is not for everybody',
      [{ ...TIERS[0], minVolume: '1' }],
      'tiers.0.minVolume',
    ],
    ['volumes that do not rise', [TIERS[0], TIERS[2], TIERS[1]], 'tiers.2.minVolume'],
    ['a rate above ten per cent', [{ ...TIERS[0], makerFeeBps: '1000.01' }], 'tiers.0.makerFeeBps'],
    ['a number', [{ ...TIERS[0], takerFeeBps: 5 }], 'tiers.0.takerFeeBps'],
    ['no tiers', [], 'tiers'],
  ])('refuses %s', async (_case, tiers, field) => {
    const refused = await operator.put('/admin/fees/tiers', { tiers, reason: REASON }).expect(400);
    expect(errorIn(refused).details?.map((detail) => detail.field)).toEqual([field]);
  });
});

describe('what a user pays', () => {
  it('is the rate of the market where it is lower, and the tier reached by trading', async () => {
    const [maker, taker] = [await desk.trader(), await desk.trader()];
    expect(await trade(maker, taker)).toEqual(['10', '20']);
    expect(await feesOf(taker)).toEqual({ volume30d: '0', tier: 0, override: null });
    await api.services.feeRefresher.refresh();
    expect(await feesOf(taker)).toMatchObject({ volume30d: '100', tier: 0 });
    expect(await trade(maker, taker)).toEqual(['10', '20']);
    for (let count = 0; count < 8; count += 1) await trade(maker, taker);
    await api.services.feeRefresher.refresh();
    expect(await feesOf(taker)).toMatchObject({ volume30d: '1000', tier: 1 });
    expect(await trade(maker, taker)).toEqual(['8', '18.5']);
  });

  it('counts every trade once on both its sides, however often it is asked', async () => {
    const [maker, taker] = [await desk.trader(), await desk.trader()];
    await trade(maker, taker, '33.33');
    await trade(taker, maker, '0.01');
    const { volumes } = api.services;
    await Promise.all([volumes.fold(), volumes.fold(), volumes.fold()]);
    for (const caller of [maker, taker]) {
      expect((await feesOf(caller)).volume30d).toBe('33.34');
    }
    const { rows } = await api.pool.query(
      `SELECT (SELECT sum(quote_volume) FROM user_volumes)
         = (SELECT 2 * sum(quote_amount) FROM trades) AS exact`,
    );
    expect(rows).toEqual([{ exact: true }]);
  });

  it('goes back when the volume falls out of the thirty days', async () => {
    const [maker, taker] = [await desk.trader(), await desk.trader()];
    await trade(maker, taker, '5000');
    await api.services.feeRefresher.refresh();
    expect(await trade(maker, taker, '1')).toEqual(['0', '10']);
    api.clock.advance(31 * DAY_MS);
    operator = await api.signIn(operator.userId, 'operator');
    const [later, laterTaker] = [await api.signIn(maker.userId), await api.signIn(taker.userId)];
    await api.services.feeRefresher.refresh();
    expect(await feesOf(laterTaker)).toMatchObject({ volume30d: '0', tier: 0 });
    expect(await trade(later, laterTaker, '1')).toEqual(['10', '20']);
  });
});

describe('an override', () => {
  it('wins over tier and market at once, survives a restart, and ends by hand', async () => {
    const [maker, taker] = [await desk.trader(), await desk.trader()];
    await trade(maker, taker);
    const path = `/admin/users/${taker.userId}/fee-overrides`;
    const made = await operator.post(path, override({ takerFeeBps: '50' })).expect(201);
    const { id } = dataIn(made) as FeeOverride;
    expect(await trade(maker, taker)).toEqual(['10', '50']);
    expect((await feesOf(taker)).override).toMatchObject({ id, takerFeeBps: '50', until: null });
    await api.restartEngine();
    expect(await trade(maker, taker)).toEqual(['10', '50']);
    const ended = dataIn(await operator.delete(`${path}/${id}`).expect(200)) as FeeOverride;
    expect(ended.until).not.toBeNull();
    expect(await trade(maker, taker)).toEqual(['10', '20']);
    expect(refusalIn(await operator.delete(`${path}/${id}`))).toEqual([409, 'conflict']);
    expect(dataIn(await operator.get(path).expect(200))).toEqual([ended]);
    const admin = await api.createCaller({ role: 'admin' });
    const audit = await admin.get(`/admin/audit?targetId=${taker.userId}`).expect(200);
    expect((pageIn(audit).items as AuditEntry[]).map(({ action }) => action)).toEqual([
      'fees.override_end',
      'fees.override',
    ]);
  });

  it('begins and ends at its dates', async () => {
    const [maker, taker] = [await desk.trader(), await desk.trader()];
    const nowMs = api.clock.nowMs();
    const at = (afterMs: number) => new Date(nowMs + afterMs).toISOString();
    const period = { from: at(60_000), until: at(120_000) };
    await operator.post(`/admin/users/${taker.userId}/fee-overrides`, override(period)).expect(201);
    expect(await trade(maker, taker)).toEqual(['10', '20']);
    api.clock.advance(61_000);
    await api.services.feeRefresher.refreshOverrides();
    expect(await trade(maker, taker)).toEqual(['10', '2.5']);
    api.clock.advance(60_000);
    await api.services.feeRefresher.refreshOverrides();
    expect(await trade(maker, taker)).toEqual(['10', '20']);
  });

  it('taken back before it begins never does', async () => {
    const taker = await desk.trader();
    const path = `/admin/users/${taker.userId}/fee-overrides`;
    const from = new Date(api.clock.nowMs() + 60_000).toISOString();
    const { id } = dataIn(await operator.post(path, override({ from })).expect(201)) as FeeOverride;
    const ended = dataIn(await operator.delete(`${path}/${id}`).expect(200)) as FeeOverride;
    expect(ended.until).toBe(from);
    api.clock.advance(61_000);
    expect((await feesOf(taker)).override).toBeNull();
  });

  it('is refused in the past, turned around, for nobody and for oneself', async () => {
    const taker = await desk.trader();
    const path = `/admin/users/${taker.userId}/fee-overrides`;
    const past = { from: '2020-01-01T00:00:00Z' };
    const turned = { until: new Date(api.clock.nowMs() - 1).toISOString() };
    for (const [fields, field] of [
      [past, 'from'],
      [turned, 'until'],
      [{ takerFeeBps: '1001' }, 'takerFeeBps'],
    ] as const) {
      const refused = await operator.post(path, override(fields)).expect(400);
      expect(errorIn(refused).details?.map((detail) => detail.field)).toEqual([field]);
    }
    await operator.post('/admin/users/nobody/fee-overrides', override()).expect(404);
    const own = `/admin/users/${operator.userId}/fee-overrides`;
    expect(refusalIn(await operator.post(own, override()))).toEqual([403, 'forbidden']);
    const support = await api.createCaller({ role: 'support' });
    await support.get(path).expect(200);
    expect(refusalIn(await support.post(path, override()))).toEqual([403, 'forbidden']);
  });
});
