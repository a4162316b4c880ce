import { Router } from 'express';
import type { FeeController } from '../controllers/fee-controller.ts';
import type { Gates } from './gates.ts';

export function feeRoutes(fees: FeeController, { authenticate, limits }: Gates): Router {
  const router = Router();
  router.get('/', limits.public, fees.schedule);
  router.get('/mine', authenticate, limits.account, fees.mine);
  return router;
}
