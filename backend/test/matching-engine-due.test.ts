import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock, type WakingClock } from '../src/lib/clock.ts';
import type { CommandRequest } from '../src/services/command-request.ts';
import type { CommittedBatch } from '../src/services/committed-batch.ts';
import { decodeCommands } from '../src/services/single-writer/command-codec.ts';
import { EngineHarness, orderOf, submitUntilServed } from './engine-harness.ts';

let harness: EngineHarness;

beforeEach(async () => {
  harness = await EngineHarness.create();
});

afterEach(() => harness.drop());

describe('what is due', () => {
  /** An order that expires by itself soon. */
  function expiring(): CommandRequest {
    const { command } = harness.sell('10', '3');
    if (command.type !== 'place_order') throw new Error(command.type);
    return { command: { ...command, timeInForce: 'GTD', expiresAtMs: Date.now() + 300 } };
  }

  async function statusOf(orderId: number): Promise<unknown> {
    const result = await harness.pool.query(
      'SELECT status, reason, reserved FROM orders WHERE id = $1',
      [orderId],
    );
    return result.rows[0];
  }

  const EXPIRED = { status: 'expired', reason: 'good_till_date', reserved: '0.00000000' };

  it('happens by itself while nobody sends anything, and is journaled and published', async () => {
    const engine = await harness.startEngine();
    await harness.fund(engine);
    const published: CommittedBatch[] = [];
    engine.onCommit((batch) => published.push(batch));
    const { id } = orderOf(await engine.submit(expiring()));
    await expect.poll(() => statusOf(id)).toEqual(EXPIRED);
    const rows = await harness.pool.query<{ commands: string }>(
      'SELECT commands FROM engine_journal ORDER BY batch_id DESC LIMIT 1',
    );
    expect(decodeCommands(rows.rows[0]?.commands ?? '[]')).toMatchObject([
      { type: 'advance_time' },
    ]);
    expect(published.at(-1)?.changes.orders).toMatchObject([{ order: { id, status: 'expired' } }]);
    await harness.expectNoBreach();
  });

  it('comes before the commands and reads that arrive after its time', async () => {
    let aheadMs = 0;
    const clock: WakingClock = {
      nowMs: () => Date.now() + aheadMs,
      sleep: (durationMs, signal) => systemClock.sleep(durationMs, signal),
    };
    const engine = await harness.startEngine({}, clock);
    await harness.fund(engine);
    const { id } = orderOf(await engine.submit(expiring()));
    aheadMs = 60_000;
    const seen = engine.read([], (state) => state.openOrderCount);
    const taker = await engine.submit(harness.buy('10', '3'));
    expect(await seen).toBe(0);
    expect(orderOf(taker)).toMatchObject({ status: 'open', filledQuantityAtoms: 0n });
    expect(await statusOf(id)).toEqual(EXPIRED);
  });

  it('happens also when only cancellations are accepted', async () => {
    const first = await harness.startEngine();
    await harness.fund(first);
    const { id } = orderOf(await first.submit(expiring()));
    await first.stop();
    await harness.alterBuyersBalance();
    const second = await harness.startEngine();
    expect(second.status.state).toBe('cancel_only');
    await expect.poll(() => statusOf(id)).toEqual(EXPIRED);
  });

  it('waits when it fails on a state that contradicts itself, and others can still cancel', async () => {
    const first = await harness.startEngine();
    await harness.fund(first);
    const due = orderOf(await first.submit(expiring()));
    await harness.deposit(first, harness.buyer, harness.market.quoteTokenId, '100');
    const resting = orderOf(await first.submit(harness.buy('1', '1')));
    await first.stop();
    await harness.pool.query('UPDATE wallets SET locked_balance = 0 WHERE user_id = $1', [
      harness.seller,
    ]);
    const second = await harness.startEngine();
    await expect
      .poll(() => second.status, { timeout: 5_000 })
      .toMatchObject({ state: 'cancel_only', epoch: 3 });
    const cancelled = await submitUntilServed(second, {
      command: { type: 'cancel_order', userId: harness.buyer, orderId: resting.id },
    });
    expect(orderOf(cancelled).status).toBe('cancelled');
    expect(await statusOf(due.id)).toMatchObject({ status: 'open' });
  });
});
