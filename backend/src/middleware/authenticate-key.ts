import type { Request, RequestHandler, Response } from 'express';
import type { ApiKeyPermission } from '../contracts/index.ts';
import { AppError } from '../lib/app-error.ts';
import type { SignatureFields, SignedRequests } from '../services/api-keys/signed-requests.ts';
import type { KeyGrant } from '../services/user-directory.ts';
import { isSigned } from './authenticate.ts';
import { jsonBody } from './json-body.ts';

/**
 * For routes that programs may use too: lets through a session, or a request signed with a key that
 * holds the permission. Reads the body of a signed request, so that what is verified are its bytes.
 */
export function authenticateKey(
  authenticate: RequestHandler,
  signedRequests: Pick<SignedRequests, 'claim' | 'accept'>,
  needed: ApiKeyPermission,
): RequestHandler {
  return async (req, res, next) => {
    if (!isSigned(req)) {
      await authenticate(req, res, next);
      return;
    }
    if (req.headers.authorization !== undefined) throw bothError();
    const claim = await signedRequests.claim(fieldsOf(req), req.ip ?? '');
    const bodyFailure = await readBody(req, res);
    if (bodyFailure !== null && req.rawBody === undefined) throw bodyFailure;
    const principal = await signedRequests.accept(
      claim,
      [req.method, req.originalUrl, req.rawBody ?? ''],
      req.get('Idempotency-Key') ?? null,
    );
    if (bodyFailure !== null) throw bodyFailure;
    requireKeyPermission(principal.apiKey, needed);
    req.principal = principal;
    next();
  };
}

/** Sessions hold every permission. @throws AppError `key_permission_missing`. */
export function requireKeyPermission(key: KeyGrant | null, needed: ApiKeyPermission): void {
  if (key === null || key.permissions.includes(needed)) return;
  throw new AppError('key_permission_missing', `This key lacks the permission ${needed}.`);
}

function fieldsOf(req: Request): SignatureFields {
  const field = (name: string) => ({ name, value: req.get(name) });
  return {
    apiKey: field('X-API-Key'),
    timestamp: field('X-API-Timestamp'),
    signature: field('X-API-Signature'),
    recvWindow: field('X-API-Recv-Window'),
  };
}

/** What is wrong with the body, to be told to whoever has signed it; null when nothing is. */
function readBody(req: Request, res: Response): Promise<Error | null> {
  return new Promise((resolve, reject) => {
    req.isRawBodyKept = true;
    const done = (failure: unknown): void => {
      if (failure === undefined || failure === null) resolve(null);
      else if (failure instanceof Error) resolve(failure);
      else reject(new TypeError('the body parser failed with something else than an error'));
    };
    try {
      void jsonBody(req, res, done);
    } catch (failure) {
      done(failure);
    }
  });
}

function bothError(): AppError {
  return new AppError('validation_failed', 'The request is not valid.', {
    details: [{ field: 'Authorization', message: 'cannot be sent together with X-API-Key' }],
  });
}
