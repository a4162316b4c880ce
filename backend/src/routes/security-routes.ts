import { Router } from 'express';
import type { SecurityController } from '../controllers/security-controller.ts';
import { jsonBody } from '../middleware/json-body.ts';
import type { Gates } from './gates.ts';

/** Below /auth, for whoever is signed in. What asks for a password or a code counts wrong ones. */
export function securityRoutes(
  security: SecurityController,
  { authenticate, limits }: Gates,
): Router {
  const router = Router();
  const guarded = [authenticate, limits.secrets, jsonBody];
  router.post('/password', guarded, security.changePassword);
  router.get('/sessions', authenticate, limits.account, security.sessions);
  router.delete('/sessions', authenticate, limits.account, security.endOtherSessions);
  router.delete('/sessions/:id', authenticate, limits.account, security.endSession);
  router.get('/totp', authenticate, limits.account, security.totpState);
  router.post('/totp/setup', guarded, security.setUpTotp);
  router.post('/totp/enable', guarded, security.enableTotp);
  router.post('/totp/disable', guarded, security.disableTotp);
  router.post('/totp/recovery-codes', guarded, security.renewRecoveryCodes);
  router.get('/login-history', authenticate, limits.account, security.loginHistory);
  router.post('/freeze', guarded, security.freeze);
  return router;
}
