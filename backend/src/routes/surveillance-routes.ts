import { Router, type RequestHandler } from 'express';
import { wantsCsv } from '../controllers/csv-response.ts';
import type { SurveillanceController } from '../controllers/surveillance-controller.ts';
import { authorize } from '../middleware/authorize.ts';
import { jsonBody } from '../middleware/json-body.ts';

/** Below /admin, where it is known already who is calling. */
export function surveillanceRoutes(surveillance: SurveillanceController): Router {
  const router = Router();
  const read = authorize('surveillance:read');
  router.get('/orders', read, byFormat(surveillance.orders, surveillance.ordersCsv));
  router.get('/trades', read, byFormat(surveillance.trades, surveillance.tradesCsv));
  router.get('/surveillance/flags', read, surveillance.flags);
  router.delete('/orders/:id', authorize('orders:cancel_any'), jsonBody, surveillance.cancel);
  return router;
}

/** JSON, or a file for whoever accepts CSV. */
function byFormat(json: RequestHandler, csv: RequestHandler): RequestHandler {
  return (req, res, next) => (wantsCsv(req) ? csv(req, res, next) : json(req, res, next));
}
