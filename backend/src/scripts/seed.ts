import { setTimeout as delay } from 'node:timers/promises';
import { compose, type Exchange } from '../compose.ts';
import { loadConfig } from '../config/env.ts';
import { findDatabase } from '../config/find-database.ts';
import { migrateUp } from '../config/migrator.ts';
import { stderrLogger } from '../config/stderr-logger.ts';
import { systemClock } from '../lib/clock.ts';
import { seedDemoHouse } from '../simulator/demo-house.ts';

const POLL_MS = 50;

/** Fills the database with the demo house. Money goes through the engine, so it leads meanwhile. */
async function main(): Promise<void> {
  const config = loadConfig();
  if (config.isProduction) throw new Error('There is no demo data in production.');
  const database = await findDatabase(config, stderrLogger);
  try {
    await migrateUp(database.ownerUrl, database.appUrl);
    // Not at start as a server does, but below, where its end is awaited.
    const exchange = compose(
      { ...config, isDemoDataOn: false, isDemoMarketOn: false },
      {
        databaseUrl: database.appUrl,
        clock: systemClock,
        logger: stderrLogger,
        accessLogger: null,
      },
    );
    try {
      await exchange.start();
      await lead(exchange);
      const hasSeeded = await seedDemoHouse(
        { ...exchange, submitter: exchange.engine, clock: systemClock, logger: stderrLogger },
        { isProduction: config.isProduction },
      );
      process.stdout.write(hasSeeded ? 'seeded the demo house\n' : 'the demo house is there\n');
    } finally {
      await exchange.stop();
    }
  } finally {
    await database.release();
  }
}

/** @throws Error when another process leads: only one may write. */
async function lead({ engine }: Exchange): Promise<void> {
  while (engine.status.state === 'starting') await delay(POLL_MS);
  if (engine.status.state !== 'leading') {
    throw new Error(
      'A server runs on this database, and only it may write. ' +
        'With DEMO_DATA=on it has seeded the demo house itself; else stop it first.',
    );
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
