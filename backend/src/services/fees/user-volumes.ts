import { QueryTypes, type Sequelize } from 'sequelize';
import { parseStored } from '../../lib/decimal.ts';

/** Trades folded at once: short locks, and every trade is looked at once. */
const TRADES_PER_FOLD = 50_000;

/** Days that count, today included. A day is one of UTC. */
export const VOLUME_DAYS = 30;

const FOLD = `
  WITH page AS (
    SELECT id, buyer_id, seller_id, quote_amount, (created_at AT TIME ZONE 'UTC')::date AS day
    FROM trades WHERE id > $1 ORDER BY id LIMIT ${TRADES_PER_FOLD}
  ), sides AS (
    SELECT buyer_id AS user_id, day, quote_amount FROM page
    UNION ALL SELECT seller_id, day, quote_amount FROM page
  ), folded AS (
    INSERT INTO user_volumes (user_id, day, quote_volume)
    SELECT user_id, day, sum(quote_amount) FROM sides GROUP BY user_id, day
    ON CONFLICT (user_id, day) DO UPDATE
      SET quote_volume = user_volumes.quote_volume + excluded.quote_volume
  ), moved AS (
    UPDATE user_volumes_cursor SET last_trade_id = (SELECT max(id) FROM page)
    WHERE id = 1 AND EXISTS (SELECT FROM page)
  )
  SELECT count(*)::int AS count FROM page`;

/**
 * Cash traded by user and day, each trade on both its sides. Trades are committed in the order of their
 * ids, so one number says which of them are counted already.
 */
export class UserVolumes {
  constructor(private readonly sequelize: Sequelize) {}

  /** Counts what was traded since the last call. Of several callers at once, one works. */
  async fold(): Promise<void> {
    for (;;) {
      const count = await this.sequelize.transaction(() => this.foldPage());
      if (count < TRADES_PER_FOLD) return;
    }
  }

  /** Of the last 30 days, today included, as far as folded. */
  async of(userId: string, nowMs: number): Promise<bigint> {
    const rows = await this.sequelize.query<{ volume: string }>(
      `SELECT coalesce(sum(quote_volume), 0)::numeric(36, 8)::text AS volume FROM user_volumes
       WHERE user_id = $1 AND day >= $2`,
      { bind: [userId, firstVolumeDay(nowMs)], type: QueryTypes.SELECT },
    );
    return parseStored(rows[0]?.volume ?? '0.00000000');
  }

  private async foldPage(): Promise<number> {
    const cursors = await this.sequelize.query<{ lastTradeId: string }>(
      `SELECT last_trade_id AS "lastTradeId" FROM user_volumes_cursor WHERE id = 1 FOR UPDATE`,
      { type: QueryTypes.SELECT },
    );
    const rows = await this.sequelize.query<{ count: number }>(FOLD, {
      bind: [cursors[0]?.lastTradeId ?? '0'],
      type: QueryTypes.SELECT,
    });
    return rows[0]?.count ?? 0;
  }
}

/** The oldest day that counts, as PostgreSQL writes dates. */
export function firstVolumeDay(nowMs: number): string {
  const day = new Date(nowMs);
  day.setUTCDate(day.getUTCDate() - (VOLUME_DAYS - 1));
  return day.toISOString().slice(0, 10);
}
