import type { ErrorCode, ErrorDetail } from '@tokentradex/backend/contracts';

/** The API's own codes, and those that only a client sees. */
export type ApiErrorCode = ErrorCode | 'network_error' | 'timeout';

/** Every failed request ends as one of these. `status` is 0 when no answer came. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ApiErrorCode;
  readonly status: number;
  readonly requestId: string | null;
  readonly details: readonly ErrorDetail[];
  /** From `Retry-After`; null when the server did not say. */
  readonly retryAfterSeconds: number | null;

  constructor(fields: {
    code: ApiErrorCode;
    message: string;
    status: number;
    requestId?: string | null;
    details?: readonly ErrorDetail[];
    retryAfterSeconds?: number | null;
  }) {
    super(fields.message);
    this.code = fields.code;
    this.status = fields.status;
    this.requestId = fields.requestId ?? null;
    this.details = fields.details ?? [];
    this.retryAfterSeconds = fields.retryAfterSeconds ?? null;
  }

  /**
   * True when the server may have acted although no answer says so: a lost connection or a 5xx. Only
   * the same `clientOrderId` or `Idempotency-Key` sent again tells.
   */
  get isOutcomeUnknown(): boolean {
    return isOutcomeUnknown(this);
  }
}

/** A refusal for maintenance says for sure that nothing was done. */
export function isOutcomeUnknown({ status, code }: Pick<ApiErrorData, 'status' | 'code'>): boolean {
  return status === 0 || (status >= 500 && code !== 'maintenance');
}

/** A plain, serialisable copy for Redux. */
export interface ApiErrorData {
  code: ApiErrorCode;
  message: string;
  status: number;
  requestId: string | null;
  details: ErrorDetail[];
}

export function toErrorData(error: unknown): ApiErrorData {
  if (error instanceof ApiError) {
    const { code, message, status, requestId, details } = error;
    return { code, message, status, requestId, details: [...details] };
  }
  throw error;
}
