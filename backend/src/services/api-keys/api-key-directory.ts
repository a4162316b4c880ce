import { createSecretKey, type KeyObject } from 'node:crypto';
import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import { ApiKeyModel } from '../../models/api-key.ts';
import { UserModel } from '../../models/user.ts';
import { RecordCache, type LoadedRecord } from '../record-cache.ts';
import type { SecretBox } from '../secret-box.ts';
import { accountOf, type Account, type KeyGrant } from '../user-directory.ts';
import { ipMatcher } from './ip-range.ts';

/** A key as requests are checked against it. */
export interface KnownKey extends KeyGrant {
  userId: string;
  /** Rises with each change of what the key may do. */
  version: number;
  /** What signatures are made with: the secret's characters, as bytes. */
  secret: KeyObject;
  isEnabled: boolean;
  /** Milliseconds since 1970; Infinity when it does not end by itself. */
  expiresAtMs: number;
  isAllowedFrom: (address: string) => boolean;
  /** Null when its user may not act. */
  account: Account | null;
  lastUsedAtMs: number;
}

/** Keys by what requests name them with, cached like users are. */
export class ApiKeyDirectory {
  private readonly cache: RecordCache<KnownKey | null>;

  constructor(
    clock: Clock,
    private readonly box: SecretBox,
    private readonly logger: Logger,
  ) {
    this.cache = new RecordCache(clock, (apiKey) => this.load(apiKey));
  }

  /** Null when there is no such key. One that is disabled or has ended is found. */
  find(apiKey: string): Promise<KnownKey | null> {
    return this.cache.find(apiKey);
  }

  /** Call it when a user or one of their keys has changed, after the commit. */
  forget(userId: string): void {
    this.cache.forget((key) => key?.userId === userId);
  }

  private async load(apiKey: string): Promise<LoadedRecord<KnownKey | null>> {
    const row = await ApiKeyModel.findOne({
      where: { apiKey },
      include: [{ model: UserModel, as: 'user', required: true }],
    });
    return { value: row === null ? null : this.known(row), endsAtMs: Infinity };
  }

  private known(row: ApiKeyModel): KnownKey | null {
    const secret = this.box.open(row.sealedSecret, row.apiKey);
    if (secret === null) {
      // The configured secret is another than when the key was made: its owner has to make a new one.
      this.logger.error('the secret of an API key cannot be opened', { apiKeyId: row.id });
      return null;
    }
    const matches = ipMatcher(row.allowedIps);
    return {
      id: row.id,
      name: row.apiKey,
      userId: row.userId,
      permissions: row.permissions,
      version: row.version,
      secret: createSecretKey(secret, 'utf8'),
      isEnabled: row.isEnabled,
      expiresAtMs: row.expiresAt?.getTime() ?? Infinity,
      isAllowedFrom: row.allowedIps.length === 0 ? () => true : matches,
      account: accountOf(row.user),
      lastUsedAtMs: row.lastUsedAt?.getTime() ?? 0,
    };
  }
}
