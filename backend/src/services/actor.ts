import type { Role } from '../contracts/index.ts';
import type { AuditRecord } from './command-request.ts';

/** Who does something that is audited, and through which request. */
export interface Actor {
  userId: string;
  role: Role;
  ip: string | null;
  requestId: string;
}

/** What the audit log keeps of a change; only the fields that changed. */
export function auditRecord(
  actor: Actor,
  change: Pick<AuditRecord, 'action' | 'targetType' | 'targetId' | 'before' | 'after' | 'reason'>,
): AuditRecord & { actorRole: Role } {
  return {
    actorId: actor.userId,
    actorRole: actor.role,
    ip: actor.ip,
    requestId: actor.requestId,
    ...change,
  };
}
