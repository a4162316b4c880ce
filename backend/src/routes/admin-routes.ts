import { Router } from 'express';
import type { AdminAdjustmentController } from '../controllers/admin-adjustment-controller.ts';
import type { AdminHealthController } from '../controllers/admin-health-controller.ts';
import type { AdminOverviewController } from '../controllers/admin-overview-controller.ts';
import type { AdminTokenController } from '../controllers/admin-token-controller.ts';
import type { AdminUserController } from '../controllers/admin-user-controller.ts';
import type { AdminWithdrawalController } from '../controllers/admin-withdrawal-controller.ts';
import type { AdminKycController } from '../controllers/admin-kyc-controller.ts';
import type { FeeController } from '../controllers/fee-controller.ts';
import type { ReconciliationController } from '../controllers/reconciliation-controller.ts';
import type { HouseController } from '../controllers/house-controller.ts';
import type { SurveillanceController } from '../controllers/surveillance-controller.ts';
import { authorize } from '../middleware/authorize.ts';
import { jsonBody } from '../middleware/json-body.ts';
import type { Gates } from './gates.ts';
import { adminHouseRoutes } from './house-routes.ts';
import { surveillanceRoutes } from './surveillance-routes.ts';

export interface AdminControllers {
  overview: AdminOverviewController;
  tokens: AdminTokenController;
  users: AdminUserController;
  withdrawals: AdminWithdrawalController;
  fees: FeeController;
  kyc: AdminKycController;
  adjustments: AdminAdjustmentController;
  reconciliation: ReconciliationController;
  house: HouseController;
  surveillance: SurveillanceController;
  health: AdminHealthController;
}

/** Every route names the one permission that it needs. */
export function adminRoutes(admin: AdminControllers, { authenticate, limits }: Gates): Router {
  const { overview, tokens, users, withdrawals, fees, kyc, adjustments, reconciliation } = admin;
  const router = Router();
  router.use(authenticate, limits.admin);
  router.get('/overview', authorize('admin:overview'), overview.overview);
  router.get('/audit', authorize('audit:read'), overview.audit);
  router.get('/tokens', authorize('tokens:read'), tokens.all);
  router.post('/tokens', authorize('tokens:write'), jsonBody, tokens.list);
  router.patch('/tokens/:id', authorize('tokens:write'), jsonBody, tokens.update);
  router.get('/users', authorize('users:read'), users.list);
  router.get('/users/:id', authorize('users:read'), users.get);
  // Each field has its own permission beyond this one, checked with the change.
  router.patch('/users/:id', authorize('users:read'), jsonBody, users.update);
  router.post('/users/:id/totp/reset', authorize('users:write'), jsonBody, users.resetTotp);
  router.get('/withdrawals', authorize('withdrawals:read'), withdrawals.list);
  const decide = authorize('withdrawals:decide');
  router.post('/withdrawals/:id/approve', decide, jsonBody, withdrawals.approve);
  router.post('/withdrawals/:id/reject', decide, jsonBody, withdrawals.reject);
  const second = authorize('adjustments:decide');
  router.get('/adjustments', authorize('adjustments:read'), adjustments.list);
  router.get('/adjustments/preview', authorize('adjustments:read'), adjustments.preview);
  router.post('/adjustments', authorize('adjustments:propose'), jsonBody, adjustments.propose);
  router.post('/adjustments/:id/approve', second, jsonBody, adjustments.approve);
  router.post('/adjustments/:id/reject', second, jsonBody, adjustments.reject);
  const read = authorize('reconciliation:read');
  router.get('/reconciliation', read, reconciliation.get);
  router.post('/reconciliation/run', read, reconciliation.run);
  const unfreeze = authorize('reconciliation:unfreeze');
  router.post('/reconciliation/unfreeze', unfreeze, jsonBody, reconciliation.unfreeze);
  router.get('/fees/tiers', authorize('fees:read'), fees.schedule);
  router.put('/fees/tiers', authorize('fees:write'), jsonBody, fees.setTiers);
  router.get('/users/:id/fee-overrides', authorize('fees:read'), fees.overrides);
  const write = authorize('fees:write');
  router.post('/users/:id/fee-overrides', write, jsonBody, fees.addOverride);
  router.delete('/users/:id/fee-overrides/:overrideId', write, fees.endOverride);
  const check = authorize('users:kyc');
  router.get('/kyc', check, kyc.list);
  router.get('/kyc/:id', check, kyc.get);
  router.get('/kyc/:id/documents/:documentId', check, kyc.document);
  router.post('/kyc/:id/approve', check, jsonBody, kyc.approve);
  router.post('/kyc/:id/reject', check, jsonBody, kyc.reject);
  router.get('/health', authorize('health:read'), admin.health.look);
  router.use(adminHouseRoutes(admin.house));
  router.use(surveillanceRoutes(admin.surveillance));
  return router;
}
