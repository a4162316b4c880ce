import { describe, expect, it } from 'vitest';
import { parseAmount } from '../../lib/decimal.ts';
import { cashValueOf, tighterWindow, windowsOf } from './limit-window.ts';

const UNUSED = { usedAtoms: 0n, oldestAtMs: null };

describe('windowsOf', () => {
  it('leaves what is not used, and tells when the oldest part is free again', () => {
    const { day, month } = windowsOf('approved', {
      day: { usedAtoms: parseAmount('99999.5'), oldestAtMs: 1_000 },
      month: { usedAtoms: parseAmount('120000'), oldestAtMs: 500 },
    });
    expect(day.remainingAtoms).toBe(parseAmount('0.5'));
    expect(day.freesAtMs).toBe(1_000 + 24 * 3_600_000);
    expect(month.remainingAtoms).toBe(parseAmount('880000'));
    expect(month.freesAtMs).toBe(500 + 30 * 24 * 3_600_000);
  });

  it('leaves nothing, never less, when a limit has shrunk below what is used', () => {
    const use = { usedAtoms: 5n, oldestAtMs: 0 };
    expect(windowsOf('none', { day: use, month: use }).day).toEqual({
      limitAtoms: 0n,
      usedAtoms: 5n,
      remainingAtoms: 0n,
      freesAtMs: 24 * 3_600_000,
    });
  });
});

describe('tighterWindow', () => {
  it('is the day, until the month leaves as little', () => {
    const ofMonth = (used: string) =>
      tighterWindow(
        windowsOf('approved', {
          day: UNUSED,
          month: { usedAtoms: parseAmount(used), oldestAtMs: 0 },
        }),
      );
    expect(ofMonth('0')).toBe('day');
    expect(ofMonth('899999.99999999')).toBe('day');
    expect(ofMonth('900000')).toBe('month');
  });
});

describe('cashValueOf', () => {
  it.each([
    ['1', '100', '100'],
    ['0.00000001', '0.00000001', '0.00000001'],
    ['0.3', '0.33333333', '0.1'],
    ['0', '5', '0'],
  ])('%s at %s is worth %s, rounded up', (amount, price, value) => {
    expect(cashValueOf(parseAmount(amount), parseAmount(price))).toBe(parseAmount(value));
  });
});
