import { Router } from 'express';
import type { MarketController } from '../controllers/market-controller.ts';
import type { Gates } from './gates.ts';

export function tokenRoutes(markets: MarketController, { limits }: Gates): Router {
  const router = Router();
  router.get('/', limits.public, markets.list);
  router.get('/:id', limits.public, markets.get);
  router.get('/:id/book', limits.public, markets.book);
  router.get('/:id/trades', limits.public, markets.trades);
  router.get('/:id/candles', limits.public, markets.candles);
  router.get('/:id/ticker', limits.public, markets.ticker);
  return router;
}

export function marketRoutes(markets: MarketController, { limits }: Gates): Router {
  const router = Router();
  router.get('/tickers', limits.public, markets.tickers);
  router.get('/status', limits.public, markets.status);
  return router;
}
