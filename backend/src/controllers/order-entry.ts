import { randomUUID } from 'node:crypto';
import type { OrderAck, OrderRequest } from '../contracts/index.ts';
import { AppError } from '../lib/app-error.ts';
import type { Logger } from '../lib/logger.ts';
import { requireKeyPermission } from '../middleware/authenticate-key.ts';
import { failureOf } from '../middleware/error-handler.ts';
import type { RateLimiter } from '../middleware/rate-limit.ts';
import type { Principal } from '../services/user-directory.ts';
import type { OrderRequests } from './order-requests.ts';

type Serve = (requests: OrderRequests, userId: string, body: unknown) => Promise<unknown>;

/** Each does what its route does. What a route has in its path, a socket's request has as `id`. */
const ENTRIES: Record<OrderRequest, Serve> = {
  'orders:place': (requests, userId, body) => requests.place(userId, body),
  'orders:oco': (requests, userId, body) => requests.placeOco(userId, body),
  'orders:preview': (requests, userId, body) => requests.preview(userId, body),
  'orders:amend': (requests, userId, body) => {
    const { id, rest } = withId(body);
    return requests.amend(userId, id, rest);
  },
  'orders:cancel': (requests, userId, body) => {
    const { id, rest } = withId(body);
    refuseFields(rest);
    return requests.cancel(userId, id);
  },
  'orders:cancel-all': (requests, userId, body) => requests.cancelAll(userId, body),
  'orders:place-batch': (requests, userId, body) => requests.placeBatch(userId, body),
  'orders:cancel-batch': (requests, userId, body) => requests.cancelBatch(userId, body),
  'orders:cancel-after': (requests, userId, body) => requests.cancelAfter(userId, body),
};

/** What is counted against the limit of batches; the rest against that of orders. */
const BATCHES: readonly OrderRequest[] = ['orders:place-batch', 'orders:cancel-batch'];

/** Whose socket a request comes from. */
export interface OrderEntrySession {
  userId: string;
  sessionId: string | null;
  apiKey: { name: string; version: number } | null;
}

export interface OrderEntryParts {
  requests: OrderRequests;
  rateLimiter: RateLimiter;
  /** Null when the session or the key has ended or its user is not active any more. */
  findPrincipal: (
    session: OrderEntrySession,
  ) => Promise<Pick<Principal, 'userId' | 'apiKey'> | null>;
  logger: Logger;
}

/** Order entry over a socket: the same requests, answers, failures and limits as over HTTP. */
export class OrderEntry {
  constructor(private readonly parts: OrderEntryParts) {}

  /** @param session of the socket; null for a visitor. */
  async answer(
    session: OrderEntrySession | null,
    request: OrderRequest,
    body: unknown,
  ): Promise<OrderAck<unknown>> {
    const serve = ENTRIES[request];
    const limit = BATCHES.includes(request) ? 'batches' : 'orders';
    try {
      const principal = session === null ? null : await this.parts.findPrincipal(session);
      if (session === null || principal?.userId !== session.userId) {
        throw new AppError('unauthenticated', 'Sign in to do this.');
      }
      requireKeyPermission(principal.apiKey, 'trade');
      await this.parts.rateLimiter.count(limit, session.userId);
      return { ok: true, data: await serve(this.parts.requests, session.userId, body) };
    } catch (error) {
      return this.failure(request, error);
    }
  }

  private failure(request: OrderRequest, error: unknown): OrderAck<unknown> {
    const requestId = randomUUID();
    const { code, message, details } = failureOf(error);
    if (!(error instanceof AppError)) {
      this.parts.logger.error('request failed', { requestId, request, code, error });
    }
    return {
      ok: false,
      error: { code, message, requestId, ...(details === undefined ? {} : { details }) },
    };
  }
}

/** @throws AppError `validation_failed` without an `id`. */
function withId(body: unknown): { id: string; rest: Record<string, unknown> } {
  const { id, ...rest } =
    typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  if (typeof id === 'string') return { id, rest };
  throw new AppError('validation_failed', 'The request is not valid.', {
    details: [{ field: 'id', message: id === undefined ? 'is required' : 'must be a string' }],
  });
}

function refuseFields(rest: Record<string, unknown>): void {
  const fields = Object.keys(rest);
  if (fields.length === 0) return;
  throw new AppError('validation_failed', 'The request is not valid.', {
    details: fields.map((field) => ({ field, message: 'is not allowed' })),
  });
}
