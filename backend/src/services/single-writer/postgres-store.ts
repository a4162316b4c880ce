import type { Client } from 'pg';
import type { EngineSnapshot } from '../../engine/state.ts';
import type { IdempotencyKey } from '../command-request.ts';
import { findBreaches, type Breach } from '../invariants.ts';
import { batchStatements } from './batch-statements.ts';
import { EngineConnection } from './engine-connection.ts';
import { loadAccounts, loadSnapshot } from './engine-loader.ts';
import type {
  AppliedBatch,
  EngineStore,
  Leadership,
  StoredAccount,
  StoredResult,
} from './engine-store.ts';
import { loadStoredResults } from './idempotency-lookup.ts';
import { EMPTY_STATE_HASH } from './state-hash.ts';

/** The store in PostgreSQL, through one connection for one term. */
export class PostgresStore implements EngineStore {
  readonly lost: Promise<Error>;
  private readonly connection: EngineConnection;
  private stateHash: Uint8Array = EMPTY_STATE_HASH;

  /** @param client not connected yet; pipelined, with BIGINT read as a number. */
  constructor(client: Client) {
    this.connection = new EngineConnection(client);
    this.lost = this.connection.lost;
  }

  async tryLead(holder: string): Promise<Leadership | null> {
    await this.connection.connect();
    const leadership = await this.connection.tryLead(holder);
    if (leadership !== null) this.stateHash = leadership.stateHash;
    return leadership;
  }

  loadSnapshot({ counters }: Leadership): Promise<EngineSnapshot> {
    return loadSnapshot(this.connection, counters);
  }

  loadAccounts(userIds: string[]): Promise<Map<string, StoredAccount>> {
    return loadAccounts(this.connection, userIds);
  }

  loadResults(keys: Pick<IdempotencyKey, 'userId' | 'key'>[]): Promise<StoredResult[]> {
    return loadStoredResults(this.connection, keys);
  }

  findBreaches(): Promise<Breach[]> {
    return findBreaches((text) => this.connection.rows(text), 'boot');
  }

  async commit(batch: AppliedBatch): Promise<void> {
    const { statements, stateHash } = batchStatements(batch, this.stateHash);
    await this.connection.transaction(statements);
    this.stateHash = stateHash;
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  destroy(): void {
    this.connection.destroy();
  }
}
