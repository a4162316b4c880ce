import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { compose, type Exchange } from '../src/compose.ts';
import { readConfig } from '../src/config/env.ts';
import { systemClock } from '../src/lib/clock.ts';
import { AccessTokens } from '../src/services/access-tokens.ts';
import type { BenchResult } from './bench-result.ts';
import { historyCases, type HistoryCaller, type HistoryCase } from './history-cases.ts';
import { BUSY_USERNAME, ORDINARY_USERNAME, type HistorySize } from './history-data.ts';
import { quietLogger } from './quiet-logger.ts';

const REQUESTS = 120;
const WARM_UP_REQUESTS = 8;
const P99_MS_MAX = 20;

export interface HistoryDatabase {
  ownerUrl: string;
  appUrl: string;
  dataDir: string;
}

/** p50 and p99 of every list over HTTP, one request after the other, on a database that is filled. */
export async function measureLists(
  database: HistoryDatabase,
  size: HistorySize,
): Promise<BenchResult[]> {
  const jwtSecret = randomBytes(32).toString('hex');
  const exchange = composeReader(database, jwtSecret);
  const server = createServer(exchange.app);
  try {
    // The books stay empty and nobody leads: everything measured here reads.
    await exchange.tokens.load();
    exchange.marketData.restore({ book: () => ({ bids: [], asks: [] }) });
    await exchange.marketData.whenLoaded();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const tokens = await signIn(database.ownerUrl, jwtSecret);
    const results: BenchResult[] = [];
    for (const each of historyCases(size)) results.push(await measure(server, each, tokens));
    return results;
  } finally {
    server.close();
    server.closeAllConnections();
    await exchange.stop();
  }
}

function composeReader({ appUrl, dataDir }: HistoryDatabase, jwtSecret: string): Exchange {
  const config = readConfig({
    NODE_ENV: 'test',
    DATA_DIR: dataDir,
    DATABASE_URL: appUrl,
    JWT_SECRET: jwtSecret,
    PASSWORD_PEPPER: randomBytes(32).toString('hex'),
    RATE_LIMIT: 'off',
    DEMO_DATA: 'off',
    DEMO_MARKET: 'off',
  });
  return compose(config, {
    databaseUrl: appUrl,
    clock: systemClock,
    logger: quietLogger,
    accessLogger: null,
  });
}

/** @returns the header of each caller. */
async function signIn(
  ownerUrl: string,
  jwtSecret: string,
): Promise<Record<HistoryCaller, Record<string, string>>> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const accessTokens = new AccessTokens(jwtSecret, systemClock);
    const header = async (username: string) => {
      const { rows } = await client.query<{ userId: string; sessionId: string }>(
        `INSERT INTO sessions (id, user_id, refresh_token_hash, expires_at)
         SELECT gen_random_uuid(), id, gen_random_uuid()::text, now() + interval '1 day'
         FROM users WHERE username = $1 RETURNING user_id AS "userId", id AS "sessionId"`,
        [username],
      );
      const [session] = rows;
      if (session === undefined) throw new Error(`there is no ${username}`);
      const { token } = accessTokens.sign({ ...session, role: 'user' });
      return { Authorization: `Bearer ${token}` };
    };
    return {
      busy: await header(BUSY_USERNAME),
      ordinary: await header(ORDINARY_USERNAME),
      nobody: {},
    };
  } finally {
    await client.end();
  }
}

async function measure(
  server: Server,
  { name, caller, path }: HistoryCase,
  headers: Record<HistoryCaller, Record<string, string>>,
): Promise<BenchResult> {
  const { port } = server.address() as AddressInfo;
  const ms: number[] = [];
  let items = 0;
  for (let request = 0; request < WARM_UP_REQUESTS + REQUESTS; request += 1) {
    // The golden ratio visits the whole history evenly, and never a place twice.
    const url = `http://127.0.0.1:${port}/api${path((request * 0.618_033_988_75) % 1)}`;
    const startedMs = performance.now();
    const response = await fetch(url, { headers: headers[caller] });
    const { data } = (await response.json()) as { data: unknown };
    const tookMs = performance.now() - startedMs;
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    if (request >= WARM_UP_REQUESTS) ms.push(tookMs);
    items = itemCount(data);
  }
  ms.sort((a, b) => a - b);
  const at = (share: number) => ms[Math.ceil(ms.length * share) - 1] ?? NaN;
  const value = at(0.99);
  return {
    name: `p99 of ${name}${caller === 'nobody' ? '' : `, ${caller} user`}`,
    value,
    unit: 'ms',
    target: `<= ${P99_MS_MAX}`,
    pass: value <= P99_MS_MAX,
    detail: `p50 ${at(0.5).toFixed(1)} ms, ${items} rows at last`,
  };
}

function itemCount(data: unknown): number {
  const list = Array.isArray(data) ? data : (data as { items?: unknown }).items;
  return Array.isArray(list) ? list.length : 1;
}
