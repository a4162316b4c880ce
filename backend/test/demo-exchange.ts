import pg from 'pg';
import type { Sequelize } from 'sequelize';
import { createDatabase, createReaderClient } from '../src/config/database.ts';
import { systemClock } from '../src/lib/clock.ts';
import { registerModels } from '../src/models/register-models.ts';
import { BalanceManager } from '../src/services/balance-manager.ts';
import { ensureQuoteToken } from '../src/services/ensure-quote-token.ts';
import { findBreaches, type Breach } from '../src/services/invariants.ts';
import { verifyJournal, type JournalVerdict } from '../src/services/journal/verify-journal.ts';
import { MarketData } from '../src/services/market-data.ts';
import { MarketHistory } from '../src/services/market-data/market-history.ts';
import type { MatchingEngine } from '../src/services/matching-engine.ts';
import { EngineConnection } from '../src/services/single-writer/engine-connection.ts';
import { PasswordHasher } from '../src/services/password-hasher.ts';
import { TokenRegistry } from '../src/services/token-registry.ts';
import type { DemoHouseParts } from '../src/simulator/demo-house.ts';
import { endPool } from './end-pool.ts';
import { recordingLogger } from './recording-logger.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';
import { createTestEngine } from './test-engine.ts';

/** An empty exchange with a leading engine, for the demo house to move in. */
export class DemoExchange {
  private constructor(
    private readonly database: TestDatabase,
    readonly pool: pg.Pool,
    readonly sequelize: Sequelize,
    readonly engine: MatchingEngine,
    readonly marketData: MarketData,
    readonly tokens: TokenRegistry,
    readonly houseParts: DemoHouseParts,
  ) {}

  static async start(): Promise<DemoExchange> {
    const database = await createTestDatabase();
    const pool = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
    const sequelize = createDatabase(database.appUrl);
    registerModels(sequelize);
    await ensureQuoteToken('USD');
    const { logger } = recordingLogger();
    const clock = systemClock;
    const tokens = new TokenRegistry();
    await tokens.load();
    const history = new MarketHistory(sequelize);
    const marketData = new MarketData({ tokens, history, clock, logger });
    const engine = createTestEngine(database.appUrl, clock, logger);
    engine.onRebuilt((rebuilt) => {
      marketData.restore(rebuilt);
    });
    engine.onCommit((batch) => {
      marketData.apply(batch);
    });
    engine.start();
    await engine.whenLeading();
    return new DemoExchange(database, pool, sequelize, engine, marketData, tokens, {
      sequelize,
      submitter: engine,
      tokens,
      balances: new BalanceManager(engine, tokens),
      passwords: new PasswordHasher('pepper', 4),
      marketData,
      clock,
      logger,
    });
  }

  async stop(): Promise<void> {
    this.marketData.stop();
    await this.engine.stop();
    await this.sequelize.close();
    await endPool(this.pool);
    await this.database.drop();
  }

  async count(text: string): Promise<number> {
    const { rows } = await this.pool.query<{ count: string }>(`SELECT count(*) AS count ${text}`);
    return Number(rows[0]?.count);
  }

  breaches(): Promise<Breach[]> {
    const rows = async (text: string) =>
      (await this.pool.query<unknown[]>({ text, rowMode: 'array' })).rows;
    return findBreaches(rows, 'full');
  }

  /** What the command journal alone gives, compared with the tables. */
  async verifyJournal(): Promise<JournalVerdict> {
    const reader = createReaderClient(this.database.appUrl, 'test-replay');
    const connection = new EngineConnection(reader);
    await connection.connect();
    try {
      return await verifyJournal(connection);
    } finally {
      await connection.close();
    }
  }
}
