import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { assert } from '../lib/assert.ts';
import type { Principal } from '../services/user-directory.ts';

declare module 'express-serve-static-core' {
  interface Request {
    /** Also in the header X-Request-Id and in every log line about this request. */
    requestId: string;
    /** Set by `authenticate`. */
    principal?: Principal;
    /** Set by `authenticateKey`: what is verified are the bytes that came, not what they mean. */
    isRawBodyKept?: boolean;
    rawBody?: Buffer;
  }
}

/** One finished request, for the access log and the metrics. */
export interface FinishedRequest {
  requestId: string;
  method: string;
  /** The pattern of the route, never a path with ids; "unmatched" when no route took it. */
  route: string;
  status: number;
  durationMs: number;
  userId: string | null;
}

/** Gives each request an id of our own, and tells the observers when it is finished. */
export function requestContext(
  observers: readonly ((request: FinishedRequest) => void)[],
): RequestHandler {
  return (req, res, next) => {
    req.requestId = randomUUID();
    res.setHeader('X-Request-Id', req.requestId);
    if (observers.length > 0) {
      const startedMs = performance.now();
      res.on('finish', () => {
        // The types promise a route; a request that no route took has none.
        const route = req.route as { path: string } | undefined;
        const finished: FinishedRequest = {
          requestId: req.requestId,
          method: req.method,
          route: route === undefined ? 'unmatched' : req.baseUrl + route.path,
          status: res.statusCode,
          durationMs: performance.now() - startedMs,
          userId: req.principal?.userId ?? null,
        };
        for (const observe of observers) observe(finished);
      });
    }
    next();
  };
}

/** Who is calling. @throws AssertionError on a route without `authenticate`. */
export function principalOf(req: { principal?: Principal }): Principal {
  assert(req.principal !== undefined, 'the route authenticates');
  return req.principal;
}
