import type { ApiErrorCode, ApiErrorData } from '../services/api-error.ts';

/** Plain words for the codes whose cure the user holds; the others speak through the server's message. */
const TEXTS: Partial<Record<ApiErrorCode, string>> = {
  network_error: 'The exchange cannot be reached. Check your connection.',
  timeout: 'The exchange did not answer in time.',
  unavailable: 'The exchange is busy or restarting. Try again in a moment.',
  internal_error: 'Something went wrong on our side. Try again, and tell support if it stays.',
  rate_limited: 'Too many requests in a short time. Wait a moment and try again.',
  unauthenticated: 'Your session has ended. Sign in again.',
  invalid_credentials: 'E-mail or password is wrong.',
  account_disabled: 'This account is disabled. Contact support.',
  forbidden: 'Your account may not do this.',
  kyc_required: 'Your identity has to be verified before you can do this.',
  insufficient_balance: 'Your available balance does not cover this order.',
  market_closed: 'This market is halted. No orders are taken now.',
  cancel_only: 'This market only takes cancellations now.',
  post_only_market: 'This market only takes post-only limit orders now.',
  would_cross:
    'A post-only order at this price would trade at once. Choose a price behind the best.',
  price_out_of_band: 'The price is too far from the market. Bring it closer to the last price.',
  invalid_tick: 'The price is not a multiple of the tick size.',
  invalid_lot: 'The quantity is not a multiple of the lot size.',
  quantity_too_small: 'The quantity is below the smallest order of this market.',
  quantity_too_large: 'The quantity is above the largest order of this market.',
  notional_too_small: 'The value of the order is below the minimum of this market.',
  notional_too_large: 'The value of the order is above the maximum of this market.',
  too_many_open_orders: 'You have too many open orders in this market. Cancel some first.',
  unknown_order: 'This order does not exist.',
  order_closed: 'This order is closed already.',
  transaction_closed: 'This transaction is decided already.',
};

/** One or two sentences for a person, chosen by the error's code. */
export function describeError(error: Pick<ApiErrorData, 'code' | 'message'>): string {
  return TEXTS[error.code] ?? error.message;
}

/** The server's messages by field, for forms. */
export function fieldErrors(error: ApiErrorData | null | undefined): Record<string, string> {
  return Object.fromEntries((error?.details ?? []).map(({ field, message }) => [field, message]));
}
