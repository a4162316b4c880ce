import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  ORDER_TYPES,
  REFUSAL_CODES,
  SELF_TRADE_PREVENTIONS,
  SIDES,
  type Adjustment,
  type BatchCancelResult,
  type BatchPlaceResult,
  type Order,
  type OrderType,
  type Page,
  type PlacedOco,
} from '../src/contracts/index.ts';
import { RandomSource } from '../src/simulator/random-source.ts';
import { dataIn, errorIn } from './answers.ts';
import { ApiHarness, type Caller } from './api-harness.ts';
import { MarketDesk } from './market-desk.ts';

const OPERATIONS = 50_000;
const SAMPLE_EVERY = 5_000;
const USERS = 20;
const MARKETS = 3;
/** Of one request; several users' requests are under way at the same time. */
const BATCH = 100;
const USERS_AT_ONCE = 4;
/** Where every market begins, and how far orders lie around it, in cents. */
const FIRST_CENTS = 10_000;
const SPREAD_CENTS = 60;
const LOTS_MAX = 20_000;
/** Mostly plain orders: they are what the others wait for and trade with. */
const TYPES: readonly OrderType[] = [
  ...Array.from({ length: 8 }, () => 'limit' as const),
  ...ORDER_TYPES,
];
const EXPECTED_CODES: ReadonlySet<string> = new Set([...REFUSAL_CODES, 'not_found']);

let api: ApiHarness;
let desks: MarketDesk[];
let users: Caller[];
let proposer: Caller;
let decider: Caller;
const random = new RandomSource('fifty thousand operations');

beforeAll(async () => {
  api = await ApiHarness.start();
  desks = await Promise.all(
    Array.from({ length: MARKETS }, () =>
      MarketDesk.open(api, { maxOpenOrders: 1_000, maxTriggers: 500 }),
    ),
  );
  users = await Promise.all(
    Array.from({ length: USERS }, () => api.createCaller({}, { quote: '50000' })),
  );
  proposer = await api.createCaller({ role: 'operator' });
  decider = await api.createCaller({ role: 'compliance' });
  for (const { userId } of users) {
    for (const { token } of desks) await api.credit(userId, Number(token.id), '500');
  }
  for (const desk of desks) await desk.print('100');
}, 60_000);

afterAll(() => api.stop());

function integer(below: number): number {
  return Math.floor(random.uniform() * below);
}

function price(): string {
  const cents = FIRST_CENTS + Math.round((random.uniform() + random.uniform() - 1) * SPREAD_CENTS);
  return (cents / 100).toFixed(2);
}

function quantity(): string {
  return ((1 + integer(LOTS_MAX)) / 10_000).toFixed(4);
}

/** What sets an order off, for the types that wait. */
function trigger(orderType: OrderType): object {
  if (orderType === 'trailing_stop') {
    return integer(2) === 0 ? { trailingDelta: '0.2' } : { trailingDeltaBps: 1 + integer(50) };
  }
  return orderType === 'limit' || orderType === 'market' ? {} : { stopPrice: price() };
}

function priceAndLife(orderType: OrderType): object {
  if (!['limit', 'stop_limit', 'take_profit_limit'].includes(orderType)) return {};
  const life = [
    { timeInForce: 'GTC' },
    { timeInForce: 'GTC', postOnly: true },
    { timeInForce: 'IOC' },
    { timeInForce: 'FOK' },
    { timeInForce: 'GTD', expiresAt: new Date(api.clock.nowMs() + integer(3_000)).toISOString() },
  ];
  return { price: price(), ...random.pick(life) };
}

function orderBody(): object {
  const orderType = random.pick(TYPES);
  const side = random.pick(SIDES);
  const isByCash = orderType === 'market' && integer(2) === 0;
  return {
    tokenId: random.pick(desks).token.id,
    orderType,
    side,
    ...(isByCash ? { quoteQuantity: quantity() } : { quantity: quantity() }),
    ...trigger(orderType),
    ...priceAndLife(orderType),
    selfTradePrevention: random.pick(SELF_TRADE_PREVENTIONS),
  };
}

/** @returns how many operations it was. */
async function placeBatch(user: Caller): Promise<number> {
  const orders = Array.from({ length: BATCH }, orderBody);
  const answer = await user.post('/orders/batch', { orders }).expect(200);
  for (const result of dataIn(answer) as BatchPlaceResult[]) {
    if (!result.ok) expect(EXPECTED_CODES).toContain(result.error.code);
  }
  return orders.length;
}

async function activeIds(user: Caller): Promise<string[]> {
  const page = dataIn(await user.get('/orders?status=active&limit=200').expect(200)) as Page<Order>;
  return page.items.map(({ id }) => id);
}

async function cancelBatch(user: Caller): Promise<number> {
  const ids = (await activeIds(user)).filter(() => integer(2) === 0).slice(0, BATCH);
  if (ids.length === 0) return 0;
  const answer = await user.delete('/orders/batch', { ids }).expect(200);
  for (const result of dataIn(answer) as BatchCancelResult[]) {
    if (!result.ok) expect(result.error.code).toBe('order_closed');
  }
  return ids.length;
}

async function amendSome(user: Caller): Promise<number> {
  const ids = (await activeIds(user)).filter(() => integer(5) === 0);
  for (const id of ids) {
    const change = random.pick([{ price: price() }, { quantity: quantity() }]);
    const answer = await user.patch(`/orders/${id}`, change);
    if (answer.status !== 200) expect(EXPECTED_CODES).toContain(errorIn(answer).code);
  }
  return ids.length;
}

async function placeOco(user: Caller): Promise<number> {
  const { token } = random.pick(desks);
  const pair = {
    tokenId: token.id,
    side: 'sell',
    quantity: quantity(),
    price: '100.7',
    stopPrice: '99.3',
  };
  const answer = await user.post('/orders/oco', pair);
  if (answer.status === 201) expect((dataIn(answer) as PlacedOco).limitOrder.status).toBe('open');
  else expect(EXPECTED_CODES).toContain(errorIn(answer).code);
  return 1;
}

async function cancelSide(user: Caller): Promise<number> {
  const { token } = random.pick(desks);
  await user.delete(`/orders?tokenId=${token.id}&side=${random.pick(SIDES)}`).expect(200);
  return 1;
}

/** A credit or a debit of somebody who trades at the same time, by two people. */
async function adjust(user: Caller): Promise<number> {
  const tokenId = random.pick([api.quoteTokenId, ...desks.map(({ token }) => token.id)]);
  const amount = `${random.pick(['', '-'])}${quantity()}`;
  const { userId } = user;
  const body = { userId, tokenId, amount, reason: 'drawn' };
  const answer = await proposer.post('/admin/adjustments', body);
  if (answer.status !== 201) {
    expect(EXPECTED_CODES).toContain(errorIn(answer).code);
    return 1;
  }
  const { id, symbol } = dataIn(answer) as Adjustment;
  const decision = random.pick(['approve', 'approve', 'reject']);
  const confirm = { amount, symbol };
  const decided = await decider.post(`/admin/adjustments/${id}/${decision}`, {
    reason: 'drawn',
    confirm,
  });
  if (decided.status !== 200) expect(errorIn(decided).code).toBe('insufficient_balance');
  return 1;
}

async function operate(user: Caller): Promise<number> {
  let done = await placeBatch(user);
  for (const step of [cancelBatch, amendSome, placeOco, adjust, cancelSide])
    done += await step(user);
  return done;
}

it(
  'fifty thousand random operations of twenty users in three markets keep every invariant, at every sample',
  { timeout: 240_000 },
  async () => {
    let done = 0;
    for (let sample = 1; done < OPERATIONS; sample += 1) {
      while (done < sample * SAMPLE_EVERY) {
        const first = integer(USERS);
        const together = Array.from(
          { length: USERS_AT_ONCE },
          (_, index) => users[(first + index) % USERS],
        ).filter((user) => user !== undefined);
        const counts = await Promise.all(together.map(operate));
        done = counts.reduce((sum, count) => sum + count, done);
      }
      expect(await api.breaches()).toEqual([]);
    }
    const { rows } = await api.pool.query<{ trades: string; types: string; adjusted: string }>(
      `SELECT (SELECT count(*) FROM trades) AS trades,
         (SELECT count(DISTINCT order_type) FROM orders WHERE filled_quantity > 0) AS types,
         (SELECT count(*) FROM adjustment_proposals WHERE status = 'approved') AS adjusted`,
    );
    expect(Number(rows[0]?.trades)).toBeGreaterThan(OPERATIONS / 10);
    expect(Number(rows[0]?.types)).toBe(ORDER_TYPES.length);
    expect(Number(rows[0]?.adjusted)).toBeGreaterThan(USERS);
    for (const user of users) await user.delete('/orders').expect(200);
    const locked = await api.pool.query('SELECT 1 FROM wallets WHERE locked_balance <> 0');
    expect(locked.rowCount).toBe(0);
    expect(await api.breaches()).toEqual([]);
  },
);
