import type { AccountSession, LoginAttempt } from '../contracts/index.ts';
import type { LoginAttemptRecord } from '../models/login-attempt.ts';
import type { SessionModel } from '../models/session.ts';
import { presentTime } from './time.ts';

type SessionRecord = Pick<SessionModel, 'id' | 'ip' | 'userAgent' | 'createdAt' | 'lastUsedAt'>;

/** @param currentId the session that asks. */
export function presentAccountSession(
  record: SessionRecord,
  currentId: string | null,
): AccountSession {
  const { id, ip, userAgent, createdAt, lastUsedAt } = record;
  return {
    id,
    isCurrent: id === currentId,
    ip,
    userAgent,
    createdAt: presentTime(createdAt.getTime()),
    lastUsedAt: presentTime(lastUsedAt.getTime()),
  };
}

export function presentLoginAttempt(record: LoginAttemptRecord): LoginAttempt {
  const { id, outcome, ip, userAgent, createdAt } = record;
  return { id, time: presentTime(createdAt.getTime()), outcome, ip, userAgent };
}
