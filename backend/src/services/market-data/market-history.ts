import { QueryTypes, Transaction, type Sequelize } from 'sequelize';
import { LIMITS, type Candle, type CandleInterval } from '../../contracts/index.ts';
import { parseStored } from '../../lib/decimal.ts';
import { presentTime } from '../../presenters/time.ts';
import type { TradePrint } from '../../presenters/public-trade.ts';
import { CANDLE_WIDTH_MS, type CandleBucket } from '../candle-fold.ts';
import { firstIdSinceSql } from '../id-at-time.ts';
import type { CandleRange } from '../market-data-reader.ts';
import {
  candleOpenMs,
  candleOpenMsFrom,
  candleOpenSql,
  candlePartsMax,
  candleWidthOf,
} from './candle-interval.ts';
import { LAST_PRICE_SQL } from './last-price-sql.ts';
import type { StoredBuckets } from './live-candles.ts';
import {
  bucketOfRow,
  groupByToken,
  tradeOfRow,
  type BucketRow,
  type TradeRow,
} from './stored-rows.ts';

/** The ticker's window, and more than any running interval of hours. */
const MINUTES_MS = CANDLE_WIDTH_MS['1d'];
/** Read with the rest, so that a fresh ticker is exact from its first moment. */
const LEAVING_MINUTES = 3;
/** The longest running interval is a month. */
const DAYS_MS = 31 * CANDLE_WIDTH_MS['1d'];

export interface MarketRecord extends StoredBuckets {
  tokenId: number;
  lastPriceAtoms: bigint | null;
  /** Oldest first, at most `LIMITS.publicTradesMax`. */
  trades: TradePrint[];
  /** The instants of the minutes that leave the ticker's window next, by minute. */
  instants: ReadonlyMap<number, readonly CandleBucket[]>;
}

export interface HistoryRecord {
  /** Every trade up to this one is part of the record, and none after it. */
  lastTradeId: number;
  markets: MarketRecord[];
}

const TRADE_COLUMNS = `id, token_id AS "tokenId", price, quantity, taker_side AS "takerSide",
  (extract(epoch FROM created_at) * 1000)::float8 AS "timeMs"`;
/** More than any id: ids stay below 2^53. */
const ID_BEYOND = '9223372036854775807';

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
        const tokens = await this.select<{ id: number; lastPrice: string | null }>(
          `SELECT id, ${LAST_PRICE_SQL} AS "lastPrice" FROM tokens WHERE NOT is_quote`,
        );
        const minutes = groupByToken((await this.loadBuckets('1m', nowMs)).map(bucketOfRow));
        const days = groupByToken((await this.loadBuckets('1d', nowMs)).map(bucketOfRow));
        const leavingMs = candleOpenMs('1m', nowMs) - MINUTES_MS;
        const leaving = range(leavingMs, LEAVING_MINUTES, CANDLE_WIDTH_MS['1m']);
        const instants = await this.instants(leaving);
        const trades = groupByToken((await this.loadTrades()).map(tradeOfRow));
        return {
          lastTradeId: Number(lastTrade[0]?.id ?? 0),
          markets: tokens.map(({ id, lastPrice }) => ({
            tokenId: id,
            lastPriceAtoms: lastPrice === null ? null : parseStored(lastPrice),
            minutes: minutes.get(id) ?? [],
            days: days.get(id) ?? [],
            trades: trades.get(id) ?? [],
            instants: new Map(
              leaving.map((minuteMs) => [minuteMs, instants.get(id)?.get(minuteMs) ?? []]),
            ),
          })),
        };
      },
    );
  }

  /**
   * Committed candles that open in `fromMs <= openTime < toMs`, newest first; the newest `limit` when
   * there are more. Buckets without a trade are absent, and cost nothing to skip.
   */
  async candles(
    tokenId: number,
    interval: CandleInterval,
    { fromMs, toMs, limit }: CandleRange,
  ): Promise<Candle[]> {
    const rows = await this.select<Omit<BucketRow, 'tokenId'>>(
      candlesSql(interval),
      tokenId,
      candleWidthOf(interval),
      new Date(candleOpenMsFrom(interval, fromMs)),
      new Date(candleOpenMsFrom(interval, toMs)),
      // So many rows hold at least `limit` whole candles, if there are that many.
      limit * candlePartsMax(interval),
      ...(candlePartsMax(interval) === 1 ? [] : [limit]),
    );
    return rows.map(({ openTimeMs, ...amounts }) => ({
      tokenId: String(tokenId),
      interval,
      openTime: presentTime(openTimeMs),
      ...amounts,
    }));
  }

  /**
   * The trades of these minutes of every market, by market and minute: those of one instant are
   * joined, so a minute has at most 60,000, by rising time. Markets and minutes without a trade are
   * absent.
   * @param minutes their starts, by rising time and not far apart: what lies between is read too.
   */
  async instants(
    minutes: readonly number[],
  ): Promise<Map<number, Map<number, readonly CandleBucket[]>>> {
    const [firstMs, lastMs] = [minutes[0], minutes.at(-1)];
    if (firstMs === undefined || lastMs === undefined) return new Map();
    const rows = await this.select<BucketRow>(
      INSTANTS_SQL,
      new Date(firstMs),
      new Date(lastMs + CANDLE_WIDTH_MS['1m']),
    );
    const byToken = new Map<number, Map<number, CandleBucket[]>>();
    for (const [tokenId, instants] of groupByToken(rows.map(bucketOfRow))) {
      const byMinute = new Map<number, CandleBucket[]>();
      for (const instant of instants) {
        const minuteMs = candleOpenMs('1m', instant.openTimeMs);
        const group = byMinute.get(minuteMs);
        if (group === undefined) byMinute.set(minuteMs, [instant]);
        else group.push(instant);
      }
      byToken.set(tokenId, byMinute);
    }
    return byToken;
  }

  /** Newest first. @param beforeId an integer as text; null for the latest. */
  async trades(tokenId: number, beforeId: string | null, limit: number): Promise<TradePrint[]> {
    const rows = await this.select<TradeRow>(
      `SELECT ${TRADE_COLUMNS} FROM trades WHERE token_id = $1 AND id < coalesce($2, ${ID_BEYOND})
       ORDER BY id DESC LIMIT $3`,
      tokenId,
      beforeId,
      limit,
    );
    return rows.map(tradeOfRow);
  }

  private loadBuckets(width: '1m' | '1d', nowMs: number): Promise<BucketRow[]> {
    const lengthMs = width === '1m' ? MINUTES_MS : DAYS_MS;
    return this.select<BucketRow>(
      `SELECT stored.token_id AS "tokenId",
         (extract(epoch FROM stored.open_time) * 1000)::float8 AS "openTimeMs", stored.open,
         stored.high, stored.low, stored.close, stored.volume,
         stored.quote_volume AS "quoteVolume", stored.trade_count AS "tradeCount"
       FROM tokens CROSS JOIN LATERAL (
         SELECT * FROM candles WHERE candles.token_id = tokens.id
           AND candles.width = $1 AND candles.open_time >= $2
       ) AS stored ORDER BY stored.open_time`,
      width,
      new Date(candleOpenMs(width, nowMs) - lengthMs),
    );
  }

  private loadTrades(): Promise<TradeRow[]> {
    return this.select<TradeRow>(
      `SELECT latest.* FROM tokens CROSS JOIN LATERAL (
         SELECT ${TRADE_COLUMNS} FROM trades WHERE token_id = tokens.id ORDER BY id DESC LIMIT $1
       ) AS latest ORDER BY latest.id`,
      LIMITS.publicTradesMax,
    );
  }

  private select<Row extends object>(text: string, ...bind: unknown[]): Promise<Row[]> {
    return this.sequelize.query<Row>(text, { bind, type: QueryTypes.SELECT });
  }
}

/**
 * The amounts come as they go on the wire, and are folded in the database: a request for wide candles
 * costs this process no more than one for narrow ones. The limits bound what is read.
 */
function candlesSql(interval: CandleInterval): string {
  const stored = `FROM candles WHERE token_id = $1 AND width = $2 AND open_time >= $3
    AND open_time < $4 ORDER BY open_time DESC LIMIT $5`;
  if (candlePartsMax(interval) === 1) {
    return `SELECT ${wireColumns('open_time')}, trade_count AS "tradeCount"
      ${stored}`;
  }
  // Both lists in the order in which the rows come, so that nothing is sorted again.
  return `SELECT ${wireColumns('bucket')}, "tradeCount" FROM (
      SELECT bucket, opens[array_upper(opens, 1)] AS open, high, low, closes[1] AS close, volume,
        quote_volume, "tradeCount"
      FROM (
        SELECT bucket, array_agg(open ORDER BY open_time DESC) AS opens,
          array_agg(close ORDER BY open_time DESC) AS closes, max(high) AS high, min(low) AS low,
          sum(volume) AS volume, sum(quote_volume) AS quote_volume,
          sum(trade_count)::int AS "tradeCount"
        FROM (
          SELECT ${candleOpenSql(interval)} AS bucket, open_time, open::numeric, high::numeric,
            low::numeric, close::numeric, volume::numeric, quote_volume::numeric, trade_count
          ${stored}
        ) AS parts GROUP BY bucket ORDER BY bucket DESC LIMIT $6
      ) AS buckets
    ) AS folded ORDER BY bucket DESC`;
}

function wireColumns(openTime: string): string {
  const amount = (column: string, name = column) =>
    `trim_scale(${column}::numeric)::text AS "${name}"`;
  return `(extract(epoch FROM ${openTime}) * 1000)::float8 AS "openTimeMs", ${amount('open')},
    ${amount('high')}, ${amount('low')}, ${amount('close')}, ${amount('volume')},
    ${amount('quote_volume', 'quoteVolume')}`;
}

const INSTANTS_SQL = `
  SELECT token_id AS "tokenId", (extract(epoch FROM created_at) * 1000)::float8 AS "openTimeMs",
    (array_agg(price::numeric ORDER BY id))[1] AS open, max(price::numeric) AS high,
    min(price::numeric) AS low, (array_agg(price::numeric ORDER BY id DESC))[1] AS close,
    sum(quantity::numeric) AS volume, sum(quote_amount::numeric) AS "quoteVolume",
    count(*)::int AS "tradeCount"
  FROM trades
  WHERE id >= ${firstIdSinceSql('trades', '$1')} AND id < ${firstIdSinceSql('trades', '$2')}
    AND created_at >= $1 AND created_at < $2
  GROUP BY token_id, created_at ORDER BY created_at`;

function range(firstMs: number, count: number, stepMs: number): number[] {
  return Array.from({ length: count }, (_, index) => firstMs + index * stepMs);
}
