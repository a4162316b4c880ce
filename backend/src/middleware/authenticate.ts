import type { Request, RequestHandler } from 'express';
import { AppError } from '../lib/app-error.ts';
import type { AccessTokens } from '../services/access-tokens.ts';
import type { UserDirectory } from '../services/user-directory.ts';

const BEARER_PATTERN = /^Bearer ([\w.-]+)$/;

/**
 * Lets through who holds a token of a session that lives. Who that is and what they may do comes from
 * the directory, never from the token.
 */
export function authenticate(tokens: AccessTokens, directory: UserDirectory): RequestHandler {
  return async (req, _res, next) => {
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

/** What follows `Authorization: Bearer`, unchecked. */
export function bearerToken(req: Pick<Request, 'headers'>): string | null {
  return BEARER_PATTERN.exec(req.headers.authorization ?? '')?.[1] ?? null;
}
