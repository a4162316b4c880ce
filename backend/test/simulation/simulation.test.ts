import { queryObjects } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { SimulatedNode } from './simulated-node.ts';
import { simulate, type RunResult } from './simulation.ts';

const SEEDS = 1_000;
const COMMANDS = 60;

describe('a thousand simulated exchanges', () => {
  it('keep every promise, whatever goes wrong', { timeout: 120_000 }, async () => {
    const runs: RunResult[] = [];
    for (let number = 1; number <= SEEDS; number += 1) {
      const seed = `test-${number}`;
      const run = await simulate(seed, COMMANDS);
      const repeat = `npm run simulate -- --seed ${seed} --commands ${COMMANDS}`;
      expect({ repeat, problems: run.problems }).toEqual({ repeat, problems: [] });
      runs.push(run);
    }
    // The suite proves nothing about what never happened.
    for (const kind of ['faults', 'accidents'] as const) {
      const counts = sums(runs.map((run) => run[kind]));
      expect(Object.entries(counts).filter(([, count]) => count === 0)).toEqual([]);
    }
    const outcomes = sums(runs.map((run) => run.outcomes));
    for (const word of ['order', 'orders', 'transaction', 'repeated', 'timer', 'cancel_only']) {
      expect(outcomes[word]).toBeGreaterThan(0);
    }
  });
});

describe('the same seed', () => {
  it('gives the same run', async () => {
    for (const seed of ['again-1', 'again-2', 'again-3']) {
      expect(await simulate(seed, 200)).toEqual(await simulate(seed, 200));
    }
  });
});

describe('a run that is over', () => {
  it('leaves nothing in memory', async () => {
    for (const seed of ['gone-1', 'gone-2', 'gone-3']) await simulate(seed, 200);
    expect(queryObjects(SimulatedNode, { format: 'count' })).toBe(0);
  });
});

function sums(counts: readonly Record<string, number>[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const each of counts) {
    for (const [name, count] of Object.entries(each)) sum[name] = (sum[name] ?? 0) + count;
  }
  return sum;
}
