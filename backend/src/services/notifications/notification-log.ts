import { Op, QueryTypes, Transaction, type Sequelize } from 'sequelize';
import {
  LIMITS,
  NOTIFICATION_KINDS,
  type NotificationKind,
  type NotificationPreferences,
  type NotificationsQuery,
} from '../../contracts/index.ts';
import type { Clock } from '../../lib/clock.ts';
import { NotificationModel, type NotificationRecord } from '../../models/notification.ts';
import { UserAttentionModel } from '../../models/user-attention.ts';
import { idBefore, pageOf, type RowPage } from '../page.ts';
import { plainArray, textArray, timeArray } from '../single-writer/array-literal.ts';

/** Something that happened to a user and is not told yet. */
export interface NotificationDraft {
  userId: string;
  kind: NotificationKind;
  tokenId: number | null;
  referenceId: string | null;
  data: Record<string, string>;
  /** Unique per user: what was told under the same word is not told again. */
  source: string;
  timeMs: number;
}

/** What a transaction leaves behind besides its own writes. */
export interface Recording<T> {
  drafts: NotificationDraft[];
  result: T;
}

/** A notification as its owner may see it. */
export type ToldNotification = Omit<NotificationRecord, 'source'>;

/** Notifications of one user that are new or were read just now. */
export interface NotificationChange {
  userId: string;
  notifications: ToldNotification[];
  /** Of new ones the last id; null when they were only read. */
  lastNewId: number | null;
}

/** Unread notifications, newest first, and the last one that was stored when they were read. */
export interface NotificationSnapshot {
  lastId: number;
  unread: ToldNotification[];
}

const COLUMNS = `id, user_id AS "userId", kind, token_id AS "tokenId",
  reference_id AS "referenceId", data, created_at AS "createdAt", read_at AS "readAt"`;

/**
 * The only writer of notifications. Its transactions run one after the other, so that within this
 * process ids rise in the order of commits, and listeners hear of each change in that order.
 */
export class NotificationLog {
  private tail: Promise<unknown> = Promise.resolve();
  private listener: (change: NotificationChange) => void = () => undefined;

  constructor(
    private readonly sequelize: Sequelize,
    private readonly clock: Clock,
  ) {}

  /** Called synchronously after each commit. Must not throw. */
  onChange(listener: (change: NotificationChange) => void): void {
    this.listener = listener;
  }

  /**
   * Runs `work` in a transaction of its own after those before it, and stores its drafts in the same
   * one: both or neither. Nothing is stored for the house's accounts, of kinds that the user has
   * muted, or twice under one source.
   */
  record<T>(work: () => Promise<Recording<T>>): Promise<T> {
    return this.enqueue(async () => {
      const { inserted, result } = await this.sequelize.transaction(async () => {
        const recording = await work();
        return { inserted: await this.insert(recording.drafts), result: recording.result };
      });
      for (const [userId, notifications] of byUser(inserted)) {
        this.listener({ userId, notifications, lastNewId: Number(notifications.at(-1)?.id) });
      }
      return result;
    });
  }

  /** Resolves when everything that was asked for before has happened. */
  async settled(): Promise<void> {
    await this.tail;
  }

  async list(userId: string, query: NotificationsQuery): Promise<RowPage<ToldNotification>> {
    const limit = query.limit ?? LIMITS.pageSizeDefault;
    const rows = await NotificationModel.findAll({
      where: {
        userId,
        ...idBefore(query),
        ...(query.unread === true ? { readAt: null } : {}),
      },
      order: [['id', 'DESC']],
      limit: limit + 1,
    });
    return pageOf(rows, limit, ({ id }) => id);
  }

  /** At most `LIMITS.pageSizeMax` of them. */
  async unread(userId: string): Promise<NotificationSnapshot> {
    const snapshot = await this.sequelize.transaction(
      { isolationLevel: Transaction.ISOLATION_LEVELS.REPEATABLE_READ },
      async () => {
        const newest = await NotificationModel.findOne({
          attributes: ['id'],
          where: { userId },
          order: [['id', 'DESC']],
        });
        const page = await this.list(userId, { unread: true, limit: LIMITS.pageSizeMax });
        return { lastId: Number(newest?.id ?? 0), unread: page.items };
      },
    );
    // What it holds may be committed but not yet told to the listener.
    await this.settled();
    return snapshot;
  }

  /** Marks one notification and everything before it. @returns how many are unread after it. */
  markRead(userId: string, upToId: string): Promise<number> {
    return this.enqueue(async () => {
      const rows = await this.select<ToldNotification>(
        `UPDATE notifications SET read_at = $3 WHERE user_id = $1 AND id <= $2 AND read_at IS NULL
         RETURNING ${COLUMNS}`,
        userId,
        upToId,
        new Date(this.clock.nowMs()),
      );
      if (rows.length > 0) {
        const notifications = rows.sort((a, b) => Number(a.id) - Number(b.id));
        this.listener({ userId, notifications, lastNewId: null });
      }
      return NotificationModel.count({ where: { userId, readAt: null } });
    });
  }

  async preferences(userId: string): Promise<NotificationPreferences> {
    const row = await UserAttentionModel.findByPk(userId, { attributes: ['mutedKinds'] });
    return preferencesOf(row?.mutedKinds ?? []);
  }

  /** Takes effect on what happens from now on. */
  async setPreferences(
    userId: string,
    preferences: NotificationPreferences,
  ): Promise<NotificationPreferences> {
    const mutedKinds = NOTIFICATION_KINDS.filter((kind) => !preferences[kind]);
    await UserAttentionModel.upsert({ userId, mutedKinds }, { fields: ['userId', 'mutedKinds'] });
    return preferencesOf(mutedKinds);
  }

  /** Removes what is older than `keptMs`. @returns how many rows were removed. */
  prune(keptMs: number): Promise<number> {
    const before = new Date(this.clock.nowMs() - keptMs);
    return NotificationModel.destroy({ where: { createdAt: { [Op.lt]: before } } });
  }

  private enqueue<T>(task: () => Promise<T>): Promise<T> {
    const run = this.tail.then(task);
    this.tail = run.catch(() => undefined);
    return run;
  }

  private async insert(drafts: readonly NotificationDraft[]): Promise<ToldNotification[]> {
    if (drafts.length === 0) return [];
    const rows = await this.select<ToldNotification>(
      `INSERT INTO notifications (user_id, kind, token_id, reference_id, data, source, created_at)
       SELECT draft.user_id, draft.kind, draft.token_id, draft.reference_id, draft.data,
         draft.source, draft.created_at
       FROM unnest($1::uuid[], $2::text[], $3::int[], $4::text[], $5::jsonb[], $6::text[],
         $7::timestamptz[]) WITH ORDINALITY AS draft (user_id, kind, token_id, reference_id, data,
         source, created_at, place)
       JOIN users ON users.id = draft.user_id AND NOT users.is_system
       LEFT JOIN user_attention USING (user_id)
       WHERE NOT (draft.kind = ANY(coalesce(muted_kinds, '{}')))
       ORDER BY draft.place
       ON CONFLICT (user_id, source) DO NOTHING RETURNING ${COLUMNS}`,
      plainArray(drafts.map(({ userId }) => userId)),
      plainArray(drafts.map(({ kind }) => kind)),
      plainArray(drafts.map(({ tokenId }) => tokenId)),
      textArray(drafts.map(({ referenceId }) => referenceId)),
      textArray(drafts.map(({ data }) => JSON.stringify(data))),
      textArray(drafts.map(({ source }) => source)),
      timeArray(drafts.map(({ timeMs }) => timeMs)),
    );
    await this.trim(new Set(rows.map(({ userId }) => userId)));
    return rows;
  }

  /** Keeps the newest of each user. */
  private async trim(userIds: ReadonlySet<string>): Promise<void> {
    if (userIds.size === 0) return;
    await this.sequelize.query(
      `DELETE FROM notifications USING unnest($1::uuid[]) AS owner (id)
       WHERE notifications.user_id = owner.id AND notifications.id <= (
         SELECT kept.id FROM notifications AS kept WHERE kept.user_id = owner.id
         ORDER BY kept.id DESC OFFSET $2 LIMIT 1)`,
      { bind: [plainArray([...userIds]), LIMITS.notificationsMax] },
    );
  }

  private select<Row extends object>(text: string, ...bind: unknown[]): Promise<Row[]> {
    return this.sequelize.query<Row>(text, { bind, type: QueryTypes.SELECT });
  }
}

function byUser(records: readonly ToldNotification[]): Map<string, ToldNotification[]> {
  const groups = new Map<string, ToldNotification[]>();
  for (const record of records) {
    const group = groups.get(record.userId);
    if (group === undefined) groups.set(record.userId, [record]);
    else group.push(record);
  }
  return groups;
}

function preferencesOf(mutedKinds: readonly NotificationKind[]): NotificationPreferences {
  const entries = NOTIFICATION_KINDS.map((kind) => [kind, !mutedKinds.includes(kind)]);
  return Object.fromEntries(entries) as NotificationPreferences;
}
