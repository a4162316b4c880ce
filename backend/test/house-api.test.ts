import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type {
  AdminAnnouncement,
  Announcement,
  AnnouncementBody,
  ExchangeStatus,
  Maintenance,
  Order,
  SetMaintenanceBody,
} from '../src/contracts/index.ts';
import { AdminCalls, REASON } from './admin-calls.ts';
import { dataIn, errorIn, pageIn, refusalIn } from './answers.ts';
import { ApiHarness, type Caller } from './api-harness.ts';
import { MarketDesk } from './market-desk.ts';

const HOUR_MS = 3600 * 1000;

let api: ApiHarness;
let desk: MarketDesk;
let operator: Caller;
const admin = new AdminCalls(() => api);

beforeAll(async () => {
  api = await ApiHarness.start();
  desk = await MarketDesk.open(api);
  operator = await admin.staff('operator');
});

afterAll(async () => {
  expect(await api.breaches()).toEqual([]);
  await api.stop();
});

/** From an hour ago on, unless given. */
function announcement(fields: Partial<AnnouncementBody> = {}): AnnouncementBody {
  const startsAt = new Date(api.clock.nowMs() - HOUR_MS).toISOString();
  return {
    title: 'News',
    body: 'Of the day.',
    severity: 'info',
    startsAt,
    reason: REASON,
    ...fields,
  };
}

function inHours(hours: number): string {
  return new Date(api.clock.nowMs() + hours * HOUR_MS).toISOString();
}

async function announce(fields: Partial<AnnouncementBody> = {}): Promise<AdminAnnouncement> {
  const answer = await operator.post('/admin/announcements', announcement(fields)).expect(201);
  return dataIn(answer) as AdminAnnouncement;
}

async function shown(): Promise<string[]> {
  const answer = await api.call('get', '/api/announcements').expect(200);
  return (dataIn(answer) as Announcement[]).map(({ title }) => title);
}

async function removeAll(): Promise<void> {
  const { items } = pageIn(await operator.get('/admin/announcements?limit=200').expect(200));
  for (const { id } of items as AdminAnnouncement[]) {
    await operator.delete(`/admin/announcements/${id}`, { reason: REASON }).expect(200);
  }
}

async function maintain(body: Partial<SetMaintenanceBody> = {}): Promise<Maintenance | null> {
  const answer = await operator.put('/admin/maintenance', { isOn: true, reason: REASON, ...body });
  return dataIn(answer) as Maintenance | null;
}

async function status(): Promise<ExchangeStatus> {
  return dataIn(await api.call('get', '/api/status').expect(200)) as ExchangeStatus;
}

describe('announcements', () => {
  afterEach(removeAll);

  it('are shown to everybody while they last, the most severe first and five at most', async () => {
    await announce({ title: 'older', startsAt: inHours(-2) });
    await announce({ title: 'warning', severity: 'warning' });
    await announce({ title: 'work', severity: 'maintenance', endsAt: inHours(2) });
    await announce({ title: 'newer' });
    await announce({ title: 'to come', startsAt: inHours(1) });
    await announce({ title: 'over', startsAt: inHours(-3), endsAt: inHours(-1) });
    expect(await shown()).toEqual(['work', 'warning', 'newer', 'older']);
    api.clock.advance(1.5 * HOUR_MS);
    operator = await api.signIn(operator.userId, 'operator');
    await api.services.board.refresh();
    expect(await shown()).toEqual(['work', 'warning', 'to come', 'newer', 'older']);
    await announce({ title: 'newest', startsAt: inHours(-0.1) });
    expect(await shown()).toEqual(['work', 'warning', 'newest', 'to come', 'newer']);
    api.clock.advance(HOUR_MS);
    operator = await api.signIn(operator.userId, 'operator');
    await api.services.board.refresh();
    expect(await shown()).toHaveLength(5);
    expect(await shown()).not.toContain('work');
  });

  it('are replaced and taken down at once, each change audited', async () => {
    const { id } = await announce({ titleDe: 'Neues', bodyDe: 'Vom Tage,\nin Zeilen.' });
    const [told] = dataIn(await api.call('get', '/api/announcements')) as Announcement[];
    expect(told).toMatchObject({
      id,
      titleDe: 'Neues',
      bodyDe: 'Vom Tage,\nin Zeilen.',
      endsAt: null,
    });
    expect(told).not.toHaveProperty('createdAt');
    const changed = announcement({ title: 'Other news', severity: 'warning' });
    const path = `/admin/announcements/${id}`;
    expect(dataIn(await operator.put(path, changed).expect(200))).toMatchObject({
      id,
      title: 'Other news',
      titleDe: null,
    });
    expect(await shown()).toEqual(['Other news']);
    await operator.delete(path, { reason: 'done' }).expect(200);
    expect(await shown()).toEqual([]);
    expect(refusalIn(await operator.delete(path, { reason: REASON }))).toEqual([404, 'not_found']);
    expect(refusalIn(await operator.put(path, changed))).toEqual([404, 'not_found']);
    const entries = await admin.auditOf(id);
    expect(
      entries.map(({ action, before, after }) => [action, before?.['title'], after?.['title']]),
    ).toEqual([
      ['announcement.delete', 'Other news', undefined],
      ['announcement.update', 'News', 'Other news'],
      ['announcement.create', undefined, 'News'],
    ]);
  });

  it('are listed page by page for operators, whatever their time', async () => {
    for (const title of ['a', 'b', 'c']) await announce({ title, startsAt: inHours(5) });
    const first = pageIn(await operator.get('/admin/announcements?limit=2').expect(200));
    const rest = pageIn(
      await operator.get(`/admin/announcements?limit=2&cursor=${first.nextCursor}`).expect(200),
    );
    const titles = [...first.items, ...rest.items].map((item) => (item as Announcement).title);
    expect(titles).toEqual(['c', 'b', 'a']);
    expect(rest.nextCursor).toBeNull();
  });

  it.each([
    ['an empty title', { title: ' ' }, 'title'],
    ['a title that is too long', { title: 'x'.repeat(121) }, 'title'],
    ['a line break in the title', { title: 'a\nb' }, 'title'],
    ['a body that is too long', { body: 'x'.repeat(2001) }, 'body'],
    ['a control character', { body: 'a\u0000b' }, 'body'],
    ['an unknown severity', { severity: 'loud' }, 'severity'],
    ['a day that the calendar does not have', { startsAt: '2026-02-30' }, 'startsAt'],
    ['an end before its start', { endsAt: '2020-01-01T00:00:00Z' }, 'endsAt'],
    ['an unknown field', { html: '<b>' }, 'html'],
    ['no reason', { reason: undefined }, 'reason'],
  ])('are refused with %s', async (_case, fields, field) => {
    const body = { ...announcement(), ...fields };
    const refused = await operator.post('/admin/announcements', body).expect(400);
    expect(errorIn(refused).details?.map((detail) => detail.field)).toEqual([field]);
  });

  it('are kept as they were written: markup stays text', async () => {
    const { title } = await announce({ title: '<img src=x onerror=alert(1)>' });
    expect(await shown()).toEqual([title]);
  });

  it.each(['user', 'support', 'compliance'] as const)('are none of the %s', async (role) => {
    const caller = await api.createCaller({ role });
    for (const answer of [
      await caller.get('/admin/announcements'),
      await caller.post('/admin/announcements', announcement()),
      await caller.put('/admin/maintenance', { isOn: true, reason: REASON }),
    ]) {
      expect(refusalIn(answer)).toEqual([403, 'forbidden']);
    }
  });
});

describe('maintenance', () => {
  afterEach(async () => {
    await operator.put('/admin/maintenance', { isOn: false, reason: REASON });
  });

  it('refuses orders, amendments and withdrawals with 503 and when to come back', async () => {
    const trader = await api.createCaller({ kycStatus: 'approved' }, { quote: '1000' });
    const body = {
      tokenId: api.tokenId,
      side: 'buy',
      orderType: 'limit',
      quantity: '1',
      price: '1',
    };
    const { order } = dataIn(await trader.post('/orders', body).expect(201)) as { order: Order };
    await maintain({ message: 'New disks until 14:00 UTC.' });
    const withdrawal = { tokenId: api.quoteTokenId, amount: '1', address: 'an-address-of-mine' };
    for (const request of [
      trader.post('/orders', body),
      trader.post('/orders/batch', { orders: [body] }),
      trader.post('/orders/oco', {
        tokenId: api.tokenId,
        side: 'buy',
        quantity: '1',
        price: '1',
        stopPrice: '9',
      }),
      trader.patch(`/orders/${order.id}`, { quantity: '2' }),
      trader.post('/wallet/withdrawals', withdrawal).set('Idempotency-Key', randomUUID()),
    ]) {
      const answer = await request;
      expect(refusalIn(answer)).toEqual([503, 'maintenance']);
      expect(errorIn(answer).message).toBe('New disks until 14:00 UTC.');
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    }
    // What rests can be looked at and cancelled.
    expect(dataIn(await trader.get(`/orders/${order.id}`).expect(200))).toMatchObject({
      quantity: '1',
    });
    expect(dataIn(await trader.delete(`/orders/${order.id}`).expect(200))).toMatchObject({
      status: 'cancelled',
    });
    await maintain({ isOn: false });
    await trader.post('/orders', body).expect(201);
  });

  it('leaves a key free that was sent meanwhile', async () => {
    const trader = await api.createCaller({ kycStatus: 'approved' }, { quote: '10' });
    const send = (key: string) =>
      trader
        .post('/wallet/withdrawals', {
          tokenId: api.quoteTokenId,
          amount: '1',
          address: 'an-address',
        })
        .set('Idempotency-Key', key);
    const key = randomUUID();
    await maintain();
    expect(refusalIn(await send(key))).toEqual([503, 'maintenance']);
    await maintain({ isOn: false });
    await send(key).expect(201);
  });

  it('is told by the status and audited; switching it to what it is changes nothing', async () => {
    expect(await status()).toMatchObject({ canTrade: true, maintenance: null, reason: null });
    const told = await maintain({ message: 'Soon back.' });
    expect(told).toMatchObject({ message: 'Soon back.' });
    expect(await status()).toMatchObject({
      canTrade: false,
      maintenance: told,
      reason: 'maintenance',
    });
    const again = { isOn: true, message: 'Soon back.', reason: REASON };
    expect(refusalIn(await operator.put('/admin/maintenance', again))).toEqual([409, 'conflict']);
    expect(await maintain({ message: 'Later.' })).toEqual({ ...told, message: 'Later.' });
    await maintain({ isOn: false });
    const entries = await admin.auditOf('maintenance');
    expect(entries.slice(0, 3).map(({ action, before, after }) => [action, before, after])).toEqual(
      [
        ['maintenance.set', { isOn: true, message: 'Later.' }, { isOn: false, message: null }],
        [
          'maintenance.set',
          { isOn: true, message: 'Soon back.' },
          { isOn: true, message: 'Later.' },
        ],
        ['maintenance.set', { isOn: false, message: null }, { isOn: true, message: 'Soon back.' }],
      ],
    );
  });

  it('lets users set cancel-after and cancel all, and operators go on', async () => {
    const trader = await desk.trader();
    await desk.place(trader, { price: '1' });
    await maintain();
    await trader.post('/orders/cancel-after', { seconds: 60 }).expect(200);
    await trader.delete('/orders').expect(200);
    const state = { state: 'halted', reason: REASON };
    await operator.patch(`/admin/tokens/${desk.token.id}`, state).expect(200);
    await operator
      .patch(`/admin/tokens/${desk.token.id}`, { ...state, state: 'active' })
      .expect(200);
  });

  it.each([
    ['no switch', {}, 'isOn'],
    ['a message that is too long', { isOn: true, message: 'x'.repeat(301) }, 'message'],
    ['a number for a switch', { isOn: 1 }, 'isOn'],
  ])('is refused with %s', async (_case, fields, field) => {
    const refused = await operator
      .put('/admin/maintenance', { reason: REASON, ...fields })
      .expect(400);
    expect(errorIn(refused).details?.map((detail) => detail.field)).toEqual([field]);
  });
});
