import type { KycCheckStatus, KycStatus } from '../../contracts/index.ts';
import { KycCheckModel } from '../../models/kyc-check.ts';

/** What a user's own status is while their latest check has this one. */
export const STATUS_OF_CHECK: Readonly<Record<KycCheckStatus, KycStatus>> = {
  pending: 'pending',
  approved: 'approved',
  rejected: 'rejected',
  cancelled: 'none',
};

/** An operator's word about a user's status that was not said about a submission. */
export interface StatusChange {
  userId: string;
  kycStatus: KycStatus;
  decidedBy: string;
  reason: string;
  decidedAt: Date;
}

/**
 * Makes the user's latest check say what an operator has set the user's status to; `pending` opens it
 * again. Call it inside the transaction that changes the user, whose row it holds.
 */
export async function alignCheck(change: StatusChange): Promise<void> {
  const { userId, kycStatus, decidedBy, reason, decidedAt } = change;
  const check = await KycCheckModel.findOne({ where: { userId }, order: [['id', 'DESC']] });
  if (check === null) return;
  const status = kycStatus === 'none' ? 'cancelled' : kycStatus;
  if (check.status === status) return;
  await check.update(
    status === 'pending'
      ? { status, reason: null, decidedBy: null, decidedAt: null }
      : { status, reason, decidedBy, decidedAt },
  );
}
