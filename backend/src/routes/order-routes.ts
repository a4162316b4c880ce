import { Router } from 'express';
import type { OrderController } from '../controllers/order-controller.ts';
import { jsonBody, noBody } from '../middleware/json-body.ts';
import { noIdempotencyKey } from '../middleware/no-idempotency-key.ts';
import type { Gates } from './gates.ts';

export function orderRoutes(orders: OrderController, { authenticate, limits }: Gates): Router {
  const router = Router();
  router.post('/', authenticate, limits.orders, noIdempotencyKey, jsonBody, orders.place);
  router.post('/oco', authenticate, limits.orders, noIdempotencyKey, jsonBody, orders.placeOco);
  router.post('/cancel-after', authenticate, limits.orders, jsonBody, orders.cancelAfter);
  router.post('/preview', authenticate, limits.orders, jsonBody, orders.preview);
  router.post(
    '/batch',
    authenticate,
    limits.batches,
    noIdempotencyKey,
    jsonBody,
    orders.placeBatch,
  );
  router.delete('/batch', authenticate, limits.batches, jsonBody, orders.cancelBatch);
  router.get('/', authenticate, limits.account, orders.list);
  router.get('/:id', authenticate, limits.account, orders.get);
  router.get('/:id/fills', authenticate, limits.account, orders.fillsOfOrder);
  router.patch('/:id', authenticate, limits.orders, jsonBody, orders.amend);
  router.delete('/:id', authenticate, limits.orders, orders.cancel);
  // What a client means to limit the cancellation by must not be passed over.
  router.delete('/', authenticate, limits.orders, noBody, orders.cancelAll);
  return router;
}

export function fillRoutes(orders: OrderController, { authenticate, limits }: Gates): Router {
  const router = Router();
  router.get('/', authenticate, limits.account, orders.fills);
  return router;
}
