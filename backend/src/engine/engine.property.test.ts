import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BranchCoverage } from '../../test/engine/branch-coverage.ts';
import { Comparison, expectSame } from '../../test/engine/comparison.ts';
import { REQUIRED_BRANCHES } from '../../test/engine/required-branches.ts';
import { QUOTE_TOKEN_ID, steps, type Step } from '../../test/engine/step-arbitraries.ts';
import type { EngineCommand } from './commands.ts';
import { Engine } from './engine.ts';

/** Carries out a step after what is due, with the ids that it means but times as they are. */
function runAlone(engine: Engine, step: Step, timeMs: number): unknown {
  if (step.kind !== 'command') return engine.drain();
  const { orderId } = engine.counters;
  const named = 'orderId' in step.command ? { orderId: orderId - step.command.orderId } : {};
  const command = { ...step.command, ...named, timeMs } as EngineCommand;
  if (engine.nextDueMs <= timeMs) engine.apply({ type: 'advance_time', timeMs });
  for (const userId of engine.requiredAccounts(command)) engine.loadAccount(userId, []);
  return [engine.apply(command), engine.counters, engine.nextDueMs];
}

describe('the engine and the reference model', () => {
  const coverage = new BranchCoverage();

  function check(lengthMax: number, runs: number): void {
    fc.assert(
      fc.property(steps(lengthMax), (sequence) => {
        const comparison = new Comparison(coverage);
        for (const step of sequence) comparison.run(step);
        comparison.finish();
      }),
      { numRuns: runs },
    );
  }

  test('agree on every result and every change over 20,000 short histories', () => {
    check(40, 20_000);
  }, 300_000);

  test('agree over 1,000 long histories', () => {
    check(1000, 1_000);
  }, 300_000);

  test('the same commands give the same results and changes, in the same order', () => {
    fc.assert(
      fc.property(steps(80), (sequence) => {
        const engines = [1, 2].map(() => new Engine({ quoteTokenId: QUOTE_TOKEN_ID }));
        let timeMs = 0;
        for (const step of sequence) {
          timeMs += step.kind === 'wait' ? step.ms : 1;
          const [first, second] = engines.map((engine) => runAlone(engine, step, timeMs));
          expectSame(first, second);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('have taken every branch on the way', () => {
    expect(coverage.missing(REQUIRED_BRANCHES)).toEqual([]);
  });
});
