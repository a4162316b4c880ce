import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { compose, type Exchange } from './compose.ts';
import { ConfigError, loadConfig, type Config } from './config/env.ts';
import { findDatabase, type FoundDatabase } from './config/find-database.ts';
import { migrateUp } from './config/migrator.ts';
import { systemClock } from './lib/clock.ts';
import type { Logger } from './lib/logger.ts';
import { createLogger } from './services/logger.ts';

/** How long running requests may take to finish once the server is asked to stop. */
const DRAIN_MS = 5_000;

/** A client that sends a request this slowly holds a connection for nothing. */
const REQUEST_TIMEOUT_MS = 15_000;
const HEADERS_TIMEOUT_MS = 10_000;

async function main(): Promise<void> {
  const config = loadConfig();
  const { logger, accessLogger } = createLogger(config.logLevel);
  for (const notice of config.notices) logger.warn(notice);
  const database = await findDatabase(config, logger);
  const applied = await migrateUp(database.ownerUrl, database.appUrl);
  if (applied.length > 0) logger.info('migrated', { applied });

  const exchange = compose(config, {
    databaseUrl: database.appUrl,
    clock: systemClock,
    logger,
    accessLogger,
  });
  await exchange.start();
  const server = await listen(exchange, config);
  const { port } = server.address() as AddressInfo;
  logger.info('listening', { url: `http://${config.host}:${port}` });
  stopOnSignal({ server, exchange, database, logger });
}

async function listen(exchange: Exchange, config: Config): Promise<Server> {
  const server = createServer(
    { requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: HEADERS_TIMEOUT_MS },
    exchange.app,
  );
  exchange.attach(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  return server;
}

interface Running {
  server: Server;
  exchange: Exchange;
  database: FoundDatabase;
  logger: Logger;
}

/** SIGTERM and SIGINT stop in order: no new work, running requests, the queue, the database. */
function stopOnSignal(running: Running): void {
  let isStopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (isStopping) return;
    isStopping = true;
    running.logger.info('stopping', { signal });
    shutDown(running).then(
      () => {
        process.exitCode = 0;
      },
      (error: unknown) => {
        running.logger.error('could not stop in order', { error });
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

async function shutDown({ server, exchange, database, logger }: Running): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  // Whoever keeps a connection open leaves with the next answer, instead of asking on for ever.
  server.prependListener('request', (_request, response) => {
    response.setHeader('Connection', 'close');
  });
  exchange.disconnect();
  server.closeIdleConnections();
  await Promise.race([closed, delay(DRAIN_MS, undefined, { ref: false })]);
  await exchange.stop();
  server.closeAllConnections();
  await database.release();
  logger.info('stopped');
}

main().catch((error: unknown) => {
  const message =
    error instanceof ConfigError ? error.message : error instanceof Error ? error.stack : error;
  process.stderr.write(`${String(message)}\n`);
  process.exit(1);
});
