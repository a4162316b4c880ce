import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS, type Notification, type PriceAlert } from '../src/contracts/index.ts';
import { dataIn, errorIn, pageIn, refusalIn } from './answers.ts';
import { ApiHarness, type Caller } from './api-harness.ts';
import { HOSTILE_NUMBERS } from './hostile-numbers.ts';

let api: ApiHarness;
let seller: Caller;
let buyer: Caller;

beforeAll(async () => {
  api = await ApiHarness.start();
  seller = await api.createCaller({}, { token: '1000' });
  buyer = await api.createCaller({}, { quote: '1000000' });
  await trade('100');
});

afterAll(async () => {
  await api.stop();
});

/** One trade at this price, committed and looked at. @returns its id. */
async function trade(price: string): Promise<string> {
  const order = { tokenId: api.tokenId, orderType: 'limit', price, quantity: '0.1' };
  await seller.post('/orders', { ...order, side: 'sell' }).expect(201);
  const placed = dataIn(await buyer.post('/orders', { ...order, side: 'buy' }).expect(201));
  await api.services.notices.log.settled();
  return (placed as { fills: { id: string }[] }).fills[0]?.id ?? '';
}

async function create(caller: Caller, direction: string, price: string, extra: object = {}) {
  const body = { tokenId: api.tokenId, direction, price, ...extra };
  return dataIn(await caller.post('/alerts', body).expect(201)) as PriceAlert;
}

async function alertsOf(caller: Caller, query = ''): Promise<PriceAlert[]> {
  return pageIn(await caller.get(`/alerts${query}`).expect(200)).items as PriceAlert[];
}

async function unreadOf(caller: Caller): Promise<Notification[]> {
  return pageIn(await caller.get('/notifications?unread=true').expect(200)).items as Notification[];
}

describe('a price alert', () => {
  it('fires once, at the first trade at or beyond its price, and tells its owner', async () => {
    const caller = await api.createCaller();
    const above = await create(caller, 'above', '110', { note: 'sell now' });
    const below = await create(caller, 'below', '90');
    expect(above).toMatchObject({ status: 'active', firedAt: null, note: 'sell now' });
    await trade('109.99');
    expect((await alertsOf(caller)).map(({ status }) => status)).toEqual(['active', 'active']);
    await trade('110');
    await trade('115');
    await trade('100');
    const [stillBelow, fired] = await alertsOf(caller);
    expect(stillBelow).toEqual(below);
    expect(fired).toMatchObject({ id: above.id, status: 'fired', firedPrice: '110' });
    expect(await unreadOf(caller)).toEqual([
      {
        id: expect.any(String) as string,
        kind: 'price_alert',
        tokenId: api.tokenId,
        symbol: above.symbol,
        referenceId: above.id,
        data: { direction: 'above', price: '110', firedPrice: '110', note: 'sell now' },
        createdAt: fired?.firedAt,
        readAt: null,
      },
    ]);
    expect(await alertsOf(caller, '?status=fired')).toEqual([fired]);
    expect(await alertsOf(caller, `?status=active&tokenId=${api.tokenId}`)).toEqual([below]);
  });

  it('that the last price meets already is refused, and stores nothing', async () => {
    const caller = await api.createCaller();
    for (const [direction, price] of [
      ['above', '100'],
      ['above', '99'],
      ['below', '100'],
      ['below', '101'],
    ]) {
      const body = { tokenId: api.tokenId, direction, price };
      const refused = await caller.post('/alerts', body).expect(400);
      expect(errorIn(refused).details).toEqual([
        { field: 'price', message: `must be ${String(direction)} the last price, 100` },
      ]);
    }
    expect(await alertsOf(caller)).toEqual([]);
  });

  it('waits again after its trade was committed while nobody listened', async () => {
    const caller = await api.createCaller();
    // As a process that has stopped would have left it: stored, and unknown to this one.
    const { rows } = await api.pool.query<{ id: string }>(
      `INSERT INTO price_alerts (user_id, token_id, direction, price, note, after_trade_id, created_at)
       SELECT $1, $2, 'above', 120, '', max(id), now() FROM trades RETURNING id`,
      [caller.userId, api.tokenId],
    );
    await trade('121');
    await trade('125');
    await trade('100');
    expect((await alertsOf(caller))[0]?.status).toBe('active');
    api.services.notices.alerts.restore();
    await api.services.notices.log.settled();
    expect(await alertsOf(caller)).toMatchObject([
      { id: rows[0]?.id, status: 'fired', firedPrice: '121' },
    ]);
    api.services.notices.alerts.restore();
    await api.services.notices.log.settled();
    expect(await unreadOf(caller)).toHaveLength(1);
  });

  it('made before a trade that an earlier start has looked at does not fire for it', async () => {
    const caller = await api.createCaller();
    await trade('130');
    await trade('100');
    const alert = await create(caller, 'above', '130');
    api.services.notices.alerts.restore();
    await api.services.notices.log.settled();
    expect(await alertsOf(caller)).toEqual([alert]);
  });

  it('is told to nobody who has muted alerts, and fires all the same', async () => {
    const caller = await api.createCaller();
    const preferences = dataIn(
      await caller.get('/notifications/preferences').expect(200),
    ) as object;
    await caller
      .put('/notifications/preferences', { ...preferences, price_alert: false })
      .expect(200);
    await create(caller, 'above', '105');
    await trade('105');
    await trade('100');
    expect((await alertsOf(caller))[0]?.status).toBe('fired');
    expect(await unreadOf(caller)).toEqual([]);
  });
});

describe('price alerts', () => {
  it('are their owner’s alone, and gone once deleted', async () => {
    const [owner, other] = [await api.createCaller(), await api.createCaller()];
    const alert = await create(owner, 'above', '150');
    expect(await alertsOf(other)).toEqual([]);
    await other.delete(`/alerts/${alert.id}`).expect(404);
    for (const id of ['0', 'x', '999999', '9'.repeat(30), '%00']) {
      await owner.delete(`/alerts/${id}`).expect(404);
    }
    expect(dataIn(await owner.delete(`/alerts/${alert.id}`).expect(200))).toEqual(alert);
    await owner.delete(`/alerts/${alert.id}`).expect(404);
    await trade('150');
    await trade('100');
    expect(await unreadOf(owner)).toEqual([]);
  });

  it('are limited per user: fired ones do not count', async () => {
    const caller = await api.createCaller();
    await create(caller, 'below', '95');
    await trade('95');
    await trade('100');
    for (let count = 0; count < LIMITS.priceAlertsMax; count += 1) {
      await create(caller, 'above', '1000');
    }
    const body = { tokenId: api.tokenId, direction: 'above', price: '1000' };
    expect(refusalIn(await caller.post('/alerts', body))).toEqual([409, 'conflict']);
  });

  it('refuse what is no alert, naming the field', async () => {
    const caller = await api.createCaller();
    const body = { tokenId: api.tokenId, direction: 'above', price: '200' };
    for (const [field, wrong] of [
      ...HOSTILE_NUMBERS.map((price): [string, unknown] => ['price', price]),
      ['direction', 'sideways'],
      ['note', 'x'.repeat(101)],
      ['note', 7],
      ['tokenId', api.quoteTokenId],
      ['surplus', 'x'],
    ] as [string, unknown][]) {
      const refused = await caller.post('/alerts', { ...body, [field]: wrong });
      expect([field, wrong, refused.status]).toEqual([field, wrong, 400]);
      expect(errorIn(refused).details?.[0]?.field).toBe(field);
    }
    const unknown = await caller.post('/alerts', { ...body, tokenId: 'NOPE' });
    expect(refusalIn(unknown)).toEqual([422, 'unknown_token']);
    expect(await alertsOf(caller)).toEqual([]);
  });
});
