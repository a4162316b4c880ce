import pg from 'pg';
import { ORDER_TYPES, SELF_TRADE_PREVENTIONS } from '../../contracts/index.ts';
import { createWriterClient } from '../../config/database.ts';
import { systemClock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import { MatchingEngine } from '../../services/matching-engine.ts';
import { PostgresStore } from '../../services/single-writer/postgres-store.ts';
import { TradingDay, type DayFeatures } from './trading-day.ts';

const MARKET_COUNT = 4;
const USER_COUNT = 300;
/** Commands under way at once: batches of about this size. */
const IN_FLIGHT = 500;
/** The engine is stopped and another one started on the same database so many times in all. */
const RESTARTS = 4;

const EVERYTHING: DayFeatures = {
  orderTypes: ORDER_TYPES,
  selfTradePreventions: SELF_TRADE_PREVENTIONS,
  hasIcebergs: true,
  hasOco: true,
  hasGoodTillDate: true,
  hasCancelAfter: true,
  hasMarketChanges: true,
  priceBandBps: 5_000,
  breakerMoveBps: 1_500,
  breakerPauseMinutes: 0,
};

export interface DayDatabase {
  appUrl: string;
  ownerUrl: string;
}

export interface DaySummary {
  commands: number;
  refused: number;
  restarts: number;
}

/**
 * Fills an empty, migrated database with a day of an exchange: hundreds of users and every kind of
 * command through the single writer, which is restarted now and then.
 * @param between called before each engine's start, while nobody writes.
 */
export async function runTradingDay(
  database: DayDatabase,
  options: { seed: string; commands: number },
  logger: Logger,
  between: () => Promise<unknown>,
): Promise<DaySummary> {
  const world = await prepareWorld(database.ownerUrl);
  const day = new TradingDay({ ...world, seed: options.seed, features: EVERYTHING });
  const summary = { commands: 0, refused: 0, restarts: 0 };
  const perTerm = Math.ceil(options.commands / (RESTARTS + 1));
  while (summary.commands < options.commands) {
    await between();
    const engine = createEngine(database, logger);
    engine.onCommit(({ changes }) => {
      day.observe(changes);
    });
    engine.start();
    await engine.whenLeading();
    const until = Math.min(options.commands, summary.commands + perTerm);
    const work = async (): Promise<void> => {
      while (summary.commands < until) {
        summary.commands += 1;
        const command = day.next(systemClock.nowMs());
        const outcome = await engine.submit({ command });
        if (outcome.kind === 'refused') summary.refused += 1;
      }
    };
    if (summary.restarts === 0) await submitOpening(engine, day, summary);
    await Promise.all(Array.from({ length: IN_FLIGHT }, work));
    await engine.stop();
    if (summary.commands < options.commands) summary.restarts += 1;
  }
  return summary;
}

async function submitOpening(
  engine: MatchingEngine,
  day: TradingDay,
  summary: DaySummary,
): Promise<void> {
  const answers = day.opening().map((command) => engine.submit({ command }));
  summary.commands += answers.length;
  for (const { kind } of await Promise.all(answers)) {
    if (kind === 'refused') throw new Error('a market or a user could not be prepared');
  }
}

function createEngine(database: DayDatabase, logger: Logger): MatchingEngine {
  return new MatchingEngine(
    {
      openStore: () => new PostgresStore(createWriterClient(database.appUrl, 60_000)),
      queueMax: 100_000,
      batchMax: IN_FLIGHT,
      accountsMax: USER_COUNT / 2,
      commandTimeoutMs: 600_000,
      holder: 'replay',
    },
    systemClock,
    logger,
  );
}

/** Users, tokens without a market, and cash. */
async function prepareWorld(ownerUrl: string) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const [quoteTokenId = 0] = await idsOf<number>(
      client,
      `INSERT INTO tokens (symbol, name, is_quote, state, tick_size, lot_size, min_quantity,
         max_quantity, min_notional, maker_fee_ppm, taker_fee_ppm)
       VALUES ('USD', 'US dollar', TRUE, 'active', 0.01, 0.01, 0.01, 1000000000, 0, 0, 0)
       RETURNING id`,
    );
    const tokenIds = await idsOf<number>(
      client,
      `INSERT INTO tokens (symbol, name, state, tick_size, lot_size, min_quantity, max_quantity,
         min_notional, maker_fee_ppm, taker_fee_ppm)
       SELECT 'DAY' || n, 'Day ' || n, 'halted', 0.01, 0.0001, 0.0001, 1000000, 0, 0, 0
       FROM generate_series(1, ${MARKET_COUNT}) AS n RETURNING id`,
    );
    const [operatorId = '', ...userIds] = await idsOf<string>(
      client,
      `INSERT INTO users (id, email, username, password_hash)
       SELECT gen_random_uuid(), 'day-' || n || '@example.com', 'day-' || n, 'none'
       FROM generate_series(0, ${USER_COUNT}) AS n RETURNING id`,
    );
    return { quoteTokenId, tokenIds, operatorId, userIds };
  } finally {
    await client.end();
  }
}

async function idsOf<T>(client: pg.Client, statement: string): Promise<T[]> {
  const { rows } = await client.query<{ id: T }>(statement);
  return rows.map(({ id }) => id);
}
