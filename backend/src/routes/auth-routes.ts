import { Router } from 'express';
import type { AuthController } from '../controllers/auth-controller.ts';
import { jsonBody } from '../middleware/json-body.ts';
import type { Gates } from './gates.ts';

export function authRoutes(auth: AuthController, { authenticate, limits }: Gates): Router {
  const router = Router();
  router.post('/register', limits.auth, jsonBody, auth.register);
  router.post('/login', limits.auth, jsonBody, limits.signIn, auth.login);
  router.post('/refresh', limits.auth, auth.refresh);
  router.post('/logout', limits.auth, auth.logout);
  router.get('/me', authenticate, limits.account, auth.me);
  return router;
}
