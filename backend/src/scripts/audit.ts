import pg from 'pg';
import { loadConfig } from '../config/env.ts';
import { findDatabase } from '../config/find-database.ts';
import { stderrLogger } from '../config/stderr-logger.ts';
import { INVARIANT_CHECKS } from '../services/invariants/all-checks.ts';
import { findBreaches, type Breach } from '../services/invariants.ts';

const CANNOT_RUN = 2;

/**
 * `npm run audit [-- --json]`: verifies every invariant on one snapshot of the whole database. Exits
 * with 0 when all hold, 1 when one is broken, 2 when it could not look.
 */
async function main(words: readonly string[]): Promise<number> {
  const asJson = words.includes('--json');
  const database = await findDatabase(loadConfig(), stderrLogger);
  try {
    const breaches = await audit(database.appUrl);
    process.stdout.write(asJson ? `${JSON.stringify(report(breaches))}\n` : text(breaches));
    return breaches.length === 0 ? 0 : 1;
  } finally {
    await database.release();
  }
}

async function audit(connectionString: string): Promise<Breach[]> {
  const client = new pg.Client({ connectionString, application_name: 'tokentradex-audit' });
  await client.connect();
  try {
    await client.query('BEGIN READ ONLY');
    return await findBreaches(
      async (statement) =>
        (await client.query<unknown[]>({ text: statement, rowMode: 'array' })).rows,
      'full',
    );
  } finally {
    await client.end();
  }
}

function report(breaches: Breach[]): object {
  return {
    ok: breaches.length === 0,
    checks: INVARIANT_CHECKS.map(({ invariant, message }) => ({
      invariant,
      message,
      ok: !breaches.some((breach) => breach.message === message),
    })),
    breaches,
  };
}

function text(breaches: Breach[]): string {
  const lines = INVARIANT_CHECKS.flatMap(({ invariant, message }) => {
    const broken = breaches.filter((breach) => breach.message === message);
    const verdict = broken.length === 0 ? 'ok    ' : 'BROKEN';
    return [
      `${verdict} ${invariant.padEnd(4)} ${message}`,
      ...broken.map(({ row }) => `            ${row}`),
    ];
  });
  const verdict = breaches.length === 0 ? 'All invariants hold.' : 'Invariants are broken.';
  return `${[...lines, verdict].join('\n')}\n`;
}

main(process.argv.slice(2)).then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = CANNOT_RUN;
  },
);
