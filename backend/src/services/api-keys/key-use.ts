import type { Sequelize } from 'sequelize';
import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import type { KnownKey } from './api-key-directory.ts';

/** A busy key is not worth a write with each request. */
const INTERVAL_MS = 60_000;

/** Keeps when and from where each key was used last, to the minute. */
export class KeyUse {
  private readonly writing = new Set<Promise<void>>();

  constructor(
    private readonly sequelize: Sequelize,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** Follows a request that was let in, and cannot fail it. */
  used(key: KnownKey, address: string): void {
    const nowMs = this.clock.nowMs();
    if (nowMs - key.lastUsedAtMs < INTERVAL_MS) return;
    key.lastUsedAtMs = nowMs;
    const writing = this.write(key.id, address, nowMs)
      .catch((error: unknown) => {
        this.logger.warn('the use of an API key was not stored', { apiKeyId: key.id, error });
      })
      .finally(() => {
        this.writing.delete(writing);
      });
    this.writing.add(writing);
  }

  /** Resolves when everything is stored. */
  async settled(): Promise<void> {
    await Promise.all(this.writing);
  }

  private async write(id: string, address: string, nowMs: number): Promise<void> {
    await this.sequelize.query(
      `UPDATE api_keys SET last_used_at = $2, last_used_ip = $3
       WHERE id = $1 AND (last_used_at IS NULL OR last_used_at <= $4)`,
      { bind: [id, new Date(nowMs), address, new Date(nowMs - INTERVAL_MS)] },
    );
  }
}
