import type { AdminHealth } from '@tokentradex/backend/contracts';
import { describe, expect, it } from 'vitest';
import { formatBytes, healthChecks, worstOf } from './health-checks.ts';

const HEALTHY: AdminHealth = {
  time: '2026-01-02T12:00:00.000Z',
  uptimeSeconds: 60,
  engine: { state: 'leading', reason: null, queueDepth: 0, openOrderCount: 5, batchCount: 9 },
  commits: { count: 9, p50Ms: 2, p95Ms: 4, maxMs: 9 },
  leader: { epoch: 1, holder: 'host:1', since: '2026-01-02T11:59:00.000Z', lagBatches: 0 },
  socketCount: 3,
  process: {
    eventLoopP99Ms: 2,
    eventLoopMaxMs: 9,
    residentBytes: 200_000_000,
    heapUsedBytes: 100_000_000,
    heapLimitBytes: 4_000_000_000,
  },
  database: {
    roundTripMs: 1,
    connectionCount: 9,
    connectionsMax: 100,
    sizeBytes: 9_000_000,
    tables: [],
  },
  checkpoint: null,
  jobs: [{ name: 'announcements', lastAt: '2026-01-02T11:59:59.000Z', behindTrades: null }],
};

describe('the verdicts on an exchange’s health', () => {
  it('are good for a healthy one, also where nothing can be measured yet', () => {
    const { overall, jobs } = healthChecks(HEALTHY);
    expect(overall).toBe('good');
    expect(jobs.map(({ value }) => value)).toEqual([null, null, null, 1]);
  });

  it.each([
    [199, 'good'],
    [200, 'watch'],
    [1_999, 'watch'],
    [2_000, 'act'],
  ] as const)('change at the limits: %s commands that wait are %s', (queueDepth, verdict) => {
    const health = { ...HEALTHY, engine: { ...HEALTHY.engine, queueDepth } };
    expect(healthChecks(health).engine[0]).toMatchObject({ name: 'queue', verdict });
    expect(healthChecks(health).overall).toBe(verdict);
  });

  it.each([
    ['standby', 'watch'],
    ['cancel_only', 'act'],
    ['stopped', 'act'],
  ] as const)('take the engine’s state into account: %s is %s', (state, verdict) => {
    const health = { ...HEALTHY, engine: { ...HEALTHY.engine, state } };
    expect(healthChecks(health).overall).toBe(verdict);
  });

  it('are as bad as the worst', () => {
    expect(worstOf([])).toBe('good');
    expect(worstOf(['watch', 'good', 'act', 'watch'])).toBe('act');
  });
});

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_000, '1.0 kB'],
    [12_345_678, '12 MB'],
    [999_600, '1.0 MB'],
    [7_200_000_000, '7.2 GB'],
  ])('writes %s as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});
