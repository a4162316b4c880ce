import { QueryTypes, Transaction, type Sequelize } from 'sequelize';
import { LIMITS, type Candle, type CandleInterval, type Side } from '../../contracts/index.ts';
import { parseStored } from '../../lib/decimal.ts';
import type { CandleWidth } from '../../models/candle.ts';
import { presentTime } from '../../presenters/time.ts';
import type { TradePrint } from '../../presenters/public-trade.ts';
import { CANDLE_WIDTH_MS, type CandleBucket } from '../candle-fold.ts';
import {
  candleOpenMsAfter,
  candleOpenMs,
  candleOpenMsFrom,
  candleOpenSql,
  candleWidthOf,
} from './candle-interval.ts';
import type { StoredBuckets } from './live-candles.ts';

/** The ticker's window, and more than any running interval of hours. */
const MINUTES_MS = CANDLE_WIDTH_MS['1d'];
/** The longest running interval is a month. */
const DAYS_MS = 31 * CANDLE_WIDTH_MS['1d'];

export interface MarketRecord extends StoredBuckets {
  tokenId: number;
  lastPriceAtoms: bigint | null;
  /** Oldest first, at most `LIMITS.publicTradesMax`. */
  trades: TradePrint[];
}

export interface HistoryRecord {
  /** Every trade up to this one is part of the record, and none after it. */
  lastTradeId: number;
  markets: MarketRecord[];
}

interface BucketRow {
  tokenId: number;
  width: CandleWidth;
  openTimeMs: number;
  open: string;
  high: string;
  low: string;
  close: string;
  volume: string;
  quoteVolume: string;
  tradeCount: number;
}

interface TradeRow {
  id: string;
  tokenId: number;
  price: string;
  quantity: string;
  takerSide: Side;
  timeMs: number;
}

/** What the database keeps of the markets' past. */
export class MarketHistory {
  constructor(private readonly sequelize: Sequelize) {}

  /** What live market data goes on from, all of one instant. */
  load(nowMs: number): Promise<HistoryRecord> {
    return this.sequelize.transaction(
      { isolationLevel: Transaction.ISOLATION_LEVELS.REPEATABLE_READ },
      async () => {
        const lastTrade = await this.select<{ id: string }>(
          'SELECT coalesce(max(id), 0) AS id FROM trades',
        );
        const tokens = await this.select<{ id: number; currentPrice: string | null }>(
          'SELECT id, current_price AS "currentPrice" FROM tokens WHERE NOT is_quote',
        );
        const buckets = groupByToken((await this.loadBuckets(nowMs)).map(bucketOfRow));
        const trades = groupByToken((await this.loadTrades()).map(tradeOfRow));
        return {
          lastTradeId: Number(lastTrade[0]?.id ?? 0),
          markets: tokens.map(({ id, currentPrice }) => ({
            tokenId: id,
            lastPriceAtoms: currentPrice === null ? null : parseStored(currentPrice),
            minutes: (buckets.get(id) ?? []).filter(({ width }) => width === '1m'),
            days: (buckets.get(id) ?? []).filter(({ width }) => width === '1d'),
            trades: trades.get(id) ?? [],
          })),
        };
      },
    );
  }

  /**
   * Committed candles that open in `fromMs <= openTime < toMs`, newest first; the newest
   * `LIMITS.candlesPerRequestMax` when there are more. Buckets without a trade are absent.
   */
  async candles(
    tokenId: number,
    interval: CandleInterval,
    fromMs: number,
    toMs: number,
  ): Promise<Candle[]> {
    const endMs = candleOpenMsFrom(interval, toMs);
    // Bounds the rows read, not only those returned: a client chooses the range.
    const earliestMs = candleOpenMsAfter(interval, endMs, -LIMITS.candlesPerRequestMax);
    const startMs = Math.max(candleOpenMsFrom(interval, fromMs), earliestMs);
    if (startMs >= endMs) return [];
    const rows = await this.select<Omit<BucketRow, 'tokenId' | 'width'>>(
      candlesSql(interval),
      tokenId,
      candleWidthOf(interval),
      new Date(startMs),
      new Date(endMs),
    );
    return rows.map(({ openTimeMs, ...amounts }) => ({
      tokenId: String(tokenId),
      interval,
      openTime: presentTime(openTimeMs),
      ...amounts,
    }));
  }

  private loadBuckets(nowMs: number): Promise<BucketRow[]> {
    return this.select<BucketRow>(
      `SELECT stored.token_id AS "tokenId", stored.width,
         (extract(epoch FROM stored.open_time) * 1000)::float8 AS "openTimeMs", stored.open,
         stored.high, stored.low, stored.close, stored.volume,
         stored.quote_volume AS "quoteVolume", stored.trade_count AS "tradeCount"
       FROM tokens CROSS JOIN (VALUES ('1m', $1::timestamptz), ('1d', $2)) AS needed (width, since)
       CROSS JOIN LATERAL (
         SELECT * FROM candles WHERE candles.token_id = tokens.id
           AND candles.width = needed.width AND candles.open_time >= needed.since
       ) AS stored ORDER BY stored.open_time`,
      new Date(candleOpenMs('1m', nowMs) - MINUTES_MS),
      new Date(candleOpenMs('1d', nowMs) - DAYS_MS),
    );
  }

  private loadTrades(): Promise<TradeRow[]> {
    return this.select<TradeRow>(
      `SELECT latest.* FROM tokens CROSS JOIN LATERAL (
         SELECT id, token_id AS "tokenId", price, quantity, taker_side AS "takerSide",
           (extract(epoch FROM created_at) * 1000)::float8 AS "timeMs"
         FROM trades WHERE token_id = tokens.id ORDER BY id DESC LIMIT $1
       ) AS latest ORDER BY latest.id`,
      LIMITS.publicTradesMax,
    );
  }

  private select<Row extends object>(text: string, ...bind: unknown[]): Promise<Row[]> {
    return this.sequelize.query<Row>(text, { bind, type: QueryTypes.SELECT });
  }
}

/**
 * Folds in the database, so that a request for wide candles costs this process no more than one for
 * narrow ones. The amounts come as they go on the wire.
 */
function candlesSql(interval: CandleInterval): string {
  const range = `token_id = $1 AND width = $2 AND open_time >= $3 AND open_time < $4`;
  return `SELECT (extract(epoch FROM bucket) * 1000)::float8 AS "openTimeMs",
      trim_scale((array_agg(open::numeric ORDER BY open_time))[1])::text AS open,
      trim_scale(max(high::numeric))::text AS high, trim_scale(min(low::numeric))::text AS low,
      trim_scale((array_agg(close::numeric ORDER BY open_time DESC))[1])::text AS close,
      trim_scale(sum(volume::numeric))::text AS volume,
      trim_scale(sum(quote_volume::numeric))::text AS "quoteVolume",
      sum(trade_count)::int AS "tradeCount"
    FROM (SELECT *, ${candleOpenSql(interval)} AS bucket FROM candles WHERE ${range}) AS stored
    GROUP BY bucket ORDER BY bucket DESC`;
}

function groupByToken<T extends { tokenId: number }>(rows: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(row.tokenId);
    if (group === undefined) groups.set(row.tokenId, [row]);
    else group.push(row);
  }
  return groups;
}

function bucketOfRow(row: BucketRow): CandleBucket & { width: CandleWidth } {
  return {
    tokenId: row.tokenId,
    width: row.width,
    openTimeMs: row.openTimeMs,
    openAtoms: parseStored(row.open),
    highAtoms: parseStored(row.high),
    lowAtoms: parseStored(row.low),
    closeAtoms: parseStored(row.close),
    volumeAtoms: parseStored(row.volume),
    quoteVolumeAtoms: parseStored(row.quoteVolume),
    tradeCount: row.tradeCount,
  };
}

function tradeOfRow(row: TradeRow): TradePrint {
  return {
    id: Number(row.id),
    tokenId: row.tokenId,
    priceAtoms: parseStored(row.price),
    quantityAtoms: parseStored(row.quantity),
    takerSide: row.takerSide,
    timeMs: row.timeMs,
  };
}
