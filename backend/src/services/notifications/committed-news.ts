import { QueryTypes, type Sequelize } from 'sequelize';
import type { MarketState } from '../../contracts/index.ts';
import type { TransactionState } from '../../engine/state.ts';
import type { Logger } from '../../lib/logger.ts';
import { TransactionModel } from '../../models/transaction.ts';
import type { CommittedBatch } from '../committed-batch.ts';
import { storedTransaction } from '../stored-transaction.ts';
import { orderDrafts, marketDraft, transferDraft } from './committed-drafts.ts';
import type { NotificationDraft, NotificationLog, Recording } from './notification-log.ts';

/** More waiting than these are not told: the database has been away for long. */
const WAITING_MAX = 10_000;
const RETRY_MS = 1_000;
/** Batches that were committed this long before the last one are told by now. */
const CATCH_UP_MS = 60_000;
/** Closes in which resting orders wait for nothing any more, or for an operator. */
const CLOSED_STATES: ReadonlySet<MarketState> = new Set(['halted', 'cancel_only', 'delisted']);

/** A market that closed, with those whose orders went with it. */
interface Closing {
  tokenId: number;
  state: MarketState;
  timeMs: number;
  userIds: string[];
}

export interface CommittedNewsParts {
  sequelize: Sequelize;
  log: NotificationLog;
  tokens: { all(): { id: number; state: MarketState }[] };
  logger: Logger;
}

/**
 * Tells users what committed batches did to their transfers, stops and markets. Follows the writer at
 * a distance: nothing here slows a batch down. What a crash left untold of transfers is told at the
 * next start; of stops and halts it is not, as orders and markets show it themselves.
 */
export class CommittedNews {
  private readonly marketStates = new Map<number, MarketState>();
  private drafts: NotificationDraft[] = [];
  private closings: Closing[] = [];
  private isTelling = false;
  private isStopped = false;

  constructor(private readonly parts: CommittedNewsParts) {}

  /** A {@link RebuildListener}. */
  restore(): void {
    for (const { id, state } of this.parts.tokens.all()) this.marketStates.set(id, state);
    this.parts.log
      .record(() => this.untoldTransfers())
      .catch((error: unknown) => {
        if (this.isStopped) return;
        this.parts.logger.error('transfers not told, trying again', { error });
        setTimeout(() => {
          this.restore();
        }, RETRY_MS).unref();
      });
  }

  /** A {@link CommitListener}. */
  apply(batch: CommittedBatch): void {
    const { changes, timeMs } = batch;
    for (const { transaction } of changes.transactions) this.addTransfer(transaction);
    this.drafts.push(...orderDrafts(changes.orders, timeMs));
    for (const {
      rules: { tokenId },
      state,
    } of changes.markets) {
      const before = this.marketStates.get(tokenId);
      this.marketStates.set(tokenId, state);
      if (before === undefined || before === state || !CLOSED_STATES.has(state)) continue;
      const userIds = changes.orders
        .filter(({ order }) => order.tokenId === tokenId && order.reason === 'market_delisted')
        .map(({ order }) => order.userId);
      this.closings.push({ tokenId, state, timeMs, userIds });
    }
    this.tell();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    await this.parts.log.settled();
  }

  private addTransfer(transaction: TransactionState): void {
    const draft = transferDraft(transaction);
    if (draft !== null) this.drafts.push(draft);
  }

  private tell(): void {
    if (this.isTelling || this.isStopped) return;
    if (this.drafts.length === 0 && this.closings.length === 0) return;
    this.isTelling = true;
    const { drafts, closings } = this;
    this.drafts = [];
    this.closings = [];
    this.parts.log
      .record(async () => {
        const closed = await Promise.all(closings.map((closing) => this.closingDrafts(closing)));
        return { drafts: [...drafts, ...closed.flat()], result: undefined };
      })
      .then(
        () => {
          this.isTelling = false;
          this.tell();
        },
        (error: unknown) => {
          this.parts.logger.warn('notifications not stored, trying again', { error });
          this.drafts = [...drafts, ...this.drafts].slice(0, WAITING_MAX);
          this.closings = [...closings, ...this.closings].slice(0, WAITING_MAX);
          setTimeout(() => {
            this.isTelling = false;
            this.tell();
          }, RETRY_MS).unref();
        },
      );
  }

  private async closingDrafts(closing: Closing): Promise<NotificationDraft[]> {
    const rows = await this.parts.sequelize.query<{ userId: string }>(
      `SELECT DISTINCT user_id AS "userId" FROM orders
       WHERE token_id = $1 AND status NOT IN ('filled', 'cancelled', 'expired', 'rejected')`,
      { bind: [closing.tokenId], type: QueryTypes.SELECT },
    );
    const userIds = new Set([...closing.userIds, ...rows.map(({ userId }) => userId)]);
    return [...userIds].map((userId) => marketDraft({ ...closing, userId }));
  }

  /** Of the last minute before the last batch; what was told already is not told again. */
  private async untoldTransfers(): Promise<Recording<void>> {
    const rows = await TransactionModel.findAll({
      where: this.parts.sequelize.literal(
        `updated_at >= (SELECT created_at FROM engine_journal ORDER BY batch_id DESC LIMIT 1)
           - interval '${CATCH_UP_MS} milliseconds'`,
      ),
      order: [['id', 'ASC']],
      limit: WAITING_MAX,
    });
    const drafts = rows.flatMap((row) => transferDraft(storedTransaction(row)) ?? []);
    return { drafts, result: undefined };
  }
}
