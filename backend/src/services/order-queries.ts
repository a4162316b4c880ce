import { Op, type WhereOptions } from 'sequelize';
import {
  CLIENT_ORDER_ID_PATTERN,
  LIMITS,
  type FillsQuery,
  type OrdersQuery,
  type PageQuery,
  type Side,
} from '../contracts/index.ts';
import type { OrderState } from '../engine/state.ts';
import { AppError } from '../lib/app-error.ts';
import { ACTIVE_STATUSES, OrderModel } from '../models/order.ts';
import { TradeModel } from '../models/trade.ts';
import { createdBetween, idBefore, pageOf, type RowPage } from './page.ts';
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

  async list(userId: string, query: OrdersQuery): Promise<RowPage<OrderState>> {
    const limit = query.limit ?? LIMITS.pageSizeDefault;
    const rows = await OrderModel.findAll({
      where: {
        userId,
        ...idBefore(query),
        ...this.inMarket(query.tokenId),
        ...createdBetween(query),
        ...(query.side === undefined ? {} : { side: query.side }),
        ...(query.status === undefined ? {} : { status: statusFilter(query.status) }),
      },
      order: [['id', 'DESC']],
      limit: limit + 1,
    });
    return pageOf(rows.map(storedOrder), limit, ({ id }) => id);
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
    const orderId = String(id);
    const where = side === 'buy' ? { buyOrderId: orderId } : { sellOrderId: orderId };
    const limit = query.limit ?? LIMITS.pageSizeDefault;
    const fills = await readFills({ ...where, ...idBefore(query) }, side, limit + 1);
    return pageOf(fills, limit, ({ trade }) => trade.id);
  }

  /** All fills of a user: what they bought and what they sold are two indexes, merged here. */
  async fills(userId: string, query: FillsQuery): Promise<RowPage<FillRecord>> {
    const limit = query.limit ?? LIMITS.pageSizeDefault;
    const filter = {
      ...idBefore(query),
      ...this.inMarket(query.tokenId),
      ...createdBetween(query),
    };
    const [bought, sold] = await Promise.all([
      readFills({ buyerId: userId, ...filter }, 'buy', limit + 1),
      readFills({ sellerId: userId, ...filter }, 'sell', limit + 1),
    ]);
    const newestFirst = [...bought, ...sold].sort((a, b) => b.trade.id - a.trade.id);
    return pageOf(newestFirst, limit, ({ trade }) => trade.id);
  }

  private inMarket(idOrSymbol: string | undefined): { tokenId?: number } {
    return idOrSymbol === undefined ? {} : { tokenId: requireToken(this.tokens, idOrSymbol).id };
  }
}

async function readFills(
  where: WhereOptions<TradeModel>,
  side: Side,
  limit: number,
): Promise<FillRecord[]> {
  const rows = await TradeModel.findAll({ where, order: [['id', 'DESC']], limit });
  return rows.map((row) => ({ trade: storedTrade(row), side }));
}

function statusFilter(status: NonNullable<OrdersQuery['status']>): { [Op.in]: string[] } {
  if (status === 'active') return { [Op.in]: [...ACTIVE_STATUSES] };
  if (status === 'closed') return { [Op.in]: [...CLOSED_STATUSES] };
  return { [Op.in]: [status] };
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
