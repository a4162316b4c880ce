import type { Adjustment, AdjustmentPreview } from '../contracts/index.ts';
import { formatAmount } from '../lib/decimal.ts';
import type { AdjustmentEstimate } from '../services/adjustments/adjustment-estimate.ts';
import type { QueuedAdjustment } from '../services/adjustments/adjustment-queue.ts';
import type { TokenNames } from './order.ts';
import { presentTime } from './time.ts';

export function presentAdjustment(
  adjustment: QueuedAdjustment,
  tokens: TokenNames,
  quoteSymbol: string,
): Adjustment {
  const { user, proposedBy, decidedBy, decidedAt, valueAtoms } = adjustment;
  return {
    id: adjustment.id,
    user: { id: user.id, email: user.email, username: user.username },
    tokenId: String(adjustment.tokenId),
    symbol: tokens.require(adjustment.tokenId).symbol,
    quoteSymbol,
    amount: formatAmount(adjustment.amountAtoms),
    value: valueAtoms === null ? null : formatAmount(valueAtoms),
    houseTotal: formatAmount(adjustment.houseTotalAtoms),
    warnings: adjustment.warnings,
    reason: adjustment.reason,
    status: adjustment.status,
    proposedBy: { id: proposedBy.id, email: proposedBy.email },
    createdAt: presentTime(adjustment.createdAt.getTime()),
    expiresAt: presentTime(adjustment.expiresAt.getTime()),
    decidedBy: decidedBy === null ? null : { id: decidedBy.id, email: decidedBy.email },
    decidedAt: decidedAt === null ? null : presentTime(decidedAt.getTime()),
    decisionReason: adjustment.decisionReason,
    transactionId: adjustment.transactionId,
  };
}

export function presentAdjustmentPreview(
  estimate: AdjustmentEstimate,
  quoteSymbol: string,
): AdjustmentPreview {
  const { token, amountAtoms, balanceAtoms, availableAtoms, valueAtoms } = estimate;
  return {
    tokenId: String(token.id),
    symbol: token.symbol,
    quoteSymbol,
    balance: formatAmount(balanceAtoms),
    available: formatAmount(availableAtoms),
    balanceAfter: formatAmount(balanceAtoms + amountAtoms),
    value: valueAtoms === null ? null : formatAmount(valueAtoms),
    houseTotal: formatAmount(estimate.houseTotalAtoms),
    warnings: estimate.warnings,
  };
}
