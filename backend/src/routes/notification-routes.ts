import { Router } from 'express';
import type { NotificationController } from '../controllers/notification-controller.ts';
import type { PriceAlertController } from '../controllers/price-alert-controller.ts';
import { jsonBody } from '../middleware/json-body.ts';
import type { Gates } from './gates.ts';

export function notificationRoutes(
  notifications: NotificationController,
  { authenticate, withKey, limits }: Gates,
): Router {
  const router = Router();
  router.get('/', withKey.read, limits.account, notifications.list);
  router.post('/read', authenticate, limits.account, jsonBody, notifications.read);
  router.get('/preferences', withKey.read, limits.account, notifications.preferences);
  router.put('/preferences', authenticate, limits.account, jsonBody, notifications.setPreferences);
  router.get('/away', withKey.read, limits.account, notifications.away);
  return router;
}

export function alertRoutes(
  alerts: PriceAlertController,
  { authenticate, withKey, limits }: Gates,
): Router {
  const router = Router();
  router.get('/', withKey.read, limits.account, alerts.list);
  router.post('/', authenticate, limits.account, jsonBody, alerts.create);
  router.delete('/:id', authenticate, limits.account, alerts.remove);
  return router;
}
