import { defineTexts } from '../i18n.ts';

/** What went wrong, by the error's code, for every code whose cure does not depend on the case. */
export const errorTexts = defineTexts('errors', {
  'code.network_error': 'The exchange cannot be reached. Check your connection.',
  'code.timeout': 'The exchange did not answer in time.',
  'code.unavailable': 'The exchange is busy or restarting. Try again in a moment.',
  'code.maintenance':
    'The exchange is under maintenance. You can cancel orders; new ones and withdrawals are taken again afterwards.',
  'code.internal_error':
    'Something went wrong on our side. Try again, and tell support if it stays.',
  'code.rate_limited': 'Too many requests in a short time. Wait a moment and try again.',
  'code.unauthenticated': 'Your session has ended. Sign in again.',
  'code.invalid_credentials': 'E-mail or password is wrong.',
  'code.totp_required': 'The code of your authenticator app is needed.',
  'code.invalid_totp':
    'The code is wrong, has expired or was used before. Wait for the next one and try again.',
  'code.account_frozen':
    'The account is frozen by its owner: no sign-in and no withdrawal until support lifts it.',
  'code.account_disabled': 'This account is disabled. Contact support.',
  'code.forbidden': 'Your account may not do this.',
  'code.kyc_required': 'Your identity has to be verified before you can do this.',
  'code.email_unverified':
    'Your e-mail address has to be verified first: see your profile in the settings.',
  'code.link_expired': 'The link has expired or was used already. Ask for another.',
  'code.address_not_allowed':
    'Allow-list mode is on: choose an address of your address book that is past its waiting period.',
  'code.address_cooling_off': 'This address is still in its waiting period.',
  'code.withdrawal_limit_exceeded': 'This is more than is left of your withdrawal limits.',
  'code.withdrawal_value_unknown':
    'This asset has no price yet, so it cannot be counted against your withdrawal limits.',
  'code.insufficient_balance': 'Your available balance does not cover this order.',
  'code.market_closed': 'This market takes no new orders now.',
  'code.cancel_only': 'This market only takes cancellations now.',
  'code.withdrawals_frozen':
    'Withdrawals are paused while the books are checked. Nothing was taken; try again later.',
  'code.post_only_market': 'This market only takes post-only limit orders now.',
  'code.would_cross':
    'A post-only order at this price would trade at once. Choose a price behind the best.',
  'code.would_trigger':
    'The stop price is reached already. Choose one on the other side of the last price.',
  'code.price_out_of_band':
    'The price is too far from the market. Bring it closer to the last price.',
  'code.invalid_tick': 'The price is not a multiple of the tick size.',
  'code.invalid_lot': 'The quantity is not a multiple of the lot size.',
  'code.quantity_too_small': 'The quantity is below the smallest order of this market.',
  'code.quantity_too_large': 'The quantity is above the largest order of this market.',
  'code.notional_too_small': 'The value of the order is below the minimum of this market.',
  'code.notional_too_large': 'The value of the order is above the maximum of this market.',
  'code.too_many_open_orders': 'You have too many open orders in this market. Cancel some first.',
  'code.too_many_triggers': 'You have too many waiting stops in this market. Cancel some first.',
  'code.no_reference_price': 'This market has no last price yet that a stop could follow.',
  'code.invalid_display_quantity':
    'The shown quantity has to be smaller than the order and not below the smallest order.',
  'code.invalid_expiry': 'The expiry has to be in the future and within the limit.',
  'code.not_amendable': 'This order cannot be changed like that. Cancel it and place another.',
  'code.unknown_token': 'This token does not exist.',
  'code.unknown_order': 'This order does not exist.',
  'code.order_closed': 'This order is closed already.',
  'code.unknown_transaction': 'This transaction does not exist.',
  'code.transaction_closed': 'This transaction is decided already.',
});
