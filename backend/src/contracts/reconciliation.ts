import type { DecimalString, IsoTime } from './common.ts';

/** How often an invariant is looked at: every few seconds, every few minutes, or every few hours. */
export const RECONCILIATION_PACES = ['seconds', 'minutes', 'hours'] as const;
export type ReconciliationPace = (typeof RECONCILIATION_PACES)[number];

export const CHECK_STATES = ['holds', 'broken', 'unchecked'] as const;
export type CheckState = (typeof CHECK_STATES)[number];

/** One invariant and how its last look ended. */
export interface ReconciliationCheck {
  /** "I1" to "I13". */
  invariant: string;
  /** What should hold. */
  message: string;
  pace: ReconciliationPace;
  /** `unchecked`: not since this process started. */
  state: CheckState;
  checkedAt: IsoTime | null;
  durationMs: number | null;
  /** Rows that break it, in words, at most 20. */
  findings: string[];
}

/** What everybody owns of one token. The parts add up to zero. */
export interface TokenReconciliation {
  tokenId: string;
  symbol: string;
  /** Of all users, market makers of the house included. */
  users: DecimalString;
  fees: DecimalString;
  /** The other side of every deposit, withdrawal and adjustment: below zero what came in. */
  external: DecimalString;
  sum: DecimalString;
}

export interface Reconciliation {
  withdrawals: {
    isFrozen: boolean;
    frozenAt: IsoTime | null;
    /** What was found when they were frozen, at most 20. */
    findings: { invariant: string; message: string; row: string }[];
    /** A whole run since then found nothing. */
    mayUnfreeze: boolean;
  };
  /** A whole run is under way. */
  isRunning: boolean;
  lastRun: {
    startedAt: IsoTime;
    finishedAt: IsoTime;
    durationMs: number;
    findingCount: number;
  } | null;
  checks: ReconciliationCheck[];
  tokens: TokenReconciliation[];
}

/** Body of POST /admin/reconciliation/unfreeze. */
export interface UnfreezeBody {
  reason: string;
}
