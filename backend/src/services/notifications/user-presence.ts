import { QueryTypes, type Sequelize } from 'sequelize';
import type { Side } from '../../contracts/index.ts';
import { assert } from '../../lib/assert.ts';
import type { Clock } from '../../lib/clock.ts';
import { parseStored } from '../../lib/decimal.ts';
import type { Logger } from '../../lib/logger.ts';
import { plainArray } from '../single-writer/array-literal.ts';

/** How often those who are connected are noted as seen: a crash forgets no more than this. */
const HEARTBEAT_MS = 60_000;
/** Leaving is written for many at once: a server that stops disconnects everybody. */
const LEAVE_DELAY_MS = 250;
/** A shorter break is a reload or a bad line, and no absence. */
const ABSENCE_MS_MIN = 5 * 60_000;
const GROUPS_MAX = 20;

export interface AwayFills {
  tokenId: number;
  side: Side;
  fillCount: number;
  quantityAtoms: bigint;
  quoteAtoms: bigint;
}

/** What traded during a user's latest absence. */
export interface AwayRecord {
  since: Date;
  fillCount: number;
  /** Of the latest trade first. */
  fills: AwayFills[];
}

interface Arrival {
  seenAt: Date;
  awayFrom: Date | null;
  awayFromTradeId: string | null;
  awayUntilTradeId: string | null;
}

interface GroupRow {
  tokenId: number;
  side: Side;
  fillCount: number;
  quantity: string;
  quoteAmount: string;
  totalCount: number;
}

/**
 * Who is there and since when. A user is seen while a socket of theirs is connected and when they ask
 * what happened while they were away; an absence ends when they come back.
 */
export class UserPresence {
  private readonly socketCounts = new Map<string, number>();
  private readonly left = new Set<string>();
  private leaveTimer: NodeJS.Timeout | null = null;
  private heartbeat: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly sequelize: Sequelize,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.heartbeat = setInterval(() => {
      this.note([...this.socketCounts.keys()]);
    }, HEARTBEAT_MS).unref();
  }

  /** Writes down who was there until now. */
  async stop(): Promise<void> {
    if (this.heartbeat !== null) clearInterval(this.heartbeat);
    if (this.leaveTimer !== null) clearTimeout(this.leaveTimer);
    this.note([...this.left, ...this.socketCounts.keys()]);
    await this.writing;
  }

  connected(userId: string): void {
    const count = this.socketCounts.get(userId) ?? 0;
    this.socketCounts.set(userId, count + 1);
    if (count > 0) return;
    this.arrive(userId).catch((error: unknown) => {
      this.warn(error);
    });
  }

  disconnected(userId: string): void {
    const count = (this.socketCounts.get(userId) ?? 0) - 1;
    if (count > 0) {
      this.socketCounts.set(userId, count);
      return;
    }
    this.socketCounts.delete(userId);
    this.left.add(userId);
    this.leaveTimer ??= setTimeout(() => {
      this.leaveTimer = null;
      this.note([...this.left]);
      this.left.clear();
    }, LEAVE_DELAY_MS).unref();
  }

  /** What traded during the latest absence; asking counts as being there. */
  async away(userId: string): Promise<AwayRecord> {
    const { seenAt, awayFrom, awayFromTradeId, awayUntilTradeId } = await this.arrive(userId);
    if (awayFrom === null) return { since: seenAt, fillCount: 0, fills: [] };
    const rows = await this.select<GroupRow>(
      `SELECT token_id AS "tokenId", side, count(*)::int AS "fillCount",
         sum(quantity::numeric) AS quantity, sum(quote_amount::numeric) AS "quoteAmount",
         (sum(count(*)) OVER ())::int AS "totalCount"
       FROM (
         SELECT id, token_id, 'buy' AS side, quantity, quote_amount FROM trades
         WHERE buyer_id = $1 AND id > $2 AND id <= $3
         UNION ALL
         SELECT id, token_id, 'sell', quantity, quote_amount FROM trades
         WHERE seller_id = $1 AND id > $2 AND id <= $3
       ) AS fills
       GROUP BY token_id, side ORDER BY max(id) DESC, side LIMIT $4`,
      userId,
      awayFromTradeId,
      awayUntilTradeId,
      GROUPS_MAX,
    );
    return {
      since: awayFrom,
      fillCount: rows[0]?.totalCount ?? 0,
      fills: rows.map((row) => ({
        tokenId: row.tokenId,
        side: row.side,
        fillCount: row.fillCount,
        quantityAtoms: parseStored(row.quantity),
        quoteAtoms: parseStored(row.quoteAmount),
      })),
    };
  }

  /** Notes that a user is there; after an absence, also when it began. */
  private async arrive(userId: string): Promise<Arrival> {
    const nowMs = this.clock.nowMs();
    const rows = await this.select<Arrival>(
      `INSERT INTO user_attention AS known (user_id, seen_at, seen_trade_id)
       VALUES ($1, $2, (SELECT coalesce(max(id), 0) FROM trades))
       ON CONFLICT (user_id) DO UPDATE SET
         (away_from, away_from_trade_id, away_until_trade_id) = (
           SELECT * FROM (VALUES
             (known.away_from, known.away_from_trade_id, known.away_until_trade_id)) AS kept
           WHERE known.seen_at >= $3 OR known.seen_at IS NULL
           UNION ALL SELECT known.seen_at, known.seen_trade_id, excluded.seen_trade_id
           WHERE known.seen_at < $3
         ),
         seen_at = greatest(known.seen_at, excluded.seen_at),
         seen_trade_id = greatest(known.seen_trade_id, excluded.seen_trade_id)
       RETURNING seen_at AS "seenAt", away_from AS "awayFrom",
         away_from_trade_id AS "awayFromTradeId", away_until_trade_id AS "awayUntilTradeId"`,
      userId,
      new Date(nowMs),
      new Date(nowMs - ABSENCE_MS_MIN),
    );
    const [arrival] = rows;
    assert(arrival !== undefined, 'an upsert returns its row');
    return arrival;
  }

  private note(userIds: readonly string[]): void {
    if (userIds.length === 0) return;
    this.writing = this.writing
      .then(async () => {
        await this.sequelize.query(
          `UPDATE user_attention SET seen_at = $2,
             seen_trade_id = (SELECT coalesce(max(id), 0) FROM trades)
           WHERE user_id = ANY($1::uuid[]) AND seen_at < $2`,
          { bind: [plainArray(userIds), new Date(this.clock.nowMs())] },
        );
      })
      .catch((error: unknown) => {
        this.warn(error);
      });
  }

  private warn(error: unknown): void {
    this.logger.warn('when users were seen is not written', { error });
  }

  private select<Row extends object>(text: string, ...bind: unknown[]): Promise<Row[]> {
    return this.sequelize.query<Row>(text, { bind, type: QueryTypes.SELECT });
  }
}
