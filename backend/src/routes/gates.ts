import type { RequestHandler } from 'express';
import type { RateLimits } from '../middleware/rate-limit.ts';

/** What stands before the controllers: who is calling, and how often. */
export interface Gates {
  authenticate: RequestHandler;
  limits: RateLimits;
}
