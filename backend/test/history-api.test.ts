import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fill, Order, Page, StatementLine } from '../src/contracts/index.ts';
import { dataIn } from './answers.ts';
import { ApiHarness, type Caller } from './api-harness.ts';

/** More than one page looks at. */
const ORDER_COUNT = 60_000;
const FIRST_ID = 1_000_000;
const START_MS = Date.UTC(2026, 0, 1);
const SECOND_MS = 1_000;

let api: ApiHarness;
/** Owns many orders and fills that were stored at once. */
let owner: Caller;
let other: Caller;

beforeAll(async () => {
  api = await ApiHarness.start();
  owner = await api.createCaller({}, { quote: '1000', token: '10' });
  other = await api.createCaller({}, { quote: '1000', token: '10' });
  await storeOrders();
  await storeTrades();
});

afterAll(() => api.stop());

/** One each second; every 8,000th was filled, all others cancelled. */
async function storeOrders(): Promise<void> {
  await api.pool.query(
    `INSERT INTO orders (id, user_id, token_id, client_order_id, order_type, side, price, quantity,
       filled_quantity, quote_filled, fee, fee_accrued, reserved, status, time_in_force, post_only,
       self_trade_prevention, max_slippage_bps, priority_sequence, created_at, updated_at)
     SELECT ${FIRST_ID} + n, $1, $2, CASE n WHEN 7 THEN '-1-A1' END, 'limit',
       CASE n % 2 WHEN 0 THEN 'buy' ELSE 'sell' END, 5, 1,
       CASE n % 8000 WHEN 0 THEN 1 ELSE 0 END, 0, 0, 0, 0,
       CASE n % 8000 WHEN 0 THEN 'filled' ELSE 'cancelled' END, 'GTC', FALSE, 'none', 0, n,
       $3::timestamptz + n * interval '1 second', $3
     FROM generate_series(1, ${ORDER_COUNT}) AS n`,
    [owner.userId, Number(api.tokenId), new Date(START_MS)],
  );
}

/** Every fifth of the owner with themselves, the others between the two, either way. */
async function storeTrades(): Promise<void> {
  await api.pool.query(
    `INSERT INTO trades (id, token_id, price, quantity, quote_amount, buy_order_id, sell_order_id,
       buyer_id, seller_id, taker_side, buyer_fee, seller_fee, created_at)
     SELECT n, $3, 5, 1, 5, ${FIRST_ID} + 8000, ${FIRST_ID} + 1,
       CASE WHEN n % 5 = 0 OR n % 3 = 0 THEN $1::uuid ELSE $2::uuid END,
       CASE WHEN n % 5 = 0 OR n % 3 <> 0 THEN $1::uuid ELSE $2::uuid END, 'buy', 0, 0,
       $4::timestamptz + n * interval '1 second'
     FROM generate_series(1, 60) AS n`,
    [owner.userId, other.userId, Number(api.tokenId), new Date(START_MS)],
  );
}

const at = (seconds: number) => new Date(START_MS + seconds * SECOND_MS).toISOString();
const numbers = (orders: Order[]) => orders.map(({ id }) => Number(id) - FIRST_ID);

/** Every page of a list. */
async function walk<T>(caller: Caller, path: string): Promise<T[][]> {
  const pages: T[][] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const suffix: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const page = dataIn(await caller.get(`${path}${suffix}`).expect(200)) as Page<T>;
    pages.push(page.items);
    cursor = page.nextCursor;
  }
  return pages;
}

describe('a list of which few of many rows match', () => {
  it('is walked in short pages without holes or repeats', async () => {
    const pages = await walk<Order>(owner, '/orders?status=filled');
    expect(pages.length).toBeGreaterThan(2);
    expect(numbers(pages.flat())).toEqual([56_000, 48_000, 40_000, 32_000, 24_000, 16_000, 8_000]);
  });

  it('of which none matches ends', async () => {
    const pages = await walk<Order>(owner, '/orders?status=expired&side=buy');
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.flat()).toEqual([]);
  });

  it('is one full page after the other when most rows match', async () => {
    const pages = await walk<Order>(owner, `/orders?side=buy&limit=200&to=${at(1_001)}`);
    expect(pages.map(({ length }) => length)).toEqual([200, 200, 100]);
    expect(numbers(pages.flat())).toEqual(Array.from({ length: 500 }, (_, i) => 1_000 - 2 * i));
  });
});

describe('from and to', () => {
  it.each([
    [at(10), at(13), [12, 11, 10]],
    [at(59_999), undefined, [60_000, 59_999]],
    [undefined, at(2), [1]],
    [
      new Date(START_MS + 10_001).toISOString(),
      new Date(START_MS + 12_001).toISOString(),
      [12, 11],
    ],
    [at(70_000), undefined, []],
    [undefined, at(-5), []],
    [at(20), at(20), []],
  ])('%s up to before %s are the orders %j', async (from, to, expected) => {
    const query = [from && `from=${from}`, to && `to=${to}`].filter(Boolean).join('&');
    const [page] = await walk<Order>(owner, `/orders?${query}`);
    expect(numbers(page ?? [])).toEqual(expected);
  });

  it('of nothing at all is nothing', async () => {
    const nobody = await api.createCaller();
    expect((await walk<Fill>(nobody, `/fills?from=${at(0)}`)).flat()).toEqual([]);
  });
});

describe('fills', () => {
  it.each([1, 2, 3, 7, 200])(
    'in pages of %i show both sides of a trade with oneself, once each',
    async (limit) => {
      const fills = (await walk<Fill>(owner, `/fills?limit=${limit}`)).flat();
      const expected = Array.from({ length: 60 }, (_, index) => 60 - index).flatMap((id) => {
        if (id % 5 === 0) return [`${id} buy`, `${id} sell`];
        return [`${id} ${id % 3 === 0 ? 'buy' : 'sell'}`];
      });
      expect(fills.map(({ id, side }) => `${id} ${side}`)).toEqual(expected);
    },
  );

  it('within a span are those of the list', async () => {
    const fills = (await walk<Fill>(owner, `/fills?from=${at(10)}&to=${at(12)}`)).flat();
    expect(fills.map(({ id, side }) => `${id} ${side}`)).toEqual(['11 sell', '10 buy', '10 sell']);
  });

  it('of an order are paged', async () => {
    const pages = await walk<Fill>(owner, `/orders/${FIRST_ID + 1}/fills?limit=25`);
    expect(pages.map(({ length }) => length)).toEqual([25, 25, 10]);
  });
});

describe('a list as CSV', () => {
  const csv = (caller: Caller, path: string) => caller.get(path).set('Accept', 'text/csv');

  it('holds every row that matches, whatever the page', async () => {
    const response = await csv(owner, '/orders?side=sell&limit=1').expect(200);
    expect(response.headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    expect(response.headers['content-disposition']).toBe('attachment; filename="orders.csv"');
    const lines = response.text.split('\r\n');
    expect(lines[0]).toMatch(/^id,createdAt,updatedAt,symbol,side,/);
    expect(lines.at(-1)).toBe('');
    const rows = lines.slice(1, -1);
    expect(rows).toHaveLength(ORDER_COUNT / 2);
    expect(rows[0]).toMatch(new RegExp(`^${FIRST_ID + 59_999},`));
    expect(rows.at(-1)).toMatch(new RegExp(`^${FIRST_ID + 1},`));
    expect(rows.filter((row) => row.includes(`'-1-A1`))).toHaveLength(1);
  });

  it('of fills and the statement has what their JSON has', async () => {
    const fills = await csv(owner, `/fills?from=${at(10)}&to=${at(12)}`).expect(200);
    expect(fills.text.split('\r\n').slice(1, -1)).toHaveLength(3);
    const [line] = (await walk<StatementLine>(owner, '/wallet/statement?')).flat();
    const statement = await csv(owner, '/wallet/statement').expect(200);
    expect(statement.text.split('\r\n')[1]).toBe(
      [
        line?.id,
        line?.time,
        line?.symbol,
        line?.journalType,
        line?.kind,
        line?.referenceId,
        line?.amount,
        line?.balanceAfter,
        line?.tokenId,
      ].join(','),
    );
  });

  it('of nothing is its header', async () => {
    const response = await csv(owner, '/orders?status=active').expect(200);
    expect(response.text.split('\r\n')).toHaveLength(2);
  });

  it('refuses what the list refuses, as JSON', async () => {
    await csv(owner, '/orders?tokenId=NOPE').expect(422).expect('Content-Type', /json/);
    await csv(owner, '/orders?colour=red').expect(400);
    await api.call('get', '/api/orders').set('Accept', 'text/csv').expect(401);
  });

  it('is JSON for whoever accepts anything', async () => {
    await owner.get('/orders').set('Accept', '*/*').expect('Content-Type', /json/);
    await owner
      .get('/orders')
      .set('Accept', 'application/json, text/csv;q=0.5')
      .expect('Content-Type', /json/);
  });

  it('is read no further once the client has gone, and another one can then begin', async () => {
    for (let round = 0; round < 4; round += 1) {
      // Two at a time: more begin only after those before have ended.
      await expect.poll(beginAndCut, { timeout: 10_000 }).toBe(200);
    }
  });

  it('is refused while two others of the user are still being taken', async () => {
    const beginThree = async () => {
      const cuts = [new AbortController(), new AbortController(), new AbortController()];
      const begun = await Promise.all(cuts.map((cut) => begin(cut)));
      for (const cut of cuts) cut.abort();
      return begun.map(({ status }) => status).sort();
    };
    // The server may not have noticed yet that the clients before have gone.
    await expect.poll(beginThree, { timeout: 10_000 }).toEqual([200, 200, 429]);
  });
});

function begin(cut: AbortController): Promise<Response> {
  return fetch(`${api.origin}/api/orders`, {
    headers: { Accept: 'text/csv', Authorization: `Bearer ${owner.token}` },
    signal: cut.signal,
  });
}

async function beginAndCut(): Promise<number> {
  const cut = new AbortController();
  const response = await begin(cut);
  await response.body?.getReader().read();
  cut.abort();
  return response.status;
}
