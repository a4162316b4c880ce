import { WITHDRAWAL_LIMITS, type KycStatus } from '../../contracts/index.ts';
import { ATOMS_PER_UNIT, parseAmount } from '../../lib/decimal.ts';

const DAY_MS = 86_400_000;

/** How far back each limit looks. */
export const WINDOW_MS = { day: DAY_MS, month: 30 * DAY_MS } as const;
export type WindowName = keyof typeof WINDOW_MS;

/** Cash in atoms. */
export interface LimitWindow {
  limitAtoms: bigint;
  usedAtoms: bigint;
  /** Never below zero. */
  remainingAtoms: bigint;
  /** When the oldest part of what is used is free again; null when nothing is used. */
  freesAtMs: number | null;
}

export type LimitWindows = Record<WindowName, LimitWindow>;

/** What is counted within one window. */
export interface WindowUse {
  usedAtoms: bigint;
  oldestAtMs: number | null;
}

export function windowsOf(
  kycStatus: KycStatus,
  uses: Readonly<Record<WindowName, WindowUse>>,
): LimitWindows {
  const windowOf = (name: WindowName): LimitWindow => {
    const limitAtoms = parseAmount(WITHDRAWAL_LIMITS[kycStatus][name]);
    const { usedAtoms, oldestAtMs } = uses[name];
    return {
      limitAtoms,
      usedAtoms,
      remainingAtoms: usedAtoms < limitAtoms ? limitAtoms - usedAtoms : 0n,
      freesAtMs: oldestAtMs === null ? null : oldestAtMs + WINDOW_MS[name],
    };
  };
  return { day: windowOf('day'), month: windowOf('month') };
}

/** The window that leaves less; of two alike the longer one, which frees later. */
export function tighterWindow(windows: LimitWindows): WindowName {
  return windows.day.remainingAtoms < windows.month.remainingAtoms ? 'day' : 'month';
}

/** Rounded up: many small withdrawals never slip below a limit. */
export function cashValueOf(amountAtoms: bigint, priceAtoms: bigint): bigint {
  return (amountAtoms * priceAtoms + ATOMS_PER_UNIT - 1n) / ATOMS_PER_UNIT;
}
