import { QueryTypes, type Sequelize } from 'sequelize';
import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import type { NotificationLog } from '../notifications/notification-log.ts';
import { SecretBox } from '../secret-box.ts';
import type { Principal, UserDirectory } from '../user-directory.ts';
import { ApiKeyDirectory } from './api-key-directory.ts';
import { ApiKeyService } from './api-key-service.ts';
import { KeyUse } from './key-use.ts';
import { SignedRequests, type FailureLimit } from './signed-requests.ts';

export interface ApiKeysParts {
  sequelize: Sequelize;
  /** Sealed secrets are lost with it: the one that passwords are peppered with never changes either. */
  sealingSecret: string;
  log: NotificationLog;
  directory: UserDirectory;
  failures: FailureLimit;
  clock: Clock;
  logger: Logger;
}

/** What a connection was opened with: a session, or a key as it was then. */
export interface ConnectedSession {
  sessionId: string | null;
  apiKey: { name: string; version: number } | null;
}

/** Everything about the keys that programs sign with, built as one. */
export class ApiKeys {
  readonly service: ApiKeyService;
  readonly signedRequests: SignedRequests;
  private readonly keys: ApiKeyDirectory;
  private readonly use: KeyUse;

  constructor(private readonly parts: ApiKeysParts) {
    const { sequelize, log, directory, failures, clock, logger } = parts;
    const box = new SecretBox(parts.sealingSecret, 'api-keys');
    this.keys = new ApiKeyDirectory(clock, box, logger);
    const { keys } = this;
    directory.onChange((userId) => {
      keys.forget(userId);
    });
    this.use = new KeyUse(sequelize, clock, logger);
    this.service = new ApiKeyService({ box, log, directory, clock });
    this.signedRequests = new SignedRequests({ keys, use: this.use, failures, clock });
  }

  /** Whose a connection is now; null when its session or key has ended, or the key was changed. */
  async findPrincipal(session: ConnectedSession): Promise<Principal | null> {
    const { sessionId, apiKey } = session;
    if (apiKey === null) return sessionId === null ? null : this.parts.directory.find(sessionId);
    const key = await this.keys.find(apiKey.name);
    const isSame = key?.version === apiKey.version && key.isEnabled;
    if (!isSame || key.account === null || key.expiresAtMs <= this.parts.clock.nowMs()) return null;
    const { id, name, permissions, account } = key;
    return { ...account, sessionId: null, apiKey: { id, name, permissions } };
  }

  /** The versions of those of the keys that are still good, in one query and past every cache. */
  async findLive(ids: string[]): Promise<ReadonlyMap<string, number>> {
    const { sequelize, clock } = this.parts;
    const rows = await sequelize.query<{ id: string; version: number }>(
      `SELECT api_keys.id, version FROM api_keys JOIN users ON users.id = user_id
       WHERE api_keys.id = ANY($1::bigint[]) AND is_enabled AND users.is_active AND NOT users.is_frozen
         AND (expires_at IS NULL OR expires_at > $2)`,
      { bind: [ids, new Date(clock.nowMs())], type: QueryTypes.SELECT },
    );
    return new Map(rows.map(({ id, version }) => [id, version]));
  }

  /** Resolves when everything about past requests is stored. Call it before the database is closed. */
  async stop(): Promise<void> {
    await this.use.settled();
  }
}
