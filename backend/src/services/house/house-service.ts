import type { Sequelize, Transaction } from 'sequelize';
import {
  LIMITS,
  type AnnouncementBody,
  type AnnouncementsQuery,
  type AuditEntry,
  type SetMaintenanceBody,
} from '../../contracts/index.ts';
import { AppError } from '../../lib/app-error.ts';
import { assert } from '../../lib/assert.ts';
import type { Clock } from '../../lib/clock.ts';
import { AnnouncementModel, type AnnouncementRecord } from '../../models/announcement.ts';
import { AuditLogModel } from '../../models/audit-log.ts';
import { MaintenanceModel } from '../../models/maintenance.ts';
import { auditRecord, type Actor } from '../actor.ts';
import { idBefore, pageOf, type RowPage } from '../page.ts';
import type { HouseBoard, HouseNews } from './house-board.ts';

const ANNOUNCEMENT_ID_PATTERN = /^[1-9]\d{0,17}$/;

export interface HouseServiceParts {
  sequelize: Sequelize;
  board: HouseBoard;
  clock: Clock;
}

type AnnouncementFields = Omit<AnnouncementRecord, 'id' | 'createdAt' | 'updatedAt'>;

/** What operators tell everybody, and the switch that closes the house. Known to all at once. */
export class HouseService {
  constructor(private readonly parts: HouseServiceParts) {}

  get current(): HouseNews {
    return this.parts.board.current;
  }

  /** Past, present and to come, newest first. */
  async list(query: AnnouncementsQuery): Promise<RowPage<AnnouncementRecord>> {
    const limit = query.limit ?? LIMITS.pageSizeDefault;
    const rows = await AnnouncementModel.findAll({
      where: idBefore(query),
      order: [['id', 'DESC']],
      limit: limit + 1,
    });
    return pageOf(
      rows.map((row) => row.get({ plain: true })),
      limit,
      ({ id }) => id,
    );
  }

  /** @throws AppError `validation_failed`. */
  async announce(actor: Actor, body: AnnouncementBody): Promise<AnnouncementRecord> {
    const fields = fieldsOf(body);
    const now = new Date(this.parts.clock.nowMs());
    const created = await this.parts.sequelize.transaction(async (transaction) => {
      const row = await AnnouncementModel.create(
        { ...fields, createdAt: now, updatedAt: now },
        { transaction },
      );
      await audit(transaction, actor, {
        action: 'announcement.create',
        targetType: 'announcement',
        targetId: row.id,
        before: null,
        after: audited(fields),
        reason: body.reason,
      });
      return row.get({ plain: true });
    });
    await this.parts.board.refresh();
    return created;
  }

  /** @throws AppError `validation_failed` or `not_found`. */
  async replace(actor: Actor, id: string, body: AnnouncementBody): Promise<AnnouncementRecord> {
    const fields = fieldsOf(body);
    const replaced = await this.parts.sequelize.transaction(async (transaction) => {
      const row = await lockAnnouncement(id, transaction);
      const before = audited(row);
      await row.update(
        { ...fields, updatedAt: new Date(this.parts.clock.nowMs()) },
        { transaction },
      );
      await audit(transaction, actor, {
        action: 'announcement.update',
        targetType: 'announcement',
        targetId: row.id,
        before,
        after: audited(fields),
        reason: body.reason,
      });
      return row.get({ plain: true });
    });
    await this.parts.board.refresh();
    return replaced;
  }

  /** @throws AppError `not_found`. */
  async remove(actor: Actor, id: string, reason: string): Promise<AnnouncementRecord> {
    const removed = await this.parts.sequelize.transaction(async (transaction) => {
      const row = await lockAnnouncement(id, transaction);
      await row.destroy({ transaction });
      await audit(transaction, actor, {
        action: 'announcement.delete',
        targetType: 'announcement',
        targetId: row.id,
        before: audited(row),
        after: null,
        reason,
      });
      return row.get({ plain: true });
    });
    await this.parts.board.refresh();
    return removed;
  }

  /** Switches maintenance on or off, or changes its message. @throws AppError `conflict`. */
  async setMaintenance(actor: Actor, body: SetMaintenanceBody): Promise<void> {
    await this.parts.sequelize.transaction(async (transaction) => {
      const row = await MaintenanceModel.findByPk(1, {
        lock: transaction.LOCK.UPDATE,
        transaction,
      });
      assert(row !== null, 'the migration has made the row');
      const before = { isOn: row.isOn, message: row.message };
      const after = { isOn: body.isOn, message: body.isOn ? (body.message ?? null) : null };
      if (before.isOn === after.isOn && before.message === after.message) {
        throw new AppError('conflict', `Maintenance is ${after.isOn ? 'on' : 'off'} already.`);
      }
      const isSwitched = before.isOn !== after.isOn;
      await row.update(
        { ...after, ...(isSwitched ? { changedAt: new Date(this.parts.clock.nowMs()) } : {}) },
        { transaction },
      );
      await audit(transaction, actor, {
        action: 'maintenance.set',
        targetType: 'maintenance',
        targetId: 'maintenance',
        before,
        after,
        reason: body.reason,
      });
    });
    await this.parts.board.refresh();
  }
}

async function lockAnnouncement(id: string, transaction: Transaction): Promise<AnnouncementModel> {
  const row = ANNOUNCEMENT_ID_PATTERN.test(id)
    ? await AnnouncementModel.findByPk(id, { lock: transaction.LOCK.UPDATE, transaction })
    : null;
  if (row === null) throw new AppError('not_found', 'There is no such announcement.');
  return row;
}

function fieldsOf(body: AnnouncementBody): AnnouncementFields {
  const { title, severity } = body;
  const startsAt = new Date(body.startsAt);
  const endsAt = body.endsAt === undefined || body.endsAt === null ? null : new Date(body.endsAt);
  if (endsAt !== null && endsAt <= startsAt) {
    throw new AppError('validation_failed', 'The request is not valid.', {
      details: [{ field: 'endsAt', message: 'must be later than startsAt' }],
    });
  }
  const { body: text, titleDe = null, bodyDe = null } = body;
  return { title, body: text, titleDe, bodyDe, severity, startsAt, endsAt };
}

function audited(fields: AnnouncementFields): Record<string, unknown> {
  const { title, body, titleDe, bodyDe, severity, startsAt, endsAt } = fields;
  return {
    title,
    body,
    titleDe,
    bodyDe,
    severity,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt?.toISOString() ?? null,
  };
}

interface HouseChange {
  action: string;
  targetType: AuditEntry['targetType'];
  targetId: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string;
}

async function audit(transaction: Transaction, actor: Actor, change: HouseChange): Promise<void> {
  await AuditLogModel.create(auditRecord(actor, change), { transaction });
}
