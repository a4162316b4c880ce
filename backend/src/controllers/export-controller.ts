import type { RequestHandler } from 'express';
import { FILL_CSV_COLUMNS, ORDER_CSV_COLUMNS, STATEMENT_CSV_COLUMNS } from '../contracts/index.ts';
import { principalOf } from '../middleware/request-context.ts';
import { parseQuery } from '../middleware/validate.ts';
import { presentFill } from '../presenters/fill.ts';
import { presentOrder, type TokenNames } from '../presenters/order.ts';
import { presentStatementLine } from '../presenters/statement-line.ts';
import type { HistoryExports } from '../services/history-exports.ts';
import type { OrderQueries } from '../services/order-queries.ts';
import type { WalletService } from '../services/wallet-service.ts';
import { sendCsv } from './csv-response.ts';
import { fillsQuerySchema, ordersQuerySchema } from './order-schemas.ts';
import { statementQuerySchema } from './wallet-schemas.ts';
import { withoutPage } from './without-page.ts';

export interface ExportControllerParts {
  exports: HistoryExports;
  orders: OrderQueries;
  wallets: WalletService;
  tokens: TokenNames;
}

/** The lists of a user as files: the filters of the lists, all of their rows. */
export class ExportController {
  constructor(private readonly parts: ExportControllerParts) {}

  readonly orders: RequestHandler = async (req, res) => {
    const { userId } = principalOf(req);
    const filter = withoutPage(parseQuery(ordersQuerySchema, req));
    const { exports, orders, tokens } = this.parts;
    const pages = exports.read(
      userId,
      (page) => orders.list(userId, { ...filter, ...page }),
      (order) => presentOrder(order, tokens),
    );
    await sendCsv(res, { name: 'orders', columns: ORDER_CSV_COLUMNS, pages });
  };

  readonly fills: RequestHandler = async (req, res) => {
    const { userId } = principalOf(req);
    const filter = withoutPage(parseQuery(fillsQuerySchema, req));
    const { exports, orders, tokens } = this.parts;
    const pages = exports.read(
      userId,
      (page) => orders.fills(userId, { ...filter, ...page }),
      ({ trade, side }) => presentFill(trade, side, tokens),
    );
    await sendCsv(res, { name: 'fills', columns: FILL_CSV_COLUMNS, pages });
  };

  readonly statement: RequestHandler = async (req, res) => {
    const { userId } = principalOf(req);
    const filter = withoutPage(parseQuery(statementQuerySchema, req));
    const { exports, wallets, tokens } = this.parts;
    const pages = exports.read(
      userId,
      (page) => wallets.statement(userId, { ...filter, ...page }),
      (line) => presentStatementLine(line, tokens),
    );
    await sendCsv(res, { name: 'statement', columns: STATEMENT_CSV_COLUMNS, pages });
  };
}
