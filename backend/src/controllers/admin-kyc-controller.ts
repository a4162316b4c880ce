import type { RequestHandler } from 'express';
import type { KycContentType } from '../contracts/index.ts';
import { parseBody, parseQuery, pathParameter } from '../middleware/validate.ts';
import { presentAdminKycCheck, presentAdminKycDetail } from '../presenters/kyc.ts';
import type { IdentityDecision, IdentityQueue } from '../services/identity/identity-queue.ts';
import { actorOf } from './actor-of.ts';
import { decideKycSchema, kycQueueQuerySchema } from './kyc-schemas.ts';
import { sendData } from './respond.ts';

const FILE_ENDINGS: Record<KycContentType, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'application/pdf': 'pdf',
};

export class AdminKycController {
  constructor(private readonly queue: IdentityQueue) {}

  readonly list: RequestHandler = async (req, res) => {
    const query = parseQuery(kycQueueQuerySchema, req);
    const { items, nextCursor } = await this.queue.list(query);
    sendData(res, { items: items.map(presentAdminKycCheck), nextCursor });
  };

  readonly get: RequestHandler = async (req, res) => {
    sendData(res, presentAdminKycDetail(await this.queue.get(pathParameter(req, 'id'))));
  };

  /** The file, never to be shown by a browser as a page of ours, and kept by nobody on the way. */
  readonly document: RequestHandler = async (req, res) => {
    const { id, kind, contentType, content } = await this.queue.readDocument(
      actorOf(req),
      pathParameter(req, 'id'),
      pathParameter(req, 'documentId'),
    );
    const name = `${kind.replaceAll('_', '-')}-${id}.${FILE_ENDINGS[contentType]}`;
    res.statusCode = 200;
    res.setHeader('Content-Type', contentType);
    res.setHeader('Content-Length', content.length);
    res.setHeader('Content-Disposition', `attachment; filename="${name}"`);
    res.setHeader('X-Content-Type-Options', 'nosniff');
    res.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
    res.setHeader('Cache-Control', 'no-store');
    res.end(content);
  };

  readonly approve = this.decide('approve');
  readonly reject = this.decide('reject');

  private decide(decision: IdentityDecision): RequestHandler {
    return async (req, res) => {
      const { reason } = parseBody(decideKycSchema, req);
      const id = pathParameter(req, 'id');
      const decided = await this.queue.decide(actorOf(req), id, decision, reason);
      sendData(res, presentAdminKycDetail(decided));
    };
  }
}
