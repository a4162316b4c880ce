import { loadConfig } from '../config/env.ts';
import { findDatabase } from '../config/find-database.ts';
import { stderrLogger } from '../config/stderr-logger.ts';
import { migrateDown, migrateUp } from '../config/migrator.ts';

const USAGE = 'usage: migrate up | migrate down [steps]';

/** `migrate up` applies what is missing, `migrate down [n]` takes the last n (1) back. */
async function main(words: readonly string[]): Promise<void> {
  const [direction, count = '1'] = words;
  const steps = Number(count);
  if ((direction !== 'up' && direction !== 'down') || !Number.isInteger(steps) || steps < 1) {
    throw new Error(USAGE);
  }
  const database = await findDatabase(loadConfig(), stderrLogger);
  try {
    const names =
      direction === 'up'
        ? await migrateUp(database.ownerUrl, database.appUrl)
        : await migrateDown(database.ownerUrl, steps);
    const verb = direction === 'up' ? 'applied' : 'took back';
    process.stdout.write(names.map((name) => `${verb} ${name}\n`).join('') || 'nothing to do\n');
  } finally {
    await database.release();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
