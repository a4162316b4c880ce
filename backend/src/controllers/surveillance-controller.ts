import type { RequestHandler } from 'express';
import {
  SURVEILLANCE_ORDER_CSV_COLUMNS,
  SURVEILLANCE_TRADE_CSV_COLUMNS,
} from '../contracts/index.ts';
import { principalOf } from '../middleware/request-context.ts';
import { parseBody, parseQuery, pathParameter } from '../middleware/validate.ts';
import { presentOrder, type TokenNames } from '../presenters/order.ts';
import {
  presentFlags,
  presentWatchedOrder,
  presentWatchedTrade,
} from '../presenters/surveillance.ts';
import type { HistoryExports } from '../services/history-exports.ts';
import type { OrderIntervention } from '../services/surveillance/order-intervention.ts';
import type { SurveillanceFlagQueries } from '../services/surveillance/surveillance-flags.ts';
import type { SurveillanceLists } from '../services/surveillance/surveillance-lists.ts';
import { actorOf } from './actor-of.ts';
import { sendCsv } from './csv-response.ts';
import { sendData } from './respond.ts';
import {
  cancelAnyOrderSchema,
  surveillanceOrdersQuerySchema,
  surveillanceTradesQuerySchema,
} from './surveillance-schemas.ts';
import { withoutPage } from './without-page.ts';

export interface SurveillanceControllerParts {
  lists: SurveillanceLists;
  flags: SurveillanceFlagQueries;
  intervention: OrderIntervention;
  exports: HistoryExports;
  tokens: TokenNames;
}

/** Everybody's orders and trades, for those who watch over the markets. */
export class SurveillanceController {
  constructor(private readonly parts: SurveillanceControllerParts) {}

  readonly orders: RequestHandler = async (req, res) => {
    const query = parseQuery(surveillanceOrdersQuerySchema, req);
    const { items, nextCursor } = await this.parts.lists.orders(query);
    sendData(res, {
      items: items.map((item) => presentWatchedOrder(item, this.parts.tokens)),
      nextCursor,
    });
  };

  readonly ordersCsv: RequestHandler = async (req, res) => {
    const filter = withoutPage(parseQuery(surveillanceOrdersQuerySchema, req));
    const { exports, lists, tokens } = this.parts;
    const pages = exports.read(
      principalOf(req).userId,
      (page) => lists.orders({ ...filter, ...page }),
      ({ order, user }) => ({
        ...presentOrder(order, tokens),
        userId: user.id,
        email: user.email,
      }),
    );
    await sendCsv(res, { name: 'all-orders', columns: SURVEILLANCE_ORDER_CSV_COLUMNS, pages });
  };

  readonly trades: RequestHandler = async (req, res) => {
    const query = parseQuery(surveillanceTradesQuerySchema, req);
    const { items, nextCursor } = await this.parts.lists.trades(query);
    sendData(res, {
      items: items.map((item) => presentWatchedTrade(item, this.parts.tokens)),
      nextCursor,
    });
  };

  readonly tradesCsv: RequestHandler = async (req, res) => {
    const filter = withoutPage(parseQuery(surveillanceTradesQuerySchema, req));
    const { exports, lists, tokens } = this.parts;
    const pages = exports.read(
      principalOf(req).userId,
      (page) => lists.trades({ ...filter, ...page }),
      (item) => {
        const { buyer, seller, ...trade } = presentWatchedTrade(item, tokens);
        return {
          ...trade,
          buyerId: buyer.id,
          buyerEmail: buyer.email,
          sellerId: seller.id,
          sellerEmail: seller.email,
        };
      },
    );
    await sendCsv(res, { name: 'all-trades', columns: SURVEILLANCE_TRADE_CSV_COLUMNS, pages });
  };

  readonly flags: RequestHandler = async (_req, res) => {
    sendData(res, presentFlags(await this.parts.flags.report(), this.parts.tokens));
  };

  readonly cancel: RequestHandler = async (req, res) => {
    const { reason } = parseBody(cancelAnyOrderSchema, req);
    const { intervention, tokens } = this.parts;
    const order = await intervention.cancel(actorOf(req), pathParameter(req, 'id'), reason);
    sendData(res, presentOrder(order, tokens));
  };
}
