import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { compose, type Exchange } from '../src/compose.ts';
import { createDatabase } from '../src/config/database.ts';
import { startEmbeddedPostgres } from '../src/config/embedded-postgres.ts';
import { readConfig } from '../src/config/env.ts';
import { migrateUp } from '../src/config/migrator.ts';
import { placeOrderSchema } from '../src/controllers/order-schemas.ts';
import { sendData } from '../src/controllers/respond.ts';
import { systemClock } from '../src/lib/clock.ts';
import { jsonBody } from '../src/middleware/json-body.ts';
import { parseBody } from '../src/middleware/validate.ts';
import { AccessTokens } from '../src/services/access-tokens.ts';
import { createLogger } from '../src/services/logger.ts';
import { BENCH_MARKETS_SQL, benchUsersSql } from './bench-data.ts';
import { quietLogger } from './quiet-logger.ts';
import { createSequelizeOrders } from './sequelize-orders.ts';

/** What the server tells when it takes orders. */
export interface BenchServerReady {
  origin: string;
  /** Owner's connection string, to look at what is stored. */
  databaseUrl: string;
  /** Access tokens, one per user. */
  tokens: string[];
}

/** What the server is asked while it runs. */
export type BenchServerRequest =
  /** How much processor time it has used. */
  | 'cpu'
  /** To tell of trades from now on. */
  | 'trades';

/** Answer to `cpu`. */
export interface ServerCpu {
  micros: number;
}

/** Trades that were just committed; `atNs` is this machine's monotonic clock. */
export interface CommittedTrades {
  tradeIds: number[];
  atNs: string;
}

const JWT_SECRET = randomBytes(32).toString('hex');

/**
 * The real server on a database of its own, with two more routes behind the same middleware: `/echo`
 * answers at once, `/sequelize-orders` uses one transaction per order.
 * Arguments: the data directory and the number of users.
 */
async function main([dataDir = '', userCount = '0']: string[]): Promise<void> {
  const database = await startEmbeddedPostgres(dataDir, quietLogger);
  await migrateUp(database.ownerUrl, database.appUrl);
  const config = readConfig({
    NODE_ENV: 'test',
    DATA_DIR: dataDir,
    JWT_SECRET,
    PASSWORD_PEPPER: randomBytes(32).toString('hex'),
    RATE_LIMIT: 'off',
    DEMO_DATA: 'off',
    DEMO_MARKET: 'off',
  });
  const tokens = await prepareData(database.ownerUrl, Number(userCount));
  const sequelizeOrders = await createSequelizeOrders(
    createDatabase(database.ownerUrl, { poolConnectionsMax: 32 }),
  );
  const { logger, accessLogger } = createLogger('warn');
  const exchange = compose(config, {
    databaseUrl: database.appUrl,
    clock: systemClock,
    logger,
    accessLogger,
    extend: (api, { authenticate, limits }) => {
      const gates = [authenticate, limits.orders, jsonBody] as const;
      api.post('/echo', ...gates, (req, res) => {
        sendData(res, parseBody(placeOrderSchema, req), 201);
      });
      api.post('/sequelize-orders', ...gates, sequelizeOrders);
    },
  });
  answerRequests(exchange.engine);
  await exchange.start();
  await exchange.engine.whenLeading();
  const server = createServer(exchange.app);
  exchange.attach(server);
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    const origin = `http://127.0.0.1:${port}`;
    const ready: BenchServerReady = { origin, databaseUrl: database.ownerUrl, tokens };
    process.send?.(ready);
  });
  process.once('SIGTERM', () => {
    server.close();
    server.closeAllConnections();
    exchange.disconnect();
    void exchange
      .stop()
      .then(() => database.stop())
      .then(() => process.exit(0));
  });
}

function answerRequests(engine: Exchange['engine']): void {
  process.on('message', (request: { ask: BenchServerRequest }) => {
    if (request.ask === 'cpu') {
      const { user, system } = process.cpuUsage();
      const cpu: ServerCpu = { micros: user + system };
      process.send?.(cpu);
      return;
    }
    engine.onCommit(({ changes: { trades } }) => {
      if (trades.length === 0) return;
      const committed: CommittedTrades = {
        tradeIds: trades.map(({ id }) => id),
        atNs: process.hrtime.bigint().toString(),
      };
      process.send?.(committed);
    });
  });
}

/** Markets, and users who are signed in. @returns their access tokens. */
async function prepareData(databaseUrl: string, userCount: number): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(BENCH_MARKETS_SQL);
    const { rows } = await client.query<{ user_id: string; session_id: string }>(
      benchUsersSql(userCount),
    );
    const accessTokens = new AccessTokens(JWT_SECRET, systemClock);
    return rows.map(
      ({ user_id: userId, session_id: sessionId }) =>
        accessTokens.sign({ userId, sessionId, role: 'user' }).token,
    );
  } finally {
    await client.end();
  }
}

await main(process.argv.slice(2));
