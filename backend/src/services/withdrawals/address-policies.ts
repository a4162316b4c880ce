import type { Sequelize } from 'sequelize';
import { LIMITS } from '../../contracts/index.ts';
import type { Clock } from '../../lib/clock.ts';
import { WithdrawalPolicyModel } from '../../models/withdrawal-policy.ts';
import type { NotificationDraft, NotificationLog } from '../notifications/notification-log.ts';
import { lockPolicy, policyAt, type PolicyState } from './lock-policy.ts';

const HOUR_MS = 3_600_000;

export interface AddressPolicyParts {
  sequelize: Sequelize;
  log: NotificationLog;
  clock: Clock;
}

/** Allow-list mode: withdrawals of a user go only to addresses that they have written down before. */
export class AddressPolicies {
  constructor(private readonly parts: AddressPolicyParts) {}

  async get(userId: string): Promise<PolicyState> {
    return policyAt(await WithdrawalPolicyModel.findByPk(userId), this.parts.clock.nowMs());
  }

  /**
   * On takes effect at once, and takes back that it was switched off. Off takes effect after
   * `LIMITS.allowListEndHours`, so that somebody who has stolen a session gains nothing by it; asking
   * for it again does not begin that time anew.
   */
  set(userId: string, allowListOnly: boolean): Promise<PolicyState> {
    const { log, sequelize, clock } = this.parts;
    return log.record(async () => {
      const nowMs = clock.nowMs();
      const before = await lockPolicy(sequelize, userId, nowMs);
      const after = changedPolicy(before, allowListOnly, nowMs);
      if (isSame(before, after)) return { drafts: [], result: before };
      await WithdrawalPolicyModel.update({ ...after }, { where: { userId } });
      return { drafts: [draftOf(userId, before, after, nowMs)], result: after };
    });
  }
}

function changedPolicy(before: PolicyState, allowListOnly: boolean, nowMs: number): PolicyState {
  if (allowListOnly) return { allowListOnly: true, allowListUntil: null };
  if (!before.allowListOnly || before.allowListUntil !== null) return before;
  const allowListUntil = new Date(nowMs + LIMITS.allowListEndHours * HOUR_MS);
  return { allowListOnly: true, allowListUntil };
}

function isSame(a: PolicyState, b: PolicyState): boolean {
  return (
    a.allowListOnly === b.allowListOnly &&
    a.allowListUntil?.getTime() === b.allowListUntil?.getTime()
  );
}

function draftOf(
  userId: string,
  before: PolicyState,
  { allowListUntil }: PolicyState,
  timeMs: number,
): NotificationDraft {
  const event = before.allowListOnly ? 'allow_list_kept' : 'allow_list_on';
  return {
    userId,
    kind: 'security',
    tokenId: null,
    referenceId: null,
    data:
      allowListUntil === null
        ? { event }
        : { event: 'allow_list_ending', until: allowListUntil.toISOString() },
    source: `allow_list:${timeMs}`,
    timeMs,
  };
}
