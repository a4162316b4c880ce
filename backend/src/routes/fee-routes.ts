import { Router } from 'express';
import type { FeeController } from '../controllers/fee-controller.ts';
import type { Gates } from './gates.ts';

export function feeRoutes(fees: FeeController, { withKey, limits }: Gates): Router {
  const router = Router();
  router.get('/', limits.public, fees.schedule);
  router.get('/mine', withKey.read, limits.account, fees.mine);
  return router;
}
