import { Router } from 'express';
import type { OrderController } from '../controllers/order-controller.ts';
import { jsonBody, noBody } from '../middleware/json-body.ts';
import { noIdempotencyKey } from '../middleware/no-idempotency-key.ts';
import type { Gates } from './gates.ts';

export function orderRoutes(orders: OrderController, { withKey, limits }: Gates): Router {
  const router = Router();
  router.post('/', withKey.trade, limits.orders, noIdempotencyKey, jsonBody, orders.place);
  router.post('/oco', withKey.trade, limits.orders, noIdempotencyKey, jsonBody, orders.placeOco);
  router.post('/cancel-after', withKey.trade, limits.orders, jsonBody, orders.cancelAfter);
  router.post('/preview', withKey.trade, limits.orders, jsonBody, orders.preview);
  router.post(
    '/batch',
    withKey.trade,
    limits.batches,
    noIdempotencyKey,
    jsonBody,
    orders.placeBatch,
  );
  router.delete('/batch', withKey.trade, limits.batches, jsonBody, orders.cancelBatch);
  router.get('/', withKey.read, limits.account, orders.list);
  router.get('/:id', withKey.read, limits.account, orders.get);
  router.get('/:id/fills', withKey.read, limits.account, orders.fillsOfOrder);
  router.patch('/:id', withKey.trade, limits.orders, jsonBody, orders.amend);
  router.delete('/:id', withKey.trade, limits.orders, orders.cancel);
  // What a client means to limit the cancellation by must not be passed over.
  router.delete('/', withKey.trade, limits.orders, noBody, orders.cancelAll);
  return router;
}

export function fillRoutes(orders: OrderController, { withKey, limits }: Gates): Router {
  const router = Router();
  router.get('/', withKey.read, limits.account, orders.fills);
  return router;
}
