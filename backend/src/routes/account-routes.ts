import { Router, type RequestHandler } from 'express';
import type { AccountController } from '../controllers/account-controller.ts';
import { jsonBody } from '../middleware/json-body.ts';
import type { Gates } from './gates.ts';

/** Below /auth, beside signing in and out. */
export function accountRoutes(account: AccountController, { authenticate, limits }: Gates): Router {
  const router = Router();
  router.post('/forgot', limits.mailRequests, jsonBody, limits.mailTo, account.forgot);
  router.post('/reset', limits.auth, limits.linkGuesses, jsonBody, account.reset);
  router.post('/verify-email', limits.auth, limits.linkGuesses, jsonBody, account.verifyEmail);
  router.post('/verify-email/resend', authenticate, limits.mailTo, account.resendVerification);
  router.patch(
    '/me',
    authenticate,
    limits.account,
    jsonBody,
    forEmail(limits.secrets),
    forEmail(limits.mailTo),
    account.update,
  );
  router.get('/email-change', authenticate, limits.account, account.emailChange);
  router.delete('/email-change', authenticate, limits.account, account.cancelEmailChange);
  return router;
}

/** A change of the user name alone neither asks for the password nor sends mail. */
function forEmail(gate: RequestHandler): RequestHandler {
  return (req, res, next) => {
    const email = (req.body as { email?: unknown } | undefined)?.email;
    if (email === undefined) next();
    else void gate(req, res, next);
  };
}
