import type { Request, RequestHandler } from 'express';
import { AppError } from '../lib/app-error.ts';
import type { AccessTokens } from '../services/access-tokens.ts';
import type { UserDirectory } from '../services/user-directory.ts';

const BEARER_PATTERN = /^Bearer ([\w.-]+)$/;

/** The headers that make a request a signed one. */
const SIGNATURE_HEADERS = ['x-api-key', 'x-api-timestamp', 'x-api-signature'];

/**
 * Lets through who holds a token of a session that lives, and no signed request. Who that is and what
 * they may do comes from the directory, never from the token.
 */
export function authenticate(tokens: AccessTokens, directory: UserDirectory): RequestHandler {
  return async (req, _res, next) => {
    if (isSigned(req)) {
      throw new AppError('session_required', 'API keys cannot do this. Sign in to do it.');
    }
    const token = bearerToken(req);
    const claims = token === null ? null : tokens.verify(token);
    const principal = claims === null ? null : await directory.find(claims.sessionId);
    if (principal === null || principal.userId !== claims?.userId) {
      throw new AppError('unauthenticated', 'Sign in to do this.');
    }
    req.principal = principal;
    next();
  };
}

/** Whether the request says that a key has signed it. */
export function isSigned(req: Pick<Request, 'headers'>): boolean {
  return SIGNATURE_HEADERS.some((name) => req.headers[name] !== undefined);
}

/** What follows `Authorization: Bearer`, unchecked. */
export function bearerToken(req: Pick<Request, 'headers'>): string | null {
  return BEARER_PATTERN.exec(req.headers.authorization ?? '')?.[1] ?? null;
}
