import type { AuditEntry } from '../contracts/index.ts';
import type { AuditLogRecord } from '../models/audit-log.ts';

export function presentAuditEntry(entry: AuditLogRecord & { actorEmail: string }): AuditEntry {
  return {
    id: entry.id,
    actor: { id: entry.actorId, email: entry.actorEmail, role: entry.actorRole },
    action: entry.action,
    targetType: entry.targetType,
    targetId: entry.targetId,
    before: entry.before,
    after: entry.after,
    reason: entry.reason,
    ip: entry.ip,
    requestId: entry.requestId,
    time: entry.createdAt.toISOString(),
  };
}
