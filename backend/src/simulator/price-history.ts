import { ATOMS_PER_UNIT, parseAmount } from '../lib/decimal.ts';
import { CANDLE_WIDTH_MS, type CandleBucket } from '../services/candle-fold.ts';
import type { DemoToken } from './demo-tokens.ts';
import { RandomSource } from './random-source.ts';

const MINUTE_MS = CANDLE_WIDTH_MS['1m'];

/** How fast lively and calm times follow each other: they fade within some hours. */
const MOOD_DECAY_PER_MINUTE = 0.995;
const MOOD_SHOCK = 0.06;

/** The part of a token's movement that the market does not explain. */
const OWN_SHARE = 0.6;
/** Moves that were that much larger than usual would have stopped trading. */
const NORMAL_MAX = 5;

const TRADES_PER_MINUTE_MEDIAN = 4;
const TRADES_PER_MINUTE_MAX = 60;

/** A whole number of ticks and lots, of which prices and quantities are made. */
interface Grid {
  tickAtoms: bigint;
  lotAtoms: bigint;
}

/**
 * The movement that all markets share, one standard normal number per minute, newest first: lively
 * times and calm times, as charts have them.
 */
export function marketMood(seed: string, minuteCount: number): Float64Array {
  const random = new RandomSource(`${seed} market`);
  const moves = new Float64Array(minuteCount);
  let mood = 0;
  for (let index = 0; index < minuteCount; index += 1) {
    mood = mood * MOOD_DECAY_PER_MINUTE + MOOD_SHOCK * random.normal();
    const move = random.normal() * Math.exp(mood - 0.15);
    moves[index] = Math.max(-NORMAL_MAX, Math.min(NORMAL_MAX, move));
  }
  return moves;
}

/**
 * Invented minutes of one market, by rising time. The last is the minute of `nowMs` and closes at
 * the token's price; each opens near where the one before closed. The same seed, token and length
 * give the same shape.
 */
export function* priceHistory(
  token: DemoToken,
  tokenId: number,
  marketMoves: Float64Array,
  options: { seed: string; nowMs: number },
): Generator<CandleBucket> {
  const random = new RandomSource(`${options.seed} ${token.symbol}`);
  const grid = { tickAtoms: parseAmount(token.tickSize), lotAtoms: parseAmount(token.lotSize) };
  const closes = closesBackwards(token, grid, marketMoves, random);
  const newestMs = Math.floor(options.nowMs / MINUTE_MS) * MINUTE_MS;
  let previousTicks = closes[closes.length - 1] ?? 1;
  for (let age = closes.length - 1; age >= 0; age -= 1) {
    const closeTicks = closes[age] ?? 1;
    const activity = Math.abs(marketMoves[age] ?? 0);
    yield minuteOf({
      tokenId,
      openTimeMs: newestMs - age * MINUTE_MS,
      token,
      grid,
      random,
      openTicks: Math.max(1, previousTicks + Math.round(random.normal())),
      closeTicks,
      activity,
    });
    previousTicks = closeTicks;
  }
}

/** Closing prices in ticks, newest first: walked backwards, so that the end is where it must be. */
function closesBackwards(
  token: DemoToken,
  grid: Grid,
  marketMoves: Float64Array,
  random: RandomSource,
): Float64Array {
  const closes = new Float64Array(marketMoves.length);
  const lastTicks = Number(parseAmount(token.price) / grid.tickAtoms);
  let logPrice = Math.log(lastTicks);
  const anchor = logPrice;
  for (let age = 0; age < marketMoves.length; age += 1) {
    closes[age] = age === 0 ? lastTicks : Math.max(1, Math.round(Math.exp(logPrice)));
    const own = OWN_SHARE * random.normal();
    const move = token.volatilityPerMinute * (token.beta * (marketMoves[age] ?? 0) + own);
    // Pulled back a little, so that no seed wanders off to an absurd price in three months.
    logPrice += move - 0.000_01 * (logPrice - anchor);
  }
  return closes;
}

interface MinuteShape extends Pick<CandleBucket, 'tokenId' | 'openTimeMs'> {
  token: DemoToken;
  grid: Grid;
  random: RandomSource;
  openTicks: number;
  closeTicks: number;
  /** How much the market moved in this minute. */
  activity: number;
}

function minuteOf(shape: MinuteShape): CandleBucket {
  const { token, grid, random, openTicks, closeTicks } = shape;
  const wiggle = token.volatilityPerMinute * closeTicks;
  const highTicks =
    Math.max(openTicks, closeTicks) + Math.round(Math.abs(random.normal()) * wiggle * 0.6);
  const lowTicks = Math.max(
    1,
    Math.min(openTicks, closeTicks) - Math.round(Math.abs(random.normal()) * wiggle * 0.6),
  );
  const tradeCount = Math.min(
    TRADES_PER_MINUTE_MAX,
    1 + Math.round(random.logNormal(TRADES_PER_MINUTE_MEDIAN * (0.6 + shape.activity * 0.5), 0.5)),
  );
  const price = (closeTicks * Number(grid.tickAtoms)) / Number(ATOMS_PER_UNIT);
  const quantity = (tradeCount * random.logNormal(token.tradeNotional, 0.4)) / price;
  const lots = Math.max(1, Math.round((quantity * Number(ATOMS_PER_UNIT)) / Number(grid.lotAtoms)));
  const volumeAtoms = BigInt(lots) * grid.lotAtoms;
  const middleTicks = BigInt(Math.round((openTicks + closeTicks) / 2));
  return {
    tokenId: shape.tokenId,
    openTimeMs: shape.openTimeMs,
    openAtoms: BigInt(openTicks) * grid.tickAtoms,
    highAtoms: BigInt(highTicks) * grid.tickAtoms,
    lowAtoms: BigInt(lowTicks) * grid.tickAtoms,
    closeAtoms: BigInt(closeTicks) * grid.tickAtoms,
    volumeAtoms,
    // Exact: the scales of tick and lot add up to at most 8.
    quoteVolumeAtoms: (middleTicks * grid.tickAtoms * volumeAtoms) / ATOMS_PER_UNIT,
    tradeCount,
  };
}
