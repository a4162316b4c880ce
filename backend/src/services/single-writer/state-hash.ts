import { createHash } from 'node:crypto';
import type { QueryConfig } from 'pg';

/** Before the first batch. */
export const EMPTY_STATE_HASH = new Uint8Array(32);

/**
 * SHA-256 over the hash before, the batch's journaled commands and everything that its statements
 * write about the state. Each text is framed by its length, so no two batches share their bytes.
 * @param statements of the batch's changes, with the values as they go to the database.
 */
export function nextStateHash(
  previous: Uint8Array,
  commandsText: string,
  statements: readonly QueryConfig[],
): Uint8Array {
  const hash = createHash('sha256').update(previous).update(frame(commandsText));
  for (const { name, values } of statements) {
    hash.update((values ?? []).reduce((text: string, value) => text + frame(value), frame(name)));
  }
  return hash.digest();
}

function frame(value: unknown): string {
  const text = String(value);
  return `${text.length}:${text}`;
}
