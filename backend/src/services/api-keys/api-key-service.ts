import { randomBytes } from 'node:crypto';
import {
  API_KEY_PERMISSIONS,
  LIMITS,
  type ApiKeyPermission,
  type CreateApiKeyBody,
  type PageQuery,
  type UpdateApiKeyBody,
} from '../../contracts/index.ts';
import { AppError } from '../../lib/app-error.ts';
import type { Clock } from '../../lib/clock.ts';
import { ApiKeyModel, type ApiKeyRecord } from '../../models/api-key.ts';
import type { NotificationDraft, NotificationLog } from '../notifications/notification-log.ts';
import { idBefore, pageOf, type RowPage } from '../page.ts';
import type { SecretBox } from '../secret-box.ts';
import type { UserDirectory } from '../user-directory.ts';
import { isIpRange } from './ip-range.ts';

const KEY_BYTES = 16;
const SECRET_BYTES = 32;
const ID_PATTERN = /^[1-9]\d{0,17}$/;

/** Whose key it is, and where the request to change it came from. */
export interface KeyOwner {
  userId: string;
  ip: string | null;
}

/** What of a key decides what may be done with it, by whom and until when. */
type Reach = Pick<ApiKeyRecord, 'permissions' | 'allowedIps' | 'expiresAt' | 'isEnabled'>;

export interface ApiKeyServiceParts {
  box: SecretBox;
  log: NotificationLog;
  directory: UserDirectory;
  clock: Clock;
}

/** Keys as their owners see and change them. Every change is a transaction of the notification log. */
export class ApiKeyService {
  constructor(private readonly parts: ApiKeyServiceParts) {}

  /** Newest first. */
  async list(userId: string, query: PageQuery): Promise<RowPage<ApiKeyRecord>> {
    const limit = query.limit ?? LIMITS.pageSizeDefault;
    const rows = await ApiKeyModel.findAll({
      where: { userId, ...idBefore(query) },
      order: [['id', 'DESC']],
      limit: limit + 1,
    });
    return pageOf(rows, limit, ({ id }) => id);
  }

  /**
   * @throws AppError `conflict` when the user has as many as may be, `validation_failed` for addresses
   *   that are none, a permission to withdraw from everywhere, or an end in the past.
   */
  async create(
    owner: KeyOwner,
    body: CreateApiKeyBody,
  ): Promise<{ record: ApiKeyRecord; secret: string }> {
    const { userId } = owner;
    const { box, clock } = this.parts;
    const reach = this.soundReach(
      { permissions: [], allowedIps: [], expiresAt: null, isEnabled: true },
      body,
    );
    const apiKey = `ttx_${randomBytes(KEY_BYTES).toString('hex')}`;
    const secret = randomBytes(SECRET_BYTES).toString('hex');
    const record = await this.parts.log.record(async () => {
      // Changes run one after the other: nobody adds a key between this count and the insert.
      const count = await ApiKeyModel.count({ where: { userId } });
      if (count >= LIMITS.apiKeysMax) {
        const message = `You have ${LIMITS.apiKeysMax} API keys already. Delete one first.`;
        throw new AppError('conflict', message);
      }
      const row = await ApiKeyModel.create({
        ...reach,
        userId,
        label: body.label,
        apiKey,
        sealedSecret: box.seal(secret, apiKey),
        createdAt: new Date(clock.nowMs()),
      });
      const result = row.get({ plain: true });
      return { drafts: [this.draft('api_key_created', result, owner)], result };
    });
    this.parts.directory.invalidate(userId);
    return { record, secret };
  }

  /** @throws AppError `not_found`, for another's too, and what {@link create} throws. */
  async update(owner: KeyOwner, id: string, body: UpdateApiKeyBody): Promise<ApiKeyRecord> {
    const { userId } = owner;
    const record = await this.parts.log.record(async () => {
      const row = await findOwn(userId, id);
      const before = row.get({ plain: true });
      const reach = this.soundReach(before, body);
      // The record that was read changes with the row.
      const [isReachChanged, isWidened] = [!isSameReach(before, reach), isWider(before, reach)];
      await row.update({
        ...reach,
        label: body.label ?? before.label,
        version: before.version + (isReachChanged ? 1 : 0),
      });
      const result = row.get({ plain: true });
      const drafts = isWidened ? [this.draft('api_key_widened', result, owner)] : [];
      return { drafts, result };
    });
    this.parts.directory.invalidate(userId);
    return record;
  }

  /** @throws AppError `not_found`, for another's too. */
  async remove(owner: KeyOwner, id: string): Promise<ApiKeyRecord> {
    const { userId } = owner;
    const record = await this.parts.log.record(async () => {
      const row = await findOwn(userId, id);
      const result = row.get({ plain: true });
      await row.destroy();
      return { drafts: [this.draft('api_key_deleted', result, owner)], result };
    });
    this.parts.directory.invalidate(userId);
    return record;
  }

  /** What a change leaves. @throws AppError `validation_failed`. */
  private soundReach(before: Reach, body: UpdateApiKeyBody): Reach {
    const { permissions, allowedIps, expiresAt, isEnabled } = body;
    const reach: Reach = {
      permissions:
        permissions === undefined
          ? before.permissions
          : API_KEY_PERMISSIONS.filter((permission) => permissions.includes(permission)),
      allowedIps: allowedIps ?? before.allowedIps,
      expiresAt: expiresAt === undefined ? before.expiresAt : dateOf(expiresAt),
      isEnabled: isEnabled ?? before.isEnabled,
    };
    const problems = (allowedIps ?? []).flatMap((range, index) =>
      isIpRange(range) ? [] : [{ field: `allowedIps.${index}`, message: IP_RULE }],
    );
    if (reach.permissions.includes('withdraw') && reach.allowedIps.length === 0) {
      const message = 'must name at least one address, because the key may withdraw';
      problems.push({ field: 'allowedIps', message });
    }
    const endMs = expiresAt === undefined ? Infinity : (reach.expiresAt?.getTime() ?? Infinity);
    if (endMs <= this.parts.clock.nowMs()) {
      problems.push({ field: 'expiresAt', message: 'must be in the future' });
    }
    if (problems.length === 0) return reach;
    throw new AppError('validation_failed', 'The request is not valid.', { details: problems });
  }

  private draft(event: string, key: ApiKeyRecord, { ip }: KeyOwner): NotificationDraft {
    const { id, userId, label, permissions, version } = key;
    return {
      userId,
      kind: 'security',
      tokenId: null,
      referenceId: id,
      data: { event, label, permissions: permissions.join(','), ...(ip === null ? {} : { ip }) },
      source: `${event}:${id}:${version}`,
      timeMs: this.parts.clock.nowMs(),
    };
  }
}

const IP_RULE =
  'must be an IPv4 or IPv6 address, or a CIDR range of at most a /8 (IPv4) or a /32 (IPv6)';

async function findOwn(userId: string, id: string): Promise<ApiKeyModel> {
  const row = ID_PATTERN.test(id) ? await ApiKeyModel.findOne({ where: { id, userId } }) : null;
  if (row === null) throw new AppError('not_found', 'There is no such API key.');
  return row;
}

function dateOf(time: string | null): Date | null {
  return time === null ? null : new Date(time);
}

function isSameReach(before: Reach, after: Reach): boolean {
  return (
    isSameList(before.permissions, after.permissions) &&
    isSameList(before.allowedIps, after.allowedIps) &&
    before.expiresAt?.getTime() === after.expiresAt?.getTime() &&
    before.isEnabled === after.isEnabled
  );
}

function isSameList(before: readonly string[], after: readonly string[]): boolean {
  return before.length === after.length && before.every((item, index) => item === after[index]);
}

/** Whether somebody who holds the key could do more with it, from more places, or for longer. */
function isWider(before: Reach, after: Reach): boolean {
  const gains = (permission: ApiKeyPermission) => !before.permissions.includes(permission);
  const isFromMore =
    before.allowedIps.length > 0 &&
    (after.allowedIps.length === 0 ||
      after.allowedIps.some((range) => !before.allowedIps.includes(range)));
  const endMs = ({ expiresAt }: Reach) => expiresAt?.getTime() ?? Infinity;
  return (
    after.permissions.some(gains) ||
    isFromMore ||
    endMs(after) > endMs(before) ||
    (after.isEnabled && !before.isEnabled)
  );
}
