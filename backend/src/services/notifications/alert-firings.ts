import { QueryTypes, type Sequelize } from 'sequelize';
import type { AlertDirection } from '../../contracts/index.ts';
import { formatAmount, parseStored } from '../../lib/decimal.ts';
import { amountArray, plainArray, timeArray } from '../single-writer/array-literal.ts';
import type { NotificationDraft } from './notification-log.ts';

/** An alert and the trade that reached it. */
export interface ReachedAlert {
  alertId: string;
  tradeId: number;
  priceAtoms: bigint;
  timeMs: number;
}

interface FiredRow {
  id: string;
  userId: string;
  tokenId: number;
  direction: AlertDirection;
  price: string;
  note: string;
  firedPrice: string;
  firedAt: Date;
}

/** The statements of alerts that are reached, within the transaction of whoever calls them. */
export class AlertFirings {
  constructor(private readonly sequelize: Sequelize) {}

  async lastTradeId(): Promise<number> {
    const rows = await this.select<{ id: string }>('SELECT coalesce(max(id), 0) AS id FROM trades');
    return Number(rows[0]?.id ?? 0);
  }

  async storeCursor(tradeId: number): Promise<void> {
    await this.sequelize.query(
      'UPDATE price_alerts_cursor SET last_trade_id = $1 WHERE last_trade_id < $1',
      { bind: [tradeId] },
    );
  }

  /**
   * Active alerts that a trade after the cursor has reached, each with the first such trade.
   * @param ids of the alerts to look at; null for all.
   */
  async findReached(ids: string[] | null): Promise<ReachedAlert[]> {
    const rows = await this.select<{ id: string; tradeId: string; price: string; timeMs: number }>(
      `WITH since AS (SELECT last_trade_id AS id FROM price_alerts_cursor),
       extent AS (
         SELECT token_id, min(price::numeric) AS lowest, max(price::numeric) AS highest
         FROM trades WHERE id > greatest((SELECT id FROM since),
           (SELECT min(after_trade_id) FROM price_alerts WHERE id = ANY($1::bigint[])))
         GROUP BY token_id
       )
       SELECT alert.id, hit.id AS "tradeId", hit.price,
         (extract(epoch FROM hit.created_at) * 1000)::float8 AS "timeMs"
       FROM price_alerts AS alert JOIN extent USING (token_id)
       CROSS JOIN LATERAL (
         SELECT trades.id, trades.price, trades.created_at FROM trades
         WHERE trades.token_id = alert.token_id
           AND trades.id > greatest(alert.after_trade_id, (SELECT id FROM since))
           AND CASE alert.direction WHEN 'above' THEN trades.price >= alert.price
             ELSE trades.price <= alert.price END
         ORDER BY trades.id LIMIT 1
       ) AS hit
       WHERE alert.status = 'active' AND ($1::bigint[] IS NULL OR alert.id = ANY($1::bigint[]))
         AND CASE alert.direction WHEN 'above' THEN extent.highest >= alert.price
           ELSE extent.lowest <= alert.price END
       ORDER BY hit.id, alert.id`,
      ids === null ? null : plainArray(ids),
    );
    return rows.map(({ id, tradeId, price, timeMs }) => ({
      alertId: id,
      tradeId: Number(tradeId),
      priceAtoms: parseStored(price),
      timeMs,
    }));
  }

  /** Fires those that are active still. @returns what to tell their owners. */
  async fire(hits: readonly ReachedAlert[]): Promise<NotificationDraft[]> {
    if (hits.length === 0) return [];
    const fired = await this.select<FiredRow>(
      `UPDATE price_alerts SET status = 'fired', fired_at = hit.fired_at,
         fired_price = hit.price, fired_trade_id = hit.trade_id
       FROM unnest($1::bigint[], $2::bigint[], $3::numeric[], $4::timestamptz[])
         AS hit (id, trade_id, price, fired_at)
       WHERE price_alerts.id = hit.id AND price_alerts.status = 'active'
       RETURNING price_alerts.id, user_id AS "userId", token_id AS "tokenId", direction,
         price_alerts.price, note, fired_price AS "firedPrice", price_alerts.fired_at AS "firedAt"`,
      plainArray(hits.map(({ alertId }) => alertId)),
      plainArray(hits.map(({ tradeId }) => tradeId)),
      amountArray(hits.map(({ priceAtoms }) => priceAtoms)),
      timeArray(hits.map(({ timeMs }) => timeMs)),
    );
    return fired.map(draftOf);
  }

  private select<Row extends object>(text: string, ...bind: unknown[]): Promise<Row[]> {
    return this.sequelize.query<Row>(text, { bind, type: QueryTypes.SELECT });
  }
}

function draftOf(alert: FiredRow): NotificationDraft {
  return {
    userId: alert.userId,
    kind: 'price_alert',
    tokenId: alert.tokenId,
    referenceId: alert.id,
    data: {
      direction: alert.direction,
      price: formatAmount(parseStored(alert.price)),
      firedPrice: formatAmount(parseStored(alert.firedPrice)),
      ...(alert.note === '' ? {} : { note: alert.note }),
    },
    source: `price_alert:${alert.id}`,
    timeMs: alert.firedAt.getTime(),
  };
}
