import type { EngineConnection } from '../single-writer/engine-connection.ts';
import { fullCounters, loadPriceRanges } from '../single-writer/engine-loader.ts';
import { encodeEnd, encodeHead, encodePart, PartsDigest } from './checkpoint-codec.ts';
import { storedStateTexts } from './state-parts.ts';

export interface WrittenCheckpoint {
  batchId: number;
  partCount: number;
  /** Compressed. */
  bytes: number;
}

/**
 * Writes the whole present state as it is after the last committed batch, from one snapshot of the
 * database: whoever writes batches meanwhile is not held up. One part is in memory at a time.
 * @param connection for this alone.
 * @returns null when there is a checkpoint of this very state, or nothing to write one of.
 */
export async function writeCheckpoint(
  connection: EngineConnection,
  createdAtMs: number,
): Promise<WrittenCheckpoint | null> {
  await connection.rows('BEGIN ISOLATION LEVEL REPEATABLE READ');
  const inserted = await connection.rows(
    `INSERT INTO engine_checkpoints (batch_id, state_hash, counters, created_at)
     SELECT last_batch_id, state_hash, counters, $1 FROM engine_leader
     WHERE EXISTS (SELECT FROM tokens WHERE is_quote)
     ON CONFLICT DO NOTHING RETURNING batch_id, counters`,
    [new Date(createdAtMs).toISOString()],
  );
  const row = inserted[0];
  if (row === undefined) {
    await connection.rows('ROLLBACK');
    return null;
  }
  const written = await writeParts(connection, row[0] as number, row[1] as Record<string, number>);
  await connection.rows('COMMIT');
  return written;
}

async function writeParts(
  connection: EngineConnection,
  batchId: number,
  counters: Record<string, number>,
): Promise<WrittenCheckpoint> {
  const digest = new PartsDigest();
  const written = { batchId, partCount: 0, bytes: 0 };
  const write = async (body: Uint8Array): Promise<void> => {
    await connection.rows(
      'INSERT INTO engine_checkpoint_parts (batch_id, part, body) VALUES ($1, $2, $3)',
      [batchId, written.partCount, body],
    );
    digest.add(body);
    written.partCount += 1;
    written.bytes += body.length;
  };
  const quote = await connection.rows('SELECT id FROM tokens WHERE is_quote');
  await write(
    await encodeHead({
      quoteTokenId: quote[0]?.[0] as number,
      counters: fullCounters(counters),
      priceRanges: await loadPriceRanges(connection),
    }),
  );
  for await (const { kind, rowTexts } of storedStateTexts(connection)) {
    await write(await encodePart(kind, rowTexts));
  }
  await write(await encodeEnd(digest));
  return written;
}
