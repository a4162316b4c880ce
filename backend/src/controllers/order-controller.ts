import type { RequestHandler } from 'express';
import { principalOf } from '../middleware/request-context.ts';
import { parseQuery, pathParameter } from '../middleware/validate.ts';
import { presentFill } from '../presenters/fill.ts';
import { presentOrder, type TokenNames } from '../presenters/order.ts';
import type { FillRecord, OrderQueries } from '../services/order-queries.ts';
import type { OrderRequests } from './order-requests.ts';
import { fillsQuerySchema, ordersQuerySchema, pageQuerySchema } from './order-schemas.ts';
import { sendData } from './respond.ts';

/** Order entry over HTTP, and what a user has placed so far. */
export class OrderController {
  constructor(
    private readonly requests: OrderRequests,
    private readonly queries: OrderQueries,
    private readonly tokens: TokenNames,
  ) {}

  readonly place: RequestHandler = async (req, res) => {
    sendData(res, await this.requests.place(principalOf(req).userId, req.body), 201);
  };

  readonly placeOco: RequestHandler = async (req, res) => {
    sendData(res, await this.requests.placeOco(principalOf(req).userId, req.body), 201);
  };

  readonly preview: RequestHandler = async (req, res) => {
    sendData(res, await this.requests.preview(principalOf(req).userId, req.body));
  };

  readonly placeBatch: RequestHandler = async (req, res) => {
    sendData(res, await this.requests.placeBatch(principalOf(req).userId, req.body));
  };

  readonly cancelBatch: RequestHandler = async (req, res) => {
    sendData(res, await this.requests.cancelBatch(principalOf(req).userId, req.body));
  };

  readonly cancelAfter: RequestHandler = async (req, res) => {
    sendData(res, await this.requests.cancelAfter(principalOf(req).userId, req.body));
  };

  readonly amend: RequestHandler = async (req, res) => {
    const { userId } = principalOf(req);
    sendData(res, await this.requests.amend(userId, pathParameter(req, 'id'), req.body));
  };

  readonly cancel: RequestHandler = async (req, res) => {
    sendData(res, await this.requests.cancel(principalOf(req).userId, pathParameter(req, 'id')));
  };

  readonly cancelAll: RequestHandler = async (req, res) => {
    sendData(res, await this.requests.cancelAll(principalOf(req).userId, req.query));
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

  private presentFills(fills: FillRecord[]) {
    return fills.map(({ trade, side }) => presentFill(trade, side, this.tokens));
  }
}
