import type { IdempotencyKey, StoredOutcome } from '../command-request.ts';
import type { EngineConnection } from './engine-connection.ts';
import type { StoredResult } from './engine-store.ts';

/** The committed outcomes of those keys that were used before. */
export async function loadStoredResults(
  connection: EngineConnection,
  keys: Pick<IdempotencyKey, 'userId' | 'key'>[],
): Promise<StoredResult[]> {
  const rows = await connection.rows(
    `SELECT user_id, key, fingerprint, outcome FROM idempotency_results
     WHERE (user_id, key) IN (SELECT * FROM unnest($1::uuid[], $2::text[]))`,
    [keys.map(({ userId }) => userId), keys.map(({ key }) => key)],
  );
  return rows.map((row) => ({
    userId: row[0] as string,
    key: row[1] as string,
    fingerprint: row[2] as string,
    outcome: row[3] as StoredOutcome,
  }));
}
