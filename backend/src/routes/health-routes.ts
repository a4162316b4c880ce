import { Router } from 'express';
import type { HealthController } from '../controllers/health-controller.ts';

export function healthRoutes(health: HealthController): Router {
  const router = Router();
  router.get('/healthz', health.alive);
  router.get('/readyz', health.ready);
  router.get('/metrics', health.metrics);
  return router;
}
