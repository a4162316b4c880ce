import type { RequestHandler } from 'express';
import { principalOf } from '../middleware/request-context.ts';
import { parseQuery } from '../middleware/validate.ts';
import { presentPortfolio } from '../presenters/portfolio.ts';
import type { PortfolioService } from '../services/portfolio/portfolio-service.ts';
import { sendData } from './respond.ts';
import { portfolioQuerySchema } from './wallet-schemas.ts';

const RANGE_DEFAULT = '1M';

export class PortfolioController {
  constructor(private readonly portfolios: PortfolioService) {}

  readonly get: RequestHandler = async (req, res) => {
    const { range } = parseQuery(portfolioQuerySchema, req);
    const { userId } = principalOf(req);
    const record = await this.portfolios.portfolio(userId, range ?? RANGE_DEFAULT);
    sendData(res, presentPortfolio(record));
  };
}
