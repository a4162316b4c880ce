/** Why the engine refused a command. Stable words; each is documented in docs/api/errors.md. */
export const REFUSAL_CODES = [
  'insufficient_balance',
  'market_closed',
  'post_only_market',
  'would_cross',
  'would_trigger',
  'price_out_of_band',
  'invalid_tick',
  'invalid_lot',
  'quantity_too_small',
  'quantity_too_large',
  'notional_too_small',
  'notional_too_large',
  'too_many_open_orders',
  'too_many_triggers',
  'no_reference_price',
  'invalid_display_quantity',
  'invalid_expiry',
  'not_amendable',
  'unknown_token',
  'unknown_order',
  'order_closed',
  'unknown_transaction',
  'transaction_closed',
  'cancel_only',
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Every `error.code` of the API. */
export const ERROR_CODES = [
  'validation_failed',
  'malformed_json',
  'payload_too_large',
  'unsupported_media_type',
  'unauthenticated',
  'invalid_credentials',
  'forbidden',
  'account_disabled',
  'kyc_required',
  'not_found',
  'conflict',
  'idempotency_key_reused',
  'address_not_allowed',
  'address_cooling_off',
  'withdrawal_limit_exceeded',
  'withdrawal_value_unknown',
  'rate_limited',
  'unavailable',
  'internal_error',
  ...REFUSAL_CODES,
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

export interface ErrorDetail {
  field: string;
  message: string;
}

export interface Failure {
  success: false;
  error: {
    code: ErrorCode;
    message: string;
    requestId: string;
    details?: ErrorDetail[];
  };
}
