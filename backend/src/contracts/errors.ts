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
  'withdrawals_frozen',
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
  'totp_required',
  'invalid_totp',
  'forbidden',
  'account_disabled',
  'account_frozen',
  'kyc_required',
  'invalid_api_key',
  'invalid_signature',
  'timestamp_out_of_window',
  'ip_not_allowed',
  'key_permission_missing',
  'session_required',
  'email_unverified',
  'link_expired',
  'not_found',
  'conflict',
  'idempotency_key_reused',
  'address_not_allowed',
  'address_cooling_off',
  'withdrawal_limit_exceeded',
  'withdrawal_value_unknown',
  'rate_limited',
  'unavailable',
  'maintenance',
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
