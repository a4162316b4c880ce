import type { RequestHandler } from 'express';
import type { ApiKeyPermission } from '../contracts/index.ts';
import type { RateLimits } from '../middleware/rate-limit.ts';

/** What stands before the controllers: who is calling, and how often. */
export interface Gates {
  /** Sessions only: a route is closed to API keys unless it says otherwise. */
  authenticate: RequestHandler;
  /** A session, or a program that signs with a key that holds the permission. */
  withKey: Record<ApiKeyPermission, RequestHandler>;
  limits: RateLimits;
}
