import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXTERNAL_USER_ID } from '../src/engine/state.ts';
import { parseAmount } from '../src/lib/decimal.ts';
import type { CommittedBatch } from '../src/services/committed-batch.ts';
import { decodeCommands } from '../src/services/single-writer/command-codec.ts';
import { EngineHarness, orderOf } from './engine-harness.ts';
import { createUser } from './factories.ts';

let harness: EngineHarness;

beforeEach(async () => {
  harness = await EngineHarness.create();
});

afterEach(() => harness.drop());

describe('a command', () => {
  it('is in the database when it is answered', async () => {
    const engine = await harness.startEngine();
    await harness.fund(engine);
    const order = orderOf(await engine.submit(harness.sell('10', '3')));
    const stored = await harness.pool.query('SELECT * FROM orders WHERE id = $1', [order.id]);
    expect(stored.rows[0]).toMatchObject({ status: 'open', quantity: '3.00000000' });
    const taken = await engine.submit(harness.buy('11', '2'));
    expect(orderOf(taken)).toMatchObject({ status: 'filled', quoteFilledAtoms: parseAmount('20') });
    expect(await harness.count('FROM trades')).toBe(1);
    await harness.expectNoBreach();
  });

  it('is published once, after its commit and in order', async () => {
    const engine = await harness.startEngine();
    const batches: CommittedBatch[] = [];
    const inDatabase: Promise<number>[] = [];
    engine.onCommit((batch) => {
      batches.push(batch);
      inDatabase.push(harness.count('FROM engine_journal WHERE batch_id = $1', [batch.batchId]));
    });
    await harness.fund(engine);
    await Promise.all(Array.from({ length: 50 }, () => engine.submit(harness.sell('10', '1'))));
    expect(await Promise.all(inDatabase)).toEqual(batches.map(() => 1));
    const ids = batches.map(({ batchId }) => batchId);
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    const placed = batches.flatMap(({ changes }) => changes.orders).filter(({ isNew }) => isNew);
    expect(placed).toHaveLength(50);
  });

  it('that is refused leaves no trace but its key', async () => {
    const engine = await harness.startEngine();
    const outcome = await engine.submit(harness.buy('10', '1', 'poor'));
    expect(outcome).toMatchObject({ kind: 'refused', code: 'insufficient_balance' });
    expect(await harness.count('FROM orders')).toBe(0);
    expect(await harness.count('FROM idempotency_results')).toBe(1);
    await harness.expectNoBreach();
  });

  it('is journaled so that it can be read back', async () => {
    const engine = await harness.startEngine();
    await harness.fund(engine);
    await engine.submit(harness.sell('10', '3'));
    const rows = await harness.pool.query<{ commands: string }>(
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
    const engine = await harness.startEngine();
    await harness.fund(engine);
    const late = engine.submit({
      ...harness.sell('10', '3'),
      deadlineMs: Date.now() - 1,
    });
    await expect(late).rejects.toMatchObject({ code: 'unavailable' });
    expect(await harness.count('FROM orders')).toBe(0);
  });

  it('is refused at once when the queue is full', async () => {
    const engine = harness.createEngine({ queueMax: 2 });
    const submit = () => engine.submit(harness.sell('10', '3'));
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
    const engine = await harness.startEngine();
    await harness.fund(engine);
    const request = harness.sell('10', '1', 'once');
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => engine.submit(request)));
    const first = outcomes.filter(({ kind }) => kind === 'order');
    expect(first).toHaveLength(1);
    const { id } = orderOf(first[0] ?? { kind: 'key_reused' });
    const repeated = outcomes.filter(({ kind }) => kind === 'repeated');
    expect(repeated).toHaveLength(49);
    for (const each of repeated) {
      expect(each).toMatchObject({ outcome: { kind: 'order', orderId: id } });
    }
    expect(await harness.count('FROM orders')).toBe(1);
  });

  it('sent to another engine after a restart finds the first outcome', async () => {
    const first = await harness.startEngine();
    await harness.fund(first);
    const request = harness.sell('10', '1', 'once');
    const { id } = orderOf(await first.submit(request));
    await first.stop();
    const second = await harness.startEngine();
    expect(await second.submit(request)).toEqual({
      kind: 'repeated',
      outcome: { kind: 'order', orderId: id },
    });
    expect(await second.submit(harness.sell('10', '2', 'once'))).toEqual({
      kind: 'key_reused',
    });
    await harness.expectNoBreach();
  });
});

describe('stopping', () => {
  it('finishes what was accepted and refuses the rest', async () => {
    const engine = await harness.startEngine();
    await harness.fund(engine);
    const accepted = Array.from({ length: 150 }, () => engine.submit(harness.sell('10', '1')));
    const stopped = engine.stop();
    await expect(engine.submit(harness.sell('10', '1'))).rejects.toMatchObject({
      code: 'unavailable',
    });
    await stopped;
    for (const outcome of await Promise.all(accepted)) expect(outcome.kind).toBe('order');
    expect(await harness.count('FROM orders')).toBe(150);
  });
});

describe('accounts', () => {
  it('leave memory when there are too many, and come back with their balance', async () => {
    const engine = await harness.startEngine({ accountsMax: 4 });
    const users = await Promise.all(Array.from({ length: 20 }, () => createUser(harness.pool)));
    for (const userId of users)
      await harness.deposit(engine, userId, harness.market.quoteTokenId, '100');
    for (const userId of users) {
      const outcome = await engine.submit(harness.limitOrder(userId, 'buy', '10', '10'));
      expect(orderOf(outcome).status).toBe('open');
    }
    await harness.expectNoBreach();
  });

  it('of the house mirror what users own', async () => {
    const engine = await harness.startEngine();
    await harness.fund(engine);
    const rows = await harness.pool.query<{ balance: string }>(
      'SELECT balance FROM wallets WHERE user_id = $1 AND token_id = $2',
      [EXTERNAL_USER_ID, harness.market.quoteTokenId],
    );
    expect(rows.rows[0]?.balance).toBe('-100000.00000000');
  });

  it('without a wallet are refused for funds, not for being unknown', async () => {
    const engine = await harness.startEngine();
    const outcome = await engine.submit(harness.limitOrder(randomUUID(), 'buy', '10', '1'));
    expect(outcome).toMatchObject({ kind: 'refused', code: 'insufficient_balance' });
  });
});
