import { Router, type RequestHandler } from 'express';
import { wantsCsv } from '../controllers/csv-response.ts';
import type { ExportController } from '../controllers/export-controller.ts';
import type { Gates } from './gates.ts';

/** Lists for clients that accept CSV; everybody else goes on to the JSON of the same path. */
export function exportRoutes(csv: ExportController, { withKey, limits }: Gates): Router {
  const router = Router();
  router.get('/orders', onlyCsv, withKey.read, limits.account, csv.orders);
  router.get('/fills', onlyCsv, withKey.read, limits.account, csv.fills);
  router.get('/wallet/statement', onlyCsv, withKey.read, limits.account, csv.statement);
  return router;
}

const onlyCsv: RequestHandler = (req, _res, next) => {
  if (wantsCsv(req)) next();
  else next('route');
};
