import { Router } from 'express';
import type { HouseController } from '../controllers/house-controller.ts';
import { authorize } from '../middleware/authorize.ts';
import { jsonBody } from '../middleware/json-body.ts';
import type { Gates } from './gates.ts';

export function announcementRoutes(house: HouseController, { limits }: Gates): Router {
  const router = Router();
  router.get('/', limits.public, house.current);
  return router;
}

/** Below /admin, where it is known already who is calling. */
export function adminHouseRoutes(house: HouseController): Router {
  const router = Router();
  const write = authorize('announcements:write');
  router.get('/announcements', write, house.list);
  router.post('/announcements', write, jsonBody, house.announce);
  router.put('/announcements/:id', write, jsonBody, house.replace);
  router.delete('/announcements/:id', write, jsonBody, house.remove);
  router.put('/maintenance', write, jsonBody, house.setMaintenance);
  return router;
}
