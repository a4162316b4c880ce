import type { Sequelize } from 'sequelize';
import { assert } from '../../lib/assert.ts';
import { WithdrawalPolicyModel } from '../../models/withdrawal-policy.ts';

/** Where withdrawals of a user may go, at one time. */
export interface PolicyState {
  allowListOnly: boolean;
  /** When allow-list mode, switched off already, ends. */
  allowListUntil: Date | null;
}

/** Mode that was switched off is over once its time has come; nothing has to write that down. */
export function policyAt(row: PolicyState | null, nowMs: number): PolicyState {
  const isOver =
    row === null ||
    !row.allowListOnly ||
    (row.allowListUntil !== null && row.allowListUntil.getTime() <= nowMs);
  return isOver
    ? { allowListOnly: false, allowListUntil: null }
    : { allowListOnly: true, allowListUntil: row.allowListUntil };
}

/**
 * Holds a user's policy until the running transaction ends: whatever decides about their withdrawals,
 * in whichever process, does so one after the other.
 */
export async function lockPolicy(
  sequelize: Sequelize,
  userId: string,
  nowMs: number,
): Promise<PolicyState> {
  await sequelize.query(
    'INSERT INTO withdrawal_policies (user_id) VALUES ($1) ON CONFLICT DO NOTHING',
    { bind: [userId] },
  );
  const row = await WithdrawalPolicyModel.findByPk(userId, { lock: true });
  assert(row !== null, 'a policy just made is stored');
  return policyAt(row, nowMs);
}
