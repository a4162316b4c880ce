import type { RequestHandler } from 'express';
import type { BatchCancelResult, BatchPlaceResult, PlacedOrder } from '../contracts/index.ts';
import type { AppError } from '../lib/app-error.ts';
import { principalOf } from '../middleware/request-context.ts';
import { parseBody, parseQuery, pathParameter } from '../middleware/validate.ts';
import { presentFill } from '../presenters/fill.ts';
import { presentPreview } from '../presenters/order-preview.ts';
import { presentOrder, type TokenNames } from '../presenters/order.ts';
import type { FillRecord, OrderQueries } from '../services/order-queries.ts';
import type { OrderService, Placement } from '../services/order-service.ts';
import {
  amendOrderSchema,
  cancelAllSchema,
  cancelOrdersSchema,
  fillsQuerySchema,
  ordersQuerySchema,
  pageQuerySchema,
  placeOrderSchema,
  placeOrdersSchema,
} from './order-schemas.ts';
import { sendData } from './respond.ts';

export class OrderController {
  constructor(
    private readonly orders: OrderService,
    private readonly queries: OrderQueries,
    private readonly tokens: TokenNames,
  ) {}

  readonly place: RequestHandler = async (req, res) => {
    const body = parseBody(placeOrderSchema, req);
    const placement = await this.orders.place(principalOf(req).userId, body);
    sendData(res, this.presentPlacement(placement), 201);
  };

  readonly preview: RequestHandler = async (req, res) => {
    const body = parseBody(placeOrderSchema, req);
    const preview = await this.orders.preview(principalOf(req).userId, body);
    sendData(res, presentPreview(preview, this.tokens));
  };

  readonly placeBatch: RequestHandler = async (req, res) => {
    const { orders } = parseBody(placeOrdersSchema, req);
    const outcomes = await this.orders.placeMany(principalOf(req).userId, orders);
    const results = outcomes.map((outcome): BatchPlaceResult =>
      outcome.ok
        ? { ok: true, result: this.presentPlacement(outcome.value) }
        : { ok: false, error: presentItemError(outcome.error) },
    );
    sendData(res, results);
  };

  readonly cancelBatch: RequestHandler = async (req, res) => {
    const { ids } = parseBody(cancelOrdersSchema, req);
    const outcomes = await this.orders.cancelMany(principalOf(req).userId, ids);
    const results = outcomes.map((outcome): BatchCancelResult =>
      outcome.ok
        ? { ok: true, order: presentOrder(outcome.value, this.tokens) }
        : { ok: false, error: presentItemError(outcome.error) },
    );
    sendData(res, results);
  };

  readonly amend: RequestHandler = async (req, res) => {
    const { quantity } = parseBody(amendOrderSchema, req);
    const { userId } = principalOf(req);
    const order = await this.orders.reduce(userId, pathParameter(req, 'id'), quantity);
    sendData(res, presentOrder(order, this.tokens));
  };

  readonly cancel: RequestHandler = async (req, res) => {
    const order = await this.orders.cancel(principalOf(req).userId, pathParameter(req, 'id'));
    sendData(res, presentOrder(order, this.tokens));
  };

  readonly cancelAll: RequestHandler = async (req, res) => {
    const filter = parseQuery(cancelAllSchema, req);
    const orders = await this.orders.cancelAll(principalOf(req).userId, filter);
    sendData(
      res,
      orders.map((order) => presentOrder(order, this.tokens)),
    );
  };

  readonly list: RequestHandler = async (req, res) => {
    const query = parseQuery(ordersQuerySchema, req);
    const { items, nextCursor } = await this.queries.list(principalOf(req).userId, query);
    sendData(res, { items: items.map((order) => presentOrder(order, this.tokens)), nextCursor });
  };

  readonly get: RequestHandler = async (req, res) => {
    const order = await this.queries.get(principalOf(req).userId, pathParameter(req, 'id'));
    sendData(res, presentOrder(order, this.tokens));
  };

  readonly fillsOfOrder: RequestHandler = async (req, res) => {
    const query = parseQuery(pageQuerySchema, req);
    const { userId } = principalOf(req);
    const { items, nextCursor } = await this.queries.fillsOf(
      userId,
      pathParameter(req, 'id'),
      query,
    );
    sendData(res, { items: this.presentFills(items), nextCursor });
  };

  readonly fills: RequestHandler = async (req, res) => {
    const query = parseQuery(fillsQuerySchema, req);
    const { items, nextCursor } = await this.queries.fills(principalOf(req).userId, query);
    sendData(res, { items: this.presentFills(items), nextCursor });
  };

  private presentPlacement({ order, trades }: Placement): PlacedOrder {
    return {
      order: presentOrder(order, this.tokens),
      fills: trades.map((trade) => presentFill(trade, order.side, this.tokens)),
    };
  }

  private presentFills(fills: FillRecord[]) {
    return fills.map(({ trade, side }) => presentFill(trade, side, this.tokens));
  }
}

function presentItemError({ code, message, details }: AppError) {
  const problems = details?.map(({ field, message: problem }) => `${field} ${problem}`) ?? [];
  return { code, message: [message, ...problems].join(' ') };
}
