import { Router } from 'express';
import type { ApiKeyController } from '../controllers/api-key-controller.ts';
import { jsonBody } from '../middleware/json-body.ts';
import type { Gates } from './gates.ts';

/** Below /auth. A key cannot make keys: these take sessions only. */
export function apiKeyRoutes(keys: ApiKeyController, { authenticate, limits }: Gates): Router {
  const router = Router();
  router.get('/api-keys', authenticate, limits.account, keys.list);
  router.post('/api-keys', authenticate, limits.account, jsonBody, keys.create);
  router.patch('/api-keys/:id', authenticate, limits.account, jsonBody, keys.update);
  router.delete('/api-keys/:id', authenticate, limits.account, keys.remove);
  return router;
}
