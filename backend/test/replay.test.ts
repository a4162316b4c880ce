import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REPOSITORY_ROOT } from '../src/config/env.ts';
import { EngineMarket } from '../src/scripts/lobster/engine-market.ts';
import { parseLobsterMessages } from '../src/scripts/lobster/lobster-messages.ts';
import { toOrderFlow, type OrderFlow } from '../src/scripts/lobster/order-flow.ts';
import { prepareApiMarket } from '../src/scripts/lobster/prepare-api-market.ts';
import { replayOrderFlow } from '../src/scripts/lobster/replay-order-flow.ts';
import { findBreaches } from '../src/services/invariants.ts';
import { ApiHarness } from './api-harness.ts';

const RECORDING = path.join(REPOSITORY_ROOT, '../shared/data/AAPL_2012-06-21_message_10.csv');
const isThere = existsSync(RECORDING);
if (!isThere) process.stderr.write(`skipped: there is no recording at ${RECORDING}\n`);

let api: ApiHarness;

beforeAll(async () => {
  api = await ApiHarness.start();
});

afterAll(async () => {
  await api.stop();
});

async function readRecording(): Promise<OrderFlow> {
  return toOrderFlow(parseLobsterMessages(await readFile(RECORDING, 'utf8')));
}

function server(tokenId: string | null = null) {
  return { origin: api.origin, tokenId, admin: null, makerCount: 4 };
}

async function breaches() {
  return findBreaches(
    async (text) => (await api.pool.query<unknown[]>({ text, rowMode: 'array' })).rows,
    'full',
  );
}

describe.skipIf(!isThere)('recorded order flow', () => {
  it('meets the recorded maker in every execution, in the engine', async () => {
    expect(await replayOrderFlow(await readRecording(), new EngineMarket())).toMatchObject({
      messages: 999,
      executions: 98,
      sameMaker: 98,
    });
  });

  it('meets the recorded maker in every execution, through the API', async () => {
    const flow = await readRecording();
    const market = await prepareApiMarket(server(), flow);
    expect(await replayOrderFlow(flow, market)).toMatchObject({
      messages: 999,
      executions: 98,
      sameMaker: 98,
    });
    expect(await breaches()).toEqual([]);
  });
});

describe('a replay through the API', () => {
  it('keeps the priority of reduced orders', async () => {
    const flow = toOrderFlow(
      parseLobsterMessages(
        [
          '1,1,8,10,400,1',
          '2,1,9,10,400,1',
          '3,2,8,4,400,1',
          '4,4,8,6,400,1',
          '5,3,9,10,400,1',
          '6,3,1,5,300,1',
        ].join('\n'),
      ),
    );
    const symbol = await listToken();
    const market = await prepareApiMarket(server(symbol), flow);
    expect(await replayOrderFlow(flow, market)).toMatchObject({ executions: 1, sameMaker: 1 });
  });

  it('refuses a market that has orders, and says what to do', async () => {
    const symbol = await listToken();
    const maker = await api.createCaller({}, { quote: '100' });
    await maker
      .post('/orders', {
        tokenId: symbol,
        orderType: 'limit',
        side: 'buy',
        price: '1',
        quantity: '10',
      })
      .expect(201);
    await expect(
      prepareApiMarket(server(symbol), { messageCount: 0, resting: [], steps: [] }),
    ).rejects.toThrow(/--admin-email/);
  });

  it('lets an operator list a market of its own', async () => {
    const operator = await operatorAccount();
    const flow = toOrderFlow(parseLobsterMessages('1,1,8,10,400,1\n2,4,8,10,400,1'));
    const market = await prepareApiMarket({ ...server(), admin: operator }, flow);
    expect(await replayOrderFlow(flow, market)).toMatchObject({ executions: 1, sameMaker: 1 });
  });
});

const RULES = {
  tickSize: '0.01',
  lotSize: '0.5',
  minQuantity: '1',
  maxQuantity: '1000000',
  minNotional: '5',
  makerFeeBps: '0',
  takerFeeBps: '10',
  circulatingSupply: '0',
  reason: 'test',
};

/** Another active market. @returns its symbol. */
async function listToken(): Promise<string> {
  const admin = await api.createCaller({ role: 'admin' });
  const symbol = `L${Math.random().toString(36).slice(2, 8).toUpperCase()}`;
  await admin.post('/admin/tokens', { ...RULES, symbol, name: symbol }).expect(201);
  await admin.patch(`/admin/tokens/${symbol}`, { state: 'active', reason: 'test' }).expect(200);
  return symbol;
}

async function operatorAccount() {
  const account = { email: 'operator@example.com', password: 'a long enough password' };
  await api.call('post', '/api/auth/register').send({ ...account, username: 'operator' });
  await api.pool.query(`UPDATE users SET role = 'operator' WHERE email = $1`, [account.email]);
  return account;
}
