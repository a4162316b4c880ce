import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWriterClient } from '../src/config/database.ts';
import { systemClock, type WakingClock } from '../src/lib/clock.ts';
import { EXTERNAL_USER_ID } from '../src/engine/state.ts';
import { AppError } from '../src/lib/app-error.ts';
import { parseAmount } from '../src/lib/decimal.ts';
import type {
  CommandOutcome,
  CommandRequest,
  NewCommand,
} from '../src/services/command-request.ts';
import type { CommittedBatch } from '../src/services/committed-batch.ts';
import { findBreaches } from '../src/services/invariants.ts';
import { MatchingEngine, type MatchingEngineOptions } from '../src/services/matching-engine.ts';
import { PostgresStore } from '../src/services/single-writer/postgres-store.ts';
import { decodeCommands } from '../src/services/single-writer/command-codec.ts';
import { createMarket, createUser } from './factories.ts';
import { recordingLogger } from './recording-logger.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

let database: TestDatabase;
let pool: pg.Pool;
let engines: MatchingEngine[];
let market: { quoteTokenId: number; tokenId: number };
let buyer: string;
let seller: string;

beforeEach(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  engines = [];
  market = await createMarket(pool, { tickSize: '0.01', lotSize: '0.0001' });
  buyer = await createUser(pool);
  seller = await createUser(pool);
});

afterEach(async () => {
  await Promise.all(engines.map((engine) => engine.stop()));
  await pool.end();
  await database.drop();
});

function createEngine(
  options: Partial<MatchingEngineOptions> = {},
  clock: WakingClock = systemClock,
): MatchingEngine {
  const engine = new MatchingEngine(
    {
      openStore: () => new PostgresStore(createWriterClient(database.appUrl)),
      queueMax: 1_000,
      batchMax: 64,
      accountsMax: 1_000,
      commandTimeoutMs: 5_000,
      holder: 'test',
      ...options,
    },
    clock,
    recordingLogger().logger,
  );
  engines.push(engine);
  return engine;
}

async function startEngine(
  options: Partial<MatchingEngineOptions> = {},
  clock: WakingClock = systemClock,
): Promise<MatchingEngine> {
  const engine = createEngine(options, clock);
  engine.start();
  await engine.whenLeading();
  return engine;
}

async function deposit(engine: MatchingEngine, userId: string, tokenId: number, amount: string) {
  const requested = await engine.submit({
    command: { type: 'request_deposit', userId, tokenId, amountAtoms: parseAmount(amount) },
  });
  if (requested.kind !== 'transaction') throw new Error(requested.kind);
  const confirm: NewCommand = {
    type: 'confirm_deposit',
    transactionId: requested.transaction.id,
  };
  return engine.submit({ command: confirm });
}

function limitOrder(
  userId: string,
  side: 'buy' | 'sell',
  price: string,
  quantity: string,
  clientOrderId: string | null = null,
): CommandRequest {
  const command: NewCommand = {
    type: 'place_order',
    userId,
    tokenId: market.tokenId,
    clientOrderId,
    orderType: 'limit',
    side,
    priceAtoms: parseAmount(price),
    quantityAtoms: parseAmount(quantity),
    stopPriceAtoms: null,
    trailingDeltaAtoms: null,
    trailingDeltaBps: null,
    quoteQuantityAtoms: null,
    displayQuantityAtoms: null,
    expiresAtMs: null,
    timeInForce: 'GTC',
    postOnly: false,
    selfTradePrevention: 'expire_taker',
    maxSlippageBps: 500,
  };
  if (clientOrderId === null) return { command };
  const fingerprint = `${side}${price}${quantity}`.padEnd(64, '0').replace(/[^0-9a-f]/g, 'a');
  return { command, idempotency: { userId, key: `order:${clientOrderId}`, fingerprint } };
}

async function fund(engine: MatchingEngine): Promise<void> {
  await deposit(engine, buyer, market.quoteTokenId, '100000');
  await deposit(engine, seller, market.tokenId, '1000');
}

function orderOf(outcome: CommandOutcome) {
  if (outcome.kind !== 'order') throw new Error(`expected an order, got ${outcome.kind}`);
  return outcome.order;
}

async function count(text: string, values: unknown[] = []): Promise<number> {
  const result = await pool.query<{ count: string }>(`SELECT count(*) AS count ${text}`, values);
  return Number(result.rows[0]?.count);
}

/** As the writer's own role: only that one may end its sessions. */
async function cutWriterConnection(): Promise<void> {
  const client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE application_name = 'tokentradex-writer' AND datname = current_database()`,
  );
  await client.end();
}

async function expectNoBreach(): Promise<void> {
  const rows = async (text: string) =>
    (await pool.query<unknown[]>({ text, rowMode: 'array' })).rows;
  expect(await findBreaches(rows, 'full')).toEqual([]);
}

describe('a command', () => {
  it('is in the database when it is answered', async () => {
    const engine = await startEngine();
    await fund(engine);
    const order = orderOf(await engine.submit(limitOrder(seller, 'sell', '10', '3')));
    const stored = await pool.query('SELECT * FROM orders WHERE id = $1', [order.id]);
    expect(stored.rows[0]).toMatchObject({ status: 'open', quantity: '3.00000000' });
    const taken = await engine.submit(limitOrder(buyer, 'buy', '11', '2'));
    expect(orderOf(taken)).toMatchObject({ status: 'filled', quoteFilledAtoms: parseAmount('20') });
    expect(await count('FROM trades')).toBe(1);
    await expectNoBreach();
  });

  it('is published once, after its commit and in order', async () => {
    const engine = await startEngine();
    const batches: CommittedBatch[] = [];
    const inDatabase: Promise<number>[] = [];
    engine.onCommit((batch) => {
      batches.push(batch);
      inDatabase.push(count('FROM engine_journal WHERE batch_id = $1', [batch.batchId]));
    });
    await fund(engine);
    await Promise.all(
      Array.from({ length: 50 }, () => engine.submit(limitOrder(seller, 'sell', '10', '1'))),
    );
    expect(await Promise.all(inDatabase)).toEqual(batches.map(() => 1));
    const ids = batches.map(({ batchId }) => batchId);
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    const placed = batches.flatMap(({ changes }) => changes.orders).filter(({ isNew }) => isNew);
    expect(placed).toHaveLength(50);
  });

  it('that is refused leaves no trace but its key', async () => {
    const engine = await startEngine();
    const outcome = await engine.submit(limitOrder(buyer, 'buy', '10', '1', 'poor'));
    expect(outcome).toMatchObject({ kind: 'refused', code: 'insufficient_balance' });
    expect(await count('FROM orders')).toBe(0);
    expect(await count('FROM idempotency_results')).toBe(1);
    await expectNoBreach();
  });

  it('is journaled so that it can be read back', async () => {
    const engine = await startEngine();
    await fund(engine);
    await engine.submit(limitOrder(seller, 'sell', '10', '3'));
    const rows = await pool.query<{ commands: string }>(
      'SELECT commands FROM engine_journal ORDER BY batch_id',
    );
    const commands = rows.rows.flatMap((row) => decodeCommands(row.commands));
    expect(commands.map(({ type }) => type)).toEqual([
      'request_deposit',
      'confirm_deposit',
      'request_deposit',
      'confirm_deposit',
      'place_order',
    ]);
    expect(commands.at(-1)).toMatchObject({ priceAtoms: parseAmount('10') });
  });

  it('reaching the engine after its deadline is not executed', async () => {
    const engine = await startEngine();
    await fund(engine);
    const late = engine.submit({
      ...limitOrder(seller, 'sell', '10', '3'),
      deadlineMs: Date.now() - 1,
    });
    await expect(late).rejects.toMatchObject({ code: 'unavailable' });
    expect(await count('FROM orders')).toBe(0);
  });

  it('is refused at once when the queue is full', async () => {
    const engine = createEngine({ queueMax: 2 });
    const submit = () => engine.submit(limitOrder(seller, 'sell', '10', '3'));
    const waiting = [submit(), submit()].map((each) => each.catch((error: unknown) => error));
    await expect(submit()).rejects.toMatchObject({ code: 'unavailable', retryAfterSeconds: 1 });
    await engine.stop();
    expect(await Promise.all(waiting)).toMatchObject([
      { code: 'unavailable' },
      { code: 'unavailable' },
    ]);
  });
});

describe('the same key', () => {
  it('sent 50 times at once has one effect and one answer', async () => {
    const engine = await startEngine();
    await fund(engine);
    const request = limitOrder(seller, 'sell', '10', '1', 'once');
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => engine.submit(request)));
    const first = outcomes.filter(({ kind }) => kind === 'order');
    expect(first).toHaveLength(1);
    const { id } = orderOf(first[0] ?? { kind: 'key_reused' });
    const repeated = outcomes.filter(({ kind }) => kind === 'repeated');
    expect(repeated).toHaveLength(49);
    for (const each of repeated) {
      expect(each).toMatchObject({ outcome: { kind: 'order', orderId: id } });
    }
    expect(await count('FROM orders')).toBe(1);
  });

  it('sent to another engine after a restart finds the first outcome', async () => {
    const first = await startEngine();
    await fund(first);
    const request = limitOrder(seller, 'sell', '10', '1', 'once');
    const { id } = orderOf(await first.submit(request));
    await first.stop();
    const second = await startEngine();
    expect(await second.submit(request)).toEqual({
      kind: 'repeated',
      outcome: { kind: 'order', orderId: id },
    });
    expect(await second.submit(limitOrder(seller, 'sell', '10', '2', 'once'))).toEqual({
      kind: 'key_reused',
    });
    await expectNoBreach();
  });
});

describe('a rebuilt engine', () => {
  it('goes on with the book, the balances and the numbers that it had', async () => {
    const first = await startEngine();
    await fund(first);
    const resting = orderOf(await first.submit(limitOrder(seller, 'sell', '10', '3')));
    await first.submit(limitOrder(buyer, 'buy', '10', '1'));
    await first.stop();

    const second = await startEngine();
    expect(second.status).toMatchObject({ state: 'leading', openOrderCount: 1 });
    const taken = await second.submit(limitOrder(buyer, 'buy', '10', '2'));
    expect(orderOf(taken).status).toBe('filled');
    expect(orderOf(taken).id).toBe(resting.id + 2);
    const maker = await pool.query('SELECT status, reserved FROM orders WHERE id = $1', [
      resting.id,
    ]);
    expect(maker.rows[0]).toEqual({ status: 'filled', reserved: '0.00000000' });
    await expectNoBreach();
  });

  it('serves again by itself when the connection was cut under load', async () => {
    const engine = await startEngine();
    await fund(engine);
    const answers = Array.from({ length: 200 }, (_each, index) =>
      engine.submit(limitOrder(seller, 'sell', '10', '1', `cut-${index}`)).then(
        (outcome) => ({ index, outcome }),
        () => null,
      ),
    );
    await cutWriterConnection();
    const settled = await Promise.all(answers);
    // Whatever was answered is there; whatever was not tells its truth when asked again.
    for (const answer of settled) {
      if (answer?.outcome.kind !== 'order') continue;
      expect(await count('FROM orders WHERE id = $1', [answer.outcome.order.id])).toBe(1);
    }
    for (let index = 0; index < 200; index += 1) {
      const request = limitOrder(seller, 'sell', '10', '1', `cut-${index}`);
      const outcome = await submitUntilServed(engine, request);
      expect(['order', 'repeated']).toContain(outcome.kind);
    }
    expect(await count('FROM orders')).toBe(200);
    await expectNoBreach();
  });

  it('accepts only cancellations when a balance was altered in the database', async () => {
    const first = await startEngine();
    await fund(first);
    const resting = orderOf(await first.submit(limitOrder(seller, 'sell', '10', '3')));
    await first.stop();
    await pool.query('UPDATE wallets SET balance = balance + 0.00000001 WHERE user_id = $1', [
      buyer,
    ]);
    const second = await startEngine();
    expect(second.status).toMatchObject({ state: 'cancel_only', reason: 'invariants_broken' });
    expect(await second.submit(limitOrder(seller, 'sell', '10', '3'))).toMatchObject({
      kind: 'refused',
      code: 'cancel_only',
    });
    const cancelled = await second.submit({
      command: { type: 'cancel_order', userId: seller, orderId: resting.id },
    });
    expect(orderOf(cancelled).status).toBe('cancelled');
  });
});

describe('what is due', () => {
  /** An order that expires by itself soon. */
  function expiring(): CommandRequest {
    const { command } = limitOrder(seller, 'sell', '10', '3');
    if (command.type !== 'place_order') throw new Error(command.type);
    return { command: { ...command, timeInForce: 'GTD', expiresAtMs: Date.now() + 300 } };
  }

  async function statusOf(orderId: number): Promise<unknown> {
    const result = await pool.query('SELECT status, reason, reserved FROM orders WHERE id = $1', [
      orderId,
    ]);
    return result.rows[0];
  }

  const EXPIRED = { status: 'expired', reason: 'good_till_date', reserved: '0.00000000' };

  it('happens by itself while nobody sends anything, and is journaled and published', async () => {
    const engine = await startEngine();
    await fund(engine);
    const published: CommittedBatch[] = [];
    engine.onCommit((batch) => published.push(batch));
    const { id } = orderOf(await engine.submit(expiring()));
    await expect.poll(() => statusOf(id)).toEqual(EXPIRED);
    const rows = await pool.query<{ commands: string }>(
      'SELECT commands FROM engine_journal ORDER BY batch_id DESC LIMIT 1',
    );
    expect(decodeCommands(rows.rows[0]?.commands ?? '[]')).toMatchObject([
      { type: 'advance_time' },
    ]);
    expect(published.at(-1)?.changes.orders).toMatchObject([{ order: { id, status: 'expired' } }]);
    await expectNoBreach();
  });

  it('comes before the commands and reads that arrive after its time', async () => {
    let aheadMs = 0;
    const clock: WakingClock = {
      nowMs: () => Date.now() + aheadMs,
      sleep: (durationMs, signal) => systemClock.sleep(durationMs, signal),
    };
    const engine = await startEngine({}, clock);
    await fund(engine);
    const { id } = orderOf(await engine.submit(expiring()));
    aheadMs = 60_000;
    const seen = engine.read([], (state) => state.openOrderCount);
    const taker = await engine.submit(limitOrder(buyer, 'buy', '10', '3'));
    expect(await seen).toBe(0);
    expect(orderOf(taker)).toMatchObject({ status: 'open', filledQuantityAtoms: 0n });
    expect(await statusOf(id)).toEqual(EXPIRED);
  });

  it('happens also when only cancellations are accepted', async () => {
    const first = await startEngine();
    await fund(first);
    const { id } = orderOf(await first.submit(expiring()));
    await first.stop();
    await pool.query('UPDATE wallets SET balance = balance + 0.00000001 WHERE user_id = $1', [
      buyer,
    ]);
    const second = await startEngine();
    expect(second.status.state).toBe('cancel_only');
    await expect.poll(() => statusOf(id)).toEqual(EXPIRED);
  });

  it('waits when it fails on a state that contradicts itself, and others can still cancel', async () => {
    const first = await startEngine();
    await fund(first);
    const due = orderOf(await first.submit(expiring()));
    await deposit(first, buyer, market.quoteTokenId, '100');
    const resting = orderOf(await first.submit(limitOrder(buyer, 'buy', '1', '1')));
    await first.stop();
    await pool.query('UPDATE wallets SET locked_balance = 0 WHERE user_id = $1', [seller]);
    const second = await startEngine();
    await expect
      .poll(() => second.status, { timeout: 5_000 })
      .toMatchObject({ state: 'cancel_only', epoch: 3 });
    const cancelled = await submitUntilServed(second, {
      command: { type: 'cancel_order', userId: buyer, orderId: resting.id },
    });
    expect(orderOf(cancelled).status).toBe('cancelled');
    expect(await statusOf(due.id)).toMatchObject({ status: 'open' });
  });
});

describe('a second engine', () => {
  it('stands by and takes over when the first one stops', async () => {
    const first = await startEngine();
    await fund(first);
    const second = createEngine();
    second.start();
    await expect.poll(() => second.status.state).toBe('standby');
    await first.stop();
    await second.whenLeading();
    expect(second.status.epoch).toBe(first.status.epoch + 1);
    expect(orderOf(await second.submit(limitOrder(seller, 'sell', '10', '1'))).status).toBe('open');
  });

  it('makes it impossible for the first one to commit, whatever it believes', async () => {
    const first = await startEngine();
    await fund(first);
    // What a takeover does, without the lock's help.
    await pool.query('UPDATE engine_leader SET epoch = epoch + 1');
    const orphan = first.submit(limitOrder(seller, 'sell', '10', '1'));
    await expect(orphan).rejects.toMatchObject({ code: 'unavailable' });
    expect(await count('FROM orders')).toBe(0);
  });
});

describe('stopping', () => {
  it('finishes what was accepted and refuses the rest', async () => {
    const engine = await startEngine();
    await fund(engine);
    const accepted = Array.from({ length: 150 }, () =>
      engine.submit(limitOrder(seller, 'sell', '10', '1')),
    );
    const stopped = engine.stop();
    await expect(engine.submit(limitOrder(seller, 'sell', '10', '1'))).rejects.toMatchObject({
      code: 'unavailable',
    });
    await stopped;
    for (const outcome of await Promise.all(accepted)) expect(outcome.kind).toBe('order');
    expect(await count('FROM orders')).toBe(150);
  });
});

describe('accounts', () => {
  it('leave memory when there are too many, and come back with their balance', async () => {
    const engine = await startEngine({ accountsMax: 4 });
    const users = await Promise.all(Array.from({ length: 20 }, () => createUser(pool)));
    for (const userId of users) await deposit(engine, userId, market.quoteTokenId, '100');
    for (const userId of users) {
      const outcome = await engine.submit(limitOrder(userId, 'buy', '10', '10'));
      expect(orderOf(outcome).status).toBe('open');
    }
    await expectNoBreach();
  });

  it('of the house mirror what users own', async () => {
    const engine = await startEngine();
    await fund(engine);
    const rows = await pool.query<{ balance: string }>(
      'SELECT balance FROM wallets WHERE user_id = $1 AND token_id = $2',
      [EXTERNAL_USER_ID, market.quoteTokenId],
    );
    expect(rows.rows[0]?.balance).toBe('-100000.00000000');
  });

  it('without a wallet are refused for funds, not for being unknown', async () => {
    const engine = await startEngine();
    const outcome = await engine.submit(limitOrder(randomUUID(), 'buy', '10', '1'));
    expect(outcome).toMatchObject({ kind: 'refused', code: 'insufficient_balance' });
  });
});

/** Retries as a client would: 503 means "ask again". */
async function submitUntilServed(
  engine: MatchingEngine,
  request: CommandRequest,
): Promise<CommandOutcome> {
  for (;;) {
    const outcome = await engine.submit(request).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'unavailable') return null;
      throw error;
    });
    if (outcome !== null) return outcome;
    // Lets the engine and a test that was given up go on.
    await systemClock.sleep(10, new AbortController().signal);
  }
}
