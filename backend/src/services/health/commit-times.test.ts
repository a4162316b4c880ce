import { describe, expect, it } from 'vitest';
import { CommitTimes } from './commit-times.ts';

describe('the times of commits', () => {
  it('are unknown before the first', () => {
    const empty = { count: 0, p50Ms: null, p95Ms: null, maxMs: null };
    expect(new CommitTimes().summary()).toEqual(empty);
  });

  it('are summed up by nearest rank', () => {
    const times = new CommitTimes();
    for (let ms = 100; ms >= 1; ms -= 1) times.add(ms);
    expect(times.summary()).toEqual({ count: 100, p50Ms: 50, p95Ms: 95, maxMs: 100 });
  });

  it('forget all but the latest thousand', () => {
    const times = new CommitTimes();
    times.add(9_999);
    for (let index = 0; index < 1_000; index += 1) times.add(1);
    expect(times.summary()).toEqual({ count: 1_000, p50Ms: 1, p95Ms: 1, maxMs: 1 });
  });
});
