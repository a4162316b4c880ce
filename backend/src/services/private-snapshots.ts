import { QueryTypes, Transaction, type Sequelize } from 'sequelize';
import type { Fill, Order, WalletBalance } from '../contracts/index.ts';
import { presentFill } from '../presenters/fill.ts';
import { presentOrder, type TokenNames } from '../presenters/order.ts';
import { presentWalletBalance } from '../presenters/wallet-balance.ts';
import type { MarketDataReader } from './market-data-reader.ts';
import type { OrderQueries } from './order-queries.ts';
import type { WalletService } from './wallet-service.ts';

const FILLS = 50;
/** More than any user may have open over all markets. */
const OPEN_ORDERS_MAX = 10_000;

/** Channels whose events are what committed batches changed. */
export type BatchChannel = 'orders' | 'fills' | 'wallet';

/** The last batch whose effects a snapshot includes. */
export interface SnapshotMark {
  batchId: number;
  /** The leader's term in which it was committed. */
  epoch: number;
}

export interface PrivateSnapshot {
  /** Null when nothing was ever committed. */
  mark: SnapshotMark | null;
  items: Order[] | Fill[] | WalletBalance[];
}

export interface PrivateSnapshotParts {
  sequelize: Sequelize;
  orders: OrderQueries;
  wallets: WalletService;
  tokens: TokenNames;
  prices: Pick<MarketDataReader, 'lastPrice'>;
}

/** A user's private data as committed, and up to which batch it is. */
export class PrivateSnapshots {
  constructor(private readonly parts: PrivateSnapshotParts) {}

  /** Both are read within one database snapshot, so they belong together. */
  read(userId: string, channel: BatchChannel): Promise<PrivateSnapshot> {
    return this.parts.sequelize.transaction(
      { isolationLevel: Transaction.ISOLATION_LEVELS.REPEATABLE_READ },
      async () => ({ mark: await this.readMark(), items: await this.readItems(userId, channel) }),
    );
  }

  /** Batches without commands hold refusals only: they are stored but change and publish nothing. */
  private async readMark(): Promise<SnapshotMark | null> {
    const rows = await this.parts.sequelize.query<{ batchId: string; epoch: string }>(
      `SELECT batch_id AS "batchId", epoch FROM engine_journal WHERE command_count > 0
       ORDER BY batch_id DESC LIMIT 1`,
      { type: QueryTypes.SELECT },
    );
    const row = rows[0];
    return row === undefined ? null : { batchId: Number(row.batchId), epoch: Number(row.epoch) };
  }

  private async readItems(
    userId: string,
    channel: BatchChannel,
  ): Promise<PrivateSnapshot['items']> {
    const { orders, wallets, tokens, prices } = this.parts;
    switch (channel) {
      case 'orders': {
        const open = await orders.list(userId, { status: 'active', limit: OPEN_ORDERS_MAX });
        return open.items.map((order) => presentOrder(order, tokens));
      }
      case 'fills': {
        const fills = await orders.fills(userId, { limit: FILLS });
        return fills.items.map(({ trade, side }) => presentFill(trade, side, tokens));
      }
      case 'wallet': {
        const holdings = await wallets.holdings(userId);
        return holdings.map(({ token, ...holding }) =>
          presentWalletBalance(token, holding, prices.lastPrice(token.id)),
        );
      }
    }
  }
}
