import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EngineHarness, orderOf, submitUntilServed } from './engine-harness.ts';

let harness: EngineHarness;

beforeEach(async () => {
  harness = await EngineHarness.create();
});

afterEach(() => harness.drop());

/** As the writer's own role: only that one may end its sessions. */
async function cutWriterConnection(): Promise<void> {
  const client = new pg.Client({ connectionString: harness.database.appUrl });
  await client.connect();
  await client.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE application_name = 'tokentradex-writer' AND datname = current_database()`,
  );
  await client.end();
}

describe('a rebuilt engine', () => {
  it('goes on with the book, the balances and the numbers that it had', async () => {
    const first = await harness.startEngine();
    await harness.fund(first);
    const resting = orderOf(await first.submit(harness.sell('10', '3')));
    await first.submit(harness.buy('10', '1'));
    await first.stop();

    const second = await harness.startEngine();
    expect(second.status).toMatchObject({ state: 'leading', openOrderCount: 1 });
    const taken = await second.submit(harness.buy('10', '2'));
    expect(orderOf(taken).status).toBe('filled');
    expect(orderOf(taken).id).toBe(resting.id + 2);
    const maker = await harness.pool.query('SELECT status, reserved FROM orders WHERE id = $1', [
      resting.id,
    ]);
    expect(maker.rows[0]).toEqual({ status: 'filled', reserved: '0.00000000' });
    await harness.expectNoBreach();
  });

  it('serves again by itself when the connection was cut under load', async () => {
    const engine = await harness.startEngine();
    await harness.fund(engine);
    const answers = Array.from({ length: 200 }, (_each, index) =>
      engine.submit(harness.sell('10', '1', `cut-${index}`)).then(
        (outcome) => ({ index, outcome }),
        () => null,
      ),
    );
    await cutWriterConnection();
    const settled = await Promise.all(answers);
    // Whatever was answered is there; whatever was not tells its truth when asked again.
    for (const answer of settled) {
      if (answer?.outcome.kind !== 'order') continue;
      expect(await harness.count('FROM orders WHERE id = $1', [answer.outcome.order.id])).toBe(1);
    }
    for (let index = 0; index < 200; index += 1) {
      const request = harness.sell('10', '1', `cut-${index}`);
      const outcome = await submitUntilServed(engine, request);
      expect(['order', 'repeated']).toContain(outcome.kind);
    }
    expect(await harness.count('FROM orders')).toBe(200);
    await harness.expectNoBreach();
  });

  it('accepts only cancellations when a balance was altered in the database', async () => {
    const first = await harness.startEngine();
    await harness.fund(first);
    const resting = orderOf(await first.submit(harness.sell('10', '3')));
    await first.stop();
    await harness.alterBuyersBalance();
    const second = await harness.startEngine();
    expect(second.status).toMatchObject({ state: 'cancel_only', reason: 'invariants_broken' });
    expect(await second.submit(harness.sell('10', '3'))).toMatchObject({
      kind: 'refused',
      code: 'cancel_only',
    });
    const cancelled = await second.submit({
      command: { type: 'cancel_order', userId: harness.seller, orderId: resting.id },
    });
    expect(orderOf(cancelled).status).toBe('cancelled');
  });
});

describe('a second engine', () => {
  it('stands by and takes over when the first one stops', async () => {
    const first = await harness.startEngine();
    await harness.fund(first);
    const second = harness.createEngine();
    second.start();
    await expect.poll(() => second.status.state).toBe('standby');
    await first.stop();
    await second.whenLeading();
    expect(second.status.epoch).toBe(first.status.epoch + 1);
    expect(orderOf(await second.submit(harness.sell('10', '1'))).status).toBe('open');
  });

  it('makes it impossible for the first one to commit, whatever it believes', async () => {
    const first = await harness.startEngine();
    await harness.fund(first);
    // What a takeover does, without the lock's help.
    await harness.pool.query('UPDATE engine_leader SET epoch = epoch + 1');
    const orphan = first.submit(harness.sell('10', '1'));
    await expect(orphan).rejects.toMatchObject({ code: 'unavailable' });
    expect(await harness.count('FROM orders')).toBe(0);
  });
});
