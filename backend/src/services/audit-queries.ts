import { LIMITS, type AuditQuery } from '../contracts/index.ts';
import { assert } from '../lib/assert.ts';
import { AuditLogModel, type AuditLogRecord } from '../models/audit-log.ts';
import { UserModel } from '../models/user.ts';
import { idBefore, pageOf, type RowPage } from './page.ts';

export type AuditRow = AuditLogRecord & { actorEmail: string };

/** The audit log, newest first. */
export class AuditQueries {
  async list(query: AuditQuery): Promise<RowPage<AuditRow>> {
    const limit = query.limit ?? LIMITS.pageSizeDefault;
    const rows = await AuditLogModel.findAll({
      where: {
        ...idBefore(query),
        ...(query.actorId === undefined ? {} : { actorId: query.actorId }),
        ...(query.action === undefined ? {} : { action: query.action }),
        ...(query.targetType === undefined ? {} : { targetType: query.targetType }),
        ...(query.targetId === undefined ? {} : { targetId: query.targetId }),
      },
      include: [{ model: UserModel, as: 'actor', required: true, attributes: ['email'] }],
      order: [['id', 'DESC']],
      limit: limit + 1,
    });
    return pageOf(rows.map(withActor), limit, ({ id }) => id);
  }
}

function withActor(row: AuditLogModel): AuditRow {
  const { actor } = row;
  assert(actor !== undefined, 'an audit row is read with its actor');
  return { ...row.get({ plain: true }), actorEmail: actor.email };
}
