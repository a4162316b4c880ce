import { describe, expect, it } from 'vitest';
import { RequestBudget } from './request-budget.ts';

describe('RequestBudget', () => {
  it('allows a burst, then refills at its rate and never above the burst', () => {
    let nowMs = 0;
    const budget = new RequestBudget({ nowMs: () => nowMs });
    const takeAll = () => {
      let taken = 0;
      while (budget.take()) taken += 1;
      return taken;
    };
    expect(takeAll()).toBe(150);
    nowMs += 2_000;
    expect(takeAll()).toBe(30);
    nowMs += 3_600_000;
    expect(takeAll()).toBe(150);
  });

  it('calls it abuse only when hundreds of refusals follow each other', () => {
    let nowMs = 0;
    const budget = new RequestBudget({ nowMs: () => nowMs });
    for (let count = 0; count < 450; count += 1) budget.take();
    expect(budget.isAbused).toBe(false);
    nowMs += 100;
    expect(budget.take()).toBe(true);
    for (let count = 0; count < 300; count += 1) budget.take();
    expect(budget.isAbused).toBe(false);
    budget.take();
    expect(budget.isAbused).toBe(true);
  });
});
