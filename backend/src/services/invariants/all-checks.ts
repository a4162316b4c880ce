import { HISTORY_CHECKS } from './history-checks.ts';
import type { InvariantCheck } from './invariant-check.ts';
import { LEDGER_CHECKS } from './ledger-checks.ts';
import { ORDER_CHECKS } from './order-checks.ts';
import { WALLET_CHECKS } from './wallet-checks.ts';

/** The invariants as statements over the tables, by number as far as their subject allows. */
export const INVARIANT_CHECKS: readonly InvariantCheck[] = [
  ...LEDGER_CHECKS,
  ...WALLET_CHECKS,
  ...ORDER_CHECKS,
  ...HISTORY_CHECKS,
].sort((a, b) => Number(a.invariant.slice(1)) - Number(b.invariant.slice(1)));
