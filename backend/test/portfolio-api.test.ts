import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PORTFOLIO_RANGES, type Portfolio } from '../src/contracts/index.ts';
import { formatAmount, parseAmount, parseSignedAmount } from '../src/lib/decimal.ts';
import { dataIn, errorIn } from './answers.ts';
import { ApiHarness, type Caller } from './api-harness.ts';
import { naiveCost, naivePrice, naiveValue, readHistory } from './naive-portfolio.ts';

const HOUR_MS = 3_600_000;

let api: ApiHarness;

beforeAll(async () => {
  api = await ApiHarness.start();
});

afterAll(async () => {
  await api.stop();
});

async function portfolioOf(caller: Caller, range: string): Promise<Portfolio> {
  const answer = await caller.get(`/wallet/portfolio?range=${range}`).expect(200);
  return dataIn(answer) as Portfolio;
}

async function trade(buyer: Caller, seller: Caller, price: string, quantity: string) {
  const order = { tokenId: api.tokenId, orderType: 'limit', price, quantity };
  await seller.post('/orders', { ...order, side: 'sell' }).expect(201);
  await buyer.post('/orders', { ...order, side: 'buy' }).expect(201);
}

/** Books money in or, with a minus, out. */
async function move(caller: Caller, tokenId: number, amount: string): Promise<void> {
  const amountAtoms = parseSignedAmount(amount);
  const { userId } = caller;
  const booking = { userId, tokenId, amountAtoms, decidedBy: null, reason: 'test' };
  await api.services.balances.adjust(booking);
}

/** Drawn like a die that always falls the same way. */
function dice(): (max: number) => number {
  let state = 7;
  return (max) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % max;
  };
}

describe('a portfolio', () => {
  it('without anything is empty and worth nothing at every time', async () => {
    const caller = await api.createCaller();
    const portfolio = await portfolioOf(caller, '1d');
    expect(portfolio).toMatchObject({
      range: '1d',
      allocation: [],
      realisedProfit: '0',
      unrealisedProfit: '0',
      netDeposits: '0',
    });
    expect(new Set(portfolio.values.map(({ value }) => value))).toEqual(new Set(['0']));
    const times = portfolio.values.map(({ time }) => Date.parse(time));
    expect(new Set(times.slice(1).map((time, index) => time - (times[index] ?? 0))).size).toBe(1);
    const unknown = await caller.get('/wallet/portfolio?range=2d').expect(400);
    expect(errorIn(unknown).details?.[0]?.field).toBe('range');
    expect(dataIn(await caller.get('/wallet/portfolio'))).toMatchObject({ range: '1M' });
  });

  it('of one purchase says what it cost, what it is worth and the profit on it', async () => {
    const [buyer, seller] = [
      await api.createCaller({}, { quote: '1000' }),
      await api.createCaller({}, { token: '10' }),
    ];
    await trade(buyer, seller, '100', '2');
    await trade(seller, buyer, '150', '0.5');
    // 2 bought for 200 less the taker's fee of 0.004; of 75 brought, 0.2 % is the fee.
    const portfolio = await portfolioOf(buyer, '1d');
    const [cash, token] = portfolio.allocation;
    expect(cash).toMatchObject({ balance: '874.925', value: '874.925', cost: null });
    expect(token).toMatchObject({ balance: '1.496', value: '224.4', cost: '149.8997996' });
    expect(portfolio.realisedProfit).toBe('24.8247996');
    expect(portfolio.unrealisedProfit).toBe('74.5002004');
    expect(portfolio.netDeposits).toBe('1000');
    expect(portfolio.values.at(-1)?.value).toBe('1099.325');
    expect([cash?.percent, token?.percent]).toEqual(['79.58', '20.41']);
  });

  it('agrees with a naive fold of every line, in every range', async () => {
    let [one, other] = [
      await api.createCaller({}, { quote: '1000000', token: '500' }),
      await api.createCaller({}, { quote: '1000000', token: '500' }),
    ];
    const roll = dice();
    for (let step = 0; step < 60; step += 1) {
      api.clock.advance(roll(20 * HOUR_MS));
      // No session lasts as long as this history.
      [one, other] = [await api.signIn(one.userId), await api.signIn(other.userId)];
      const [buyer, seller] = roll(2) === 0 ? [one, other] : [other, one];
      await trade(
        buyer,
        seller,
        `${String(80 + roll(40))}.${String(roll(10))}`,
        `0.0${String(1 + roll(99))}`,
      );
      if (roll(5) === 0) await move(one, Number(api.tokenId), '0.7');
      if (roll(7) === 0) await move(one, Number(api.tokenId), '-0.3');
      if (roll(6) === 0) await move(one, Number(api.quoteTokenId), '-12.34');
    }
    const history = await readHistory(api.pool, one.userId);
    const tokenId = Number(api.tokenId);
    const last = api.services.marketData.lastPrice(tokenId) ?? 0n;
    for (const range of PORTFOLIO_RANGES) {
      const portfolio = await portfolioOf(one, range);
      const times = portfolio.values.map(({ time }) => Date.parse(time));
      const [startMs = 0, endMs = 0] = [times[0], times.at(-1)];
      const naive = times.map((timeMs) =>
        formatAmount(
          naiveValue(history, Number(api.quoteTokenId), timeMs, () =>
            timeMs === endMs ? last : naivePrice(history, tokenId, timeMs),
          ),
        ),
      );
      expect([range, portfolio.values.map(({ value }) => value)]).toEqual([range, naive]);
      const end = naiveCost(history, tokenId, endMs);
      const start = naiveCost(history, tokenId, startMs);
      const held = portfolio.allocation.find((part) => part.tokenId === api.tokenId);
      expect(held?.cost).toBe(formatAmount(end.cost));
      expect(portfolio.realisedProfit).toBe(formatAmount(end.realised - start.realised));
      expect(portfolio.unrealisedProfit).toBe(
        formatAmount(parseAmount(held?.value ?? '0') - end.cost),
      );
      const moved = history.lines.filter(
        ({ journalType, timeMs }) => journalType !== 'trade' && timeMs > startMs,
      );
      const exact = moved.reduce(
        (sum, line) =>
          sum +
          line.amount *
            (line.tokenId === tokenId ? naivePrice(history, tokenId, line.timeMs) : 10n ** 8n),
        0n,
      );
      expect(portfolio.netDeposits).toBe(formatAmount(exact / 10n ** 8n));
    }
  });

  it('of a long history goes on from stored costs to the same answer', async () => {
    const [one, other] = [
      await api.createCaller({}, { quote: '100000', token: '100' }),
      await api.createCaller({}, { quote: '100000', token: '100' }),
    ];
    for (let batch = 0; batch < 8; batch += 1) {
      const order = { tokenId: api.tokenId, orderType: 'limit', quantity: '0.01' };
      const price = String(90 + batch);
      const [buyer, seller] = batch % 2 === 0 ? [one, other] : [other, one];
      const asks = Array.from({ length: 100 }, () => ({ ...order, price, side: 'sell' }));
      await seller.post('/orders/batch', { orders: asks }).expect(200);
      await buyer.post('/orders', { ...order, quantity: '1', price, side: 'buy' }).expect(201);
    }
    const first = await portfolioOf(one, '1d');
    const { rows } = await api.pool.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM cost_checkpoints WHERE user_id = $1',
      [one.userId],
    );
    expect(rows[0]?.count).toBeGreaterThan(0);
    const again = await portfolioOf(one, '1d');
    expect(again.allocation).toEqual(first.allocation);
    expect(again.realisedProfit).toBe(first.realisedProfit);
    const history = await readHistory(api.pool, one.userId);
    const { cost, realised } = naiveCost(history, Number(api.tokenId), Infinity);
    expect(first.realisedProfit).toBe(formatAmount(realised));
    expect(first.allocation.find(({ tokenId }) => tokenId === api.tokenId)?.cost).toBe(
      formatAmount(cost),
    );
  });
});
