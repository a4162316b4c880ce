import {
  CLIENT_ORDER_ID_PATTERN,
  LIMITS,
  type FillsQuery,
  type IsoTime,
  type OrdersQuery,
  type PageQuery,
  type Side,
} from '../contracts/index.ts';
import type { OrderState } from '../engine/state.ts';
import { AppError } from '../lib/app-error.ts';
import { assert } from '../lib/assert.ts';
import { ACTIVE_STATUSES, OrderModel } from '../models/order.ts';
import { TradeModel } from '../models/trade.ts';
import { scanHistory, type HistoryFilter } from './history-page.ts';
import { idRangeOf, type TimedTable } from './id-at-time.ts';
import { cursorId, cursorOf, type RowPage } from './page.ts';
import { requireToken } from './refusal-error.ts';
import { storedOrder, storedTrade, type ShownTrade } from './stored-order.ts';
import type { TokenRegistry } from './token-registry.ts';

const CLOSED_STATUSES = ['filled', 'cancelled', 'expired', 'rejected'] as const;
const CLIENT_PREFIX = 'client:';
const ORDER_ID_PATTERN = /^[1-9]\d{0,14}$/;

/** One user's side of a trade. */
export interface FillRecord {
  trade: ShownTrade;
  side: Side;
}

/** A user's own orders and fills; another's are not found. */
export class OrderQueries {
  constructor(private readonly tokens: TokenRegistry) {}

  /** A page may be short, or empty, before the last one: its cursor says whether there is more. */
  async list(userId: string, query: OrdersQuery): Promise<RowPage<OrderState>> {
    const { rows, continueBeforeId } = await scanHistory(OrderModel, {
      owner: ['user_id', userId],
      beforeId: cursorId(query.cursor),
      ...(await this.idRange('orders', query)),
      filter: {
        ...this.inMarket(query.tokenId),
        ...(query.side === undefined ? {} : { side: [query.side] }),
        ...(query.status === undefined ? {} : { status: statusFilter(query.status) }),
      },
      ...(isActive(query.status) ? { within: { status: statusFilter('active') } } : {}),
      limit: query.limit ?? LIMITS.pageSizeDefault,
    });
    return { items: rows.map(storedOrder), nextCursor: cursorOf(continueBeforeId) };
  }

  /** @param reference an order's id, or `client:` and its client order id. @throws AppError `not_found` */
  async get(userId: string, reference: string): Promise<OrderState> {
    const row = await OrderModel.findOne({ where: { userId, ...referenceFilter(reference) } });
    if (row === null) throw notFoundError();
    return storedOrder(row);
  }

  /** The id that a reference means; an id is not looked up. @throws AppError `not_found` */
  async idOf(userId: string, reference: string): Promise<number> {
    if (ORDER_ID_PATTERN.test(reference)) return Number(reference);
    const { id } = await this.get(userId, reference);
    return id;
  }

  /** The fills of one order. @throws AppError `not_found` */
  async fillsOf(userId: string, reference: string, query: PageQuery): Promise<RowPage<FillRecord>> {
    const { id, side } = await this.get(userId, reference);
    const column = side === 'buy' ? 'buy_order_id' : 'sell_order_id';
    const { rows, continueBeforeId } = await scanHistory(TradeModel, {
      owner: [column, String(id)],
      beforeId: cursorId(query.cursor),
      fromId: null,
      toId: null,
      filter: {},
      limit: query.limit ?? LIMITS.pageSizeDefault,
    });
    const items = rows.map((row) => ({ trade: storedTrade(row), side }));
    return { items, nextCursor: cursorOf(continueBeforeId) };
  }

  /**
   * All fills of a user: what they bought and what they sold are two indexes, merged here. Who traded
   * with themselves sees both sides of the trade, the bought one first: a cursor is twice the trade's
   * id, and one more for the bought side.
   */
  async fills(userId: string, query: FillsQuery): Promise<RowPage<FillRecord>> {
    const limit = query.limit ?? LIMITS.pageSizeDefault;
    const before = cursorId(query.cursor);
    const common = {
      ...(await this.idRange('trades', query)),
      filter: this.inMarket(query.tokenId),
      limit,
    };
    const [bought, sold] = await Promise.all([
      scanHistory(TradeModel, {
        ...common,
        owner: ['buyer_id', userId],
        beforeId: before === null ? null : String(BigInt(before) / 2n),
      }),
      scanHistory(TradeModel, {
        ...common,
        owner: ['seller_id', userId],
        beforeId: before === null ? null : String((BigInt(before) + 1n) / 2n),
      }),
    ]);
    const fills = [
      ...bought.rows.map((row) => ({ trade: storedTrade(row), side: 'buy' as const })),
      ...sold.rows.map((row) => ({ trade: storedTrade(row), side: 'sell' as const })),
    ].sort((a, b) => positionOf(b) - positionOf(a));
    const items = fills.slice(0, limit);
    // Below the side that was looked at less far, the other one would be shown alone.
    const restBefore = [bought.continueBeforeId, sold.continueBeforeId].map((id) =>
      id === null ? 0 : Number(id) * 2,
    );
    const completeFrom = Math.max(...restBefore);
    const complete = items.filter((fill) => positionOf(fill) >= completeFrom);
    const last = complete.at(-1);
    const hasMore = completeFrom > 0 || fills.length > limit;
    const next = complete.length === limit && last !== undefined ? positionOf(last) : completeFrom;
    return { items: complete, nextCursor: hasMore ? cursorOf(String(next)) : null };
  }

  private idRange(table: TimedTable, query: { from?: IsoTime; to?: IsoTime }) {
    const { sequelize } = OrderModel;
    assert(sequelize !== undefined, 'models are registered');
    return idRangeOf(sequelize, table, query);
  }

  private inMarket(idOrSymbol: string | undefined): HistoryFilter {
    return idOrSymbol === undefined ? {} : { token_id: [requireToken(this.tokens, idOrSymbol).id] };
  }
}

export function statusFilter(status: NonNullable<OrdersQuery['status']>): readonly string[] {
  if (status === 'active') return ACTIVE_STATUSES;
  if (status === 'closed') return CLOSED_STATUSES;
  return [status];
}

/** Whether the words of the partial index hold all of it: what is closed is then never looked at. */
export function isActive(status: OrdersQuery['status']): boolean {
  const active = new Set(statusFilter('active'));
  return status !== undefined && statusFilter(status).every((word) => active.has(word));
}

/** Falls from fill to fill; both sides of one trade have one of their own. */
function positionOf({ trade, side }: FillRecord): number {
  return trade.id * 2 + (side === 'buy' ? 1 : 0);
}

function referenceFilter(reference: string): { id: string } | { clientOrderId: string } {
  if (ORDER_ID_PATTERN.test(reference)) return { id: reference };
  const clientOrderId = reference.slice(CLIENT_PREFIX.length);
  if (!reference.startsWith(CLIENT_PREFIX) || !CLIENT_ORDER_ID_PATTERN.test(clientOrderId)) {
    throw notFoundError();
  }
  return { clientOrderId };
}

function notFoundError(): AppError {
  return new AppError('not_found', 'There is no such order.');
}
