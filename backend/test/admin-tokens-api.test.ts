import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Token } from '../src/contracts/index.ts';
import { AdminCalls, REASON } from './admin-calls.ts';
import { dataIn, errorIn, pageIn, refusalIn } from './answers.ts';
import { ApiHarness } from './api-harness.ts';
import { HOSTILE_NUMBERS } from './hostile-numbers.ts';

let api: ApiHarness;

beforeAll(async () => {
  api = await ApiHarness.start();
});

afterAll(async () => {
  await api.stop();
});

const { staff, auditOf } = new AdminCalls(() => api);

function symbol(): string {
  return `Z${randomUUID().slice(0, 6).toUpperCase()}`;
}

function listing(extra: object = {}) {
  return {
    symbol: symbol(),
    name: 'A new token',
    tickSize: '0.01',
    lotSize: '0.001',
    minQuantity: '0.001',
    maxQuantity: '1000',
    minNotional: '1',
    makerFeeBps: '10',
    takerFeeBps: '20.5',
    circulatingSupply: '1000000',
    reason: REASON,
    ...extra,
  };
}

describe('tokens', () => {
  it('are listed halted, opened, traded, and audited with before and after', async () => {
    const operator = await staff('operator');
    const body = listing();
    const token = dataIn(await operator.post('/admin/tokens', body).expect(201)) as Token;
    expect(token).toMatchObject({ state: 'halted', takerFeeBps: '20.5', currentPrice: null });
    const trader = await api.createCaller({}, { quote: '100' });
    const order = {
      tokenId: body.symbol,
      orderType: 'limit',
      side: 'buy',
      price: '1',
      quantity: '2',
    };
    expect(refusalIn(await trader.post('/orders', order))).toEqual([422, 'market_closed']);
    const opened = await operator
      .patch(`/admin/tokens/${token.id}`, { state: 'active', name: 'Renamed', reason: REASON })
      .expect(200);
    expect(dataIn(opened)).toEqual({ ...token, state: 'active', name: 'Renamed' });
    expect(dataIn(await api.call('get', `/api/tokens/${body.symbol}`))).toEqual(dataIn(opened));
    await trader.post('/orders', order).expect(201);
    const audit = await auditOf(token.id);
    expect(audit.map(({ action, before, after }) => [action, before, after])).toEqual([
      ['token.update', { name: 'A new token' }, { name: 'Renamed' }],
      ['token.update', { state: 'halted' }, { state: 'active' }],
      ['token.list', null, expect.objectContaining({ symbol: body.symbol, tickSize: '0.01' })],
    ]);
    expect(audit[0]?.actor).toMatchObject({ id: operator.userId, role: 'operator' });
    const delisted = { state: 'delisted', reason: REASON };
    await operator.patch(`/admin/tokens/${token.id}`, delisted).expect(200);
    const openOrders = await trader.get('/orders?status=active').expect(200);
    expect(pageIn(openOrders).items).toEqual([]);
    const listed = dataIn(await api.call('get', '/api/tokens')) as Token[];
    expect(listed.map(({ id }) => id)).not.toContain(token.id);
  });

  it.each([
    [{ tickSize: '0.0001', lotSize: '0.00001', minQuantity: '1' }, 'lotSize'],
    [{ minQuantity: '0.0005' }, 'minQuantity'],
    [{ maxQuantity: '0.001', minQuantity: '1' }, 'maxQuantity'],
    [{ makerFeeBps: '1000.01' }, 'makerFeeBps'],
    [{ takerFeeBps: '0.001' }, 'takerFeeBps'],
    [{ symbol: 'lower' }, 'symbol'],
    [{ symbol: '12345' }, 'symbol'],
    [{ name: ' ' }, 'name'],
    [{ name: 'nul\u0000' }, 'name'],
    [{ name: 'half \ud800' }, 'name'],
    [{ reason: '' }, 'reason'],
    [{ isQuote: true }, 'isQuote'],
    [{ maxQuantity: '9'.repeat(28) }, 'maxQuantity'],
  ])('refuse a listing with %j', async (change, field) => {
    const operator = await staff('operator');
    const refused = await operator.post('/admin/tokens', listing(change));
    expect(refusalIn(refused)).toEqual([400, 'validation_failed']);
    expect(errorIn(refused).details?.map((detail) => detail.field)).toContain(field);
  });

  it.each(['tickSize', 'lotSize', 'minQuantity', 'maxQuantity'])(
    'refuse every hostile %s',
    async (field) => {
      const operator = await staff('operator');
      for (const value of HOSTILE_NUMBERS) {
        const refused = await operator.post('/admin/tokens', listing({ [field]: value }));
        expect([value, refused.status]).toEqual([value, 400]);
      }
    },
  );

  it('refuse a symbol twice, also at once', async () => {
    const operator = await staff('operator');
    const body = listing();
    const answers = await Promise.all([1, 2, 3].map(() => operator.post('/admin/tokens', body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('keep what two edits at once changed', async () => {
    const operator = await staff('operator');
    const token = dataIn(await operator.post('/admin/tokens', listing()).expect(201)) as Token;
    await Promise.all([
      operator.patch(`/admin/tokens/${token.id}`, { makerFeeBps: '1', reason: REASON }).expect(200),
      operator.patch(`/admin/tokens/${token.id}`, { takerFeeBps: '2', reason: REASON }).expect(200),
    ]);
    const kept = await api.call('get', `/api/tokens/${token.id}`);
    expect(dataIn(kept)).toMatchObject({ makerFeeBps: '1', takerFeeBps: '2' });
  });

  it('give the cash token no market', async () => {
    const operator = await staff('operator');
    const refused = await operator.patch('/admin/tokens/USD', { state: 'halted', reason: REASON });
    expect(errorIn(refused).details?.[0]?.field).toBe('state');
    await operator.patch('/admin/tokens/USD', { reason: REASON }).expect(400);
    await operator.patch('/admin/tokens/NOPE', { state: 'active', reason: REASON }).expect(404);
  });
});
