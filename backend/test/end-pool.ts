import type { Pool } from 'pg';

/**
 * Resolves when every connection is closed. The pool's own `end` resolves before that, and one that is
 * cut because its database is dropped meanwhile is an error that nobody listens for.
 */
export async function endPool(pool: Pool): Promise<void> {
  let openCount = pool.totalCount;
  const closed =
    openCount === 0
      ? Promise.resolve()
      : new Promise<void>((resolve) => {
          pool.on('remove', () => {
            openCount -= 1;
            if (openCount === 0) resolve();
          });
        });
  await pool.end();
  await closed;
}
