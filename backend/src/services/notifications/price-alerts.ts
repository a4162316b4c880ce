import { QueryTypes, type Sequelize } from 'sequelize';
import { LIMITS, type PriceAlertBody, type PriceAlertsQuery } from '../../contracts/index.ts';
import { AppError } from '../../lib/app-error.ts';
import { assert } from '../../lib/assert.ts';
import type { Clock } from '../../lib/clock.ts';
import { formatAmount, parseAmount, parseStored } from '../../lib/decimal.ts';
import type { Logger } from '../../lib/logger.ts';
import { PriceAlertModel, type PriceAlertRecord } from '../../models/price-alert.ts';
import type { CommittedBatch } from '../committed-batch.ts';
import { LAST_PRICE_SQL } from '../market-data/last-price-sql.ts';
import { idBefore, pageOf, type RowPage } from '../page.ts';
import { requireToken } from '../refusal-error.ts';
import type { TokenRegistry } from '../token-registry.ts';
import { AlertFirings, type ReachedAlert } from './alert-firings.ts';
import { AlertIndex, type WatchedAlert } from './alert-index.ts';
import type { NotificationLog, Recording } from './notification-log.ts';

/** How often the last trade seen is stored: a start looks again at what traded since. */
const CURSOR_INTERVAL_MS = 10_000;
const RETRY_MS = 500;
/** Alerts fired by one transaction at most. */
const FIRINGS_PER_TRANSACTION_MAX = 1_000;
const ALERT_ID_PATTERN = /^[1-9]\d{0,17}$/;

interface NewAlert extends Omit<WatchedAlert, 'id'> {
  userId: string;
  note?: string;
}

export interface PriceAlertParts {
  sequelize: Sequelize;
  log: NotificationLog;
  tokens: TokenRegistry;
  clock: Clock;
  logger: Logger;
}

/**
 * Alerts wait for a price and fire once, at the first committed trade at or beyond it that is later
 * than the alert itself. Commits are compared with an index in memory; what they reach is written
 * later, in transactions of the notification log, together with the last trade that was looked at.
 * Whatever a crash, a rebuild or a failed write may have skipped is found again from that trade on.
 */
export class PriceAlerts {
  private readonly index = new AlertIndex();
  private readonly firings: AlertFirings;
  private reached: ReachedAlert[] = [];
  private isFiringQueued = false;
  /** The last trade that {@link apply} was given. */
  private seenTradeId = 0;
  private storedTradeId = 0;
  /** False while trades may have been committed that the index was not compared with. */
  private isCurrent = false;
  private isStopped = false;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly parts: PriceAlertParts) {
    this.firings = new AlertFirings(parts.sequelize);
  }

  start(): void {
    this.timer = setInterval(() => {
      if (this.isCurrent && this.seenTradeId > this.storedTradeId) this.queueFiring();
    }, CURSOR_INTERVAL_MS).unref();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    if (this.timer !== null) clearInterval(this.timer);
    await this.parts.log.settled();
  }

  /** A {@link CommitListener}. */
  apply({ changes }: CommittedBatch): void {
    for (const { id, tokenId, priceAtoms, timeMs } of changes.trades) {
      for (const alertId of this.index.takeReached(tokenId, priceAtoms)) {
        this.reached.push({ alertId, tradeId: id, priceAtoms, timeMs });
      }
      this.seenTradeId = id;
    }
    if (this.reached.length > 0) this.queueFiring();
  }

  /** A {@link RebuildListener}: trades may have been committed that {@link apply} was not given. */
  restore(): void {
    this.isCurrent = false;
    this.parts.log
      .record(() => this.catchUp())
      .then(() => {
        if (this.reached.length > 0) this.queueFiring();
      })
      .catch((error: unknown) => {
        this.isCurrent = false;
        if (this.isStopped) return;
        this.parts.logger.error('price alerts not loaded, trying again', { error });
        setTimeout(() => {
          this.restore();
        }, RETRY_MS).unref();
      });
  }

  async list(userId: string, query: PriceAlertsQuery): Promise<RowPage<PriceAlertRecord>> {
    const limit = query.limit ?? LIMITS.pageSizeDefault;
    const { tokenId, status } = query;
    const rows = await PriceAlertModel.findAll({
      where: {
        userId,
        ...idBefore(query),
        ...(tokenId === undefined ? {} : { tokenId: requireToken(this.parts.tokens, tokenId).id }),
        ...(status === undefined ? {} : { status }),
      },
      order: [['id', 'DESC']],
      limit: limit + 1,
    });
    return pageOf(rows, limit, ({ id }) => id);
  }

  /**
   * @throws AppError `unknown_token`, `conflict` when the user has as many as may be active, and
   *   `validation_failed` for a market that is not traded or a price that is met already.
   */
  async create(userId: string, body: PriceAlertBody): Promise<PriceAlertRecord> {
    const token = requireToken(this.parts.tokens, body.tokenId);
    if (token.isQuote || token.state === 'delisted') {
      throw invalidField('tokenId', 'names no market that is traded');
    }
    const wanted = { ...body, userId, tokenId: token.id, priceAtoms: parseAmount(body.price) };
    try {
      return await this.parts.log.record(() => this.createNow(wanted));
    } catch (error) {
      // It may have been committed all the same.
      if (!(error instanceof AppError)) this.restore();
      throw error;
    }
  }

  /** @throws AppError `not_found`, for another's too. */
  async remove(userId: string, id: string): Promise<PriceAlertRecord> {
    const row = ALERT_ID_PATTERN.test(id)
      ? await PriceAlertModel.findOne({ where: { id, userId } })
      : null;
    if (row === null) throw new AppError('not_found', 'There is no such price alert.');
    await row.destroy();
    this.index.remove({ ...row.get({ plain: true }), priceAtoms: parseStored(row.price) });
    return row.get({ plain: true });
  }

  private async createNow(wanted: NewAlert): Promise<Recording<PriceAlertRecord>> {
    await requireRoom(wanted.userId);
    const { id } = await this.insert(wanted);
    const watched = { ...wanted, id };
    // Trades that commit from here on are compared in memory, those before by the statement.
    this.index.add(watched);
    try {
      const hits = await this.firings.findReached([id]);
      if (hits.length > 0) this.index.remove(watched);
      const drafts = await this.firings.fire(hits);
      const row = await PriceAlertModel.findByPk(id);
      assert(row !== null, 'an alert just made is stored');
      return { drafts, result: row.get({ plain: true }) };
    } catch (error) {
      this.index.remove(watched);
      throw error;
    }
  }

  private queueFiring(): void {
    if (this.isFiringQueued || !this.isCurrent) return;
    this.isFiringQueued = true;
    this.parts.log
      .record(() => this.fireReached())
      .catch((error: unknown) => {
        this.parts.logger.error('price alerts not fired, looking again', { error });
        // The cursor still stands before what was not written.
        this.restore();
      })
      .finally(() => {
        this.isFiringQueued = false;
        if (this.reached.length > 0) this.queueFiring();
      });
  }

  private async fireReached(): Promise<Recording<void>> {
    if (!this.isCurrent) return { drafts: [], result: undefined };
    const hits = this.reached.splice(0, FIRINGS_PER_TRANSACTION_MAX);
    const throughTradeId = this.reached.length === 0 ? this.seenTradeId : this.storedTradeId;
    const drafts = await this.firings.fire(hits);
    await this.storeCursor(throughTradeId);
    return { drafts, result: undefined };
  }

  /** Loads every active alert and fires those that were reached after the cursor. */
  private async catchUp(): Promise<Recording<void>> {
    const alerts = await PriceAlertModel.findAll({ where: { status: 'active' } });
    // Those that were reached in memory are among them, active still.
    this.reached = [];
    this.index.replace(
      alerts.map((alert) => ({
        ...alert.get({ plain: true }),
        priceAtoms: parseStored(alert.price),
      })),
    );
    const throughTradeId = await this.firings.lastTradeId();
    const hits = await this.firings.findReached(null);
    const byId = new Map(alerts.map((alert) => [alert.id, alert]));
    for (const { alertId } of hits) {
      const alert = byId.get(alertId);
      if (alert === undefined) continue;
      this.index.remove({ ...alert.get({ plain: true }), priceAtoms: parseStored(alert.price) });
    }
    const drafts = await this.firings.fire(hits);
    await this.storeCursor(throughTradeId);
    this.isCurrent = true;
    return { drafts, result: undefined };
  }

  private async storeCursor(tradeId: number): Promise<void> {
    await this.firings.storeCursor(tradeId);
    this.storedTradeId = Math.max(this.storedTradeId, tradeId);
  }

  /** @throws AppError `validation_failed` when the last price meets it already. */
  private async insert(alert: NewAlert): Promise<{ id: string }> {
    const { userId, tokenId, direction, priceAtoms } = alert;
    // One statement: the last price is that of the trade after which the alert waits.
    const rows = await this.parts.sequelize.query<{ id: string; lastPrice: string | null }>(
      `WITH last_trade AS (SELECT id, price FROM trades WHERE token_id = $2 ORDER BY id DESC LIMIT 1)
       INSERT INTO price_alerts (user_id, token_id, direction, price, note, after_trade_id, created_at)
       VALUES ($1, $2, $3, $4, $5, coalesce((SELECT id FROM last_trade), 0), $6)
       RETURNING id, coalesce((SELECT price FROM last_trade),
         (SELECT ${LAST_PRICE_SQL} FROM tokens WHERE id = $2)) AS "lastPrice"`,
      {
        bind: [
          userId,
          tokenId,
          direction,
          formatAmount(priceAtoms),
          alert.note ?? '',
          new Date(this.parts.clock.nowMs()),
        ],
        type: QueryTypes.SELECT,
      },
    );
    const row = rows[0];
    assert(row !== undefined, 'an insert returns its row');
    const lastAtoms = row.lastPrice === null ? null : parseStored(row.lastPrice);
    if (lastAtoms !== null && isMet(direction, priceAtoms, lastAtoms)) {
      throw invalidField(
        'price',
        `must be ${direction} the last price, ${formatAmount(lastAtoms)}`,
      );
    }
    return { id: row.id };
  }
}

function isMet(direction: 'above' | 'below', priceAtoms: bigint, lastAtoms: bigint): boolean {
  return direction === 'above' ? priceAtoms <= lastAtoms : priceAtoms >= lastAtoms;
}

async function requireRoom(userId: string): Promise<void> {
  const active = await PriceAlertModel.count({ where: { userId, status: 'active' } });
  if (active < LIMITS.priceAlertsMax) return;
  throw new AppError(
    'conflict',
    `You have ${LIMITS.priceAlertsMax} active price alerts already. Delete one first.`,
  );
}

function invalidField(field: string, message: string): AppError {
  return new AppError('validation_failed', 'The request is not valid.', {
    details: [{ field, message }],
  });
}
