import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { AppError } from '../lib/app-error.ts';
import { normalizeEmail } from '../lib/email.ts';

interface RateRule {
  windowMs: number;
  /** Requests per window. */
  limit: number;
  keyOf: (req: Request) => string;
  /** Successful requests are not counted. */
  isForFailures?: boolean;
}

const MINUTE_MS = 60_000;

/** One rule per class of routes; who is limited is part of each. */
const RULES = {
  /** Guessing one account's password. */
  signIn: {
    windowMs: 5 * MINUTE_MS,
    limit: 10,
    keyOf: (req) => `${addressOf(req)} ${emailOf(req)}`,
    isForFailures: true,
  },
  /** Everything about accounts from one address. */
  auth: { windowMs: 5 * MINUTE_MS, limit: 300, keyOf: addressOf },
  public: { windowMs: MINUTE_MS, limit: 1_200, keyOf: addressOf },
  account: { windowMs: MINUTE_MS, limit: 1_200, keyOf: userOf },
  orders: { windowMs: 10_000, limit: 1_000, keyOf: userOf },
  /** Up to a hundred orders each. */
  batches: { windowMs: 10_000, limit: 100, keyOf: userOf },
  money: { windowMs: MINUTE_MS, limit: 120, keyOf: userOf },
  /** Reads a user's whole past. */
  portfolio: { windowMs: MINUTE_MS, limit: 120, keyOf: userOf },
  admin: { windowMs: MINUTE_MS, limit: 600, keyOf: userOf },
} satisfies Record<string, RateRule>;

export type RateLimits = Record<keyof typeof RULES, RequestHandler>;

/** A limiter per class, or none at all. Counts live in this process. */
export function createRateLimits(isOn: boolean): RateLimits {
  const names = Object.keys(RULES) as (keyof typeof RULES)[];
  const limits = names.map((name) => [name, isOn ? limiter(RULES[name]) : passThrough]);
  return Object.fromEntries(limits) as RateLimits;
}

function limiter({ windowMs, limit, keyOf, isForFailures }: RateRule): RequestHandler {
  return rateLimit({
    windowMs,
    limit,
    keyGenerator: keyOf,
    skipSuccessfulRequests: isForFailures ?? false,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    // Its checks are for proxies, which the configuration names, and cost time.
    validate: false,
    // The limiter has set Retry-After by now.
    handler: (_req, _res, next) => {
      next(new AppError('rate_limited', 'Too many requests. Slow down.'));
    },
  });
}

const passThrough: RequestHandler = (_req, _res, next) => {
  next();
};

/** An IPv6 client owns a whole network: it is counted as one. */
function addressOf(req: Request): string {
  return ipKeyGenerator(req.ip ?? '');
}

function userOf(req: Request): string {
  return req.principal?.userId ?? addressOf(req);
}

function emailOf(req: Request): string {
  const email: unknown = (req.body as { email?: unknown } | undefined)?.email;
  return typeof email === 'string' ? normalizeEmail(email) : '';
}
