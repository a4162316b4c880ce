import {
  LIMITS,
  type SurveillanceOrdersQuery,
  type SurveillanceTradesQuery,
  type UserName,
} from '../../contracts/index.ts';
import type { OrderState } from '../../engine/state.ts';
import { assert } from '../../lib/assert.ts';
import { OrderModel } from '../../models/order.ts';
import { TradeModel } from '../../models/trade.ts';
import { scanHistory, type HistoryRows } from '../history-page.ts';
import { idRangeOf } from '../id-at-time.ts';
import { isActive, statusFilter } from '../order-queries.ts';
import { cursorId, cursorOf, type RowPage } from '../page.ts';
import { requireToken } from '../refusal-error.ts';
import { storedOrder, storedTrade, type ShownTrade } from '../stored-order.ts';
import type { TokenRegistry } from '../token-registry.ts';
import { namesOf, findUserId } from './user-names.ts';

export interface WatchedOrder {
  order: OrderState;
  user: UserName;
}

export interface WatchedTrade {
  trade: ShownTrade;
  buyer: UserName;
  seller: UserName;
}

const NOTHING = { items: [], nextCursor: null };

/**
 * Everybody's orders and trades, newest first. A page looks at a bounded number of rows: it may be
 * short, or empty, before the last one.
 */
export class SurveillanceLists {
  constructor(private readonly tokens: TokenRegistry) {}

  /** Empty for a user who does not exist. @throws AppError `validation_failed` or `unknown_token`. */
  async orders(query: SurveillanceOrdersQuery): Promise<RowPage<WatchedOrder>> {
    const userId = query.user === undefined ? null : await findUserId(query.user);
    if (userId === null && query.user !== undefined) return NOTHING;
    const { sequelize } = OrderModel;
    assert(sequelize !== undefined, 'models are registered');
    const { tokenId, side, status } = query;
    const { rows, continueBeforeId } = await scanHistory(OrderModel, {
      owner: userId === null ? null : ['user_id', userId],
      beforeId: cursorId(query.cursor),
      ...(await idRangeOf(sequelize, 'orders', query)),
      filter: {
        ...(tokenId === undefined ? {} : { token_id: [requireToken(this.tokens, tokenId).id] }),
        ...(side === undefined ? {} : { side: [side] }),
        ...(status === undefined ? {} : { status: statusFilter(status) }),
      },
      ...(isActive(status) ? { within: { status: statusFilter('active') } } : {}),
      limit: query.limit ?? LIMITS.pageSizeDefault,
    });
    const nameOf = await namesOf(rows.map((row) => row.userId));
    const items = rows.map((row) => ({ order: storedOrder(row), user: nameOf(row.userId) }));
    return { items, nextCursor: cursorOf(continueBeforeId) };
  }

  /** Empty for a user who does not exist. @throws AppError `validation_failed` or `unknown_token`. */
  async trades(query: SurveillanceTradesQuery): Promise<RowPage<WatchedTrade>> {
    const limit = query.limit ?? LIMITS.pageSizeDefault;
    const { rows, continueBeforeId } = await this.scanTrades(query, limit);
    const nameOf = await namesOf(rows.flatMap(({ buyerId, sellerId }) => [buyerId, sellerId]));
    const items = rows.map((row) => ({
      trade: storedTrade(row),
      buyer: nameOf(row.buyerId),
      seller: nameOf(row.sellerId),
    }));
    return { items, nextCursor: cursorOf(continueBeforeId) };
  }

  private async scanTrades(
    query: SurveillanceTradesQuery,
    limit: number,
  ): Promise<HistoryRows<TradeModel>> {
    const { sequelize } = TradeModel;
    assert(sequelize !== undefined, 'models are registered');
    const userId = query.user === undefined ? null : await findUserId(query.user);
    if (userId === null && query.user !== undefined) return { rows: [], continueBeforeId: null };
    const token = query.tokenId === undefined ? null : requireToken(this.tokens, query.tokenId);
    const common = {
      beforeId: cursorId(query.cursor),
      ...(await idRangeOf(sequelize, 'trades', query)),
      limit,
    };
    const ofTaker = query.side === undefined ? {} : { taker_side: [query.side] };
    if (userId === null) {
      const owner = token === null ? null : (['token_id', String(token.id)] as const);
      return scanHistory(TradeModel, { ...common, owner, filter: ofTaker });
    }
    const filter = { ...(token === null ? {} : { token_id: [token.id] }), ...ofTaker };
    const sides = await Promise.all(
      (['buyer_id', 'seller_id'] as const).map((column) =>
        scanHistory(TradeModel, { ...common, owner: [column, userId], filter }),
      ),
    );
    return merge(sides, limit);
  }
}

/** One list of two, each trade once: who traded with themselves is on both sides. */
function merge(sides: readonly HistoryRows<TradeModel>[], limit: number): HistoryRows<TradeModel> {
  const byId = new Map(sides.flatMap(({ rows }) => rows).map((row) => [Number(row.id), row]));
  // Below where one side was looked at, the other one alone would be shown.
  const completeFrom = Math.max(...sides.map(({ continueBeforeId: id }) => Number(id ?? 0)));
  const complete = [...byId.keys()].filter((id) => id >= completeFrom).sort((a, b) => b - a);
  const ids = complete.slice(0, limit);
  const restFrom = complete.length > limit ? (ids.at(-1) ?? 0) : completeFrom;
  return {
    rows: ids.flatMap((id) => byId.get(id) ?? []),
    continueBeforeId: restFrom === 0 ? null : String(restFrom),
  };
}
