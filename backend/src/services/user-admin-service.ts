import { literal, Op, type Sequelize, type WhereOptions } from 'sequelize';
import {
  LIMITS,
  ROLE_PERMISSIONS,
  type AdminUsersQuery,
  type Permission,
  type Role,
  type UpdateUserBody,
} from '../contracts/index.ts';
import { AppError } from '../lib/app-error.ts';
import { AuditLogModel } from '../models/audit-log.ts';
import { ACTIVE_STATUSES, OrderModel } from '../models/order.ts';
import { TradeModel } from '../models/trade.ts';
import { UserModel, type UserRecord } from '../models/user.ts';
import { auditRecord, type Actor } from './actor.ts';
import { alignCheck } from './identity/align-check.ts';
import { pageOf, uuidCursor, type RowPage } from './page.ts';
import type { SecurityNews } from './security/security-news.ts';
import { removeTotp } from './security/totp-service.ts';
import type { Sessions } from './sessions.ts';
import type { UserDirectory } from './user-directory.ts';

const UUID_PATTERN = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface UserFigures {
  user: UserRecord;
  openOrderCount: number;
  tradeCount: number;
}

type EditableField = 'role' | 'kycStatus' | 'isActive' | 'isFrozen';

const FIELD_PERMISSIONS: Record<EditableField, Permission> = {
  role: 'users:role',
  kycStatus: 'users:kyc',
  isActive: 'users:write',
  isFrozen: 'users:write',
};

/** Operators' view of accounts. The house's own accounts are not among them. */
export class UserAdminService {
  constructor(
    private readonly sequelize: Sequelize,
    private readonly sessions: Sessions,
    private readonly directory: UserDirectory,
    private readonly news: SecurityNews,
  ) {}

  /** By the time of registration, newest first. */
  async list(query: AdminUsersQuery): Promise<RowPage<UserRecord>> {
    const limit = query.limit ?? LIMITS.pageSizeDefault;
    const rows = await UserModel.findAll({
      where: {
        [Op.and]: [
          { isSystem: false },
          ...this.searchFilter(query.search),
          ...this.cursorFilter(query.cursor),
          query.role === undefined ? {} : { role: query.role },
          query.isStaff === undefined ? {} : { role: query.isStaff ? { [Op.ne]: 'user' } : 'user' },
          query.kycStatus === undefined ? {} : { kycStatus: query.kycStatus },
          query.isActive === undefined ? {} : { isActive: query.isActive },
        ],
      },
      order: [
        ['createdAt', 'DESC'],
        ['id', 'DESC'],
      ],
      limit: limit + 1,
    });
    return pageOf(
      rows.map((row) => row.get({ plain: true })),
      limit,
      ({ id }) => id,
    );
  }

  /** @throws AppError `not_found`. */
  async get(userId: string): Promise<UserFigures> {
    const user = await findUser(userId);
    const [openOrderCount, boughtCount, soldCount] = await Promise.all([
      OrderModel.count({
        where: { userId, status: { [Op.in]: [...ACTIVE_STATUSES] } },
      }),
      TradeModel.count({ where: { buyerId: userId } }),
      TradeModel.count({ where: { sellerId: userId } }),
    ]);
    return {
      user: user.get({ plain: true }),
      openOrderCount,
      tradeCount: boughtCount + soldCount,
    };
  }

  /**
   * Changes role, KYC status or activity, or lifts what the owner froze. Takes effect on every session
   * at once; closing an account ends its sessions.
   * @throws AppError `not_found`, or `forbidden` for oneself and for what the actor may not change.
   */
  async update(actor: Actor, userId: string, body: UpdateUserBody): Promise<UserRecord> {
    if (actor.userId === userId) throw ownAccountError();
    const { isFrozen } = await findUser(userId);
    const apply = () => this.applyUpdate(actor, userId, body);
    const updated =
      isFrozen && body.isFrozen === false
        ? await this.news.with(userId, 'account_unfrozen', apply)
        : await this.sequelize.transaction(apply);
    this.directory.invalidate(userId);
    return updated;
  }

  /**
   * Turns the second factor off for a user who lost it; their password alone signs in then.
   * @throws AppError `not_found`, `conflict` when it is off, or `forbidden` like {@link update}.
   */
  async resetTotp(actor: Actor, userId: string, reason: string): Promise<UserRecord> {
    if (actor.userId === userId) throw ownAccountError();
    await findUser(userId);
    const updated = await this.news.with(userId, 'totp_reset', async () => {
      const { current, target } = await lockBoth(actor.userId, userId);
      authorizeChange(current, target, ['users:write']);
      if (!target.totpEnabled) throw new AppError('conflict', 'Two-factor sign-in is not on.');
      await removeTotp(userId);
      await AuditLogModel.create(
        auditRecord(actor, {
          action: 'user.totp_reset',
          targetType: 'user',
          targetId: userId,
          before: { totpEnabled: true },
          after: { totpEnabled: false },
          reason,
        }),
      );
      return { ...target.get({ plain: true }), totpEnabled: false };
    });
    this.directory.invalidate(userId);
    return updated;
  }

  /** Within the running transaction. */
  private async applyUpdate(
    actor: Actor,
    userId: string,
    body: UpdateUserBody,
  ): Promise<UserRecord> {
    const { current, target } = await lockBoth(actor.userId, userId);
    authorizeChange(current, target, neededFor(body));
    const before = target.get({ plain: true });
    const change = changeOf(before, body);
    if (change === null) return before;
    await target.update(change.after);
    const { kycStatus } = change.after;
    if (kycStatus !== undefined) {
      const decidedAt = target.updatedAt;
      const { reason } = body;
      await alignCheck({ userId, kycStatus, reason, decidedBy: actor.userId, decidedAt });
    }
    if (change.after.isActive === false) await this.sessions.revokeOthers(userId, null);
    await AuditLogModel.create(
      auditRecord(actor, {
        action: 'user.update',
        targetType: 'user',
        targetId: userId,
        before: change.before,
        after: change.after,
        reason: body.reason,
      }),
    );
    return target.get({ plain: true });
  }

  private searchFilter(search: string | undefined): WhereOptions<UserModel>[] {
    if (search === undefined) return [];
    const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
    return [
      { [Op.or]: [{ email: { [Op.iLike]: pattern } }, { username: { [Op.iLike]: pattern } }] },
    ];
  }

  /** Compares inside the database, which knows microseconds that a Date would lose. */
  private cursorFilter(cursor: string | undefined): ReturnType<typeof literal>[] {
    const id = uuidCursor(cursor);
    if (id === null) return [];
    return [
      literal(
        `("User"."created_at", "User"."id") <
         (SELECT after.created_at, after.id FROM users after WHERE after.id = ${this.sequelize.escape(id)})`,
      ),
    ];
  }
}

async function findUser(userId: string): Promise<UserModel> {
  const user = UUID_PATTERN.test(userId)
    ? await UserModel.findOne({ where: { id: userId, isSystem: false } })
    : null;
  if (user === null) throw notFoundError();
  return user;
}

/** Both rows, in one order: of two who demote each other at once, the second finds out. */
async function lockBoth(actorId: string, userId: string) {
  const locked = await UserModel.findAll({
    where: { id: { [Op.in]: [actorId, userId] } },
    order: [['id', 'ASC']],
    lock: true,
  });
  const current = locked.find(({ id }) => id === actorId);
  const target = locked.find(({ id }) => id === userId);
  if (current === undefined || target === undefined) throw notFoundError();
  return { current, target };
}

function neededFor(body: UpdateUserBody): Permission[] {
  const fields = Object.keys(FIELD_PERMISSIONS) as EditableField[];
  return fields
    .filter((field) => body[field] !== undefined)
    .map((field) => FIELD_PERMISSIONS[field]);
}

/** Decided on the actor's row as it is now, whatever the request was let in with. */
function authorizeChange(
  actor: UserModel,
  target: UserModel,
  permissions: readonly Permission[],
): void {
  const role: Role = actor.role;
  const granted = actor.isActive && !actor.isFrozen ? ROLE_PERMISSIONS[role] : [];
  const needed = new Set(permissions);
  // Staff are changed only by those who may also take their role away.
  if (target.role !== 'user') needed.add('users:role');
  for (const permission of needed) {
    if (granted.includes(permission)) continue;
    throw new AppError('forbidden', `This needs the permission ${permission}.`);
  }
}

function changeOf(
  before: UserRecord,
  body: UpdateUserBody,
): {
  before: Record<string, unknown>;
  after: Partial<Pick<UserRecord, EditableField>>;
} | null {
  const after = {
    ...(body.role === undefined || body.role === before.role ? {} : { role: body.role }),
    ...(body.kycStatus === undefined || body.kycStatus === before.kycStatus
      ? {}
      : { kycStatus: body.kycStatus }),
    ...(body.isActive === undefined || body.isActive === before.isActive
      ? {}
      : { isActive: body.isActive }),
    ...(body.isFrozen === undefined || body.isFrozen === before.isFrozen
      ? {}
      : { isFrozen: body.isFrozen }),
  };
  const fields = Object.keys(after) as EditableField[];
  if (fields.length === 0) return null;
  return { before: Object.fromEntries(fields.map((field) => [field, before[field]])), after };
}

function ownAccountError(): AppError {
  return new AppError('forbidden', 'Nobody changes their own role, status or identity check.');
}

function notFoundError(): AppError {
  return new AppError('not_found', 'There is no such user.');
}
