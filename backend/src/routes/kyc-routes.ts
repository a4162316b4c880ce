import { Router } from 'express';
import type { KycController } from '../controllers/kyc-controller.ts';
import { documentBody } from '../middleware/document-body.ts';
import { jsonBody } from '../middleware/json-body.ts';
import type { Gates } from './gates.ts';

export function kycRoutes(kyc: KycController, { authenticate, limits }: Gates): Router {
  const router = Router();
  router.get('/', authenticate, limits.account, kyc.get);
  router.post('/', authenticate, limits.documents, jsonBody, kyc.submit);
  router.post('/documents', authenticate, limits.documents, documentBody, kyc.addDocument);
  router.delete('/documents/:id', authenticate, limits.documents, kyc.removeDocument);
  return router;
}
