import { literal, Op, Transaction, type Sequelize } from 'sequelize';
import {
  LIMITS,
  ROLE_PERMISSIONS,
  type AdminKycQuery,
  type KycCheckStatus,
  type Role,
} from '../../contracts/index.ts';
import { AppError } from '../../lib/app-error.ts';
import { assert } from '../../lib/assert.ts';
import type { Clock } from '../../lib/clock.ts';
import { AuditLogModel } from '../../models/audit-log.ts';
import { KycCheckModel, type KycCheckRecord } from '../../models/kyc-check.ts';
import { KycDocumentModel, type KycDocumentMetadata } from '../../models/kyc-document.ts';
import { UserModel, type UserRecord } from '../../models/user.ts';
import { auditRecord, type Actor } from '../actor.ts';
import type { NotificationDraft, NotificationLog } from '../notifications/notification-log.ts';
import { cursorId, pageOf, type RowPage } from '../page.ts';
import type { UserDirectory } from '../user-directory.ts';
import { documentsOf } from './identity-checks.ts';

export type IdentityDecision = 'approve' | 'reject';

export interface QueuedCheck {
  check: KycCheckRecord;
  user: Pick<UserRecord, 'id' | 'email' | 'username' | 'kycStatus'>;
  documentCount: number;
}

export interface QueuedCheckDetail extends QueuedCheck {
  documents: KycDocumentMetadata[];
}

/** A document with its content, for whoever checks it. */
export type ReadDocument = KycDocumentMetadata & { content: Buffer };

const ID_PATTERN = /^[1-9]\d{0,16}$/;
const WITH_USER = {
  model: UserModel,
  as: 'user',
  required: true,
  attributes: ['id', 'email', 'username', 'kycStatus'],
};

/** The expressions of the queue's index. */
const IS_DECIDED = `("KycCheck"."status" <> 'pending')`;
const PLACE = `(CASE WHEN "KycCheck"."status" = 'pending' THEN "KycCheck"."id" ELSE -"KycCheck"."id" END)`;

export interface IdentityQueueParts {
  sequelize: Sequelize;
  notifications: NotificationLog;
  directory: UserDirectory;
  clock: Clock;
}

/** Identity checks as operators see and decide them. */
export class IdentityQueue {
  constructor(private readonly parts: IdentityQueueParts) {}

  /** Who waits longest first; behind them what was decided, newest first. */
  async list(query: AdminKycQuery): Promise<RowPage<QueuedCheck>> {
    const limit = query.limit ?? LIMITS.pageSizeDefault;
    const rows = await KycCheckModel.findAll({
      where: {
        [Op.and]: [
          query.status === undefined ? {} : { status: query.status },
          ...afterCursor(query.cursor),
        ],
      },
      include: [WITH_USER],
      order: [
        [literal(IS_DECIDED), 'ASC'],
        [literal(PLACE), 'ASC'],
      ],
      limit: limit + 1,
    });
    const counts = await documentCounts(rows.map(({ id }) => id));
    return pageOf(
      rows.map((row) => ({ ...queued(row), documentCount: counts.get(row.id) ?? 0 })),
      limit,
      ({ check }) => cursorNumber(check),
    );
  }

  /** @throws AppError `not_found`. */
  async get(reference: string): Promise<QueuedCheckDetail> {
    const row = await findCheck(reference);
    const documents = await documentsOf(row.userId, row.id);
    return { ...queued(row), documentCount: documents.length, documents };
  }

  /** Each look is audited, in the transaction that reads. @throws AppError `not_found`. */
  async readDocument(
    actor: Actor,
    reference: string,
    documentReference: string,
  ): Promise<ReadDocument> {
    const check = await findCheck(reference);
    return this.parts.sequelize.transaction(async () => {
      const document = ID_PATTERN.test(documentReference)
        ? await KycDocumentModel.findOne({ where: { id: documentReference, checkId: check.id } })
        : null;
      if (document === null) throw new AppError('not_found', 'There is no such document.');
      await AuditLogModel.create(
        auditRecord(actor, {
          action: 'kyc.view_document',
          targetType: 'user',
          targetId: check.userId,
          before: null,
          after: { checkId: check.id, documentId: document.id, kind: document.kind },
          reason: `looked at for identity check ${check.id}`,
        }),
      );
      return document;
    });
  }

  /**
   * Of several decisions at once, one takes effect; its user is told, with the reason when rejected.
   * @throws AppError `not_found`, `conflict` when it is decided already, or `forbidden` for one's own
   *   and, as elsewhere, for those of staff without `users:role`.
   */
  async decide(
    actor: Actor,
    reference: string,
    decision: IdentityDecision,
    reason: string,
  ): Promise<QueuedCheckDetail> {
    const { userId, id } = await findCheck(reference);
    if (userId === actor.userId) {
      throw new AppError('forbidden', 'Nobody decides about their own identity check.');
    }
    await this.parts.notifications.record(async () => ({
      drafts: [await this.decideNow({ actor, userId, id, decision, reason })],
      result: undefined,
    }));
    this.parts.directory.invalidate(userId);
    return this.get(id);
  }

  private async decideNow(request: {
    actor: Actor;
    userId: string;
    id: string;
    decision: IdentityDecision;
    reason: string;
  }): Promise<NotificationDraft> {
    const { actor, userId, id, decision, reason } = request;
    const target = await lockForDecision(actor.userId, userId);
    const check = await KycCheckModel.findByPk(id);
    assert(check !== null, 'checks are never deleted');
    if (check.status !== 'pending') {
      throw new AppError('conflict', `The identity check is ${check.status} already.`);
    }
    const before = { kycStatus: target.kycStatus, checkStatus: check.status };
    const status = decision === 'approve' ? 'approved' : 'rejected';
    const decidedAt = new Date(this.parts.clock.nowMs());
    await check.update({ status, reason, decidedAt, decidedBy: actor.userId });
    await target.update({ kycStatus: status });
    await AuditLogModel.create(
      auditRecord(actor, {
        action: `kyc.${decision}`,
        targetType: 'user',
        targetId: userId,
        before,
        after: { kycStatus: status, checkStatus: status, checkId: id },
        reason,
      }),
    );
    return {
      userId,
      kind: 'security',
      tokenId: null,
      referenceId: id,
      data: {
        event: `identity_${status}`,
        ...(status === 'rejected' ? { reason } : {}),
      },
      // Opened again by an operator, the same check is decided and told again.
      source: `kyc:${id}:${decidedAt.getTime()}`,
      timeMs: decidedAt.getTime(),
    };
  }
}

/** Decided on the actor's row as it is now. @returns the user who is decided about. */
async function lockForDecision(actorId: string, userId: string): Promise<UserModel> {
  const locked = await UserModel.findAll({
    where: { id: { [Op.in]: [actorId, userId] } },
    order: [['id', 'ASC']],
    lock: Transaction.LOCK.NO_KEY_UPDATE,
  });
  const actor = locked.find(({ id }) => id === actorId);
  const target = locked.find(({ id }) => id === userId);
  assert(actor !== undefined && target !== undefined, 'users are never deleted');
  const role: Role = actor.role;
  const granted = actor.isActive ? ROLE_PERMISSIONS[role] : [];
  // Staff are changed only by those who may also take their role away.
  const needed = target.role === 'user' ? 'users:kyc' : 'users:role';
  if (!granted.includes(needed)) {
    throw new AppError('forbidden', `This needs the permission ${needed}.`);
  }
  return target;
}

async function findCheck(reference: string): Promise<KycCheckModel> {
  const row = ID_PATTERN.test(reference)
    ? await KycCheckModel.findOne({ where: { id: reference }, include: [WITH_USER] })
    : null;
  if (row === null) throw new AppError('not_found', 'There is no such identity check.');
  return row;
}

function queued(row: KycCheckModel): Omit<QueuedCheck, 'documentCount'> {
  const { user } = row;
  assert(user !== undefined, 'a check is read with its user');
  return { check: row.get({ plain: true }), user };
}

async function documentCounts(checkIds: string[]): Promise<Map<string, number>> {
  const rows = await KycDocumentModel.findAll({
    attributes: ['checkId', 'id'],
    where: { checkId: { [Op.in]: checkIds } },
  });
  const counts = new Map<string, number>();
  for (const { checkId } of rows) {
    if (checkId !== null) counts.set(checkId, (counts.get(checkId) ?? 0) + 1);
  }
  return counts;
}

/** The part of the queue that a page ended in, then the id: a decision in between moves no page. */
function cursorNumber({ id, status }: { id: string; status: KycCheckStatus }): string {
  return `${status === 'pending' ? '1' : '2'}${id}`;
}

function afterCursor(cursor: string | undefined): ReturnType<typeof literal>[] {
  const number = cursorId(cursor);
  if (number === null) return [];
  const isDecided = number.startsWith('2');
  // Digits alone, as `cursorId` has made sure.
  const id = BigInt(number.slice(1) || '0');
  const place = isDecided ? -id : id;
  return [literal(`(${IS_DECIDED}, ${PLACE}) > (${String(isDecided)}, ${String(place)})`)];
}
