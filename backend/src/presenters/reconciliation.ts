import type {
  Reconciliation,
  ReconciliationCheck,
  TokenReconciliation,
} from '../contracts/index.ts';
import { formatAmount } from '../lib/decimal.ts';
import type { ReconciliationFigures } from '../services/reconciliation/reconciler.ts';
import type { NamedCheck } from '../services/reconciliation/named-checks.ts';
import type { CheckResult } from '../services/reconciliation/run-checks.ts';
import type { TokenSums } from '../services/reconciliation/token-sums.ts';
import type { TokenNames } from './order.ts';
import { presentTime } from './time.ts';

export function presentReconciliation(
  figures: ReconciliationFigures,
  sums: readonly TokenSums[],
  tokens: TokenNames,
): Reconciliation {
  const { freeze, mayUnfreeze, isRunning, lastRun, checks } = figures;
  return {
    withdrawals: {
      isFrozen: freeze !== null,
      frozenAt: freeze === null ? null : presentTime(freeze.atMs),
      findings: freeze?.findings ?? [],
      mayUnfreeze,
    },
    isRunning,
    lastRun:
      lastRun === null
        ? null
        : {
            startedAt: presentTime(lastRun.startedAtMs),
            finishedAt: presentTime(lastRun.finishedAtMs),
            durationMs: lastRun.finishedAtMs - lastRun.startedAtMs,
            findingCount: lastRun.findingCount,
          },
    checks: checks.map(({ check, result }) => presentCheck(check, result)),
    tokens: sums.map((token) => presentSums(token, tokens)),
  };
}

function presentCheck(check: NamedCheck, result: CheckResult | null): ReconciliationCheck {
  const { invariant, message, pace } = check;
  if (result === null) {
    const nothing = { checkedAt: null, durationMs: null, findings: [] };
    return { invariant, message, pace, state: 'unchecked', ...nothing };
  }
  const { findings, checkedAtMs, durationMs } = result;
  return {
    invariant,
    message,
    pace,
    state: findings.length === 0 ? 'holds' : 'broken',
    checkedAt: presentTime(checkedAtMs),
    durationMs,
    findings,
  };
}

function presentSums(sums: TokenSums, tokens: TokenNames): TokenReconciliation {
  const { tokenId, usersAtoms, feesAtoms, externalAtoms } = sums;
  return {
    tokenId: String(tokenId),
    symbol: tokens.require(tokenId).symbol,
    users: formatAmount(usersAtoms),
    fees: formatAmount(feesAtoms),
    external: formatAmount(externalAtoms),
    sum: formatAmount(usersAtoms + feesAtoms + externalAtoms),
  };
}
