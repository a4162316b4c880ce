import type { ErrorRequestHandler, RequestHandler } from 'express';
import { ConnectionError, DatabaseError } from 'sequelize';
import type { ErrorCode, Failure } from '../contracts/index.ts';
import { AppError } from '../lib/app-error.ts';
import type { Logger } from '../lib/logger.ts';

/** The one place where a code meets its status; `docs/api/errors.md` explains each. */
export const STATUS_BY_CODE: Record<ErrorCode, number> = {
  validation_failed: 400,
  malformed_json: 400,
  payload_too_large: 413,
  unsupported_media_type: 415,
  unauthenticated: 401,
  invalid_credentials: 401,
  totp_required: 401,
  invalid_totp: 401,
  forbidden: 403,
  account_disabled: 403,
  account_frozen: 403,
  kyc_required: 403,
  invalid_api_key: 401,
  invalid_signature: 401,
  timestamp_out_of_window: 401,
  ip_not_allowed: 403,
  key_permission_missing: 403,
  session_required: 403,
  email_unverified: 403,
  link_expired: 422,
  not_found: 404,
  conflict: 409,
  idempotency_key_reused: 422,
  address_not_allowed: 422,
  address_cooling_off: 422,
  withdrawal_limit_exceeded: 422,
  withdrawal_value_unknown: 422,
  rate_limited: 429,
  unavailable: 503,
  maintenance: 503,
  internal_error: 500,
  insufficient_balance: 422,
  market_closed: 422,
  post_only_market: 422,
  would_cross: 422,
  would_trigger: 422,
  price_out_of_band: 422,
  invalid_tick: 422,
  invalid_lot: 422,
  quantity_too_small: 422,
  quantity_too_large: 422,
  notional_too_small: 422,
  notional_too_large: 422,
  too_many_open_orders: 422,
  too_many_triggers: 422,
  no_reference_price: 422,
  invalid_display_quantity: 422,
  invalid_expiry: 422,
  not_amendable: 422,
  unknown_token: 422,
  unknown_order: 404,
  order_closed: 409,
  unknown_transaction: 404,
  transaction_closed: 409,
  cancel_only: 422,
  withdrawals_frozen: 503,
};

const RETRY_AFTER_SECONDS_DEFAULT = 1;

/** What the body parser and the router call their errors. */
const CODE_BY_PARSER_TYPE: Record<string, [ErrorCode, string]> = {
  'entity.parse.failed': ['malformed_json', 'The body is not JSON.'],
  'entity.too.large': ['payload_too_large', 'The body is too large.'],
  'encoding.unsupported': ['unsupported_media_type', 'Send the body uncompressed.'],
  'charset.unsupported': ['unsupported_media_type', 'Send JSON: application/json in UTF-8.'],
  'request.size.invalid': ['malformed_json', 'The body is shorter or longer than it says.'],
  'request.aborted': ['malformed_json', 'The body ended early.'],
};

/** PostgreSQL's classes for "not now": connection, resources, operator, cancelled, deadlock. */
const TRANSIENT_SQLSTATE = /^(08|53|57|40)/;

/** The last middleware: every failure becomes one answer here, and nothing internal leaves. */
export function errorHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    const failure = failureOf(error);
    const status = STATUS_BY_CODE[failure.code];
    const isCutShort = res.headersSent;
    // Expected failures are told to their caller and counted; a full queue must not fill the log.
    // An answer that was cut short tells its caller nothing, so the log has to.
    if (isCutShort || (status >= 500 && !(error instanceof AppError))) {
      const { requestId, method, path } = req;
      logger.error('request failed', {
        requestId,
        method,
        path,
        code: failure.code,
        isCutShort,
        error,
      });
    }
    if (isCutShort) {
      // Express closes the connection: a part must never be taken for the whole.
      next(error);
      return;
    }
    if (status === 401) res.setHeader('WWW-Authenticate', 'Bearer');
    if (status === 503 || (status === 429 && !res.hasHeader('Retry-After'))) {
      const seconds = failure.retryAfterSeconds ?? RETRY_AFTER_SECONDS_DEFAULT;
      res.setHeader('Retry-After', String(seconds));
    }
    const body: Failure = {
      success: false,
      error: {
        code: failure.code,
        message: failure.message,
        requestId: req.requestId,
        ...(failure.details === undefined ? {} : { details: failure.details }),
      },
    };
    res.status(status).json(body);
  };
}

/** For paths that no route takes. */
export const notFound: RequestHandler = () => {
  throw new AppError('not_found', 'There is nothing at this path.');
};

/** What a client is told of any failure, whichever way it asked; nothing internal. */
export function failureOf(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (isTransient(error)) {
    return new AppError('unavailable', 'The exchange is not available right now. Try again.', {
      cause: error,
    });
  }
  return (
    parserFailure(error) ?? new AppError('internal_error', 'Something went wrong on our side.')
  );
}

function isTransient(error: unknown): boolean {
  if (error instanceof ConnectionError) return true;
  if (!(error instanceof DatabaseError)) return false;
  const sqlState = 'code' in error.parent ? error.parent.code : undefined;
  return typeof sqlState === 'string' && TRANSIENT_SQLSTATE.test(sqlState);
}

function parserFailure(error: unknown): AppError | null {
  if (!(error instanceof Error)) return null;
  const { type, status } = error as { type?: unknown; status?: unknown };
  const known = typeof type === 'string' ? CODE_BY_PARSER_TYPE[type] : undefined;
  if (known !== undefined) return new AppError(...known);
  // A path that cannot be decoded, among others.
  if (status === 400) return new AppError('validation_failed', 'The request is not valid.');
  return null;
}
