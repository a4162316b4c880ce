import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AdminHealth } from '../src/contracts/index.ts';
import { dataIn, refusalIn } from './answers.ts';
import { ApiHarness } from './api-harness.ts';
import { MarketDesk } from './market-desk.ts';

let api: ApiHarness;

beforeAll(async () => {
  api = await ApiHarness.start();
});

afterAll(() => api.stop());

describe('the health of the exchange', () => {
  it.each(['support', 'compliance', 'operator', 'admin'] as const)(
    'is told to %s',
    async (role) => {
      const caller = await api.createCaller({ role });
      dataIn(await caller.get('/admin/health').expect(200));
    },
  );

  it('is not told to users', async () => {
    const caller = await api.createCaller();
    expect(refusalIn(await caller.get('/admin/health'))).toEqual([403, 'forbidden']);
  });

  it('counts what was committed, how far the jobs are, and what the tables take', async () => {
    const desk = await MarketDesk.open(api);
    await desk.print('100');
    const support = await api.createCaller({ role: 'support' });
    const look = async () => dataIn(await support.get('/admin/health').expect(200)) as AdminHealth;
    const health = await look();
    expect(health).toMatchObject({
      engine: { state: 'leading', reason: null, queueDepth: 0 },
      leader: { epoch: api.engine.status.epoch, lagBatches: 0 },
      checkpoint: null,
    });
    expect(health.commits.count).toBeGreaterThan(0);
    expect(health.commits.maxMs).toBeGreaterThanOrEqual(health.commits.p50Ms ?? Infinity);
    expect(health.process.heapUsedBytes).toBeLessThan(health.process.heapLimitBytes);
    expect(health.database.tables).toHaveLength(8);
    expect(health.database.sizeBytes).toBeGreaterThan(health.database.tables[0]?.bytes ?? Infinity);
    const behind = (name: string, { jobs }: AdminHealth) =>
      jobs.find((job) => job.name === name)?.behindTrades;
    expect(behind('volumes', health)).toBeGreaterThan(0);
    await api.services.feeRefresher.refresh();
    expect(behind('volumes', await look())).toBe(0);
  });
});
