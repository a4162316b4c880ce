import type { RequestHandler } from 'express';
import { KYC_CONTENT_TYPES } from '../contracts/index.ts';
import { assert } from '../lib/assert.ts';
import { principalOf } from '../middleware/request-context.ts';
import { parseBody, parseQuery, pathParameter } from '../middleware/validate.ts';
import { presentKyc, presentKycDocument } from '../presenters/kyc.ts';
import type { Identity } from '../services/identity/identity.ts';
import { kycDocumentQuerySchema, kycProfileSchema } from './kyc-schemas.ts';
import { sendData } from './respond.ts';

export class KycController {
  constructor(private readonly identity: Identity) {}

  readonly get: RequestHandler = async (req, res) => {
    sendData(res, presentKyc(await this.identity.checks.get(principalOf(req).userId)));
  };

  readonly submit: RequestHandler = async (req, res) => {
    const profile = parseBody(kycProfileSchema, req);
    const own = await this.identity.checks.submit(principalOf(req).userId, profile);
    sendData(res, presentKyc(own), 201);
  };

  readonly addDocument: RequestHandler = async (req, res) => {
    const { kind } = parseQuery(kycDocumentQuerySchema, req);
    const contentType = KYC_CONTENT_TYPES.find((type) => type === req.headers['content-type']);
    assert(contentType !== undefined, 'the route reads documents');
    const content = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
    const document = { kind, contentType, content };
    const stored = await this.identity.documents.add(principalOf(req).userId, document);
    sendData(res, presentKycDocument(stored), 201);
  };

  readonly removeDocument: RequestHandler = async (req, res) => {
    const { userId } = principalOf(req);
    const removed = await this.identity.documents.remove(userId, pathParameter(req, 'id'));
    sendData(res, presentKycDocument(removed));
  };
}
