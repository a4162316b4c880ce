import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, MemoryStore, rateLimit } from 'express-rate-limit';
import { AppError } from '../lib/app-error.ts';
import { normalizeEmail } from '../lib/email.ts';
import type { FailureLimit } from '../services/api-keys/signed-requests.ts';

interface RateRule {
  windowMs: number;
  /** Requests per window. */
  limit: number;
  keyOf: (req: Request) => string;
  /** Successful requests are not counted. */
  isForFailures?: boolean;
}

const MINUTE_MS = 60_000;

/** One rule per class of routes; who is limited is part of each. `docs/api/limits.md` lists them. */
export const RATE_RULES = {
  /** Guessing one account's password. */
  signIn: {
    windowMs: 5 * MINUTE_MS,
    limit: 10,
    keyOf: (req) => `${addressOf(req)} ${emailOf(req)}`,
    isForFailures: true,
  },
  /** Guessing a password or a code with somebody else's session. */
  secrets: { windowMs: 5 * MINUTE_MS, limit: 10, keyOf: userOf, isForFailures: true },
  /** Guessing the secrets of mailed links. */
  linkGuesses: { windowMs: 5 * MINUTE_MS, limit: 10, keyOf: addressOf, isForFailures: true },
  /** Mail that somebody who is not signed in has sent to others, from one address. */
  mailRequests: { windowMs: 15 * MINUTE_MS, limit: 50, keyOf: addressOf },
  /** Mail to one person. */
  mailTo: {
    windowMs: 15 * MINUTE_MS,
    limit: 5,
    keyOf: (req) => req.principal?.userId ?? emailOf(req),
  },
  /** Everything about accounts from one address. */
  auth: { windowMs: 5 * MINUTE_MS, limit: 300, keyOf: addressOf },
  public: { windowMs: MINUTE_MS, limit: 1_200, keyOf: addressOf },
  account: { windowMs: MINUTE_MS, limit: 1_200, keyOf: userOf },
  orders: { windowMs: 10_000, limit: 1_000, keyOf: userOf },
  /** Up to a hundred orders each. */
  batches: { windowMs: 10_000, limit: 100, keyOf: userOf },
  money: { windowMs: MINUTE_MS, limit: 120, keyOf: userOf },
  /** Megabytes each. */
  documents: { windowMs: 10 * MINUTE_MS, limit: 60, keyOf: userOf },
  /** Reads a user's whole past. */
  portfolio: { windowMs: MINUTE_MS, limit: 120, keyOf: userOf },
  admin: { windowMs: MINUTE_MS, limit: 600, keyOf: userOf },
  /** Requests whose key, time or signature is wrong; each costs a look-up. */
  signatures: { windowMs: MINUTE_MS, limit: 120, keyOf: addressOf },
} satisfies Record<string, RateRule>;

type RateClass = keyof typeof RATE_RULES;

/** Classes that are counted by user alone, so that requests which are not HTTP can be counted too. */
type UserRateClass = 'orders' | 'batches';

export type RateLimits = Record<RateClass, RequestHandler>;

/** One count per class and caller, whichever way requests come. Counts live in this process. */
export class RateLimiter {
  readonly limits: RateLimits;
  private readonly stores = new Map<RateClass, MemoryStore>();

  /** @param isOn or no limits at all. */
  constructor(private readonly isOn: boolean) {
    const names = Object.keys(RATE_RULES) as RateClass[];
    const limits = names.map((name) => [name, isOn ? this.limiter(name) : passThrough]);
    this.limits = Object.fromEntries(limits) as RateLimits;
  }

  /** Counts a request that came over a socket. @throws AppError `rate_limited`. */
  async count(name: UserRateClass, userId: string): Promise<void> {
    const store = this.stores.get(name);
    if (!this.isOn || store === undefined) return;
    const { totalHits, resetTime } = await store.increment(userId);
    if (totalHits <= RATE_RULES[name].limit) return;
    throw rateLimitedError(secondsUntil(resetTime));
  }

  /** Of requests that are not signed right, over HTTP and sockets together. */
  get signatureFailures(): FailureLimit {
    const store = this.stores.get('signatures');
    return {
      requireFew: async (address) => {
        const hits = await store?.get(ipKeyGenerator(address));
        if ((hits?.totalHits ?? 0) < RATE_RULES.signatures.limit) return;
        throw rateLimitedError(secondsUntil(hits?.resetTime));
      },
      count: async (address) => {
        await store?.increment(ipKeyGenerator(address));
      },
    };
  }

  private limiter(name: RateClass): RequestHandler {
    const { windowMs, limit, keyOf, isForFailures }: RateRule = RATE_RULES[name];
    const store = new MemoryStore();
    this.stores.set(name, store);
    return rateLimit({
      windowMs,
      limit,
      store,
      keyGenerator: keyOf,
      skipSuccessfulRequests: isForFailures ?? false,
      standardHeaders: 'draft-7',
      legacyHeaders: false,
      // Its checks are for proxies, which the configuration names, and cost time.
      validate: false,
      // The limiter has set Retry-After by now.
      handler: (_req, _res, next) => {
        next(rateLimitedError());
      },
    });
  }
}

function secondsUntil(time: Date | undefined): number {
  return Math.max(1, Math.ceil(((time?.getTime() ?? 0) - Date.now()) / 1000));
}

function rateLimitedError(retryAfterSeconds?: number): AppError {
  return new AppError(
    'rate_limited',
    'Too many requests. Slow down.',
    retryAfterSeconds === undefined ? {} : { retryAfterSeconds },
  );
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
