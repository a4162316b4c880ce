import { setImmediate } from 'node:timers/promises';
import type { Sequelize } from 'sequelize';
import type { Clock } from '../lib/clock.ts';
import { assert } from '../lib/assert.ts';
import { parseAmount } from '../lib/decimal.ts';
import type { Logger } from '../lib/logger.ts';
import type { CandleWidth } from '../models/candle.ts';
import { FeeTierModel } from '../models/fee-tier.ts';
import { TokenModel } from '../models/token.ts';
import type { BalanceManager } from '../services/balance-manager.ts';
import {
  CANDLE_WIDTH_MS,
  CANDLE_WIDTHS,
  foldBuckets,
  type CandleBucket,
  type CandleRow,
} from '../services/candle-fold.ts';
import type { CommandSubmitter } from '../services/command-request.ts';
import { insertCandles } from '../services/market-data/insert-candles.ts';
import type { MarketData } from '../services/market-data.ts';
import type { PasswordHasher } from '../services/password-hasher.ts';
import { refusalError } from '../services/refusal-error.ts';
import type { TokenRegistry } from '../services/token-registry.ts';
import {
  DEMO_FEE_TIERS,
  DEMO_MAKER_FEE_PPM,
  DEMO_SAFEGUARDS,
  DEMO_TAKER_FEE_PPM,
  DEMO_TOKENS,
  type DemoToken,
} from './demo-tokens.ts';
import { DEMO_STAFF, DEMO_TRADER, ensurePerson, findPerson } from './demo-users.ts';
import { marketMood, priceHistory } from './price-history.ts';

const SEED = 'tokentradex';
const HISTORY_DAYS = 90;
const MINUTES_PER_DAY = 1_440;
/** Markets filled at the same time: while one is stored, the next is invented. */
const TOKENS_AT_ONCE = 4;
const MINUTES_PER_PIECE = 5_000;

const TRADER_FUNDS: readonly { symbol: string | null; amount: string }[] = [
  // Null is the cash token, whatever its symbol.
  { symbol: null, amount: '25000' },
  { symbol: 'BTC', amount: '0.35' },
  { symbol: 'ETH', amount: '4' },
  { symbol: 'SOL', amount: '60' },
];

export interface DemoHouseParts {
  sequelize: Sequelize;
  submitter: CommandSubmitter;
  tokens: TokenRegistry;
  balances: BalanceManager;
  passwords: PasswordHasher;
  marketData: Pick<MarketData, 'reload'>;
  clock: Clock;
  logger: Logger;
}

export interface DemoHouseOptions {
  isProduction: boolean;
  /** Days of invented prices; default 90. */
  historyDays?: number;
}

/**
 * Fills an empty exchange with markets, their invented past, and people to sign in as. Needs a
 * leading engine: rules and money go through it. Run again, it adds only what is missing.
 * @returns whether anything had to be done.
 * @throws Error in production, where known passwords and invented prices have no place.
 */
export async function seedDemoHouse(
  parts: DemoHouseParts,
  options: DemoHouseOptions,
): Promise<boolean> {
  if (options.isProduction) throw new Error('There is no demo data in production.');
  const startedMs = parts.clock.nowMs();
  // The trader comes last: who is there, is there with everything before.
  const isComplete = (await findPerson(DEMO_TRADER)) !== null;
  if (!isComplete) {
    await seedMarkets(parts, options.historyDays ?? HISTORY_DAYS);
    if ((await FeeTierModel.count()) === 0) await FeeTierModel.bulkCreate([...DEMO_FEE_TIERS]);
  }
  for (const person of DEMO_STAFF) await ensurePerson(person, parts.passwords);
  const traderId = await ensurePerson(DEMO_TRADER, parts.passwords);
  // Under their keys these have an effect only once, so a seed that was cut short is completed.
  for (const { symbol, amount } of TRADER_FUNDS) {
    const tokenId = symbol ?? parts.tokens.quote.symbol;
    if (parts.tokens.find(tokenId) === null) continue;
    await parts.balances.deposit(traderId, { tokenId, amount }, `demo-house:${tokenId}`);
  }
  if (!isComplete) {
    parts.logger.info('demo house seeded', { tookMs: parts.clock.nowMs() - startedMs });
  }
  return !isComplete;
}

async function seedMarkets(parts: DemoHouseParts, historyDays: number): Promise<void> {
  const moves = marketMood(SEED, historyDays * MINUTES_PER_DAY);
  const missing: DemoToken[] = [];
  for (const token of DEMO_TOKENS) {
    const stored = await TokenModel.findOne({ where: { symbol: token.symbol } });
    if (stored === null) missing.push(token);
    else if (stored.state === 'halted') await openMarket(parts, token, stored.id);
  }
  const open = async (token: DemoToken) => {
    parts.logger.info('seeding price history', { symbol: token.symbol });
    await openMarket(parts, token, await storeToken(parts, token, moves));
  };
  while (missing.length > 0) {
    await Promise.all(missing.splice(0, TOKENS_AT_ONCE).map(open));
  }
  await parts.marketData.reload();
}

/** The token, halted, and its past: both or none. */
function storeToken(parts: DemoHouseParts, token: DemoToken, moves: Float64Array): Promise<number> {
  const { sequelize, clock } = parts;
  return sequelize.transaction(async () => {
    const row = await TokenModel.create({
      symbol: token.symbol,
      name: token.name,
      state: 'halted',
      tickSize: token.tickSize,
      lotSize: token.lotSize,
      minQuantity: token.minQuantity,
      maxQuantity: token.maxQuantity,
      minNotional: token.minNotional,
      makerFeePpm: DEMO_MAKER_FEE_PPM,
      takerFeePpm: DEMO_TAKER_FEE_PPM,
      circulatingSupply: token.circulatingSupply,
    });
    const past = { seed: SEED, nowMs: clock.nowMs() };
    await storeHistory(sequelize, priceHistory(token, row.id, moves, past));
    return row.id;
  });
}

/** In pieces, so that memory stays flat however long the past is. */
async function storeHistory(sequelize: Sequelize, minutes: Iterable<CandleBucket>): Promise<void> {
  const fiveMinuteParts: CandleBucket[] = [];
  for (const piece of pieces(minutes)) {
    // Inventing is work without waiting: whoever waits for a connection meanwhile has a deadline.
    await setImmediate();
    await insertCandles(sequelize, rowsOf(piece, '1m'));
    fiveMinuteParts.push(...foldBuckets(piece, openOf('5m')));
  }
  for (const width of CANDLE_WIDTHS.filter((each) => each !== '1m')) {
    await insertCandles(sequelize, rowsOf(foldBuckets(fiveMinuteParts, openOf(width)), width));
  }
}

function* pieces(minutes: Iterable<CandleBucket>): Generator<CandleBucket[]> {
  let piece: CandleBucket[] = [];
  for (const minute of minutes) {
    piece.push(minute);
    if (piece.length < MINUTES_PER_PIECE) continue;
    yield piece;
    piece = [];
  }
  yield piece;
}

function rowsOf(buckets: readonly CandleBucket[], width: CandleWidth): CandleRow[] {
  return buckets.map((bucket) => ({ ...bucket, width }));
}

function openOf(width: CandleWidth): (timeMs: number) => number {
  const widthMs = CANDLE_WIDTH_MS[width];
  return (timeMs) => Math.floor(timeMs / widthMs) * widthMs;
}

async function openMarket(parts: DemoHouseParts, token: DemoToken, id: number): Promise<void> {
  // Known before its market opens, so that whoever follows the engine can name it.
  await parts.tokens.load();
  const listed = await parts.submitter.submit({
    command: {
      type: 'set_market',
      rules: {
        tokenId: id,
        tickAtoms: parseAmount(token.tickSize),
        lotAtoms: parseAmount(token.lotSize),
        minQuantityAtoms: parseAmount(token.minQuantity),
        maxQuantityAtoms: parseAmount(token.maxQuantity),
        minNotionalAtoms: parseAmount(token.minNotional),
        makerFeePpm: DEMO_MAKER_FEE_PPM,
        takerFeePpm: DEMO_TAKER_FEE_PPM,
        ...DEMO_SAFEGUARDS,
      },
    },
  });
  if (listed.kind === 'refused') throw refusalError(listed);
  assert(listed.kind === 'market', 'setting a market gives its rules');
  const opened = await parts.submitter.submit({
    command: { type: 'set_market_state', tokenId: id, state: 'active' },
  });
  if (opened.kind === 'refused') throw refusalError(opened);
  await parts.tokens.load();
}
