import pg from 'pg';
import type { Sequelize } from 'sequelize';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, createWriterClient } from '../src/config/database.ts';
import { systemClock } from '../src/lib/clock.ts';
import { registerModels } from '../src/models/register-models.ts';
import { BalanceManager } from '../src/services/balance-manager.ts';
import { ensureQuoteToken } from '../src/services/ensure-quote-token.ts';
import { findBreaches } from '../src/services/invariants.ts';
import { MarketData } from '../src/services/market-data.ts';
import { MarketHistory } from '../src/services/market-data/market-history.ts';
import { MatchingEngine } from '../src/services/matching-engine.ts';
import { PasswordHasher } from '../src/services/password-hasher.ts';
import { TokenRegistry } from '../src/services/token-registry.ts';
import { seedDemoHouse, type DemoHouseParts } from '../src/simulator/demo-house.ts';
import { DEMO_TOKENS } from '../src/simulator/demo-tokens.ts';
import { recordingLogger } from './recording-logger.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

const HISTORY_DAYS = 3;

let database: TestDatabase;
let pool: pg.Pool;
let sequelize: Sequelize;
let engine: MatchingEngine;
let marketData: MarketData;
let parts: DemoHouseParts;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  sequelize = createDatabase(database.appUrl);
  registerModels(sequelize);
  await ensureQuoteToken('USD');
  const { logger } = recordingLogger();
  const clock = systemClock;
  const tokens = new TokenRegistry();
  await tokens.load();
  marketData = new MarketData({ tokens, history: new MarketHistory(sequelize), clock, logger });
  engine = new MatchingEngine(
    {
      createClient: () => createWriterClient(database.appUrl),
      queueMax: 1_000,
      batchMax: 64,
      accountsMax: 1_000,
      commandTimeoutMs: 5_000,
      holder: 'test',
    },
    clock,
    logger,
  );
  engine.onRebuilt((rebuilt) => {
    marketData.restore(rebuilt);
  });
  engine.onCommit((batch) => {
    marketData.apply(batch);
  });
  engine.start();
  await engine.whenLeading();
  parts = {
    sequelize,
    submitter: engine,
    tokens,
    balances: new BalanceManager(engine, tokens),
    passwords: new PasswordHasher('pepper', 4),
    marketData,
    clock,
    logger,
  };
  expect(await seedDemoHouse(parts, { isProduction: false, historyDays: HISTORY_DAYS })).toBe(true);
});

afterAll(async () => {
  marketData.stop();
  await engine.stop();
  await sequelize.close();
  await pool.end();
  await database.drop();
});

async function count(text: string): Promise<number> {
  const { rows } = await pool.query<{ count: string }>(`SELECT count(*) AS count ${text}`);
  return Number(rows[0]?.count);
}

async function balancesOf(username: string): Promise<Record<string, string>> {
  const { rows } = await pool.query<{ symbol: string; balance: string }>(
    `SELECT symbol, trim_scale(balance)::text AS balance FROM wallets
     JOIN tokens ON tokens.id = token_id JOIN users ON users.id = user_id WHERE username = $1`,
    [username],
  );
  return Object.fromEntries(rows.map(({ symbol, balance }) => [symbol, balance]));
}

describe('the seeded demo house', () => {
  it('has markets that are open, with a past that ends now', async () => {
    const tickers = marketData.tickers();
    expect(tickers.map(({ symbol }) => symbol).sort()).toEqual(
      DEMO_TOKENS.map(({ symbol }) => symbol).sort(),
    );
    for (const ticker of tickers) {
      expect(ticker.last).not.toBeNull();
      expect(ticker.open).not.toBe(ticker.last);
      expect(ticker.tradeCount).toBeGreaterThan(1_000);
    }
    expect(await count(`FROM tokens WHERE state = 'active' AND current_price IS NOT NULL`)).toBe(
      DEMO_TOKENS.length,
    );
    const bitcoin = parts.tokens.find('BTC')?.id ?? 0;
    const hours = await marketData.candles(bitcoin, '1h', 0, Date.now());
    expect(hours.length).toBeGreaterThanOrEqual(HISTORY_DAYS * 24);
    hours.slice(1).forEach((hour, index) => {
      // Newest first: each hour follows the one behind it.
      expect(Date.parse(hours[index]?.openTime ?? '') - Date.parse(hour.openTime)).toBe(3_600_000);
    });
  });

  it('stores hours and days that hold exactly what their minutes hold', async () => {
    const sums = await pool.query<{ total: string }>(
      `SELECT DISTINCT sum(volume)::text || ' ' || sum(quote_volume) || ' ' || sum(trade_count)
         || ' ' || max(high) || ' ' || min(low) AS total
       FROM candles GROUP BY token_id, width`,
    );
    expect(sums.rows).toHaveLength(DEMO_TOKENS.length);
  });

  it('has people who can sign in with the roles of their names', async () => {
    const { rows } = await pool.query<{ username: string; role: string; hash: string }>(
      `SELECT username, role, password_hash AS hash FROM users WHERE NOT is_system
       ORDER BY username`,
    );
    expect(rows.map(({ username, role }) => [username, role])).toEqual([
      ['admin', 'admin'],
      ['demo', 'user'],
      ['operator', 'operator'],
    ]);
    const demo = rows.find(({ username }) => username === 'demo');
    expect(await parts.passwords.verify('Demo123!', demo?.hash ?? null)).toBe(true);
  });

  it('gives the trader funds through the engine, which the ledger explains', async () => {
    expect(await balancesOf('demo')).toEqual({ USD: '25000', BTC: '0.35', ETH: '4', SOL: '60' });
    const rows = async (text: string) =>
      (await pool.query<unknown[]>({ text, rowMode: 'array' })).rows;
    expect(await findBreaches(rows, 'full')).toEqual([]);
  });

  it('changes nothing when seeded again', async () => {
    const before = [await count('FROM candles'), await count('FROM ledger_entries')];
    expect(await seedDemoHouse(parts, { isProduction: false, historyDays: HISTORY_DAYS })).toBe(
      false,
    );
    expect([await count('FROM candles'), await count('FROM ledger_entries')]).toEqual(before);
    expect(await balancesOf('demo')).toMatchObject({ USD: '25000' });
  });

  it('is refused in production', async () => {
    await expect(seedDemoHouse(parts, { isProduction: true })).rejects.toThrow('production');
  });
});
